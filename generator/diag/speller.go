package diag

import (
	"math"
	"strings"
)

// Suggest returns the candidate nearest to word by edit distance. It returns "" where
// more than a third of the word would have to change. Case, and the choice between space,
// hyphen and underscore, do not count.
func Suggest(word string, candidates []string) string { return NewSpeller(candidates).Suggest(word) }

// Speller is [Suggest] for many words. Where a record is missing to which thousands
// refer, each of them gets a suggestion. One goroutine at a time may use it.
type Speller struct {
	candidates []spelled
	answers    map[string]string // by word
}

// mostAnswers is how many different words a speller looks up. More wrong words have one
// cause, and the author will find it from the first ones.
const mostAnswers = 500

// spelled is a word as it is compared.
type spelled struct {
	word    string
	folded  []rune
	letters [32]uint8 // how often each letter stands in it; some letters share a number
}

// NewSpeller returns a speller for candidates.
func NewSpeller(candidates []string) *Speller {
	s := &Speller{make([]spelled, len(candidates)), map[string]string{}}
	for i, c := range candidates {
		s.candidates[i] = spell(c)
	}
	return s
}

var unseparated = strings.NewReplacer("_", "-", " ", "-")

func spell(word string) spelled {
	s := spelled{word: word, folded: []rune(unseparated.Replace(strings.ToLower(word)))}
	for _, r := range s.folded {
		if n := &s.letters[r%32]; *n < math.MaxUint8 {
			*n++
		}
	}
	return s
}

// unlike is how many letters only one of two words has, at least.
func (s *spelled) unlike(o *spelled) (n int) {
	for i, m := range s.letters {
		n += max(int(m)-int(o.letters[i]), int(o.letters[i])-int(m))
	}
	return n
}

// Suggest returns what a word was probably meant to say.
func (s *Speller) Suggest(word string) string {
	answer, known := s.answers[word]
	if !known && len(s.answers) < mostAnswers {
		answer = s.nearest(word)
		s.answers[word] = answer
	}
	return answer
}

func (s *Speller) nearest(word string) string {
	w := spell(word)
	best, bestAt := "", max(1, len(w.folded)/3)+1
	var d distance
	for i := range s.candidates {
		c := &s.candidates[i]
		if n := len(c.folded) - len(w.folded); n >= bestAt || -n >= bestAt {
			continue
		}
		if w.unlike(c) > 2*bestAt { // an edit takes away one letter at most, and adds one
			continue
		}
		if at := d.between(w.folded, c.folded, bestAt); at < bestAt || at == bestAt && best != "" && c.word < best {
			best, bestAt = c.word, at
		}
	}
	return best
}

// distance has the memory for finding edit distances.
type distance struct{ before, row, next []int }

// between is the optimal string alignment distance: insertions, deletions,
// substitutions and transpositions of neighbours each cost one. Where it is more than
// most, any greater number may be returned.
func (d *distance) between(a, b []rune, most int) int {
	if len(d.row) <= len(b) {
		d.before, d.row, d.next = make([]int, 2*len(b)+1), make([]int, 2*len(b)+1), make([]int, 2*len(b)+1)
	}
	before, row, next := d.before, d.row, d.next
	for j := range len(b) + 1 {
		row[j] = j
	}
	last := 0 // the least number of the row before
	for i := range a {
		next[0] = i + 1
		least := next[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
			least = min(least, next[j+1])
		}
		if least > most && last > most { // and all that follows from the two
			return least
		}
		before, row, next, last = row, next, before, least
	}
	return row[len(b)]
}
