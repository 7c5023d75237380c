package page

import (
	"math"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// counted are the terms of a passage and how often each stands in it, 255 times at
// most; the title's count more. A term is a number: first the one that its reader gave
// it, then its place among all.
type counted struct {
	terms []int32
	n     []uint8
}

// termReader counts the terms of one passage after another. It knows each word that
// it has seen, so that one seen again costs no memory.
type termReader struct {
	number map[string]int32
	terms  []string // by number
	counts []int32  // by number, of the passage that is being read
	seen   []int32  // the numbers with a count
	words  int32
	ended  [][]int32 // the terms of each passage

	scratch []byte
}

func (t *termReader) count(text string, weight int32) {
	tokens(text, func(term []byte) {
		n, known := t.number[string(term)]
		if !known {
			n = int32(len(t.terms))
			t.terms = append(t.terms, string(term))
			t.number[t.terms[n]] = n
			t.counts = append(t.counts, 0)
		}
		if t.counts[n] == 0 {
			t.seen = append(t.seen, n)
		}
		t.counts[n] += weight
		t.words++
	})
}

// end returns what was counted since the last end: terms, and how many words.
func (t *termReader) end() (c counted, words int32) {
	c, words = counted{slices.Clone(t.seen), make([]uint8, len(t.seen))}, t.words
	for i, n := range t.seen {
		c.n[i] = uint8(min(t.counts[n], math.MaxUint8))
		t.counts[n] = 0
	}
	t.seen, t.words = t.seen[:0], 0
	t.ended = append(t.ended, c.terms)
	return c, words
}

// termReaders are readers that work side by side, each used by one at a time.
type termReaders struct {
	mu        sync.Mutex
	all, idle []*termReader
}

func (r *termReaders) take() *termReader {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.idle); n > 0 {
		t := r.idle[n-1]
		r.idle = r.idle[:n-1]
		return t
	}
	t := &termReader{number: map[string]int32{}}
	r.all = append(r.all, t)
	return t
}

func (r *termReaders) give(t *termReader) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, t)
}

// sorted returns all terms in order, and numbers those that were counted by it.
func (r *termReaders) sorted() []string {
	var terms []string
	for _, t := range r.all {
		terms = append(terms, t.terms...)
	}
	slices.Sort(terms)
	terms = slices.Compact(terms)
	place := make(map[string]int32, len(terms))
	for i, term := range terms {
		place[term] = int32(i)
	}
	for _, t := range r.all {
		numbers := make([]int32, len(t.terms))
		for n, term := range t.terms {
			numbers[n] = place[term]
		}
		for _, terms := range t.ended {
			for i, n := range terms {
				terms[i] = numbers[n]
			}
		}
	}
	return terms
}

// maxTerm is the longest word that is indexed, in bytes: longer ones are no words.
const maxTerm = 40

// tokens calls found for each word of a text, folded: lower case, without marks. The
// word is found's only until it returns. Scripts that set no spaces between words
// give each pair of neighbouring letters. assets/search.js does the same to a query;
// the two must agree.
func tokens(text string, found func(term []byte)) {
	var buffer [maxTerm + utf8.UTFMax]byte
	word := buffer[:0]
	var before rune // the letter before, in a script without spaces
	flush := func() {
		if len(word) > 0 && len(word) <= maxTerm {
			found(word)
		}
		word = word[:0]
	}
	if !ascii(text) {
		text = norm.NFKD.String(text)
	}
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			word = append(word, byte(r))
		case 'A' <= r && r <= 'Z':
			word = append(word, byte(r)+'a'-'A')
		case r == '\'' || r == '’': // don’t is dont
		case r < utf8.RuneSelf:
			flush()
		case unicode.Is(unicode.Mn, r):
		case unspaced(r):
			flush()
			pair := utf8.AppendRune(buffer[:0], r)
			if before != 0 {
				pair = utf8.AppendRune(utf8.AppendRune(buffer[:0], before), r)
			}
			found(pair)
			before = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word = utf8.AppendRune(word, unicode.ToLower(r))
		default:
			flush()
		}
		before = 0
	}
	flush()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
