package docket

import (
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

// trace follows the dates of each side for the event.
func (e *Event) trace() {
	sides := map[*Entity]*Side{}
	for _, c := range e.Claims {
		for _, who := range c.Line() {
			s := sides[who]
			if s == nil {
				s = &Side{Entity: who}
				sides[who] = s
				e.Sides = append(e.Sides, s)
			}
			c.Steps = append(c.Steps, step(who, s.lastBefore(c), c))
			if c.Withdrawn() {
				c.Steps = append(c.Steps, Step{Side: who, Kind: WithdrawnBy, From: c})
			}
			s.Claims = append(s.Claims, c)
		}
	}
	for _, s := range e.Sides {
		s.settle()
	}
	e.Disagree = e.disagree()
}

// Line returns the sides on whose line of dates for its event the claim stands. It is empty
// for a part of another claim about that event: its date is not the whole's.
func (c *Claim) Line() []*Entity {
	if c.Kind != content.Timeline || c.Event == nil || c.Deadline.IsZero() || c.partAbout(c.Event, nil) {
		return nil
	}
	return c.Sides()
}

// partAbout reports whether the claim is a part of one about the event, directly or not.
// seen holds the claims that were asked: there may be a circle.
func (c *Claim) partAbout(e *Event, seen []*Claim) bool {
	if slices.Contains(seen, c) {
		return false
	}
	seen = append(seen, c)
	return slices.ContainsFunc(c.PartOf, func(whole *Claim) bool {
		return whole.Event == e || whole.partAbout(e, seen)
	})
}

// settle finds which of the side's claims stand: the newest that says by when, and the
// newest that says not before when. Claims of one day whose order is not known both
// stand.
func (s *Side) settle() {
	for i, c := range slices.Backward(s.Claims) {
		newest := !slices.ContainsFunc(s.Claims[i+1:], func(o *Claim) bool {
			return sameLine(c, o) && !c.Unordered(o)
		})
		if !newest {
			continue
		}
		if by := c.ReplacedBy(s.Entity); by != nil {
			if s.Replacement == nil {
				s.Replacement = by
			}
		} else if !c.Withdrawn() {
			s.Standing = append([]*Claim{c}, s.Standing...)
		}
	}
	if len(s.Standing) > 0 {
		s.Replacement = nil
	}
}

// disagree reports whether the dates that stand differ between two sides.
func (e *Event) disagree() bool {
	var before [2][]edtf.Day // the days of the first side that has any: by when, not before when
	for _, s := range e.Sides {
		var days [2][]edtf.Day
		for _, c := range s.Standing {
			line := 0
			if c.Bound == content.NotBefore {
				line = 1
			}
			days[line] = append(days[line], c.FallsDue())
		}
		for line, of := range days {
			slices.Sort(of)
			of = slices.Compact(of)
			switch {
			case len(of) == 0:
			case before[line] == nil:
				before[line] = of
			case !slices.Equal(before[line], of):
				return true
			}
		}
	}
	return false
}

// sameLine reports whether one of two claims can move the date of the other: a
// "not-before" moves only another.
func sameLine(a, b *Claim) bool {
	return (a.Bound == content.NotBefore) == (b.Bound == content.NotBefore)
}

// Unordered reports whether nobody knows which of two claims of one side was made first:
// they are of the same day without a time, and neither supersedes the other.
func (c *Claim) Unordered(o *Claim) bool {
	sameDay := c.Said.Lower() == o.Said.Lower() && c.Said.Upper() == o.Said.Upper()
	timed := c.Said.HasTime() && o.Said.HasTime() && edtf.Compare(c.Said, o.Said) != 0
	return sameDay && !timed && !slices.Contains(c.Supersedes, o) && !slices.Contains(o.Supersedes, c)
}

// ReplacedBy returns the claim by which a side superseded this one, or nil.
func (c *Claim) ReplacedBy(side *Entity) *Claim {
	for _, by := range c.SupersededBy {
		if slices.Contains(by.Sides(), side) {
			return by
		}
	}
	return nil
}

// Withdrawn reports whether the claim's own side took it back.
func (c *Claim) Withdrawn() bool {
	return c.Retracted != nil || c.givenUp()
}

// WithdrawnOn returns when the claim's own side took it back; zero where it did not.
func (c *Claim) WithdrawnOn() edtf.Date {
	switch {
	case c.Retracted != nil:
		return c.Retracted.Date
	case c.givenUp():
		return c.Standing.Date
	}
	return edtf.Date{}
}

// givenUp reports whether the standing ruling is that the side withdrew it.
func (c *Claim) givenUp() bool { return c.Rating != nil && c.Rating.ID == "withdrawn" }

// lastBefore returns the claim whose date c moves. It returns nil where the side had
// none, or had withdrawn it by then. Of claims of one day whose order is not known it is
// the one with the later date.
func (s *Side) lastBefore(c *Claim) *Claim {
	var last *Claim
	for _, o := range slices.Backward(s.Claims) {
		switch {
		case !sameLine(o, c) || o.Unordered(c):
		case last == nil:
			last = o
		case !o.Unordered(last):
			return last.unlessWithdrawn(c)
		case o.FallsDue() > last.FallsDue():
			last = o
		}
	}
	return last.unlessWithdrawn(c)
}

// unlessWithdrawn returns the claim, or nil where it was withdrawn by the time of another.
func (c *Claim) unlessWithdrawn(later *Claim) *Claim {
	if c == nil {
		return nil
	}
	if c.Withdrawn() && c.WithdrawnOn().Lower() <= later.Said.Lower() {
		return nil
	}
	return c
}

// step compares a date with the side's last one.
func step(side *Entity, from, to *Claim) Step {
	if from == nil {
		return Step{Side: side, Kind: Set}
	}
	s := Step{Side: side, Kind: Reaffirmed, From: from}
	oldFirst, oldLast, newFirst, newLast := from.FirstDay(), from.LastDay(), to.FirstDay(), to.LastDay()
	if to.Bound == content.NotBefore { // it is a first day alone
		oldLast, newLast = oldFirst, newFirst
	}
	moved := int(newLast - oldLast)
	switch {
	case moved == 0:
		periods := from.Bound == content.In && to.Bound == content.In
		switch {
		case periods && newFirst > oldFirst:
			s.Kind = Narrowed
		case periods && newFirst < oldFirst:
			s.Kind = Widened
		}
		return s
	case newFirst >= oldFirst && newLast <= oldLast:
		s.Kind = Narrowed
		return s
	case oldLast == edtf.MaxDay || newLast == edtf.MaxDay: // there is no number of days between a day and none
		s.Kind = Set
		if moved > 0 && newFirst <= oldFirst {
			s.Kind = Widened
		}
		return s
	case moved > 0:
		s.Kind, s.Days = PutBack, moved
		s.Widens = newFirst <= oldFirst
	default:
		s.Kind, s.Days = BroughtFwd, -moved
	}
	s.About = from.Rough() || to.Rough()
	return s
}

// replaceDate notes what a claim that is on no side's line did to the date that it supersedes:
// a demand extends another, and a part of a plan has a new date.
func (c *Claim) replaceDate() {
	if c.Deadline.IsZero() || c.Kind != content.Demand && (c.Kind != content.Timeline || c.Line() != nil) {
		return
	}
	for _, from := range c.Supersedes {
		if from.Kind != c.Kind || from.Deadline.IsZero() || from.Line() != nil || len(c.Sides()) == 0 {
			continue
		}
		before, after := from.FallsDue(), c.FallsDue()
		switch {
		case c.Kind == content.Timeline:
			c.Steps = append(c.Steps, step(nil, from, c))
		case after > before && after != edtf.MaxDay:
			c.Steps = append(c.Steps, Step{Kind: Extended, Days: int(after - before), From: from,
				About: from.Rough() || c.Rough()})
		}
	}
}
