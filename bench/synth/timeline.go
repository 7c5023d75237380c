package synth

import "fmt"

// timeline makes c a claim about the date of the n-th event, by one of its
// sides, and returns who speaks. A side holds to its date, puts it back or
// brings it forward, or tells how far things are.
func (m *maker) timeline(c *Claim, speaker, n int) int {
	w, r := m.w, m.r
	state := &w.timeline[n]
	s := state.side(speaker)
	if loud := w.SpeakerClaims > 0 && speaker == w.speakers[0]; !loud {
		s = pick(r, state.sides)
	}
	for tries := 0; s.spoke >= c.day && tries < 100; tries++ { // who spoke of it that day has said it
		s = state.side(pick(r, w.speakers))
	}
	c.day = max(c.day, s.spoke)
	s.spoke = c.day
	c.Event, speaker = w.Events[n].ID, s.speaker
	if chance(r, 0.15) {
		s.progress = min(99, s.progress+1+r.IntN(30))
		c.Progress, c.ProgressOf = pick(r, []string{"%d", ">%d", "~%d"}), "the whole work"
		c.Progress = fmt.Sprintf(c.Progress, s.progress)
		c.clause = fmt.Sprintf("%d percent of the work on %s is done", s.progress, state.clause)
		c.Title = capital(c.clause)
		return speaker
	}
	m.deadline(c, s, state)
	return speaker
}

// side returns a speaker's side of the event.
func (e *eventState) side(speaker int) *side {
	for _, s := range e.sides {
		if s.speaker == speaker {
			return s
		}
	}
	s := &side{speaker: speaker}
	e.sides = append(e.sides, s)
	return s
}

// deadline states a date, after the one that the side has stated before.
func (m *maker) deadline(c *Claim, s *side, state *eventState) {
	r := m.r
	at := state.end - 150 + Day(r.IntN(200))
	if s.standing != nil {
		at = s.standing.deadline
		switch r.IntN(10) {
		case 0, 1, 2: // reaffirmed
		case 3, 4:
			at -= Day(1 + r.IntN(60))
		default:
			at += Day(1 + r.IntN(150))
		}
	}
	at = max(at, c.day+3)
	forms := []int{0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5}
	said := at.vague(pick(r, forms))
	c.Deadline, c.DeadlineText, c.LastDay = said.edtf, said.words, said.last.String()
	if chance(r, 0.2) {
		c.Bound = pick(r, []string{"before", "in", "not-before"})
	}
	c.clause = fmt.Sprintf("we shall have %s %s", state.clause, said.words)
	c.Title = capital(fmt.Sprintf("%s %s", state.clause, said.words))
	if old := s.standing; old != nil && (old.deadline != at || chance(r, 0.3)) {
		c.Supersedes = []string{old.claim}
	}
	c.stated = func() { s.standing = &stated{claim: c.ID, deadline: at} }
}

// activeEvent finds an event that people talk about on a day.
func (m *maker) activeEvent(day Day) (int, bool) {
	n := len(m.w.timeline)
	for range 4 * n {
		i := m.r.IntN(n)
		if e := m.w.timeline[i]; e.start <= day && day < e.end {
			return i, true
		}
	}
	return 0, false
}
