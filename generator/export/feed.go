package export

import (
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Feed is a feed of changes.
type Feed struct {
	Path  string // in the output, unescaped
	URL   string // its own whole address
	Title string
	Of    string // whole address of the page whose changes it follows

	source  *Source
	changes func() []Change
}

// siteEntries and recordEntries are how many entries a feed holds: enough that a
// reader who looks once a month misses nothing on a busy desk.
const (
	siteEntries   = 100
	recordEntries = 50
)

// Feeds lists the Atom feeds: the site's, each topic's and each entity's.
func (s *Source) Feeds() []Feed {
	d := s.Docket
	feeds := make([]Feed, 0, 1+len(d.Topics)+len(d.Entities))
	feeds = append(feeds, s.siteFeed())
	for _, t := range d.Topics {
		feeds = append(feeds, s.RecordFeed(t.Ref(), func() []Change { return s.newest(t.Claims, t.Articles, recordEntries) }))
	}
	for _, e := range d.Entities {
		feeds = append(feeds, s.RecordFeed(e.Ref(), func() []Change { return s.newest(about(e), nil, recordEntries) }))
	}
	return feeds
}

func (s *Source) siteFeed() Feed {
	d := s.Docket
	return Feed{"feed.xml", d.Settings.Absolute("feed.xml"), d.Settings.Title, d.Settings.Absolute(""), s,
		func() []Change { return s.newest(d.Claims, d.Articles, siteEntries) }}
}

// RecordFeed is the feed of a topic or an entity.
func (s *Source) RecordFeed(r docket.Ref, changes func() []Change) Feed {
	title := s.Text("feed.title", r.Title, s.Docket.Settings.Title)
	return Feed{folder(r) + "feed.xml", r.Absolute() + "feed.xml", title, r.Absolute(), s, changes}
}

// entry is a change as feeds tell it.
type entry struct {
	id, url string
	title   string
	content []byte // HTML
	when    string // RFC 3339
	topics  []*docket.Topic
}

// nothingYet is when a feed without entries was updated, which Atom must have.
const nothingYet = "1970-01-01T00:00:00Z"

// json makes the feed's bytes as JSON Feed 1.1.
func (f Feed) json(out []byte) ([]byte, error) {
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
	set := f.source.Docket.Settings
	items := []item{}
	for _, c := range f.changes() {
		e, _ := f.source.entry(c, nil)
		i := item{ID: e.id, URL: e.url, Title: e.title, HTML: string(e.content), Published: e.when}
		for _, t := range e.topics {
			i.Tags = append(i.Tags, t.Title)
		}
		items = append(items, i)
	}
	return appendIndented(out, struct {
		Version     string   `json:"version"`
		Title       string   `json:"title"`
		Home        string   `json:"home_page_url"`
		URL         string   `json:"feed_url"`
		Description string   `json:"description,omitempty"`
		Language    string   `json:"language"`
		Authors     []author `json:"authors"`
		Items       []item   `json:"items"`
	}{"https://jsonfeed.org/version/1.1", f.Title, f.Of, set.Absolute("feed.json"), set.Description, set.Language,
		[]author{{f.source.Publisher(), set.Publisher.URL}}, items})
}

// identity makes of an address what stands for it for ever. A site without a host
// has no addresses of its own, and uses the name that belongs to nobody.
func (s *Source) identity(address string) string {
	if strings.HasPrefix(address, "/") {
		return "tag:onrecord.invalid,2000:" + address
	}
	return address
}

// entry tells a change. It appends the content to memory, which it returns.
func (s *Source) entry(c Change, memory []byte) (entry, []byte) {
	e, from := entry{when: instant(c.Date)}, len(memory)
	if c.Kind == Correction {
		e.url, e.topics = c.Article.Ref().Absolute(), c.Article.Topics
		e.id = s.identity(e.url) + "#correction-" + strconv.Itoa(c.Index+1)
		e.title = s.Text("feed.correction", c.Article.Title)
		memory = append(memory, s.whole(s.Docket.HTML(c.Article.Corrections[c.Index].Note))...)
		e.content = memory[from:]
		return e, memory
	}
	e.url, e.topics = c.Claim.Ref().Absolute(), c.Claim.Topics
	e.id = s.identity(e.url)
	switch c.Kind {
	case NewRuling:
		e.id += "#ruling-" + rulingName(c)
		e.title = s.rulingTitle(c)
		memory = append(append(append(memory, "<p><strong>"...), html.EscapeString(e.title)...), "</strong></p>\n"...)
		memory = s.said(append(memory, s.whole(s.Docket.HTML(c.Ruling.Note))...), c.Claim)
	case TakenBack:
		e.id += "#retracted"
		e.title = s.Text("feed.retracted", c.Claim.Title)
		memory = append(s.said(memory, c.Claim), s.whole(s.Docket.HTML(c.Claim.Retracted.Note))...)
	default:
		e.title = s.claimTitle(c.Claim)
		memory = s.steps(s.said(memory, c.Claim), c.Claim)
	}
	e.content = memory[from:]
	return e, memory
}

// rulingName tells a claim's rulings apart for ever: by whose it is and the day, and
// where there are several of that, a number.
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

// claimTitle says who claims what, and by how much a date was moved.
func (s *Source) claimTitle(c *docket.Claim) string {
	title := s.Text("feed.claim", c.SpokenBy(), c.Title)
	for _, step := range c.Steps {
		if step.Kind == docket.PutBack || step.Kind == docket.BroughtFwd {
			return s.Text("feed.moved", title, s.Text("step."+string(step.Kind), step.Days))
		}
	}
	return title
}

// steps appends what a claim did to dates.
func (s *Source) steps(out []byte, c *docket.Claim) []byte {
	for _, step := range c.Steps {
		if step.From != nil && step.From != c {
			out = fmt.Appendf(out, "<p>%s</p>\n", html.EscapeString(s.Text("feed.step", sideName(step.Side), s.Text("step."+string(step.Kind), step.Days),
				step.From.Deadline.Format(s.Dates), c.Deadline.Format(s.Dates))))
		}
	}
	return out
}

func sideName(e *docket.Entity) string {
	if e == nil {
		return ""
	}
	return e.Name
}

// said appends a claim's words, where they are the speaker's own, and who said them
// when.
func (s *Source) said(out []byte, c *docket.Claim) []byte {
	if words := OwnWords(c); words != "" {
		out = append(append(append(out, "<blockquote><p>"...), html.EscapeString(words)...), "</p></blockquote>\n"...)
	}
	line := html.EscapeString(s.Text("feed.said", c.SpokenBy(), c.Said.Format(s.Dates), "\x00"))
	before, after, linked := strings.Cut(line, "\x00")
	out = append(append(out, "<p>"...), before...)
	if linked {
		out = append(append(append(out, `<a href="`...), html.EscapeString(c.Ref().Absolute())...), `">`...)
		out = append(append(out, html.EscapeString(c.Title)...), "</a>"...)
	}
	return append(append(out, after...), "</p>\n"...)
}

// OwnWords are the first words of a claim that are its speaker's own, or "".
func OwnWords(c *docket.Claim) string {
	for _, a := range c.Appearances {
		if a.Quoted() && a.Quote != "" {
			return a.Quote
		}
	}
	return ""
}

func (s *Source) rulingTitle(c Change) string {
	r := c.Ruling
	switch {
	case !r.Ours():
		return s.Text("feed.other", rulingBy(r), r.Assessment.Rating, c.Claim.Title)
	case r.Rating == nil:
		return s.Text("feed.ruled", r.Assessment.Rating, c.Claim.Title)
	case r.Before != nil && r.Before.Rating != nil:
		return s.Text("feed.changed", s.Label(c.Claim.Kind, r.Before.Rating), s.Label(c.Claim.Kind, r.Rating), c.Claim.Title)
	}
	return s.Text("feed.ruled", s.Label(c.Claim.Kind, r.Rating), c.Claim.Title)
}

func rulingBy(r *docket.Assessment) string {
	if r.By != nil {
		return r.By.Name
	}
	return r.Assessment.By
}

// whole gives the links of rendered Markdown their host, which a reader elsewhere
// needs. The renderer writes attributes in double quotes and escapes those in text.
func (s *Source) whole(text string) string {
	if !strings.Contains(text, `="/`) {
		return text
	}
	s.rooting.Do(func() {
		s.roots = strings.NewReplacer()
		if u, err := url.Parse(s.Docket.Settings.BaseURL); err == nil && u.Host != "" {
			root := u.Scheme + "://" + u.Host + "/"
			s.roots = strings.NewReplacer(` href="/`, ` href="`+root, ` src="/`, ` src="`+root)
		}
	})
	return s.roots.Replace(text)
}

// second is a date as a moment, in seconds since 1970 in UTC; ok is false where it has
// no day.
func second(d edtf.Date) (second int64, ok bool) {
	day, ok := filed(d)
	return int64(day)*24*60*60 + int64(d.Seconds()), ok
}

// moment is a date as a moment in UTC: the start of the day where there is no time,
// and 1970 where there is no day that feeds and calendars can say.
func moment(d edtf.Date) time.Time {
	second, ok := second(d)
	if t := time.Unix(second, 0).UTC(); ok && t.Year() >= 0 && t.Year() <= 9999 { // as far as RFC 3339 goes
		return t
	}
	return time.Unix(0, 0).UTC()
}

// instant is a date's moment as feeds write it.
func instant(d edtf.Date) string { return moment(d).Format(time.RFC3339) }
