package export

import (
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// chain is the claims that moved one date, in docket order. A calendar shows it as one entry
// that moves.
//
// The dates that one side states for one event are a chain, whether or not its records
// say "supersedes". The dates with the bound "not-before" are a chain of their own. Any
// other claim with a deadline is in one with those that it supersedes, and with its side's
// own tellings of the same. A claim of an unnamed speaker moves nobody's date.
type chain struct {
	name   string // permanent: "us-forces-out.united-states"
	side   *docket.Entity
	claims []*docket.Claim
}

// chains sorts the claims with a deadline, of a topic or of all, into chains by their
// first claims.
func chains(claims []*docket.Claim) []*chain {
	var all []*chain
	by := map[string]*chain{}
	add := func(name string, side *docket.Entity, c *docket.Claim) {
		if by[name] == nil {
			by[name] = &chain{name: name, side: side}
			all = append(all, by[name])
		}
		by[name].claims = append(by[name].claims, c)
	}
	roots := map[*docket.Claim]string{}
	for _, c := range claims {
		if !c.Forward() || c.Deadline.IsZero() {
			continue
		}
		if sides := c.Line(); len(sides) > 0 {
			for _, side := range sides {
				name := c.Event.ID + "." + side.ID
				if c.Bound == content.NotBefore {
					name += ".not-before"
				}
				add(name, side, c)
			}
			continue
		}
		add(root(c, roots), nil, c)
	}
	return all
}

// root is the id of the claim with which a chain of replacements and repetitions
// begins. Of claims in a circle the one that is asked first counts as it.
func root(c *docket.Claim, known map[*docket.Claim]string) string {
	if id, ok := known[c]; ok {
		return id
	}
	known[c] = c.ID
	switch {
	case len(c.Sides()) == 0:
	case len(c.Supersedes) > 0:
		known[c] = root(c.Supersedes[0], known)
	case c.First != c && slices.Equal(c.Sides(), c.First.Sides()):
		known[c] = root(c.First, known)
	}
	return known[c]
}

// standing is the state of a chain's date.
type standing struct {
	claim     *docket.Claim // that states it
	day       edtf.Day      // on which it falls due
	sequence  int           // how often the entry changed its day, went or came back
	changed   edtf.Date     // when it last did, or was last said again
	cancelled bool
	before    []edtf.Date // the dates that stood earlier, each once in a row
}

// stands follows a chain to its end. ok is false if the calendar has no entry for it,
// because the date is settled or has no day.
func (c *chain) stands() (s standing, ok bool) {
	for _, claim := range c.claims {
		day := claim.FallsDue()
		if day == edtf.MaxDay || s.claim != nil && day < s.day && claim.Unordered(s.claim) {
			continue
		}
		if s.claim != nil {
			if s.cancelled || day != s.day {
				s.sequence++
			}
			if day != s.day {
				s.before = append(s.before, s.claim.Deadline)
			}
		}
		s.claim, s.day, s.changed, s.cancelled = claim, day, claim.Recorded(), false
		if gone, when := c.calledOff(claim); gone {
			s.sequence++
			s.cancelled, s.changed = true, when
		}
	}
	if s.claim == nil {
		return s, false
	}
	awaits := s.claim.AwaitsRuling && !s.claim.Event.Over()
	return s, s.cancelled || s.claim.Open() || s.claim.Overdue || awaits
}

// calledOff reports whether a claim's date no longer holds although nothing settled
// it, and since when: it was taken back or given up, its event was called off, or a
// later claim, of the chain's side if it has one, replaced it without a date.
func (ch *chain) calledOff(c *docket.Claim) (bool, edtf.Date) {
	switch {
	case c.Withdrawn():
		return true, c.WithdrawnOn()
	case c.Event != nil && !c.Event.Cancelled.IsZero():
		return true, c.Event.Cancelled
	}
	for _, by := range c.SupersededBy {
		if by.Deadline.IsZero() && (ch.side == nil || slices.Contains(by.Sides(), ch.side)) {
			return true, by.Recorded()
		}
	}
	return false, edtf.Date{}
}
