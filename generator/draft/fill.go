package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/claimtext"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// fill fills in what the words give beside speaker and day.
func (p *Proposer) fill(f *Form, s *Found) {
	words := wordsOf(s)
	deadline, dated := claimtext.FindDeadline(words, dayOf(f.Said))
	progress, done := claimtext.FindProgress(words)
	f.Kind = refined(f.Kind, words, deadline, done)
	forward := f.Kind.Forward()
	if f.Kind == content.Timeline && done {
		f.Progress = progress
	}
	if forward && dated && !(f.Progress != "" && claimtext.Past(words)) { // half had left by May: no deadline
		f.Deadline = &deadline
	}
	if f.Kind == content.Timeline && (f.Deadline == nil || f.Deadline.Date == "") && f.Progress == "" {
		f.Kind = content.Prediction // a timeline needs a date or a share
	}
	if forward {
		f.Condition = claimtext.FindCondition(words)
		f.Likelihood = claimtext.FindLikelihood(words)
		f.Event, f.EventNote = p.event(f, words)
	}
	switch f.Kind {
	case content.KindFigure:
		if figure, ok := claimtext.FindFigure(words); ok && figure.Measure != "" {
			f.Figure = &figure
		} else {
			f.Kind = content.Statement
		}
	case content.KindThreat, content.Warning:
		f.Response = claimtext.FindResponse(words)
		f.Instrument = claimtext.FindInstrument(words)
		f.Target = p.others(f, words)
	case content.Demand:
		f.Asked = p.others(f, p.between(s)+" "+words)
	}
	p.relate(f)
}

// refined returns the kind of what was said where a date or a share that stands in it says
// more than the model: a statement, figure or promise with a day that is still to come is a
// timeline, and so is a share that is done. Where "we" or "I" will do something, it is no
// statement of what is.
func refined(kind content.Kind, words string, deadline claimtext.Deadline, done bool) content.Kind {
	switch kind {
	case content.Statement, content.KindFigure, content.Pledge:
		bound := deadline.Date != "" && deadline.Bound != string(content.In)
		if done || bound && claimtext.Ahead(words) {
			return content.Timeline
		}
		if kind == content.Statement && claimtext.Undertakes(words) {
			return content.Pledge
		}
	}
	return kind
}

// between returns the words between the cue and what was said: whom "urged Kabul to act"
// names.
func (p *Proposer) between(s *Found) string {
	if s.Cue.End == s.Cue.Start || s.Content[0].Start < s.Cue.End {
		return ""
	}
	return s.Text.Plain[s.Cue.End:s.Content[0].Start]
}

// others returns the ids of the entities that words name, but for the speaker and persons who
// are only named with them.
func (p *Proposer) others(f *Form, words string) (ids []string) {
	for _, n := range namesIn(p.docket, strings.Fields(words)) {
		id := n.entity.ID
		if slices.Contains(f.Speakers, id) || slices.Contains(ids, id) || n.entity.Entity.Kind == "place" {
			continue
		}
		if ids = append(ids, id); len(ids) == 1 {
			break
		}
	}
	return ids
}

// event returns the id of the event whose title's words stand in what was said, at least two
// and more than half of them, and the note beside it.
func (p *Proposer) event(f *Form, words string) (id, note string) {
	have := map[string]bool{}
	for _, w := range titleWords(words) {
		have[w] = true
	}
	best := 0.5
	for _, e := range p.docket.Events {
		all, found := titleWords(e.Title), 0
		for _, w := range all {
			if have[w] {
				found++
			}
		}
		if share := float64(found) / float64(max(1, len(all))); found >= 2 && share > best {
			best, id = share, e.ID
		}
	}
	if id == "" {
		return "", ""
	}
	return id, "a guess, by its title"
}

// titleWords returns the words of a title that say something, in small letters.
func titleWords(text string) (all []string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text),
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) > 3 || w == "us" || w == "uk" {
			all = append(all, strings.TrimSuffix(w, "s"))
		}
	}
	return all
}

// relate notes the claim of the same side on the same event that a date may replace.
func (p *Proposer) relate(f *Form) {
	event := p.docket.Event(f.Event)
	if event == nil || f.Deadline == nil || len(f.Speakers) == 0 {
		return
	}
	speaker := p.docket.Entity(f.Speakers[0])
	var last *docket.Claim
	for _, c := range event.Claims {
		if !c.Deadline.IsZero() && c.Said.Lower() < dayOf(f.Said) &&
			(slices.Contains(c.Speakers, speaker) || slices.Contains(c.Sides(), speaker)) {
			last = c
		}
	}
	if last == nil {
		return
	}
	f.Near, f.NearKey = last.ID, "supersedes"
	if last.Deadline.String() == f.Deadline.Date {
		f.NearKey = "repeats"
	}
}
