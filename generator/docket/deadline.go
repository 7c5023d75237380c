package docket

import (
	"slices"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

// lastDay returns the last day on which a deadline can be kept: the last day that was
// named, or for "before" the day before the first. It returns edtf.MaxDay where there is
// none, as for "not-before". "Before 31 August, 12:00" can be kept on that day.
func lastDay(bound content.Bound, deadline edtf.Date) edtf.Day {
	switch {
	case deadline.IsZero() || bound == content.NotBefore:
		return edtf.MaxDay
	case bound != content.Before:
		return deadline.Upper()
	}
	first := deadline.Lower()
	if first == edtf.MinDay {
		first = deadline.Upper()
	}
	if first == edtf.MaxDay || deadline.HasTime() && !deadline.Midnight() {
		return first
	}
	return first - 1
}

// firstDay returns the first day that a deadline names. "Before September" names no
// period: it is its last day alone.
func firstDay(bound content.Bound, deadline edtf.Date) edtf.Day {
	first := deadline.Lower()
	switch {
	case bound == content.Before:
		return lastDay(bound, deadline)
	case bound == content.NotBefore && first == edtf.MinDay:
		return deadline.Upper()
	}
	return first
}

// atStart reports whether a deadline is counted from the start of the date that was named.
func atStart(bound content.Bound, deadline edtf.Date) bool {
	return (bound == content.Before || bound == content.NotBefore) && deadline.Lower() != edtf.MinDay
}

// rough reports whether the day from which a deadline is counted is not a day that was
// given. Then days are counted only roughly.
func rough(bound content.Bound, deadline edtf.Date) bool {
	if atStart(bound, deadline) {
		return deadline.RoughStart()
	}
	return deadline.RoughEnd()
}

// LastDay returns the last day on which the claim's deadline can be kept. It returns
// edtf.MaxDay where there is none.
func (c *Claim) LastDay() edtf.Day { return lastDay(c.Bound, c.Deadline) }

// FirstDay returns the first day of what the claim's deadline names. It is the last day
// for "before", and edtf.MinDay where the start is open.
func (c *Claim) FirstDay() edtf.Day { return firstDay(c.Bound, c.Deadline) }

// FallsDue returns the day by which the claim's deadline is listed and drawn: the last
// possible day, or for "not-before" the first.
func (c *Claim) FallsDue() edtf.Day {
	if c.Bound == content.NotBefore {
		return c.FirstDay()
	}
	return c.LastDay()
}

// Rough reports whether the day on which the claim falls due is not a day that was given.
func (c *Claim) Rough() bool { return rough(c.Bound, c.Deadline) }

// Conditional reports whether the claim holds only if something happens that has not yet
// come about.
func (c *Claim) Conditional() bool { return c.Condition != "" && c.ConditionMet.IsZero() }

// graceEnd returns the last day on which nothing is overdue or missed although the last
// possible day has passed: a month after a season and after a date marked ~ or ?.
func graceEnd(bound content.Bound, deadline edtf.Date) edtf.Day {
	last := lastDay(bound, deadline)
	loose := deadline.LooseEnd()
	if atStart(bound, deadline) {
		loose = deadline.LooseStart()
	}
	if !loose || last == edtf.MaxDay {
		return last
	}
	return last.AddMonths(1)
}

// outlived reports whether the last possible day is after all of the claim's sides ended,
// and its event had not happened by then. Nobody is left to hold to the deadline.
func (c *Claim) outlived() bool {
	last, sides := c.LastDay(), c.Parties()
	if len(sides) == 0 || last == edtf.MaxDay {
		return false
	}
	for _, side := range sides {
		ended := side.Ended
		if ended.IsZero() || ended.Upper() >= last ||
			c.Event.HasHappened() && c.Event.Happened.Upper() <= ended.Lower() {
			return false
		}
	}
	return true
}

// neverCounted reports whether the event from which the deadline is counted was called off.
func (c *Claim) neverCounted() bool {
	from := c.DeadlineFrom
	return from.Over() && !from.HasHappened() && !c.Event.Over()
}

// judge derives what became of a deadline.
func (c *Claim) judge(asOf edtf.Day) {
	if !c.Forward() {
		return
	}
	unsettled := !c.Superseded() && c.Retracted == nil && (c.Rating == nil || !c.Rating.Final)
	passed := c.LastDay() < asOf && !c.Event.Over()
	onlyDesk := c.Conditional() || c.Kind == content.Demand || asOf <= graceEnd(c.Bound, c.Deadline)
	c.lapsed = unsettled && (passed && onlyDesk || c.outlived() && !c.Event.Over() || c.neverCounted())
	c.Overdue = unsettled && passed && !c.lapsed
	if c.Standing != nil {
		return
	}
	if (c.Kind == content.Timeline || c.Kind == content.Pledge) && !c.Conditional() && !c.outlived() {
		c.Due = c.due(asOf)
	}
	c.AwaitsRuling = unsettled && c.Due == nil && (c.Event.HasHappened() || c.lapsed)
}

// PartsKept returns how many parts of a claim were kept, and of how many. settled is true where
// the outcome of each is final. A part that another part of the claim supersedes does not count.
func (d *Docket) PartsKept(c *Claim) (kept, all int, settled bool) {
	settled = true
	for _, part := range c.Parts {
		if slices.ContainsFunc(part.SupersededBy, func(by *Claim) bool { return slices.Contains(c.Parts, by) }) {
			continue
		}
		all++
		final := part.Retracted != nil || part.Due != nil
		if part.Rating != nil {
			final = final || part.Rating.Final
		}
		settled = settled && final
		if d.kept(part) {
			kept++
		}
	}
	return kept, all, settled && all > 0
}

// kept reports whether a claim's rating is the best on its scale, or else whether it is computed
// as met.
func (d *Docket) kept(c *Claim) bool {
	if c.Rating == nil {
		return c.Due != nil && c.Due.Met
	}
	_, best, _ := d.Settings.Scale(c.RatedAs()).Range()
	return c.Rating.Value != nil && *c.Rating.Value == best
}

// settleWhole sees to it that a claim is not overdue, nor open without a deadline, once all its
// parts are final: then only the desk can say what came of the whole.
func (d *Docket) settleWhole(c *Claim) {
	timeless := c.Deadline.IsZero() && c.DeadlineFrom == nil && c.Open()
	if _, _, settled := d.PartsKept(c); !settled || !c.Overdue && !timeless {
		return
	}
	c.Overdue, c.lapsed = false, true
	c.AwaitsRuling = c.Standing == nil
}

// due returns whether the claim's deadline was met. It returns nil where its event has
// not happened, or the dates are too vague to tell. "Not-before" is met once its first
// day has come and the event has not happened.
func (c *Claim) due(asOf edtf.Day) *Due {
	switch {
	case c.Event == nil || c.Deadline.IsZero():
		return nil
	case c.Event.HasHappened():
		return compare(c.Bound, c.Deadline, c.Event.Happened)
	case c.Bound == content.NotBefore && c.Event.Cancelled.IsZero() && c.FirstDay() <= asOf &&
		c.FirstDay() != edtf.MinDay:
		return &Due{Met: true}
	}
	return nil
}

// compare says how a deadline was kept by the date on which its event happened. It
// returns nil where the dates are too vague to tell.
func compare(bound content.Bound, deadline, happened edtf.Date) *Due {
	if deadline.HasTime() && happened.HasTime() {
		return compareTimes(bound, deadline, happened)
	}
	switch bound {
	case content.NotBefore:
		return compareNotBefore(deadline, happened)
	case content.In:
		return comparePeriod(deadline, happened)
	}
	first, last := happened.Lower(), happened.Upper()
	to := lastDay(bound, deadline)
	about := rough(bound, deadline)
	switch {
	case to == edtf.MaxDay:
		return nil // there is no day by which it had to happen
	case first > to:
		return late(int(first-to), about || happened.Vague(), first <= graceEnd(bound, deadline))
	case last > to:
		return nil
	case bound == content.Before && (deadline.Lower() == edtf.MinDay || deadline.HasTime() && last == to):
		return nil // of what day or time it is before, or whether it was, nobody knows
	case bound != content.Before && deadline.IsInterval() && deadline.Lower() <= first && !deadline.UnknownStart():
		return &Due{Met: true, Within: true}
	}
	return &Due{Met: true, Days: int(to - last), About: about || happened.Vague()}
}

// late returns a deadline that was missed, or nil within the month of grace.
func late(days int, about, grace bool) *Due {
	if grace {
		return nil
	}
	return &Due{Days: days, About: about}
}

// comparePeriod compares a deadline with the bound "in".
func comparePeriod(deadline, happened edtf.Date) *Due {
	first, last := happened.Lower(), happened.Upper()
	from, to := deadline.Lower(), deadline.Upper()
	switch {
	case first >= from && last <= to && !deadline.UnknownStart() && !deadline.UnknownEnd():
		return &Due{Met: true, Within: from != to, About: from == to && deadline.RoughEnd()}
	case first > to:
		return late(int(first-to), deadline.RoughEnd() || happened.Vague(),
			first <= graceEnd(content.In, deadline))
	case last < from:
		return &Due{Early: true, Days: int(from - last), About: deadline.RoughStart() || happened.Vague()}
	}
	return nil
}

// compareNotBefore compares a deadline with the bound "not-before". Where its start is
// open, an event before its last day can be early or not.
func compareNotBefore(deadline, happened edtf.Date) *Due {
	from := firstDay(content.NotBefore, deadline)
	switch {
	case from == edtf.MaxDay:
		return nil
	case happened.Lower() >= from:
		return &Due{Met: true}
	case happened.Upper() < from && deadline.Lower() != edtf.MinDay:
		about := deadline.RoughStart() || happened.Vague()
		return &Due{Early: true, Days: int(from - happened.Upper()), About: about}
	}
	return nil
}

// compareTimes compares a deadline with the time at which its event happened.
func compareTimes(bound content.Bound, deadline, happened edtf.Date) *Due {
	at := func(d edtf.Date) int64 {
		return int64(d.Lower())*int64(24*time.Hour/time.Second) + int64(d.Seconds())
	}
	late := at(happened) - at(deadline)
	days := int(max(deadline.Lower()-happened.Lower(), happened.Lower()-deadline.Lower()))
	switch {
	case bound == content.NotBefore && late >= 0:
		return &Due{Met: true}
	case bound == content.NotBefore, bound == content.In && late < 0:
		return &Due{Early: true, Days: days}
	case bound == content.Before && late >= 0, late > 0:
		return &Due{Days: days}
	}
	return &Due{Met: true, Days: days}
}
