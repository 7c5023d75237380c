package page

import (
	"html/template"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/docket"
)

// TopicView is a topic: /topics/ID/.
type TopicView struct {
	Page
	List        // its claims and articles
	Description template.HTML
	Named       bool // it has no record of its own
	Events      []TopicEvent
	MoreEvents  int // that are not among Events
	Series      []chart.Series
	MoreSeries  int // measures that are not among Series
	Disputes    []Dispute
	Speakers    []*brief.EntityLink
	Backlinks   []Backlink
	Extra       map[string]any
}

// TopicEvent is an event on a topic's page, with its chart if dates were stated.
type TopicEvent struct {
	EventRow
	Chart *chart.Drift
}

// Dispute is two claims that can't both be true.
type Dispute struct{ One, Other *brief.Claim }

// How much a topic's page shows of the lists that are not split into periods.
const (
	maxEvents   = 100
	maxCharts   = 4
	maxDisputes = 60
	maxSpeakers = 120
)

func topicView(b *builder, t *docket.Topic) headed {
	d := b.docket
	v := &TopicView{Page: recordPageOf(b, t.Ref(), "topics/", d.Text(t.Description)),
		Description: safe(d.HTML(t.Description)), Named: t.Named, Disputes: disputes(b, t.Claims),
		Speakers: speakersOf(b, t.Claims), List: filed(b.Site, topicList(b.Site, t)).top(b),
		Backlinks: backlinks(b, t.CitedBy), Extra: t.Extra()}
	if v.Page.Description == "" {
		v.Page.Description = brief.Shorten(b.words.Text("topic.description", t.Title, b.info.Title), 200)
	}
	charts := 0
	v.MoreEvents = max(0, len(t.Events)-maxEvents)
	for _, e := range t.Events[:len(t.Events)-v.MoreEvents] {
		te := TopicEvent{EventRow: *eventRow(b, e)}
		if charts < maxCharts {
			if te.Chart = drift(b, e, nil).Whole(); te.Chart != nil {
				charts++
			}
		}
		v.Events = append(v.Events, te)
	}
	v.Series, v.MoreSeries = chart.NewSeries(b.briefs, t.Claims)
	v.Feeds = feeds(b.Site, t.Ref())
	return v
}

func topicList(s *Site, t *docket.Topic) *listPlan {
	claims := claimSection("topic-claims", t.Claims)
	if len(t.Claims)+len(t.Articles) <= fullPage {
		claims.oldest = true
	}
	return recordPlan(t.Ref(), "topics/", claims, articleSection("topic-articles", t.Articles))
}

// disputes returns the open contradictions among a topic's claims: neither claim is
// superseded, taken back or a repeat.
func disputes(b *builder, claims []*docket.Claim) (out []Dispute) {
	live := func(c *docket.Claim) bool {
		return !c.Superseded() && c.Retracted == nil && (c.First == nil || c.First == c)
	}
	for _, c := range claims {
		for _, other := range c.Contradicts {
			if c.Index < other.Index && live(c) && live(other) && len(out) < maxDisputes {
				out = append(out, Dispute{b.briefs.Claim(c), b.briefs.Claim(other)})
			}
		}
	}
	return out
}

// speakersOf returns the speakers of the claims, hearsay left out, in order of first appearance.
func speakersOf(b *builder, claims []*docket.Claim) (out []*brief.EntityLink) {
	seen := map[*docket.Entity]*brief.EntityLink{}
	for _, c := range claims {
		if c.Hearsay() { // that they said it is another's word
			continue
		}
		for _, e := range c.Speakers {
			link := seen[e]
			if link == nil {
				own := *b.briefs.Entity(e)
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
