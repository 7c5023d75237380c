// Package corpus reads the corpus of attributed statements, on which models are trained and
// measured. See README.md beside it. The program has neither the corpus nor this package.
package corpus

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// Text is a text with all that it says that somebody said.
type Text struct {
	ID           string
	Date         string // EDTF
	Text         string
	Attributions []Attribution
}

// Attribution is what somebody said, as annotators marked it. Offsets count characters, the
// end exclusive.
type Attribution struct {
	Source, Cue, Content [][2]int
	Kind                 string
	Speaker, Role        string
	Turn, Negated        bool
	Said                 string
	DeadlineText         string `json:"deadline_text"`
	Deadline, Bound      string
	Progress, Condition  string
	Actor, Target        string
	Response             string
	Value                Quantity
	Unit, Measure        string
	Likelihood           string
}

// Quantity is a number as the format writes it: the corpus has texts and plain numbers.
type Quantity string

// UnmarshalJSON reads a text or a number.
func (q *Quantity) UnmarshalJSON(data []byte) error {
	*q = Quantity(strings.Trim(string(data), `"`))
	return nil
}

// Read reads a file of the corpus: a text a line, compressed by gzip.
func Read(file string) (all []Text, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for d := json.NewDecoder(z); d.More(); {
		var t Text
		if err := d.Decode(&t); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// Words returns the characters of some ranges of a text, with […] between parts.
func (t *Text) Words(ranges [][2]int) string {
	runes := []rune(t.Text)
	var parts []string
	for _, r := range ranges {
		parts = append(parts, string(runes[r[0]:r[1]]))
	}
	return strings.Join(parts, " […] ")
}

// The corpus' files: what models are trained on, and what is kept back to measure them.
const (
	TrainFile   = "train.jsonl.gz"
	HeldOutFile = "held-out.jsonl.gz"
)

// All reads the whole corpus, as the models that ship are trained on it.
func All(folder string) ([]Text, error) {
	train, err := Read(filepath.Join(folder, TrainFile))
	if err != nil {
		return nil, err
	}
	held, err := Read(filepath.Join(folder, HeldOutFile))
	return append(train, held...), err
}
