package main

import (
	"slices"

	"onrecord/generator/attribution/corpus"
	"onrecord/generator/claimtext"
)

// example is a text's features and its class.
type example struct {
	features []string
	class    int
}

// models makes the models of texts of the corpus, by the names of their files.
func models(texts []corpus.Text) map[string]*claimtext.Model {
	var ofKinds, ofWorth []example
	for i := range texts {
		t := &texts[i]
		for _, a := range t.Attributions {
			ofKinds = append(ofKinds, kindExample(t, a))
		}
		for _, s := range t.Turns() {
			ofWorth = append(ofWorth, worthExample(s))
		}
	}
	return map[string]*claimtext.Model{"kinds.model": train(ofKinds, len(claimtext.Kinds)),
		"worth.model": train(ofWorth, 2)}
}

func kindExample(t *corpus.Text, a corpus.Attribution) example {
	said := claimtext.Said{Cue: t.Words(a.Cue), Content: t.Words(a.Content), Own: a.Turn}
	return example{claimtext.KindFeatures(said), slices.Index(claimtext.Kinds, a.Kind)}
}

func worthExample(s corpus.Sentence) example {
	e := example{features: claimtext.WorthFeatures(s.Text, s.Before)}
	if s.Worth {
		e.class = 1
	}
	return e
}

// epochs is how often training goes through the examples; least is the greatest weight of a
// feature that is left out.
const epochs, least = 12, 12

// train makes a model of examples with the averaged perceptron. All arithmetic is in whole
// numbers and in a fixed order, so that every machine makes the same model.
func train(examples []example, classes int) *claimtext.Model {
	now, sum, since := map[string][]int{}, map[string][]int{}, map[string][]int{}
	step := 0
	add := func(f string, class, by int) {
		if now[f] == nil {
			now[f], sum[f], since[f] = make([]int, classes), make([]int, classes), make([]int, classes)
		}
		sum[f][class] += now[f][class] * (step - since[f][class])
		since[f][class] = step
		now[f][class] += by
	}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := uint64(1)
	for range epochs {
		for i := len(order) - 1; i > 0; i-- { // Fisher-Yates
			random = random*6364136223846793005 + 1442695040888963407
			j := int(random>>33) % (i + 1)
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			e := examples[i]
			step++
			scores := make([]int, classes)
			for _, f := range e.features {
				for class, w := range now[f] {
					scores[class] += w
				}
			}
			best := -1
			for class := range scores { // the best of the others, which has to stay behind by a margin
				if class != e.class && (best < 0 || scores[class] > scores[best]) {
					best = class
				}
			}
			if scores[e.class]-scores[best] < margin {
				for _, f := range e.features {
					add(f, e.class, 1)
					add(f, best, -1)
				}
			}
		}
	}
	m := &claimtext.Model{Classes: classes, Weights: map[string][]int16{}}
	for f := range now {
		weights, greatest := make([]int16, classes), 0
		for class := range weights {
			total := sum[f][class] + now[f][class]*(step-since[f][class])
			w := total * claimtext.Unit / (step * margin)
			weights[class] = int16(max(-32000, min(32000, w)))
			greatest = max(greatest, w, -w)
		}
		if greatest > least {
			m.Weights[f] = weights
		}
	}
	return m
}

// margin is by how much the right class has to lead.
const margin = 12
