package docket

import (
	"cmp"
	"slices"

	"onrecord/generator/edtf"
)

// Reason is why a claim is on the desk's agenda.
type Reason string

// The reasons, in the order in which they are listed.
const (
	IsOverdue Reason = "overdue"       // the deadline has passed
	FallsDue  Reason = "due"           // the deadline is ahead
	ToRule    Reason = "awaits-ruling" // the event happened or the day passed, and only the desk can rule
	ToReview  Reason = "review"        // the desk wanted to look again
)

// Reasons lists the reasons in their order.
var Reasons = []Reason{IsOverdue, FallsDue, ToRule, ToReview}

// Item is a claim on the agenda, with the day that put it there.
type Item struct {
	Claim *Claim
	Why   Reason
	// The deadline's last possible day (for not-before its first), the day since which it awaits a ruling, or the day
	// of review.
	Day edtf.Day
}

// Agenda lists what the desk has to look at on as_of, and what falls due or comes up for
// review until the given day. It has standing claims only, neither superseded nor
// retracted, and of repeats the first telling. Items are sorted by reason, the event's
// title (claims without an event last), day and docket order.
func (d *Docket) Agenda(until edtf.Day) []Item {
	var all []Item
	listed := map[Reason]map[*Claim]bool{}
	for _, why := range Reasons {
		listed[why] = map[*Claim]bool{}
	}
	for _, c := range d.Claims {
		if c.Superseded() || c.Retracted != nil {
			continue
		}
		for why, day := range c.agenda(d.AsOf, until) {
			listed[why][c] = true
			if c.First == c || !listed[why][c.First] {
				all = append(all, Item{c, why, day})
			}
		}
	}
	title := func(e *Event) string {
		if e == nil {
			return "\uffff"
		}
		return e.Title
	}
	slices.SortStableFunc(all, func(a, b Item) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Reasons, a.Why), slices.Index(Reasons, b.Why)),
			cmp.Compare(title(a.Claim.Event), title(b.Claim.Event)),
			cmp.Compare(a.Day, b.Day),
			cmp.Compare(a.Claim.Index, b.Claim.Index),
		)
	})
	return all
}

// agenda returns the reasons why a claim is on the agenda, each with its day.
func (c *Claim) agenda(asOf, until edtf.Day) map[Reason]edtf.Day {
	why := map[Reason]edtf.Day{}
	day := c.FallsDue()
	switch {
	case c.Overdue:
		why[IsOverdue] = day
	case c.AwaitsRuling, c.Unfinished():
		why[ToRule] = c.rulingDue(asOf)
	case !c.Deadline.IsZero() && c.Open() && day >= asOf && day <= until:
		why[FallsDue] = day
	}
	if !c.Review.IsZero() && c.Review.Lower() <= until && !c.ruledSince(c.Review) {
		why[ToReview] = c.Review.Upper()
	}
	return why
}

// rulingDue returns the day since which the claim awaits a ruling: the event's, else its
// own last day, or the day on which its last side ended, or on which the event was called off
// from which its deadline is counted. Without a deadline it is the day on which the last of its
// parts became final.
func (c *Claim) rulingDue(asOf edtf.Day) edtf.Day {
	if c.Event.HasHappened() {
		return c.Event.Happened.Upper()
	}
	day := c.LastDay()
	if c.neverCounted() {
		return c.DeadlineFrom.Cancelled.Upper()
	}
	if day >= asOf {
		day = edtf.MinDay
		for _, side := range c.Parties() {
			day = max(day, side.Ended.Upper())
		}
		if c.Deadline.IsZero() {
			for _, part := range c.Parts {
				day = max(day, part.settledOn())
			}
		}
	}
	return day
}

// settledOn returns the day on which the claim's outcome became final: that of its last ruling, of
// its event or of its retraction.
func (c *Claim) settledOn() edtf.Day {
	switch {
	case c.Retracted != nil:
		return c.Retracted.Date.Upper()
	case c.Standing != nil:
		return c.Standing.Date.Upper()
	case c.Due != nil:
		return c.Event.Happened.Upper()
	}
	return edtf.MinDay
}

// Unfinished reports whether our ruling on the claim is not final, such as in-progress,
// although only the desk can say what came of it since.
func (c *Claim) Unfinished() bool {
	return c.Forward() && c.Rating != nil && !c.Rating.Final && (c.lapsed || c.Event.HasHappened())
}

// ruledSince reports whether the desk has ruled on the claim on that day or later.
func (c *Claim) ruledSince(day edtf.Date) bool {
	return c.Standing != nil && c.Standing.Claim == c && c.Standing.Date.Lower() >= day.Lower()
}
