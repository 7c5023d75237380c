package tagger

import "onrecord/generator/markup"

// Paragraphs returns the first token of each paragraph, and the number of tokens.
func (t *Text) Paragraphs() []int {
	var all []int
	for i, k := range t.tokens {
		if i == 0 || k.paragraph != t.tokens[i-1].paragraph {
			all = append(all, i)
		}
	}
	return append(all, len(t.tokens))
}

// Label gives the tokens of a range of bytes the labels of a part: begin to the first, and
// the one after it to the others.
func (t *Text) Label(labels []Label, start, end int, begin Label) {
	first := true
	for i, k := range t.tokens {
		if k.Start < end && k.End > start {
			labels[i] = begin + 1
			if first {
				labels[i] = begin
			}
			first = false
		}
	}
}

// Len returns how many tokens the text has.
func (t *Text) Len() int { return len(t.tokens) }

// Tokens returns the places of the tokens that stand in a range.
func (t *Text) Tokens(in markup.Range) []markup.Range {
	var all []markup.Range
	for _, k := range t.tokens {
		if k.Start >= in.Start && k.End <= in.End {
			all = append(all, k.Range)
		}
	}
	return all
}
