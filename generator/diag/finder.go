package diag

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// Finder suggests records by their ids and names, for many references that name none. A
// reference is often one word of a name: "Vance" for Petra Vance. Like a [Speller] it is
// for one goroutine at a time.
type Finder struct {
	ids, names, words *Speller
	owner             map[string]string   // the id of the first record with a name
	having            map[string][]string // the ids of records with a word in id or names, in order
	answers           map[string][]string // by reference
}

// mostSuggested is how many records are suggested for their words: of more, the author
// has meant any.
const mostSuggested = 3

// NewFinder returns a finder for records: their ids, with what else they are called.
// Those that are called nothing else are found by their whole ids alone.
func NewFinder(records iter.Seq2[string, []string]) *Finder {
	f := &Finder{owner: map[string]string{}, having: map[string][]string{}, answers: map[string][]string{}}
	var ids, names, words []string
	for id, called := range records {
		ids = append(ids, id)
		for _, name := range called {
			if name != "" && f.owner[name] == "" {
				f.owner[name] = id
				names = append(names, name)
			}
		}
		if len(called) == 0 {
			continue
		}
		for _, text := range append([]string{id}, called...) {
			for _, word := range wordsOf(text) {
				if f.having[word] == nil {
					words = append(words, word)
				}
				f.having[word] = append(f.having[word], id)
			}
		}
	}
	for word, ids := range f.having {
		slices.Sort(ids)
		f.having[word] = slices.Compact(ids)
	}
	f.ids, f.names, f.words = NewSpeller(ids), NewSpeller(names), NewSpeller(words)
	return f
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}

// Suggest returns the ids of the records that a reference to nothing probably meant: the
// one that is spelled nearly so, and those of which it says a part.
func (f *Finder) Suggest(ref string) []string {
	answer, known := f.answers[ref]
	if !known && len(f.answers) < mostAnswers {
		answer = f.find(ref)
		f.answers[ref] = answer
	}
	return answer
}

func (f *Finder) find(ref string) (all []string) {
	near := f.ids.Suggest(ref)
	if near == "" {
		near = f.owner[f.names.Suggest(ref)]
	}
	if near != "" {
		all = append(all, near)
	}
	words := wordsOf(ref)
	for _, id := range f.withAll(words) {
		if id != near {
			all = append(all, id)
		}
	}
	if len(all) == 0 && len(words) == 1 && len(words[0]) >= leastMisspelled {
		all = f.withAll([]string{f.words.Suggest(words[0])})
	}
	return all
}

// leastMisspelled is how long a word is that is taken for another of a name: shorter ones
// are too much alike.
const leastMisspelled = 5

// withAll returns the records that have all of the words, if they are few.
func (f *Finder) withAll(words []string) (all []string) {
	if len(words) == 0 {
		return nil
	}
	rarest := slices.MinFunc(words, func(a, b string) int { return len(f.having[a]) - len(f.having[b]) })
	for _, id := range f.having[rarest] {
		other := func(word string) bool { _, found := slices.BinarySearch(f.having[word], id); return !found }
		if slices.ContainsFunc(words, other) {
			continue
		}
		if all = append(all, id); len(all) > mostSuggested {
			return nil
		}
	}
	return all
}

// Or lists choices for the end of a sentence, each in a form such as "[[%s]]": "[[a]],
// [[b]] or [[c]]".
func Or[S ~string](form string, choices []S) string {
	var b strings.Builder
	for i, choice := range choices {
		switch {
		case i == 0:
		case i == len(choices)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, form, choice)
	}
	return b.String()
}
