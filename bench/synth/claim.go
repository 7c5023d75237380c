package synth

import (
	"fmt"
	"slices"
	"strings"
)

// kinds of claims and how often each is made, in percent.
var (
	kinds       = []string{"statement", "figure", "denial", "prediction", "pledge", "timeline", "threat", "warning"}
	kindWeights = []int{34, 12, 8, 10, 8, 16, 7, 5}
	// claimWeights are how many articles of a hundred have 0, 1, 2 … claims.
	claimWeights = []int{8, 24, 27, 20, 12, 6, 2, 1}

	instruments = strings.Fields(`unspecified halt-talks break-relations cut-aid expel-or-withdraw protest sanctions administrative arrest repression blockade cyber
		military-force occupation unconventional-violence wmd`)
	trends  = []string{"rising", "steady", "falling"}
	outlets = []string{"The %s Herald", "%s Post", "Radio %s", "%s Wire", "Daily %s"}
)

// maker makes the claims of one article.
type maker struct {
	*speech
	a       *Article
	earlier string // id of the article before
}

// claim makes one claim; nil where what it would say is in the text already.
func (m *maker) claim(taken func(clause string) bool) *Claim {
	w, r := m.w, m.r
	c := &Claim{Kind: kinds[weighted(r, kindWeights)], day: m.a.day - Day(byRank(r, 3))}
	if w.DayClaims > 0 {
		c.day = m.a.day
	}
	speaker := m.speaker()
	crowded := w.counts.event < w.EventClaims && due(w.counts.claims, w.counts.event, w.EventClaims, w.Articles)
	switch {
	case crowded:
		w.counts.event++
		c.Kind = "timeline"
		speaker = m.timeline(c, speaker, 0)
	case w.duplicates():
		m.repeat(c, w.told)
		c.Kind = w.told.Kind
	case c.Kind == "timeline":
		if n, ok := m.activeEvent(c.day); ok {
			speaker = m.timeline(c, speaker, n)
		} else {
			c.Kind = "statement"
		}
	case chance(r, 0.07):
		if first := w.recent.find(r, firstTelling); first != nil {
			m.repeat(c, first)
		}
	}
	if c.clause == "" {
		m.content(c, speaker)
	}
	if taken(c.clause) {
		return nil
	}
	m.identity(c, speaker)
	m.circumstances(c, speaker)
	m.relations(c)
	m.follow(c)
	if c.stated != nil {
		c.stated()
	}
	w.counts.claims++
	w.recent.add(c)
	if w.told == nil && c.Kind == "statement" && len(c.Repeats) == 0 && c.SpeakerText == "" {
		w.told = c
	}
	return c
}

// duplicates reports whether the next claim is one more telling of the claim
// that Options.Repeats is about; they are spread over the docket.
func (w *World) duplicates() bool {
	if w.told == nil || w.counts.repeats >= w.Options.Repeats {
		return false
	}
	if due(w.counts.claims, w.counts.repeats, w.Options.Repeats, w.Articles) {
		w.counts.repeats++
		return true
	}
	return false
}

// due reports whether the next of a number of special claims should come, so
// that they are spread evenly over all.
func due(claims, done, want, articles int) bool {
	expected := claimsPerArticle * float64(articles) * 0.95
	return float64(done)*expected <= float64(claims)*float64(want)
}

// speaker returns who makes the next claim.
func (m *maker) speaker() int {
	w := m.w
	if w.counts.speaker < w.SpeakerClaims && due(w.counts.claims, w.counts.speaker, w.SpeakerClaims, w.Articles) {
		return w.speakers[0]
	}
	return w.speakers[byRank(m.r, len(w.speakers))]
}

func firstTelling(c *Claim) bool {
	return len(c.Repeats) == 0 && (c.Kind == "statement" || c.Kind == "prediction" || c.Kind == "pledge")
}

// repeat makes c another telling of what was said first.
func (m *maker) repeat(c, first *Claim) {
	c.Kind, c.clause, c.Title = first.Kind, first.clause, first.Title
	c.Repeats = []string{first.ID}
	c.day = max(c.day, first.day)
}

// content makes up what is said, for all kinds but timeline.
func (m *maker) content(c *Claim, speaker int) {
	r := m.r
	switch c.Kind {
	case "figure":
		measure, value := m.w.measures[byRank(r, len(m.w.measures))], number(r)
		c.clause = fmt.Sprintf("the number of %s %s %s %s", measure.name, m.say("stood"), value, m.say("figure"))
		c.Figure = &Figure{Measure: measure.name, Value: strings.ReplaceAll(value, ",", ""), Unit: measure.unit}
		if chance(r, 0.5) {
			c.Figure.At = (c.day - Day(r.IntN(60))).String()
		}
	case "threat":
		c.clause = m.short("threat")
		c.Threat = m.threat(m.w.Entities[speaker].ID)
	case "warning":
		c.clause = m.short("warning")
		c.Threat = m.threat(m.entity())
	default:
		c.clause = m.short(c.Kind)
	}
	c.Title = capital(c.clause)
	switch c.Kind {
	case "prediction":
		if chance(r, 0.5) {
			c.Likelihood = m.say("likely")
		}
	case "pledge":
		if chance(r, 0.4) {
			until := (c.day + 30 + Day(r.IntN(500))).vague(0)
			c.Deadline, c.DeadlineText, c.LastDay = until.edtf, until.words, until.last.String()
		}
	}
}

