package export

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Feed is a feed of changes.
type Feed struct {
	Path  string // in the output, unescaped
	URL   string // the feed's own address, absolute
	Title string
	Of    string // absolute address of the page whose changes it follows

	exporter *Exporter
	changes  func() []Change
}

// siteFeedPath is the path of the site's own feed.
const siteFeedPath = "feed.xml"

// siteEntries and recordEntries are how many entries a feed holds: enough for a reader
// who looks once a month at a busy desk.
const (
	siteEntries   = 100
	recordEntries = 50
)

// Feeds lists the Atom feeds: the site's, each topic's and each entity's.
func (x *Exporter) Feeds() []Feed {
	d := x.docket
	feeds := make([]Feed, 0, 1+len(d.Topics)+len(d.Entities))
	feeds = append(feeds, x.siteFeed())
	for _, t := range d.Topics {
		changes := func() []Change { return newest(t.Claims, t.Articles, recordEntries) }
		feeds = append(feeds, x.RecordFeed(t.Ref(), changes))
	}
	for _, e := range d.Entities {
		changes := func() []Change { return newest(about(e), nil, recordEntries) }
		feeds = append(feeds, x.RecordFeed(e.Ref(), changes))
	}
	return feeds
}

func (x *Exporter) siteFeed() Feed {
	d := x.docket
	changes := func() []Change { return newest(d.Claims, d.Articles, siteEntries) }
	set := d.Settings
	return Feed{siteFeedPath, set.Absolute(siteFeedPath), set.Title, set.Absolute(""), x, changes}
}

// RecordFeed returns the feed of a topic or an entity.
func (x *Exporter) RecordFeed(r docket.Ref, changes func() []Change) Feed {
	title := x.words.Text("feed.title", r.Title, x.docket.Settings.Title)
	return Feed{folder(r) + "feed.xml", r.Absolute() + "feed.xml", title, r.Absolute(), x, changes}
}

// entry is a change as feeds present it.
type entry struct {
	id, url string
	title   string
	html    string
	when    string // RFC 3339
	topics  []*docket.Topic
}

// nothingYet is the date of a feed without entries: Atom requires one.
const nothingYet = "1970-01-01T00:00:00Z"

// json returns the feed in JSON Feed 1.1.
func (f Feed) json() ([]byte, error) {
	type author struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	type item struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		HTML      string   `json:"content_html"`
		Published string   `json:"date_published"`
		Tags      []string `json:"tags,omitempty"`
	}
	x := f.exporter
	set := x.docket.Settings
	items := []item{}
	for _, c := range f.changes() {
		e := x.entry(c)
		i := item{ID: e.id, URL: e.url, Title: e.title, HTML: e.html, Published: e.when}
		for _, t := range e.topics {
			i.Tags = append(i.Tags, t.Title)
		}
		items = append(items, i)
	}
	return indented(struct {
		Version     string   `json:"version"`
		Title       string   `json:"title"`
		Home        string   `json:"home_page_url"`
		URL         string   `json:"feed_url"`
		Description string   `json:"description,omitempty"`
		Language    string   `json:"language"`
		Authors     []author `json:"authors"`
		Items       []item   `json:"items"`
	}{"https://jsonfeed.org/version/1.1", f.Title, f.Of, set.Absolute("feed.json"), set.Description, set.Language,
		[]author{{x.Publisher(), set.Publisher.URL}}, items})
}

// identity returns the permanent id of an address. A site without a host has no
// addresses of its own, and uses a host that belongs to nobody.
func (x *Exporter) identity(address string) string {
	if strings.HasPrefix(address, "/") {
		return "tag:onrecord.invalid,2000:" + address
	}
	return address
}

// entry makes the entry of a change.
func (x *Exporter) entry(c Change) entry {
	e := entry{when: instant(c.Date)}
	if c.Kind == Correction {
		e.url, e.topics = c.Article.Ref().Absolute(), c.Article.Topics
		e.id = x.identity(e.url) + "#correction-" + strconv.Itoa(c.Index+1)
		e.title = x.words.Text("feed.correction", c.Article.Title)
		e.html = x.withHost(x.docket.HTML(c.Article.Corrections[c.Index].Note))
		return e
	}
	e.url, e.topics = c.Claim.Ref().Absolute(), c.Claim.Topics
	e.id = x.identity(e.url)
	switch c.Kind {
	case NewRuling:
		e.id += "#ruling-" + rulingName(c)
		e.title = x.rulingTitle(c)
		e.html = "<p><strong>" + html.EscapeString(e.title) + "</strong></p>\n" +
			x.withHost(x.docket.HTML(c.Ruling.Note)) + x.said(c.Claim)
	case NewReply:
		e.id += "#reply-" + replyName(c)
		e.title = x.replyTitle(c)
		e.html = x.withHost(x.docket.HTML(c.Reply.Note)) + x.said(c.Claim)
	case TakenBack:
		e.id += "#retracted"
		e.title = x.words.Text("feed.retracted", x.briefs.Title(c.Claim))
		e.html = x.said(c.Claim) + x.withHost(x.docket.HTML(c.Claim.Retracted.Note))
	default:
		e.title = x.claimTitle(c.Claim)
		e.html = x.said(c.Claim) + x.steps(c.Claim)
	}
	return e
}

// rulingName returns a permanent name of a ruling among its claim's: the desk, if it is
// another one, the day, and a number if that desk ruled several times on that day.
func rulingName(c Change) string {
	name, before := c.Ruling.Date.String(), 0
	for _, other := range c.Claim.Assessments[:c.Index] {
		if other.Assessment.By == c.Ruling.Assessment.By && other.Date.String() == name {
			before++
		}
	}
	if by := c.Ruling.Assessment.By; by != "" {
		name = url.PathEscape(by) + "-" + name
	}
	if before > 0 {
		name += "-" + strconv.Itoa(before+1)
	}
	return name
}

