package synth

import (
	"fmt"
	"strings"
)

var (
	truthRatings   = []string{"false", "mostly-false", "half-true", "mostly-true", "true", "unproven", "missing-context", "not-checkable"}
	truthWeights   = []int{18, 14, 18, 16, 20, 6, 6, 2}
	outcomeRatings = []string{"in-progress", "stalled", "partial", "fulfilled", "unfulfilled", "withdrawn", "not-triggered", "ambiguous"}
	outcomeWeights = []int{16, 6, 14, 26, 24, 4, 6, 4}
)

// follow makes what came after a claim: where else it stands, evidence,
// rulings, and now and then that it was taken back.
func (m *maker) follow(c *Claim) {
	r := m.r
	if chance(r, 0.25) {
		c.Appearances = append(c.Appearances, m.elsewhere(c))
	}
	ruled := 0.65
	switch {
	case c.Kind == "timeline":
		ruled = 0.3
	case forward(c.Kind):
		ruled = 0.5
	}
	if chance(r, ruled) {
		m.rule(c)
	}
	if len(c.Assessments) > 0 || chance(r, 0.1) { // what is ruled on rests on something
		for range 1 + byRank(r, 3) {
			c.Evidence = append(c.Evidence, m.evidence(c))
		}
	}
	if chance(r, 0.015) && c.day+20 < lastDay {
		c.Retracted = &Note{(c.day + 10).String(), m.sentence("ruling")}
	}
}

func (m *maker) outlet() (name, host string) {
	term := m.w.words.term(m.r)
	return fmt.Sprintf(pick(m.r, outlets), term), strings.ToLower(term) + ".example"
}

func (m *maker) elsewhere(c *Claim) Appearance {
	name, host := m.outlet()
	p := Appearance{Publisher: name, URL: fmt.Sprintf("https://news.%s/%s/%s", host, strings.ReplaceAll(m.a.Date, "-", "/"), c.ID), Date: m.a.Date, Language: "en"}
	switch m.r.IntN(4) {
	case 0:
		p.Quote, p.Wording = c.clause, "translation"
	case 1:
		p.Wording = "paraphrase"
	case 2:
		p.Title = m.sentence("title")
		p.Archive = "https://archive.example/" + m.a.Day().String() + "/" + p.URL
	}
	return p
}

func (m *maker) evidence(c *Claim) Evidence {
	r := m.r
	e := Evidence{Bearing: pick(r, []string{"supports", "refutes", "context"}), Note: m.sentence("ruling"), Date: min(c.day+Day(r.IntN(300)), lastDay).String()}
	if chance(r, 0.2) && m.earlier != "" {
		e.Article, e.Date = m.earlier, ""
		return e
	}
	name, host := m.outlet()
	e.Publisher, e.URL = name, fmt.Sprintf("https://%s/documents/%d", host, r.IntN(100_000))
	if chance(r, 0.4) {
		e.Archive = "https://archive.example/" + e.Date + "/" + e.URL
	}
	return e
}

// rule adds the desk's rulings, and sometimes another's.
func (m *maker) rule(c *Claim) {
	r := m.r
	ratings, weights := truthRatings, truthWeights
	delay := 1 + byRank(r, 60)
	if forward(c.Kind) {
		ratings, weights, delay = outcomeRatings, outcomeWeights, 30+r.IntN(600)
	}
	rating := func() string { return ratings[weighted(r, weights)] }
	date := c.day + Day(delay)
	for _, change := range []string{"initial", pick(r, []string{"update", "correction"})} {
		if date > lastDay || change != "initial" && !chance(r, 0.18) {
			break
		}
		c.Assessments = append(c.Assessments, Assessment{Date: date.String(), Rating: rating(), Note: m.sentence("ruling"), Change: change})
		date += Day(1 + r.IntN(200))
	}
	if chance(r, 0.06) && date <= lastDay {
		name, host := m.outlet()
		words := pick(r, []string{"Four lies of five", "Mostly right", "Promise kept", "No proof", "Out of thin air"})
		c.Assessments = append(c.Assessments, Assessment{By: name, Date: date.String(), Rating: words, URL: "https://" + host + "/checks/" + c.ID})
	}
}
