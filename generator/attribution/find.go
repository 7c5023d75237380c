// Package attribution finds who said what in an English text: the words that name the speaker,
// those that say that it is said, and what was said.
//
// It labels the words of a text with a model that was learnt of annotated texts (package
// attribution/tagger, and the corpus beside it), and understands nothing. What it finds is a
// proposal that somebody has to read.
package attribution

import (
	_ "embed"
	"sync"

	"onrecord/generator/attribution/tagger"
	"onrecord/generator/markup"
)

//go:generate go run ./train

// Range is a stretch of a text, in bytes.
type Range = markup.Range

// Attribution is one report of words: who said what.
type Attribution struct {
	Source, Cue Range   // who, and the words that say that it is said; empty where the text has none
	Content     []Range // what was said, in its parts
	Confidence  float64 // 0 to 1
}

//go:embed model.bin
var compressed []byte

// model opens the model when a text is first read: programs that read none are spared its memory.
var model = sync.OnceValue(func() *tagger.Model {
	m, err := tagger.Open(compressed)
	if err != nil {
		panic("the model in the program is damaged: " + err.Error())
	}
	return m
})

// Find returns the attributions in a plain text, in the order of their content's start. A
// line break ends a paragraph, except in a text whose long lines were broken where they were
// full.
func Find(text string) []Attribution {
	var all []Attribution
	for _, a := range model().Find(tagger.Read(text)) {
		all = append(all, Attribution(a))
	}
	return all
}

// Sentences returns the sentences of a plain text. They end where a paragraph does, and at
// full stops, question and exclamation marks with the quotation marks after them, but not at
// the full stop of an abbreviation such as “Mr.” and “U.S.” before a name.
func Sentences(text string) []Range { return tagger.Read(text).Sentences() }
