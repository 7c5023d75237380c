package corpus

import (
	"regexp"

	"onrecord/generator/markup"
)

// Sentence is a sentence of a speaker's own text, and whether annotators found a claim worth
// recording in it.
type Sentence struct {
	Text, Before string // the sentence, and the one before it
	Worth        bool
}

// Turns returns the sentences of a text that is turns or a speaker's own; none for a report.
func (t *Text) Turns() (all []Sentence) {
	var claims []markup.Range
	for _, a := range t.Attributions {
		if a.Turn {
			for _, r := range a.Content {
				claims = append(claims, t.bytes(r))
			}
		}
	}
	if len(claims) == 0 {
		return nil
	}
	text := markup.Text{Plain: unwrapped(t.Text)}
	before := ""
	for _, s := range text.Sentences() {
		sentence := Sentence{Text: text.Plain[s.Start:s.End], Before: before}
		for _, c := range claims {
			if within := min(c.End, s.End) - max(c.Start, s.Start); 2*within > c.End-c.Start || 2*within > s.End-s.Start {
				sentence.Worth = true
			}
		}
		all = append(all, sentence)
		before = sentence.Text
	}
	return all
}

// wrap matches the end of a line within a paragraph.
var wrap = regexp.MustCompile(`([^\n])\n([^\n])`)

// unwrapped returns a text of the same length in which a paragraph is one line.
func unwrapped(text string) string {
	return wrap.ReplaceAllString(wrap.ReplaceAllString(text, "$1 $2"), "$1 $2")
}

// bytes returns the bytes of a range of characters.
func (t *Text) bytes(r [2]int) markup.Range {
	runes := []rune(t.Text)
	start := len(string(runes[:r[0]]))
	return markup.Range{Start: start, End: start + len(string(runes[r[0]:r[1]]))}
}
