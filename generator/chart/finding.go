package chart

import (
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// finding says what a chart tells, as a sentence: how often the date was stated and moved,
// and how long after the first date it happened. It is "" where no side set a date.
func finding(b *brief.Briefs, e *docket.Event, claims []*docket.Claim, marks Marks) string {
	w := b.Words
	stated, moved := 0, 0
	var first *docket.Claim
	for _, c := range claims {
		if !marks.onLine(c) {
			continue
		}
		if first == nil {
			first = c
		}
		stated++
		for _, s := range c.Steps {
			if s.Kind == docket.PutBack || s.Kind == docket.BroughtFwd {
				moved++
				break
			}
		}
	}
	if first == nil {
		return ""
	}
	text := w.Text("drift.finding", e.Title, w.Text("event.stated", stated), w.Text("drift.moved", moved))
	switch {
	case !e.Cancelled.IsZero():
		return w.Text("drift.finding-end", text, w.Text("drift.never"))
	case e.Happened.IsZero():
		return text
	}
	days := int(e.Happened.Upper() - first.LastDay())
	if first.Deadline.Vague() || first.Bound == content.NotBefore || e.Happened.Vague() {
		return w.Text("drift.finding-end", text, w.Text("drift.happened-on", e.Happened.Format(w.Dates)))
	}
	switch {
	case days > 0:
		return w.Text("drift.finding-end", text, w.Text("drift.after-first", days))
	case days < 0:
		return w.Text("drift.finding-end", text, w.Text("drift.before-first", -days))
	}
	return w.Text("drift.finding-end", text, w.Text("drift.on-first"))
}

// reading explains a chart by its first point on a line, or else its first.
func reading(b *brief.Briefs, claims []*docket.Claim) string {
	c := claims[max(0, slices.IndexFunc(claims, SetsDate))]
	return b.Words.Text("drift.reading", c.Said.Format(b.Words.Dates), spokenBy(b, c), c.Deadline.Format(b.Words.Dates))
}

// spokenBy names who made a claim, and of hearsay according to whom.
func spokenBy(b *brief.Briefs, c *docket.Claim) string {
	if c.Hearsay() {
		return b.Words.Text("hearsay.title", c.SpokenBy(), c.Teller())
	}
	return c.SpokenBy()
}
