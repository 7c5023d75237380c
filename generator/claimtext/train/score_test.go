package main

import (
	"bytes"
	"os"
	"sync"
	"testing"

	"onrecord/generator/attribution/corpus"
	"onrecord/generator/claimtext"
	"onrecord/generator/edtf"
	"onrecord/tests/long"
)

const folder = "../../attribution/corpus"

func texts(t *testing.T, file string) []corpus.Text {
	t.Helper()
	all, err := corpus.Read(folder + "/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// known are models that do not know the texts that were kept back.
var known = sync.OnceValues(func() (map[string]*claimtext.Model, error) {
	train, err := corpus.Read(folder + "/" + corpus.TrainFile)
	return models(train), err
})

// TestModels: the corpus gives the models that ship, byte for byte.
func TestModels(t *testing.T) {
	if !long.Wanted() {
		t.Skip("training takes long: ONRECORD_LONG=1 runs it")
	}
	all, err := corpus.All(folder)
	if err != nil {
		t.Fatal(err)
	}
	for name, model := range models(all) {
		ships, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(model.Encode(), ships) {
			t.Errorf("%s is not what the corpus gives: go generate ./generator/claimtext", name)
		}
	}
}

// share is how many of some were right.
type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

func (s share) percent() float64 { return 100 * float64(s.right) / float64(max(1, s.of)) }

// TestScore measures what is read from the words of texts that were kept back, with models
// that do not know them. The least values are a little below what was reached.
func TestScore(t *testing.T) {
	made, err := known()
	if err != nil {
		t.Fatal(err)
	}
	var kinds, deadlines, bounds, values, progress, conditions share
	for _, text := range texts(t, corpus.HeldOutFile) {
		for _, a := range text.Attributions {
			words := text.Words(a.Content)
			kinds.add(best(made["kinds.model"].Score(kindExample(&text, a).features)) == kindExample(&text, a).class)
			said, err := edtf.Parse(a.Said)
			if err != nil {
				if said, err = edtf.Parse(text.Date); err != nil {
					continue
				}
			}
			d, _ := claimtext.FindDeadline(words, said.Lower())
			if a.DeadlineText != "" {
				deadlines.add(same(d.Date, a.Deadline))
				bounds.add(d.Bound == a.Bound)
			}
			if a.Value != "" {
				f, _ := claimtext.FindFigure(words)
				values.add(f.Value == string(a.Value))
			}
			if a.Progress != "" {
				p, _ := claimtext.FindProgress(words)
				progress.add(p == a.Progress)
			}
			if a.Condition != "" {
				conditions.add(claimtext.FindCondition(words) != "")
			}
		}
	}
	for _, s := range []struct {
		name  string
		got   share
		least float64
	}{
		{"kind", kinds, 68}, {"deadline", deadlines, 68}, {"bound", bounds, 60}, {"value of a figure", values, 68},
		{"progress", progress, 60}, {"condition", conditions, 60},
	} {
		t.Logf("%-18s %3d of %3d: %.0f %%", s.name, s.got.right, s.got.of, s.got.percent())
		if s.got.percent() < s.least {
			t.Errorf("%s: %.1f %%, at least %.0f", s.name, s.got.percent(), s.least)
		}
	}
}

func best(scores []int) int {
	at := 0
	for i := range scores {
		if scores[i] > scores[at] {
			at = i
		}
	}
	return at
}

// same reports whether two EDTF dates have the same bounds.
func same(a, b string) bool {
	x, err1 := edtf.Parse(a)
	y, err2 := edtf.Parse(b)
	if err1 != nil || err2 != nil {
		return a == b
	}
	return x.Lower() == y.Lower() && x.Upper() == y.Upper()
}

// TestWorth measures how well sentences worth recording are told from others in turns and
// speakers' own texts that were kept back.
func TestWorth(t *testing.T) {
	made, err := known()
	if err != nil {
		t.Fatal(err)
	}
	model := made["worth.model"]
	var found, worth share // of those found, worth; of those worth, found
	for _, text := range texts(t, corpus.HeldOutFile) {
		for _, s := range text.Turns() {
			is := claimtext.Chance(model, claimtext.WorthFeatures(s.Text, s.Before))+claimtext.Bonus(s.Text) >= 0.4
			if is {
				found.add(s.Worth)
			}
			if s.Worth {
				worth.add(is)
			}
		}
	}
	t.Logf("of the sentences chosen %.0f %% are worth recording, and %.0f %% of those that are worth it are chosen",
		found.percent(),
		worth.percent())
	if found.percent() < 52 || worth.percent() < 50 {
		t.Error("less than was reached")
	}
}
