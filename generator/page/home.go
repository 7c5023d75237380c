package page

import (
	"cmp"
	"slices"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// HomeView is what stands today: /.
type HomeView struct {
	Page
	AsOf     *Date    // the day on which the site stands
	Overdue  []*Claim // the first of them
	Due      []*Claim // what falls due next, soonest first
	Overdues int      // how many claims are overdue
	Ahead    int      // how many fall due
	Ruled    []Ruled  // what was last ruled on, newest first
	Mover    *Link    // the event whose date moved most; nil where none moved
	Chart    *Drift   // of Mover
	Articles []*Article
	Topics   []TopicLink
	Claims   []*Claim // the newest, where the site has no articles
}

// Ruled is a ruling of ours with its claim.
type Ruled struct {
	Claim  *Claim
	Ruling *Ruling
}

// TopicLink is a topic in a list.
type TopicLink struct {
	Link
	Description string // plain
	Claims      int
	Articles    int
}

// homeRows is how many rows each list of the home page has.
const homeRows = 6

func homeView(b *builder) headed {
	d := b.docket
	v := &HomeView{Page: b.page("", "", d.Settings.Title, d.Settings.Description), AsOf: b.day(d.AsOf)}
	if v.Description == "" {
		v.Description = b.theme.words.Text("home.description", d.Settings.Title)
	}
	v.Data = []any{webSite(b)}
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
	v.Overdue = b.cardsOf(firstBy(overdue, homeRows, func(x, y *docket.Claim) int { return cmp.Compare(y.Deadline.Upper(), x.Deadline.Upper()) }))
	v.Due = b.cardsOf(firstBy(due, homeRows, func(x, y *docket.Claim) int { return cmp.Compare(x.Deadline.Upper(), y.Deadline.Upper()) }))
	for _, a := range lastRuled(d, homeRows) {
		v.Ruled = append(v.Ruled, Ruled{b.claim(a.Claim), b.ruling(a)})
	}
	if e := b.mostMoved(); e != nil {
		l := link(e.Ref())
		v.Mover, v.Chart = &l, b.drift(e, nil)
	}
	for _, a := range slices.Backward(d.Articles[max(0, len(d.Articles)-homeRows):]) {
		v.Articles = append(v.Articles, b.article(a))
	}
	if len(d.Articles) == 0 {
		for _, c := range slices.Backward(d.Claims[max(0, len(d.Claims)-2*homeRows):]) {
			v.Claims = append(v.Claims, b.claim(c))
		}
	}
	for _, t := range mostClaims(d.Topics, 3*homeRows) {
		v.Topics = append(v.Topics, *b.topicLink(t))
	}
	return v
}

// firstBy returns the first n of a list in an order, ties in the list's own.
func firstBy(list []*docket.Claim, n int, order func(x, y *docket.Claim) int) []*docket.Claim {
	slices.SortStableFunc(list, order)
	return list[:min(n, len(list))]
}

// lastRuled are our newest rulings that still stand, newest first.
func lastRuled(d *docket.Docket, n int) (out []*docket.Assessment) {
	for _, c := range d.Claims {
		if c.Standing != nil && c.Standing.Claim == c {
			out = append(out, c.Standing)
		}
	}
	slices.SortStableFunc(out, func(x, y *docket.Assessment) int { return edtf.Compare(y.Assessment.Date, x.Assessment.Date) })
	return out[:min(n, len(out))]
}

// mostMoved is the event whose stated dates were put back and brought forward by
// the most days; nil where none moved.
func (s *Site) mostMoved() *docket.Event {
	s.moves.Do(func() {
		days := map[*docket.Event]int{}
		for _, c := range s.docket.Claims {
			for _, step := range c.Steps {
				if c.Event != nil {
					days[c.Event] += step.Days
				}
			}
		}
		for _, e := range s.docket.Events {
			if days[e] > 0 && (s.mover == nil || days[e] > days[s.mover]) {
				s.mover = e
			}
		}
	})
	return s.mover
}

// mostClaims are the n topics with the most claims, in their own order.
func mostClaims(topics []*docket.Topic, n int) []*docket.Topic {
	if len(topics) <= n {
		return topics
	}
	chosen := slices.Clone(topics)
	slices.SortStableFunc(chosen, func(x, y *docket.Topic) int { return cmp.Compare(len(y.Claims), len(x.Claims)) })
	chosen = chosen[:n]
	slices.SortStableFunc(chosen, func(x, y *docket.Topic) int { return cmp.Compare(x.Title, y.Title) })
	return chosen
}

func (b *builder) topicLink(t *docket.Topic) *TopicLink {
	return &TopicLink{Link: link(t.Ref()), Description: shorten(b.docket.Text(t.Description), 160), Claims: len(t.Claims), Articles: len(t.Articles)}
}
