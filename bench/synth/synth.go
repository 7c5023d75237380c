// Package synth invents dockets: articles with the claims that were made in
// them, and the entities, events and topics that they name. A docket of any
// size follows from a seed alone, so that whoever measures with it can have
// the same one.
//
// The words are from this package's own small grammar. They mean nothing, but
// they are shaped like news: names recur by their rank, a sentence has about
// twenty words, rare words are as many as in a newspaper, deadlines move, and
// about half of what is said is ruled on.
//
// [New] makes the fixed cast, and [World.All] the articles in order of
// day, one at a time, so that a docket of 100,000 articles needs no more
// memory than one of 1,000.
package synth

import "math/rand/v2"

// Options say how large a docket is and what is unusual about it. The zero
// value of all but Articles is an ordinary docket.
type Options struct {
	Articles int
	Seed     uint64
	Entities int // default: a tenth of the articles, at least 74, at most 1,000
	Events   int // default: a hundredth of the articles, at least 8, at most 1,000
	Topics   int // default: 12 to 60

	// Pathologies: what a docket of real life has one of, sooner or later.
	SpeakerClaims int  // this many claims are by one speaker
	EventClaims   int  // this many claims state one event's date
	DayClaims     int  // about this many claims are of one day
	Repeats       int  // one claim is said again this many times
	TopicAll      bool // one topic has every article and every claim
}

// claimsPerArticle is how many claims an article has on average; see
// claimWeights.
const claimsPerArticle = 2.35

func (o Options) withDefaults() Options {
	def := func(n *int, value int) {
		if *n == 0 {
			*n = value
		}
	}
	def(&o.Articles, 1000)
	def(&o.Entities, min(max(o.Articles/10, 74), 1000))
	def(&o.Events, min(max(o.Articles/100, 8), 1000))
	def(&o.Topics, min(max(o.Articles/200, 12), 60))
	return o
}

// World is a docket's fixed cast, and what is remembered while its articles
// are made.
type World struct {
	Options
	Entities []Entity
	Events   []Event
	Topics   []Topic

	byID     map[string]int // of Entities
	speakers []int          // entities that speak, the most frequent first
	words    *lexicon
	measures []measure
	timeline []eventState // of Events
	recent   ring         // the latest claims, for relations
	told     *Claim       // the claim of Options.Repeats
	counts   struct{ claims, speaker, event, repeats int }
}

// New makes the cast of a docket.
func New(o Options) *World {
	o = o.withDefaults()
	w := &World{Options: o, words: newLexicon(o.Seed)}
	r := w.rng(0)
	w.makeTopics(r)
	w.makeEntities(r)
	w.makeEvents(r)
	w.makeMeasures(r)
	return w
}

// rng returns the source of chance for one part of the docket: 0 is the cast,
// n the n-th article.
func (w *World) rng(part int) *rand.Rand {
	return rand.New(rand.NewPCG(w.Seed, uint64(part)))
}

// chance reports true in p of all cases.
func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

// pick returns one of the list, each as often.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// byRank returns an index below n; low ones are frequent, as a few names are
// in the news.
func byRank(r *rand.Rand, n int) int {
	u := r.Float64()
	return int(float64(n) * u * u * u)
}

// weighted returns an index of the weights, each as often as its weight says.
func weighted(r *rand.Rand, weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := r.IntN(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}
