package main

import (
	"bytes"
	"os"
	"testing"

	"onrecord/generator/attribution/tagger"
	"onrecord/tests/long"
)

// TestScore measures how well attributions are found. A model that was trained without the
// held-out texts gives the true figures, which takes minutes. The model that ships knows
// these texts: its figures say only that it is whole.
func TestScore(t *testing.T) {
	kept, err := readCorpora("../corpus/held-out.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	if !long.Wanted() {
		s := measure(shipped(t), kept)
		t.Logf("the model that ships, on texts that it knows: %v", s)
		s.atLeast(t, 88, 88, 84, 92)
		return
	}
	known, err := readCorpora("../corpus/train.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	s := measure(train(known), kept)
	t.Logf("a model of the other texts: %v", s)
	s.atLeast(t, 75, 79, 72, 86)
}

// atLeast fails the test where an F1 is below its floor, which is a point below what was
// reached.
func (s score) atLeast(t *testing.T, source, cue, content, tokens float64) {
	t.Helper()
	for _, f := range []struct {
		what  string
		got   count
		floor float64
	}{{"sources", s.source, source}, {"cues", s.cue, cue}, {"contents", s.content, content},
		{"tokens of contents", s.tokens, tokens}} {
		if _, _, f1 := f.got.percent(); f1 < f.floor {
			t.Errorf("F1 of %s is %.1f %%, less than %.1f %%", f.what, f1, f.floor)
		}
	}
}

// TestSameModel trains again, and compares the model with the one that ships.
func TestSameModel(t *testing.T) {
	if !long.Wanted() {
		t.Skip("trains for minutes")
	}
	corpus, err := readCorpora("../corpus/train.jsonl.gz", "../corpus/held-out.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(train(corpus).Append(nil), shipped(t).Append(nil)) {
		t.Error("model.bin is not the model of the corpus: go generate ./generator/attribution")
	}
}

// shipped returns the model that the program has.
func shipped(t *testing.T) *tagger.Model {
	t.Helper()
	file, err := os.ReadFile("../model.bin")
	if err != nil {
		t.Fatal(err)
	}
	m, err := tagger.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
