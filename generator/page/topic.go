package page

import (
	"html/template"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// TopicView is a topic: /topics/ID/.
type TopicView struct {
	Page
	List        // its claims and articles
	Description template.HTML
	Named       bool // it has no record of its own
	Events      []TopicEvent
	MoreEvents  int // that are not among Events
	Series      []Series
	MoreSeries  int // measures that are not among Series
	Disputes    []Dispute
	Speakers    []*EntityLink
	Backlinks   []Backlink
	Extra       map[string]any
}

// TopicEvent is an event on a topic's page, with its chart where dates were stated.
type TopicEvent struct {
	EventRow
	Chart *Drift
}

// Series are the figures of one measure, in order of the day that they are about.
type Series struct {
	Measure string
	Unit    string // "" where the measure names it
	Points  []SeriesPoint
}

// SeriesPoint is one figure. Low and High are per mille of the series' greatest
// value, for a bar.
type SeriesPoint struct {
	Claim     *Claim
	Value     string
	At        *Date
	Low, High int
}

// Dispute is two claims that can't both be true.
type Dispute struct{ One, Other *Claim }

// What a topic's page shows at most of what is not split into periods.
const (
	maxEvents   = 100
	maxCharts   = 4
	maxSeries   = 8
	maxDisputes = 60
	maxSpeakers = 120
	maxPoints   = 40
)

func topicView(b *builder, t *docket.Topic) headed {
	d := b.docket
	v := &TopicView{Page: b.page(t.Ref().Path(), "topics/", t.Title, d.Text(t.Description)), Description: safe(d.HTML(t.Description)), Named: t.Named,
		Backlinks: b.backlinks(t.CitedBy), Extra: t.Extra()}
	if v.Page.Description == "" {
		v.Page.Description = shorten(b.theme.words.Text("topic.description", t.Title, b.info.Title), 200)
	}
	charts := 0
	v.MoreEvents = max(0, len(t.Events)-maxEvents)
	for _, e := range t.Events[:len(t.Events)-v.MoreEvents] {
		te := TopicEvent{EventRow: *b.eventRow(e)}
		if charts < maxCharts {
			if te.Chart = b.drift(e, nil); te.Chart != nil {
				charts++
			}
		}
		v.Events = append(v.Events, te)
	}
	v.Series, v.MoreSeries = b.series(t.Claims)
	v.Disputes = b.disputes(t.Claims)
	v.Speakers = b.speakersOf(t.Claims)
	v.List = b.list(topicList(b.Site, t)).top(b)
	v.Feeds = b.feeds(t.Ref())
	return v
}

func topicList(s *Site, t *docket.Topic) *listing {
	claims := claimSource("topic-claims", t.Claims)
	articles := source{id: "topic-articles", n: len(t.Articles),
		day: func(i int) edtf.Day { return t.Articles[i].Date.Lower() },
		row: func(b *builder, i int) template.HTML { return b.articleRow(t.Articles[i]) },
	}
	if len(t.Claims)+len(t.Articles) <= fullPage {
		claims.oldest = true
	}
	return &listing{folder: folder(t.Ref()), path: t.Ref().Path(), section: "topics/", title: t.Title, sources: []source{claims, articles}}
}

// disputes are the open contradictions among a topic's claims: neither side is
// superseded, taken back or a repeat.
func (b *builder) disputes(claims []*docket.Claim) (out []Dispute) {
	live := func(c *docket.Claim) bool {
		return !c.Superseded() && c.Retracted == nil && (c.First == nil || c.First == c)
	}
	for _, c := range claims {
		for _, other := range c.Contradicts {
			if c.Index < other.Index && live(c) && live(other) && len(out) < maxDisputes {
				out = append(out, Dispute{b.claim(c), b.claim(other)})
			}
		}
	}
	return out
}

// speakersOf are those who made the claims, in order of first appearance.
func (b *builder) speakersOf(claims []*docket.Claim) (out []*EntityLink) {
	seen := map[*docket.Entity]*EntityLink{}
	for _, c := range claims {
		for _, e := range c.Speakers {
			link := seen[e]
			if link == nil {
				own := *b.entityLink(e)
				link, own.Claims = &own, 0
				seen[e] = link
				if len(out) < maxSpeakers {
					out = append(out, link)
				}
			}
			link.Claims++
		}
	}
	return out
}

// TopicsView is the list of topics: /topics/.
type TopicsView struct {
	Page
	List
}

func topicsList(s *Site) *listing {
	topics := s.docket.Topics
	return &listing{folder: "topics/", path: "topics/", section: "topics/", title: s.theme.words.Text("topics.title"), letters: true, sources: []source{{
		id: "topics", n: len(topics), oldest: true,
		letter: func(i int) rune { return initial(topics[i].Title) },
		row:    func(b *builder, i int) template.HTML { return b.exec("topic-row", b.topicLink(topics[i])) },
	}}}
}

func topicsView(b *builder) headed {
	w := b.theme.words
	return &TopicsView{b.page("topics/", "topics/", w.Text("topics.title"), w.Text("topics.description", b.info.Title)), b.list(topicsList(b.Site)).top(b)}
}
