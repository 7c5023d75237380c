package page

import (
	"cmp"
	"net/url"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// HomeView is the home page: /.
type HomeView struct {
	Page
	AsOf     *brief.Date    // the day on which the site stands
	By       brief.Link     // the publisher; no URL where the site gives none
	Counts   []HomeCount    // what is on record
	Dated    bool           // some claim has a deadline
	Featured *Featured      // what the desk chose, nil if it chose nothing
	Overdue  []*brief.Claim // the first of them
	Due      []*brief.Claim // those that fall due next, soonest first
	Overdues int            // how many claims are overdue
	Ahead    int            // how many fall due
	Ruled    []Ruled        // the last rulings, newest first
	Mover    *brief.Link    // the event whose date moved most; nil if none moved
	Chart    *chart.Drift   // of Mover
	Articles []*brief.Article
	Topics   []TopicLink
	Claims   []*brief.Claim // the newest, if the site has no articles
}

// HomeCount is a number of the record, with the list that shows what was counted.
type HomeCount struct {
	brief.Link
	Count int
}

// homeCounts counts claims, those rated lowest for truth, the moves of dates, overdue claims and
// threats. It leaves out those of which there are none.
func homeCounts(b *builder, overdue int) (all []HomeCount) {
	d, worst := b.docket, b.docket.Settings.Scale(content.Statement).Ratings[0]
	var rated, moves, threats int
	for _, c := range d.Claims {
		if b.briefs.Claim(c).Verdict.ID == worst.ID && !c.Forward() {
			rated++
		}
		if c.Kind == content.KindThreat {
			threats++
		}
		if slices.ContainsFunc(c.Steps, func(s docket.Step) bool {
			return s.Kind == docket.PutBack ||
				s.Kind == docket.BroughtFwd
		}) {
			moves++
		}
	}
	for _, c := range []struct {
		n         int
		url, text string
	}{
		{len(d.Claims), "claims/", b.words.Text("home.count-claims", len(d.Claims))},
		{rated, "claims/?rating=" + url.QueryEscape(worst.ID),
			b.words.Text("home.count-rated", b.theme.Label(content.Statement, &worst))},
		{moves, "events/", b.words.Text("home.count-moves", moves)},
		{overdue, "deadlines/#overdue", b.words.Text("home.count-overdue", overdue)},
		{threats, "threats/", b.words.Text("home.count-threats", threats)},
	} {
		if c.n > 0 {
			all = append(all, HomeCount{brief.Link{URL: b.info.Base + c.url, Text: c.text}, c.n})
		}
	}
	return all
}

// Featured is the records that the desk chose for the home page, the newest first.
type Featured struct {
	Articles []*brief.Article
	Claims   []*brief.Claim
	Events   []*EventRow
	Topics   []*TopicLink
}

func featured(b *builder) *Featured {
	d, out := b.docket, &Featured{}
	for _, a := range slices.Backward(d.Articles) {
		if a.Featured {
			out.Articles = append(out.Articles, b.briefs.Article(a))
		}
	}
	for _, c := range slices.Backward(d.Claims) {
		if c.Featured {
			out.Claims = append(out.Claims, b.briefs.Claim(c))
		}
	}
	for _, e := range d.Events {
		if e.Featured {
			out.Events = append(out.Events, eventRow(b, e))
		}
	}
	for _, t := range d.Topics {
		if t.Featured {
			out.Topics = append(out.Topics, topicLink(b, t))
		}
	}
	if len(out.Articles)+len(out.Claims)+len(out.Events)+len(out.Topics) == 0 {
		return nil
	}
	return out
}

// Ruled is a ruling of ours with its claim.
type Ruled struct {
	Claim  *brief.Claim
	Ruling *Ruling
}

// homeRows is how many rows each list of the home page has.
const homeRows = 6

func homeView(b *builder) headed {
	d := b.docket
	v := &HomeView{Page: newPage(b, "", "", d.Settings.Title, d.Settings.Description), AsOf: b.briefs.Day(d.AsOf)}
	if v.Description == "" {
		v.Description = b.words.Text("home.description", d.Settings.Title)
	}
	v.Data, v.Featured = []any{webSite(b)}, featured(b)
	overdue, due := []*docket.Claim{}, []*docket.Claim{}
	for _, c := range d.Claims {
		switch {
		case c.Overdue && c.First == c:
			overdue = append(overdue, c)
		case dated(c) && c.Open() && c.First == c && c.FallsDue() >= d.AsOf:
			due = append(due, c)
		}
	}
	v.Overdues, v.Ahead = len(overdue), len(due)
	v.Dated = slices.ContainsFunc(d.Claims, dated)
	v.Counts = homeCounts(b, len(overdue))
	if name := d.Settings.Publisher.Name; name != "" {
		v.By = brief.Link{URL: d.Settings.Publisher.URL, Text: name}
	}
	byDeadline := func(x, y *docket.Claim) int { return cmp.Compare(x.FallsDue(), y.FallsDue()) }
	lastFirst := func(x, y *docket.Claim) int { return byDeadline(y, x) }
	v.Overdue = b.briefs.Claims(firstBy(overdue, homeRows, lastFirst))
	v.Due = b.briefs.Claims(firstBy(due, homeRows, byDeadline))
	for _, a := range lastRuled(d, homeRows) {
		v.Ruled = append(v.Ruled, Ruled{b.briefs.Claim(a.Claim), ruling(b, a)})
	}
	if e := mostMoved(d); e != nil {
		l := brief.LinkTo(e.Ref())
		v.Mover, v.Chart = &l, drift(b, e, nil).Whole()
	}
	for _, a := range slices.Backward(d.Articles[max(0, len(d.Articles)-homeRows):]) {
		v.Articles = append(v.Articles, b.briefs.Article(a))
	}
	if len(d.Articles) == 0 {
		for _, c := range slices.Backward(d.Claims[max(0, len(d.Claims)-2*homeRows):]) {
			v.Claims = append(v.Claims, b.briefs.Claim(c))
		}
	}
	for _, t := range mostClaims(d.Topics, 3*homeRows) {
		v.Topics = append(v.Topics, *topicLink(b, t))
	}
	return v
}

// firstBy returns the first n claims in an order, and sorts the list.
func firstBy(list []*docket.Claim, n int, order func(x, y *docket.Claim) int) []*docket.Claim {
	slices.SortStableFunc(list, order)
	return list[:min(n, len(list))]
}

// lastRuled returns the desk's newest rulings that still stand, newest first.
func lastRuled(d *docket.Docket, n int) (out []*docket.Assessment) {
	for _, c := range d.Claims {
		if c.Standing != nil && c.Standing.Claim == c {
			out = append(out, c.Standing)
		}
	}
	slices.SortStableFunc(out, func(x, y *docket.Assessment) int {
		return edtf.Compare(y.Assessment.Date, x.Assessment.Date)
	})
	return out[:min(n, len(out))]
}

// mostMoved returns the event whose stated dates were moved by the most days; nil if none
// was moved.
func mostMoved(d *docket.Docket) (mover *docket.Event) {
	days := map[*docket.Event]int{}
	for _, c := range d.Claims {
		for _, step := range c.Steps {
			if c.Event != nil && step.Side != nil {
				days[c.Event] += step.Days
			}
		}
	}
	for _, e := range d.Events {
		if days[e] > 0 && (mover == nil || days[e] > days[mover]) {
			mover = e
		}
	}
	return mover
}

// mostClaims returns the n topics with the most claims, by title.
func mostClaims(topics []*docket.Topic, n int) []*docket.Topic {
	if len(topics) <= n {
		return topics
	}
	chosen := slices.Clone(topics)
	slices.SortStableFunc(chosen, func(x, y *docket.Topic) int { return len(y.Claims) - len(x.Claims) })
	chosen = chosen[:n]
	slices.SortStableFunc(chosen, func(x, y *docket.Topic) int { return cmp.Compare(x.Title, y.Title) })
	return chosen
}
