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
		if c.Kind != content.Timeline || c.Deadline.IsZero() {
			continue
		}
		for _, who := range c.Sides() {
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
	var dates []edtf.Day
	for _, s := range e.Sides {
		last := s.Claims[len(s.Claims)-1]
		if s.Replacement = last.ReplacedBy(s.Entity); s.Replacement == nil && !last.Withdrawn() {
			s.Standing = last
			dates = append(dates, last.Deadline.Upper())
		}
	}
	slices.Sort(dates)
	e.Disagree = len(slices.Compact(dates)) > 1
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

// givenUp reports whether the standing ruling is that the side withdrew it.
func (c *Claim) givenUp() bool { return c.Rating != nil && c.Rating.ID == "withdrawn" }

// lastBefore returns the claim whose date c moves. It returns nil where the side had
// none, or had withdrawn it by then.
func (s *Side) lastBefore(c *Claim) *Claim {
	if len(s.Claims) == 0 {
		return nil
	}
	last := s.Claims[len(s.Claims)-1]
	withdrawnBy := func(day edtf.Day) bool { return day <= c.Said.Lower() }
	if last.Retracted != nil && withdrawnBy(last.Retracted.Date.Lower()) || last.givenUp() &&
		withdrawnBy(last.Standing.Date.Lower()) {
		return nil
	}
	return last
}

// step compares a date with the side's last one.
func step(side *Entity, from, to *Claim) Step {
	if from == nil {
		return Step{Side: side, Kind: Set}
	}
	s := Step{Side: side, Kind: Reaffirmed, From: from}
	before, after := from.Deadline, to.Deadline
	switch moved := int(after.Upper() - before.Upper()); {
	case moved != 0 && (before.Upper() == edtf.MaxDay || after.Upper() == edtf.MaxDay):
		s.Kind = Set // there is no number of days between a day and none
	case moved > 0:
		s.Kind, s.Days = PutBack, moved
	case moved < 0:
		s.Kind, s.Days = BroughtFwd, -moved
	case before.IsInterval() || after.IsInterval():
		switch {
		case after.Lower() > before.Lower():
			s.Kind = Narrowed
		case after.Lower() < before.Lower():
			s.Kind = Widened
		}
	}
	return s
}
