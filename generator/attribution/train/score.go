package main

import (
	"fmt"

	"onrecord/generator/attribution/tagger"
	"onrecord/generator/markup"
)

// count compares what was found with what the annotators marked.
type count struct{ found, marked, both int }

func (c count) percent() (precision, recall, f1 float64) {
	precision = 100 * float64(c.both) / float64(max(c.found, 1))
	recall = 100 * float64(c.both) / float64(max(c.marked, 1))
	return precision, recall, 2 * precision * recall / max(precision+recall, 1e-9)
}

func (c count) String() string {
	p, r, f := c.percent()
	return fmt.Sprintf("%4.1f %4.1f %4.1f", p, r, f)
}

func (c *count) add(found, marked map[markup.Range]bool) {
	c.found += len(found)
	c.marked += len(marked)
	for r := range found {
		if marked[r] {
			c.both++
		}
	}
}

// score says how well attributions were found: spans that are exactly the annotators',
// spans that begin where theirs do, and tokens of contents.
type score struct {
	source, cue, content, begins, tokens count
	whole                                count // attributions with all their parts
}

// measure returns how well a model finds the attributions of texts.
func measure(m *tagger.Model, texts []text) score {
	var s score
	for _, t := range texts {
		s.add(t, m.Find(tagger.Read(t.Plain)))
	}
	return s
}

// add compares the attributions found in a text with the annotators'.
func (s *score) add(t text, found []tagger.Attribution) {
	sources, cues, contents, wholes := map[markup.Range]bool{}, map[markup.Range]bool{}, map[markup.Range]bool{},
		map[string]bool{}
	for _, a := range found {
		if a.Source.End > a.Source.Start {
			sources[a.Source] = true
		}
		if a.Cue.End > a.Cue.Start {
			cues[a.Cue] = true
		}
		for _, r := range a.Content {
			contents[r] = true
		}
		wholes[fmt.Sprint(a.Source, a.Cue, a.Content)] = true
	}
	s.source.add(sources, t.spans(func(a attribution) [][2]int { return a.Source }))
	s.cue.add(cues, t.spans(func(a attribution) [][2]int { return a.Cue }))
	marked := t.spans(func(a attribution) [][2]int { return a.Content })
	s.content.add(contents, marked)
	s.begins.add(begins(contents), begins(marked))
	read := tagger.Read(t.Plain)
	s.tokens.add(tokens(read, contents), tokens(read, marked))
	for _, a := range t.Attributions {
		s.whole.marked++
		if wholes[fmt.Sprint(first(a.Source), first(a.Cue), ranges(a.Content))] {
			s.whole.both++
		}
	}
	s.whole.found += len(found)
}

func first(parts [][2]int) markup.Range {
	if len(parts) == 0 {
		return markup.Range{}
	}
	return markup.Range{Start: parts[0][0], End: parts[0][1]}
}

func ranges(parts [][2]int) []markup.Range {
	var all []markup.Range
	for _, p := range parts {
		all = append(all, markup.Range{Start: p[0], End: p[1]})
	}
	return all
}

func begins(all map[markup.Range]bool) map[markup.Range]bool {
	starts := map[markup.Range]bool{}
	for r := range all {
		starts[markup.Range{Start: r.Start, End: r.Start}] = true
	}
	return starts
}

// tokens returns the tokens that stand in one of the ranges.
func tokens(t *tagger.Text, in map[markup.Range]bool) map[markup.Range]bool {
	all := map[markup.Range]bool{}
	for r := range in {
		for _, k := range t.Tokens(r) {
			all[k] = true
		}
	}
	return all
}

// String returns the table of a score: precision, recall and F1 in percent.
func (s score) String() string {
	return fmt.Sprintf("\n%14s    P    R   F1\n", "") + fmt.Sprintf(
		"source, exact    %v\ncue, exact       %v\ncontent, exact   %v\ncontent, begin   %v\ncontent, tokens  %v\n"+
			"whole, exact     %v", s.source, s.cue, s.content, s.begins, s.tokens, s.whole)
}
