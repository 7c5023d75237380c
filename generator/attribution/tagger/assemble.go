package tagger

import (
	"slices"

	"onrecord/generator/markup"
)

// Attribution is one report of words: who said what.
type Attribution struct {
	Source, Cue markup.Range
	Content     []markup.Range
	Confidence  float64 // 0 to 1
}

// part is a labelled stretch of tokens.
type part struct {
	span
	kind Label // its first token's
}

// Find returns the attributions in a text.
func (m *Model) Find(t *Text) []Attribution {
	if len(t.tokens) == 0 {
		return nil
	}
	labels, leads := m.Labels(t)
	inner, innerLeads := m.NestedLabels(t, labels)
	all := assemble(t, labels, leads)
	for _, a := range assemble(t, inner, innerLeads) {
		if a.Source.End > 0 { // the less likely reports are those that lack a part
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(x, y Attribution) int { return x.Content[0].Start - y.Content[0].Start })
	return all
}

// assemble puts the labelled parts of a text together: each cue with the source nearest to
// it, and each content with the cue nearest to it, or with the quotation that it goes on.
func assemble(t *Text, labels []Label, leads []int32) []Attribution {
	a := assembler{Text: t, leads: leads}
	for _, p := range parts(labels) {
		switch p.kind {
		case SourceBegin:
			a.sources = append(a.sources, p)
		case CueBegin:
			a.cues = append(a.cues, p)
		default:
			a.contents = append(a.contents, p)
		}
	}
	a.said = make([][]part, len(a.cues))
	last := -1
	for _, c := range a.contents {
		if near := a.cueOf(c); near >= 0 {
			last = near
		} else if last < 0 || !a.goesOn(a.said[last], c) {
			last = -1
			continue
		}
		a.said[last] = append(a.said[last], c)
	}
	return a.attributions()
}

// assembler puts the parts of one text together.
type assembler struct {
	*Text
	leads                   []int32
	sources, cues, contents []part
	said                    [][]part // of each cue
}

// parts returns the labelled stretches.
func parts(labels []Label) []part {
	var all []part
	for i, l := range labels {
		switch l {
		case Other:
		case SourceBegin, CueBegin, ContentBegin:
			all = append(all, part{span{i, i + 1}, l})
		default:
			all[len(all)-1].end = i + 1
		}
	}
	return all
}

// cueOf returns the cue that a content belongs to: the nearest in its sentences, or -1. A
// part between them counts as six tokens.
func (a *assembler) cueOf(c part) int {
	best, least := -1, 1000
	for i, cue := range a.cues {
		gap := cue.start - c.end
		if cue.start < c.start {
			gap = c.start - cue.end
			if !a.introduces(cue, c) {
				continue
			}
		} else if a.tokens[c.end-1].sentence != a.tokens[cue.start].sentence && !a.goesOver(c, cue) {
			continue
		} else {
			gap++ // of two cues as near, the one before
		}
		gap += 6 * a.between(c.span, cue.span)
		if gap < least {
			best, least = i, gap
		}
	}
	return best
}

// introduces reports whether a cue before a content stands in its sentence, or ends the
// one before with a colon.
func (a *assembler) introduces(cue, c part) bool {
	before, now := a.tokens[cue.start].sentence, a.tokens[c.start].sentence
	return before == now || before == now-1 && c.start > 0 &&
		(a.tokens[c.start-1].lower == ":" || cue.end == c.start)
}

// goesOver reports whether a sentence's end that stands only in the quotation parts a
// content from its cue: “Really?” she asked.
func (a *assembler) goesOver(c, cue part) bool {
	return a.tokens[c.end-1].quoted == closes && a.tokens[c.end-1].paragraph == a.tokens[cue.start].paragraph &&
		cue.start-c.end < 8 && a.tokens[cue.start].sentence == a.tokens[c.end-1].sentence+1 &&
		a.tokens[max(c.end-2, 0)].lower != "."
}

// between returns how many cues and contents stand between two stretches.
func (a *assembler) between(x, y span) int {
	from, to := x.end, y.start
	if y.start < x.start {
		from, to = y.end, x.start
	}
	n := 0
	for _, list := range [][]part{a.cues, a.contents} {
		for _, p := range list {
			if p.start >= from && p.end <= to {
				n++
			}
		}
	}
	return n
}

// goesOn reports whether a content without a cue is a quotation that goes on from the one
// before: in the same paragraph, or in the next.
func (a *assembler) goesOn(before []part, c part) bool {
	if len(before) == 0 || a.tokens[c.start].quoted == outside {
		return false
	}
	p := before[len(before)-1]
	return a.tokens[p.end-1].quoted != outside && a.tokens[c.start].paragraph-a.tokens[p.end-1].paragraph <= 1
}

// sourceOf returns the source of a cue, or false: the nearest in its sentence, with the
// distance counted as that of contents is.
func (a *assembler) sourceOf(cue part) (source part, found bool) {
	least := 1000
	for _, s := range a.sources {
		if a.tokens[s.start].sentence != a.tokens[cue.start].sentence {
			continue
		}
		gap := cue.start - s.end
		if s.start > cue.start {
			gap = s.start - cue.end + 2
		}
		if gap += 6 * a.between(s.span, cue.span); gap < least {
			source, found, least = s, true, gap
		}
	}
	return source, found
}

// attributions returns the cues with what belongs to them.
func (a *assembler) attributions() []Attribution {
	var all []Attribution
	for i, cue := range a.cues {
		if len(a.said[i]) == 0 {
			continue
		}
		found := Attribution{Cue: a.bytes(cue), Confidence: 1}
		sure := a.sure(cue)
		if s, ok := a.sourceOf(cue); ok {
			found.Source = a.bytes(s)
			sure = min(sure, a.sure(s))
		}
		for _, c := range a.said[i] {
			found.Content = append(found.Content, a.bytes(c))
			sure = min(sure, a.sure(c))
		}
		found.Confidence = float64(sure) / float64(sure+halfSure)
		all = append(all, found)
	}
	return all
}

// halfSure is the lead at which one of two attributions is right in all its parts.
const halfSure = 300

// sure returns by how much the least sure label of a part leads.
func (a *assembler) sure(p part) int32 {
	return max(slices.Min(a.leads[p.start:p.end]), 0)
}

// bytes returns a part's range in the text.
func (a *assembler) bytes(p part) markup.Range {
	return markup.Range{Start: a.tokens[p.start].Start, End: a.tokens[p.end-1].End}
}
