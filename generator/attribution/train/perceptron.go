package main

import (
	"onrecord/generator/attribution/tagger"
)

// example is a paragraph with its labels.
type example struct {
	features [][]uint32
	labels   []tagger.Label
}

// rounds is how often training goes through the corpus.
const rounds = 10

// learn returns the averaged weights of a structured perceptron: each paragraph that the
// weights label wrongly moves them towards its own labels. All arithmetic is in integers,
// so that every machine learns the same.
func learn(examples []example) *tagger.Weights {
	w := tagger.NewWeights()
	total := make([]int64, len(w.Rows)) // of changes, each times the step that made it
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
				w.Rows[int(row)*tagger.Labels+int(l)] += by
				total[int(row)*tagger.Labels+int(l)] += int64(by) * step
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
			if best, _ := w.Best(e.features); !equal(best, e.labels) {
				move(e, e.labels, 1)
				move(e, best, -1)
			}
			step++
		}
	}
	for i := range w.Rows {
		if average := (int64(w.Rows[i])*step - total[i]) * scale / step; average >= least || average <= -least {
			w.Rows[i] = int16(average / grain)
		} else {
			w.Rows[i] = 0
		}
	}
	for p := range pairs {
		for l := range pairs[p] {
			w.Pairs[p][l] = int32((int64(w.Pairs[p][l])*step - pairs[p][l]) * scale / step / grain)
		}
	}
	return w
}

// Averages are counted in sixteenths. Those below least are dropped, and the others rounded:
// the model has half as many bytes, and finds as much.
const (
	scale = 16
	least = 20
	grain = 8
)

func equal(a, b []tagger.Label) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