// replyName returns a permanent name of a reply among its claim's: its day, and a number if
// there were several on that day.
func replyName(c Change) string {
	name, before := c.Date.String(), 0
	for _, other := range c.Claim.Replies[:c.Index] {
		if other.Day().String() == name {
			before++
		}
	}
	if before > 0 {
		name += "-" + strconv.Itoa(before+1)
	}
	return name
}

// replyTitle says who replied on what, or that the desk asked and nobody did.
func (x *Exporter) replyTitle(c Change) string {
	title := x.briefs.Title(c.Claim)
	switch r := c.Reply; {
	case r.Date.IsZero():
		return x.words.Text("feed.asked", title)
	case r.By != nil:
		return x.words.Text("feed.reply", r.By.Name, title)
	case r.Reply.By != "":
		return x.words.Text("feed.reply", r.Reply.By, title)
	}
	return x.words.Text("feed.replied", title)
}

// claimTitle says who claims what, and by how many days a date was moved.
func (x *Exporter) claimTitle(c *docket.Claim) string {
	title := x.briefs.Title(c)
	if c.Kind != content.Demand { // its title says who demands
		title = x.words.Text("feed.claim", c.SpokenBy(), title)
	}
	for _, step := range c.Steps {
		if step.Days > 0 {
			return x.words.Text("feed.moved", title, x.briefs.Step(c, step))
		}
	}
	return title
}

// steps returns a paragraph for each date that a claim moved.
func (x *Exporter) steps(c *docket.Claim) string {
	var out strings.Builder
	for _, step := range c.Steps {
		if step.From == nil || step.From == c {
			continue
		}
		side := c.SpokenBy()
		if step.Side != nil {
			side = step.Side.Name
		}
		text := x.words.Text("feed.step", side, x.briefs.Step(c, step),
			step.From.Deadline.Format(x.words.Dates), c.Deadline.Format(x.words.Dates))
		out.WriteString("<p>" + html.EscapeString(text) + "</p>\n")
	}
	return out.String()
}

// said returns a claim's words, if they are the speaker's own, and who said them when,
// with a link to the claim.
func (x *Exporter) said(c *docket.Claim) string {
	quote := ""
	if a := OwnWords(c); a != nil {
		tongue := ""
		if lang, dir := a.Tongue(), "ltr"; lang != "" {
			if content.RightToLeft(lang) {
				dir = "rtl"
			}
			tongue = ` lang="` + html.EscapeString(lang) + `" dir="` + dir + `"`
		}
		quote = "<blockquote" + tongue + "><p>" + html.EscapeString(a.Quote) + "</p></blockquote>\n"
		if a.Translation != "" {
			quote += "<blockquote><p>" + html.EscapeString(a.Translation) + "</p></blockquote>\n"
		}
	}
	line := html.EscapeString(x.words.Text("feed.said", c.SpokenBy(), c.Said.Format(x.words.Dates), "\x00"))
	link := `<a href="` + html.EscapeString(c.Ref().Absolute()) + `">` + html.EscapeString(x.briefs.Title(c)) + "</a>"
	return quote + "<p>" + strings.Replace(line, "\x00", link, 1) + "</p>\n"
}

// OwnWords returns a claim's first appearance that quotes the speaker's own words, or nil.
func OwnWords(c *docket.Claim) *docket.Appearance {
	for _, a := range c.Appearances {
		if a.Quoted() && a.Quote != "" {
			return a
		}
	}
	return nil
}

func (x *Exporter) rulingTitle(c Change) string {
	r, title := c.Ruling, x.briefs.Title(c.Claim)
	label := func(r *docket.Assessment) string { return x.briefs.Theme.Label(c.Claim.RatedAs(), r.Rating) }
	switch {
	case !r.Ours():
		return x.words.Text("feed.other", rulingBy(r), r.Assessment.Rating, title)
	case r.Rating == nil:
		return x.words.Text("feed.ruled", r.Assessment.Rating, title)
	case r.Before != nil && r.Before.Rating != nil:
		return x.words.Text("feed.changed", label(r.Before), label(r), title)
	}
	return x.words.Text("feed.ruled", label(r), title)
}

func rulingBy(r *docket.Assessment) string {
	if r.By != nil {
		return r.By.Name
	}
	return r.Assessment.By
}

// withHost adds the site's host to the links in HTML that the Markdown renderer wrote:
// readers see a feed elsewhere. The renderer writes attributes in double quotes and
// escapes double quotes in text.
func (x *Exporter) withHost(text string) string {
	u, err := url.Parse(x.docket.Settings.BaseURL)
	if err != nil || u.Host == "" {
		return text
	}
	root := u.Scheme + "://" + u.Host + "/"
	return strings.ReplaceAll(strings.ReplaceAll(text, ` href="/`, ` href="`+root), ` src="/`, ` src="`+root)
}

// second returns a date as seconds since 1970 in UTC: the start of the day if there is
// no time. ok is false if the date has no day.
func second(d edtf.Date) (second int64, ok bool) {
	day, ok := filed(d)
	return int64(day)*24*60*60 + int64(d.Seconds()), ok
}

// moment returns a date as a time in UTC. It is 1970 if there is no day, or none that
// feeds and calendars can write.
func moment(d edtf.Date) time.Time {
	second, ok := second(d)
	if t := time.Unix(second, 0).UTC(); ok && t.Year() >= 0 && t.Year() <= 9999 { // RFC 3339 goes no further
		return t
	}
	return time.Unix(0, 0).UTC()
}

// instant returns a date as feeds write it, in RFC 3339.
func instant(d edtf.Date) string { return moment(d).Format(time.RFC3339) }
