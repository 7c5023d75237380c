// Package synth invents dockets: articles with the claims that stand in them, and the
// entities, events and topics that they name. A docket of any size follows from a seed
// alone, so that whoever measures with it can have the same one.
//
// The words come from grammar.txt and mean nothing, but they are shaped like news: names
// recur by their rank, a sentence has about twenty words, rare words are as many as in a
// newspaper, deadlines move, and about half of the claims are ruled on.
//
// [New] makes the entities, events and topics, and [World.All] the articles, one at a
// time: a docket of 100,000 articles needs no more memory than one of 1,000.
package synth

import (
	"flag"
	"iter"
	"math/rand/v2"
)

// Options say how large a docket is, and what is lopsided in it.
type Options struct {
	Articles, Entities, Events, Topics int // 0 stands for the default
	Seed                               uint64

	SpeakerClaims, EventClaims, DayClaims, Repeats int
	TopicAll                                       bool
}

// Flags lets the options be given on a command line.
func (o *Options) Flags(f *flag.FlagSet) {
	f.IntVar(&o.Articles, "articles", 1000, "number of articles")
	f.Uint64Var(&o.Seed, "seed", 1, "the number that the docket follows from")
	f.IntVar(&o.Entities, "entities", 0, "number of entities (default: a tenth of the articles, 74 to 1000)")
	f.IntVar(&o.Events, "events", 0, "number of events (default: a hundredth of the articles, 8 to 1000)")
	f.IntVar(&o.Topics, "topics", 0, "number of topics (default: 12 to 60 by the number of articles)")
	f.IntVar(&o.SpeakerClaims, "speaker-claims", 0, "let one speaker make this many claims")
	f.IntVar(&o.EventClaims, "event-claims", 0, "let this many claims be about one event's date")
	f.IntVar(&o.DayClaims, "day-claims", 0, "let about this many claims be of one day")
	f.IntVar(&o.Repeats, "repeats", 0, "let one claim be told again this many times")
	f.BoolVar(&o.TopicAll, "topic-all", false, "let one topic have everything")
}

// Record is a record of the content format. The value of a key is a string, a list of
// strings, a number, a Record or a list of Records.
type Record map[string]any

// add adds a table to an array of tables.
func (r Record) add(key string, table Record) {
	tables, _ := r[key].([]Record)
	r[key] = append(tables, table)
}

// ID returns the record's id.
func (r Record) ID() string { return r["id"].(string) }

// Article is a text with the claims that are first told in it.
type Article struct {
	N      int // counted from 0
	Day    Day
	Record Record // the front matter, and the id
	Claims []*Claim
	Named  []string // ids of the entities that the text names

	body string
}

// World is a docket's entities, events and topics, and what is remembered while its
// articles are made.
type World struct {
	Options
	Entities, Events, Topics []Record

	names, nouns, measures []string  // rare words and what figures are of, the most frequent first
	cast                   []*entity // of Entities, the most frequent first
	employers              []string  // ids
	timelines              []*timeline
	recent                 []*Claim // the latest 512
	told                   *Claim   // that Options.Repeats is about
	// How many claims there are so far: all, and those that the options ask for.
	claims, bySpeaker, byEvent, repeats int
}

// New makes the entities, events and topics of a docket.
func New(o Options) *World {
	for n, value := range map[*int]int{
		&o.Articles: 1000, &o.Entities: min(max(o.Articles/10, 74), 1000),
		&o.Events: min(max(o.Articles/100, 8), 1000), &o.Topics: min(max(o.Articles/200, 12), 60),
	} {
		if *n == 0 {
			*n = value
		}
	}
	w := &World{Options: o}
	a := w.author(0)
	used := map[string]bool{}
	w.names, w.nouns = a.different("name", 20_000, used), a.different("noun", 3_500, used)
	w.measures = a.different("measure", max(8, o.Articles/40), used)
	a.makeEntities(a.different("name", o.Entities, used))
	a.makeTopics()
	a.makeEvents()
	return w
}

// All makes the docket's articles in order of day. A claim refers only to claims before
// it. The sequence can be gone through once for each World.
func (w *World) All() iter.Seq[*Article] {
	return func(yield func(*Article) bool) {
		var last *Article // kept until the next one is made, which may report its claims too
		for n := range w.Articles {
			a := w.author(n+1).newArticle(n, last)
			if last != nil && !yield(last) {
				return
			}
			last = a
		}
		if last != nil {
			yield(last)
		}
	}
}

const claimsPerArticle = 2.35

// due reports whether the next of a number of special claims should come, so that they
// are spread evenly over all.
func (w *World) due(done, want int) bool {
	expected := claimsPerArticle * float64(w.Articles) * 0.95
	return done < want && float64(done)*expected <= float64(w.claims)*float64(want)
}

// chance returns true in p of all cases.
func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

// pick returns an element of a list, each as often.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// byRank returns an index below n. Low ones are frequent, as a few names are in the news.
func byRank(r *rand.Rand, n int) int {
	u := r.Float64()
	return int(float64(n) * u * u * u)
}

// often returns an element of a list whose first elements are the most frequent.
func often[T any](r *rand.Rand, list []T) T { return list[byRank(r, len(list))] }
