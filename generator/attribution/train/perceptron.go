package main

import (
	"slices"

	"onrecord/generator/attribution/tagger"
)

// example is a paragraph with its labels.
type example struct {
	features [][]uint32
	labels   []tagger.Label
}

// rounds is how often training goes through the corpus.
const rounds = 16

// learn returns the averaged weights of a structured perceptron: each paragraph that the
// weights label wrongly moves them towards its own labels. All arithmetic is in integers,
// so that every machine learns the same.
func learn(examples []example) *tagger.Weights {
	seen := make([]bool, tagger.Rows)
	for _, e := range examples {
		for _, rows := range e.features {
			for _, row := range rows {
				seen[row] = true
			}
		}
	}
	w := tagger.NewWeights(func(row int) bool { return seen[row] })
	total := make([]int64, len(w.Cells)) // of changes, each times the step that made it
	var pairs [tagger.Labels][tagger.Labels]int64
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	step, seed := int64(1), uint64(1)
	move := func(e example, labels []tagger.Label, by int16) {
		before := tagger.Other
		for i, rows := range e.features {
			l := labels[i]
			for _, row := range rows {
				if at := w.Place(row); at >= 0 {
					w.Cells[at+int(l)] += by
					total[at+int(l)] += int64(by) * step
				}
			}
			w.Pairs[before][l] += int32(by)
			pairs[before][l] += int64(by) * step
			before = l
		}
	}
	for range rounds {
		for i := len(order) - 1; i > 0; i-- {
			seed = seed*6364136223846793005 + 1442695040888963407
			j := int((seed >> 33) % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, n := range order {
			e := examples[n]
			if best, _ := w.Best(e.features); !slices.Equal(best, e.labels) {
				move(e, e.labels, 1)
				move(e, best, -1)
			}
			step++
		}
	}
	for i := range w.Cells {
		if average := (int64(w.Cells[i])*step - total[i]) * scale / step; average >= least || average <= -least {
			w.Cells[i] = int16(average / grain)
		} else {
			w.Cells[i] = 0
		}
	}
	for p := range pairs {
		for l := range pairs[p] {
			w.Pairs[p][l] = int32((int64(w.Pairs[p][l])*step - pairs[p][l]) * scale / step / grain)
		}
	}
	return w.Prune()
}

// Averages are counted in sixteenths. Those below least are dropped, and the others rounded:
// the model has less than half as many bytes, and finds as much.
const (
	scale = 16
	least = 40
	grain = 8
)
