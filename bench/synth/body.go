package synth

import "strings"

// Body is an article's Markdown, with the places of its claims' words noted
// beside it: a program that marks the words itself needs only the text, one
// that can't must be given the marks.
type Body struct {
	text  string
	marks []mark
}

// mark is one run of a claim's words in the text.
type mark struct {
	start, end int
	claim      string
	first      bool
}

// Markdown is the text without marks.
func (b *Body) Markdown() string { return b.text }

// Marked is the text with open and close around every run of a claim's words.
func (b *Body) Marked(open func(claim string, first bool) string, close string) string {
	var out strings.Builder
	at := 0
	for _, m := range b.marks {
		out.WriteString(b.text[at:m.start])
		out.WriteString(open(m.claim, m.first))
		out.WriteString(b.text[m.start:m.end])
		out.WriteString(close)
		at = m.end
	}
	out.WriteString(b.text[at:])
	return out.String()
}

// bodyWriter writes a body.
type bodyWriter struct {
	strings.Builder
	marks []mark
}

func (b *bodyWriter) mark(claim, words string, first bool) {
	start := b.Len()
	b.WriteString(words)
	b.marks = append(b.marks, mark{start, b.Len(), claim, first})
}

func (b *bodyWriter) body() Body { return Body{b.String(), b.marks} }
