package diag

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// Finder suggests records for references that name none, by the records' ids and names. A
// reference is often one word of a name: "Vance" for Petra Vance. One goroutine at a time
// may use it, as with a [Speller].
type Finder struct {
	ids, names, words *Speller
	owner             map[string]string   // the id of the first record with a name
	having            map[string][]string // the ids of records with a word in id or names, in order
	answers           map[string][]string // by reference
}

// mostSuggested is how many records a Finder suggests for a reference's words. Where more
// have them, it suggests none.
const mostSuggested = 3

// NewFinder returns a finder for records: each id with the record's other names. A record
// without other names is found only by its whole id.
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

// Suggest returns the ids of the records that a wrong reference probably means: the one
// with nearly that spelling, and those whose names have the reference's words.
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

// leastMisspelled is how long a word must be to be taken for another one misspelled.
// Shorter words are too much alike.
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