func (m *maker) threat(actor string) *Threat {
	t := &Threat{Response: m.say("response"), Instrument: pick(m.r, instruments), Trend: pick(m.r, trends)}
	if chance(m.r, 0.9) {
		t.Actor = []string{actor}
	} else {
		t.ActorText = m.say("np")
	}
	if chance(m.r, 0.8) {
		t.Target = []string{m.entity()}
	}
	return t
}

// entity returns some entity's id.
func (m *maker) entity() string { return m.w.Entities[byRank(m.r, len(m.w.Entities))].ID }

// identity gives a claim its id and says who speaks.
func (m *maker) identity(c *Claim, speaker int) {
	e, r := &m.w.Entities[speaker], m.r
	words := strings.Fields(e.Name)
	c.ID = fmt.Sprintf("%s-%s-%d", slug(words[len(words)-1], 1), slug(c.clause, 4), m.w.counts.claims)
	if loud := m.w.SpeakerClaims > 0 && speaker == m.w.speakers[0]; !loud && c.Kind != "timeline" && chance(r, 0.06) {
		c.SpeakerText = "an official of " + m.say("np") + ", to the " + m.w.words.term(r) + " Wire"
	} else {
		c.Speakers = []string{e.ID}
		if speaker == m.w.speakers[0] {
			m.w.counts.speaker++
		}
		if c.Kind != "timeline" && chance(r, 0.01) {
			if other := m.entity(); other != e.ID {
				c.Speakers = append(c.Speakers, other)
			}
		}
		if len(e.Roles) > 0 && c.Kind != "timeline" && chance(r, 0.35) {
			c.OnBehalfOf = e.Roles[0].Organisation
		}
	}
	c.Said = c.day.String()
	if len(c.Repeats) == 0 && c.Kind != "timeline" {
		switch r.IntN(20) {
		case 0:
			c.Said = fmt.Sprintf("%sT%02d:%02d:00Z", c.Said, r.IntN(24), r.IntN(60))
		case 1:
			c.Said += "~"
		}
	}
}

// circumstances fills in where and about what a claim was made.
func (m *maker) circumstances(c *Claim, speaker int) {
	r := m.r
	maybe := func(p float64, field *string, make func() string) {
		if chance(r, p) {
			*field = make()
		}
	}
	maybe(0.4, &c.Occasion, func() string { return m.say("occasion") })
	maybe(0.3, &c.Place, func() string { return m.w.words.term(r) })
	maybe(0.03, &c.Role, func() string { return strings.ToLower(pick(r, offices)) })
	maybe(0.1, &c.Recorded, func() string { return min(m.a.day+Day(r.IntN(4)), lastDay).String() })
	maybe(0.2, &c.Note, func() string { return m.sentence("note") })
	if forward(c.Kind) {
		maybe(0.2, &c.Review, func() string { return (c.day + 60 + Day(r.IntN(900))).String() })
		maybe(0.2, &c.Criteria, func() string { return "Came true if " + m.say("filler") })
		if c.Kind != "timeline" {
			maybe(0.4, &c.Condition, func() string { return m.say("condition") })
		}
	}
	for range 1 + byRank(r, 2) {
		if id := m.entity(); len(c.About) == 0 || c.About[0] != id {
			c.About = append(c.About, id)
		}
	}
	c.Topics = append(c.Topics, m.a.Topics...)
}

func forward(kind string) bool {
	switch kind {
	case "statement", "figure", "denial":
		return false
	}
	return true
}

// relations answers earlier claims.
func (m *maker) relations(c *Claim) {
	r := m.r
	relate := func(list *[]string, p float64, fits func(*Claim) bool) {
		if !chance(r, p) {
			return
		}
		if other := m.w.recent.find(r, fits); other != nil {
			*list = append(*list, other.ID)
		}
	}
	any := func(*Claim) bool { return true }
	if c.Kind == "denial" {
		relate(&c.Denies, 0.6, func(o *Claim) bool { return o.Kind == "statement" })
	}
	relate(&c.Contradicts, 0.04, func(o *Claim) bool { return o.Kind == c.Kind })
	relate(&c.Supports, 0.04, func(o *Claim) bool { return !slices.Contains(c.Contradicts, o.ID) && !slices.Contains(c.Denies, o.ID) })
	relate(&c.RespondsTo, 0.05, any)
}
