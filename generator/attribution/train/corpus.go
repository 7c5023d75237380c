package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"unicode/utf8"

	"onrecord/generator/attribution/tagger"
	"onrecord/generator/markup"
)

// text is an annotated text of the corpus.
type text struct {
	ID           string        `json:"id"`
	Plain        string        `json:"text"`
	Attributions []attribution `json:"attributions"`
}

// attribution is what the annotators marked. Its places count code points in the file, and
// bytes after reading.
type attribution struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// readCorpora reads files of annotated texts.
func readCorpora(paths ...string) ([]text, error) {
	var all []text
	for _, path := range paths {
		texts, err := readCorpus(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, texts...)
	}
	return all, nil
}

// readCorpus reads a file of annotated texts. It leaves out claims that have neither source
// nor cue: sentences of turns, which nobody reports.
func readCorpus(path string) ([]text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var all []text
	d := json.NewDecoder(bufio.NewReader(z))
	for d.More() {
		var t text
		if err := d.Decode(&t); err != nil {
			return nil, err
		}
		places := bytePlaces(t.Plain)
		reported := t.Attributions[:0]
		for _, a := range t.Attributions {
			if len(a.Source)+len(a.Cue) == 0 {
				continue
			}
			for _, part := range [][][2]int{a.Source, a.Cue, a.Content} {
				for i, r := range part {
					part[i] = [2]int{places[r[0]], places[r[1]]}
				}
			}
			reported = append(reported, a)
		}
		t.Attributions = reported
		all = append(all, t)
	}
	return all, nil
}

// bytePlaces returns for each code point of a text, and for its end, at which byte it begins.
func bytePlaces(s string) []int {
	places := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		places = append(places, i)
	}
	return append(places, len(s))
}

// labels returns the labels of a text's tokens: of the outer layer where reports are nested.
func (t text) labels(read *tagger.Text) []tagger.Label {
	labels := make([]tagger.Label, read.Len())
	for _, a := range t.Attributions {
		for _, r := range a.Source {
			read.Label(labels, r[0], r[1], tagger.SourceBegin)
		}
		for _, r := range a.Cue {
			read.Label(labels, r[0], r[1], tagger.CueBegin)
		}
	}
	for _, a := range t.outer() {
		for _, r := range a.Content {
			read.Label(labels, r[0], r[1], tagger.ContentBegin)
		}
	}
	tagger.Mend(labels)
	return labels
}

// outer returns the attributions whose contents stand within no other's.
func (t text) outer() []attribution {
	var all []attribution
	for i, a := range t.Attributions {
		if !t.isNested(i) {
			all = append(all, a)
		}
	}
	return all
}

// nested returns the text with only those attributions whose contents stand within others.
func (t text) nested() text {
	var all []attribution
	for i, a := range t.Attributions {
		if t.isNested(i) {
			all = append(all, a)
		}
	}
	t.Attributions = all
	return t
}

// isNested reports whether the content of attribution i stands within that of another. Of
// two that are equal the first is the outer one.
func (t text) isNested(i int) bool {
	a := t.Attributions[i]
	for j, b := range t.Attributions {
		if i != j && within(a.Content, b.Content) && (!within(b.Content, a.Content) || i > j) {
			return true
		}
	}
	return false
}

// within reports whether one of the parts a stands in one of the parts b.
func within(a, b [][2]int) bool {
	for _, x := range a {
		for _, y := range b {
			if x[0] >= y[0] && x[1] <= y[1] {
				return true
			}
		}
	}
	return false
}

// spans returns the parts of a kind of all attributions, each once.
func (t text) spans(of func(attribution) [][2]int) map[markup.Range]bool {
	all := map[markup.Range]bool{}
	for _, a := range t.Attributions {
		for _, r := range of(a) {
			all[markup.Range{Start: r[0], End: r[1]}] = true
		}
	}
	return all
}
