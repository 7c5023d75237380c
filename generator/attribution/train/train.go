package main

import (
	"maps"
	"slices"
	"sync"

	"onrecord/generator/attribution/tagger"
)

// folds is into how many parts a corpus is cut, so that the second stage learns from what
// the first one finds in texts that it doesn't know.
const folds = 5

// nestedWeight is how often a content counts for the model of nested reports. Few contents
// have reports in them, so it learns from all paragraphs, too: with less weight it finds
// reports where none are, with more it finds none.
const nestedWeight = 3

// student is a text of the corpus, ready for training.
type student struct {
	text
	read   *tagger.Text
	labels []tagger.Label
	counts map[string]tagger.Count
	cues   *tagger.Cues   // of all other texts
	plain  [][]uint32     // the features of the first stage
	before []tagger.Label // what the first stage finds that was trained on the other folds
}

// train returns the model of a corpus.
func train(corpus []text) *tagger.Model {
	students, all := prepare(corpus)
	m := &tagger.Model{Cues: tagger.NewCues(all)}
	var wait sync.WaitGroup
	busy := make(chan struct{}, 2)
	for fold := range folds + 1 {
		wait.Go(func() {
			busy <- struct{}{}
			defer func() { <-busy }()
			var others []*student
			for i := range students {
				if i%folds != fold {
					others = append(others, students[i])
				}
			}
			w := learn(examples(others, firstStage))
			if fold == folds {
				m.Stages[0] = w
				return
			}
			for i := fold; i < len(students); i += folds {
				s := students[i]
				s.before, _ = w.Text(s.read, s.plain)
			}
		})
	}
	wait.Wait()
	wait.Go(func() {
		nested := slices.Repeat(nestedExamples(students), nestedWeight)
		m.Nested = learn(append(nested, examples(students, firstStage)...))
	})
	m.Stages[1] = learn(examples(students, func(s *student) [][]uint32 { return s.read.Features(s.cues, s.before) }))
	wait.Wait()
	return m
}

// prepare reads the texts, and counts their words.
func prepare(corpus []text) (students []*student, all map[string]tagger.Count) {
	all = map[string]tagger.Count{}
	for _, t := range corpus {
		s := &student{text: t, read: tagger.Read(t.Plain), counts: map[string]tagger.Count{}}
		s.labels = t.labels(s.read)
		ends := s.read.Paragraphs()
		for i, start := range ends[:len(ends)-1] {
			tagger.Mend(s.labels[start:ends[i+1]])
		}
		s.read.Words(s.labels, func(word string, cue bool) {
			n, sum := s.counts[word], all[word]
			n.All, sum.All = n.All+1, sum.All+1
			if cue {
				n.Cue, sum.Cue = n.Cue+1, sum.Cue+1
			}
			s.counts[word], all[word] = n, sum
		})
		students = append(students, s)
	}
	for _, s := range students {
		others := maps.Clone(all)
		for word, n := range s.counts {
			others[word] = tagger.Count{All: all[word].All - n.All, Cue: all[word].Cue - n.Cue}
		}
		s.cues = tagger.NewCues(others)
		s.plain = s.read.Features(s.cues, nil)
	}
	return students, all
}

// examples returns the paragraphs of texts with their features.
func examples(students []*student, of func(*student) [][]uint32) []example {
	var all []example
	for _, s := range students {
		features := of(s)
		ends := s.read.Paragraphs()
		for i, start := range ends[:len(ends)-1] {
			all = append(all, example{features[start:ends[i+1]], s.labels[start:ends[i+1]]})
		}
	}
	return all
}

// firstStage returns the features of a text's first stage.
func firstStage(s *student) [][]uint32 { return s.plain }

// nestedExamples returns the contents of reports, with the labels of the reports in them: all
// other where there are none.
func nestedExamples(students []*student) []example {
	var all []example
	for _, s := range students {
		inner := s.nested().labels(s.read)
		for _, c := range tagger.Contents(s.labels) {
			all = append(all, example{s.plain[c[0]:c[1]], slices.Clone(inner[c[0]:c[1]])})
			tagger.Mend(all[len(all)-1].labels)
		}
	}
	return all
}
