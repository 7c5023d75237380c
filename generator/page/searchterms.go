package page

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// counted are the terms of a passage and how often each stands in it, 255 times at
// most; the title's count more.
type counted struct {
	by    *termReader // whose numbers stand for the terms
	terms []byte      // for each, a varint of twice its number; with one added, a byte for how often follows
}

// all yields the terms by their places among all terms.
func (c *counted) all(yield func(place uint32, n uint8) bool) {
	for at := 0; at < len(c.terms); {
		number, size := binary.Uvarint(c.terms[at:])
		at += size
		n := uint8(1)
		if number&1 == 1 {
			n = c.terms[at]
			at++
		}
		if !yield(c.by.places[number>>1], n) {
			return
		}
	}
}

// termReader counts the terms of one passage after another.
type termReader struct {
	searched searched // the record that is being read
	known    vocabulary
	seen     []uint32 // the numbers of the passage's terms
	words    int32    // of the passage
	places   []uint32 // of its terms among all, by number, once all are known

	word    [maxTerm + utf8.UTFMax]byte
	scratch []byte
}

// add counts a term of the passage.
func (t *termReader) add(term []byte, weight int32) {
	n := t.known.number(term)
	e := &t.known.terms[n]
	if e.count == 0 {
		t.seen = append(t.seen, n)
	}
	e.count += weight
	t.words++
}

// end returns what was counted since the last end: terms, and how many words.
func (t *termReader) end() (c counted, words int32) {
	out := t.scratch[:0]
	for _, n := range t.seen {
		e := &t.known.terms[n]
		if e.count == 1 {
			out = binary.AppendUvarint(out, uint64(n)<<1)
		} else {
			out = append(binary.AppendUvarint(out, uint64(n)<<1|1), uint8(min(e.count, math.MaxUint8)))
		}
		e.count = 0
		e.passages++
	}
	words, t.scratch, t.seen, t.words = t.words, out, t.seen[:0], 0
	return counted{t, slices.Clone(out)}, words
}

// vocabulary numbers terms in the order in which they come up. It is a hash table with
// open addressing over one stretch of memory: a map of strings takes twice the time.
type vocabulary struct {
	text  []byte // the terms, one behind the other
	terms []term // by number
	slots []uint32
}

// term is one of a vocabulary.
type term struct {
	start    uint32 // in text
	hash     uint32
	count    int32 // in the passage that is being read
	passages uint32
}

var termSeed = maphash.MakeSeed()

// number returns a term's number.
func (v *vocabulary) number(text []byte) uint32 {
	if 2*len(v.terms) >= len(v.slots) {
		v.grow()
	}
	hash := uint32(maphash.Bytes(termSeed, text))
	mask := uint32(len(v.slots) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		n := v.slots[at] // one more than the number, zero where none is
		if n == 0 {
			v.terms = append(v.terms, term{start: uint32(len(v.text)), hash: hash})
			v.text = append(v.text, text...)
			v.slots[at] = uint32(len(v.terms))
			return uint32(len(v.terms) - 1)
		}
		if v.terms[n-1].hash == hash && string(v.term(n-1)) == string(text) {
			return n - 1
		}
	}
}

func (v *vocabulary) term(n uint32) []byte {
	if int(n) == len(v.terms)-1 {
		return v.text[v.terms[n].start:]
	}
	return v.text[v.terms[n].start:v.terms[n+1].start]
}

// grow doubles the table.
func (v *vocabulary) grow() {
	v.slots = make([]uint32, max(1<<12, 2*len(v.slots)))
	mask := uint32(len(v.slots) - 1)
	for n, t := range v.terms {
		at := t.hash & mask
		for v.slots[at] != 0 {
			at = (at + 1) & mask
		}
		v.slots[at] = uint32(n + 1)
	}
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
	t := &termReader{}
	r.all = append(r.all, t)
	return t
}

func (r *termReaders) give(t *termReader) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, t)
}

// indexTerm is a term of the whole docket.
type indexTerm struct {
	text     string
	passages int // in which it stands
}

// sorted returns all terms in order, and tells their readers the places.
func (r *termReaders) sorted() []indexTerm {
	type known struct {
		text   string
		number uint32
		by     *termReader
	}
	var all []known
	for _, t := range r.all {
		t.places = make([]uint32, len(t.known.terms))
		all = slices.Grow(all, len(t.known.terms))
		for n := range t.known.terms {
			all = append(all, known{inPlace(t.known.term(uint32(n))), uint32(n), t})
		}
	}
	slices.SortFunc(all, func(a, b known) int { return strings.Compare(a.text, b.text) })
	terms := make([]indexTerm, 0, len(all))
	for _, k := range all {
		if n := len(terms); n == 0 || terms[n-1].text != k.text {
			terms = append(terms, indexTerm{text: k.text})
		}
		terms[len(terms)-1].passages += int(k.by.known.terms[k.number].passages)
		k.by.places[k.number] = uint32(len(terms) - 1)
	}
	return terms
}

// maxTerm is the longest word that is indexed, in bytes: longer ones are no words.
const maxTerm = 40

// What the bytes of a text are to terms: a letter or digit stands for itself in lower
// case.
const (
	betweenTerms = iota
	withinTerm   // an apostrophe: don't is dont
	beyondASCII
	letters // the first letter or digit is greater
)

var folded = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			t[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case c == '\'':
			t[c] = withinTerm
		case c >= utf8.RuneSelf:
			t[c] = beyondASCII
		}
	}
	return t
}()

// count counts each word of a text, folded: lower case, without marks. Scripts that
// set no spaces between words give each pair of neighbouring letters. assets/search.js
// does the same to a query; the two must agree.
func (t *termReader) count(text string, weight int32) {
	n := 0 // bytes of the word
	for at := 0; at < len(text); at++ {
		switch c := folded[text[at]]; c {
		default:
			if n <= maxTerm {
				t.word[n] = c
				n++
			}
		case betweenTerms:
			n = t.flush(n, weight)
		case withinTerm:
		case beyondASCII:
			from := at
			for at < len(text) && text[at] >= utf8.RuneSelf {
				at++
			}
			n = t.beyond(text[from:at], n, weight)
			at--
		}
	}
	t.flush(n, weight)
}

// flush ends a word of n bytes.
func (t *termReader) flush(n int, weight int32) int {
	if 0 < n && n <= maxTerm {
		t.add(t.word[:n], weight)
	}
	return 0
}

// beyond counts the words of a text without ASCII letters, of which the first goes on
// from n bytes; it returns how long the last is that may go on.
func (t *termReader) beyond(text string, n int, weight int32) int {
	if r, size := utf8.DecodeRuneInString(text); size == len(text) && '‐' <= r && r <= '•' {
		if r == '’' {
			return n
		}
		return t.flush(n, weight) // dashes and quotation marks, most of what is beyond ASCII in English
	}
	var before rune // the letter before, in a script without spaces
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r < utf8.RuneSelf && folded[r] > letters:
			n = t.letter(rune(folded[r]), n)
		case r == '\'' || r == '’':
		case r < utf8.RuneSelf:
			n = t.flush(n, weight)
		case unicode.Is(unicode.Mn, r):
		case unspaced(r):
			if n = t.flush(n, weight); before != 0 {
				n = t.letter(before, n)
			}
			n = t.flush(t.letter(r, n), weight)
			before = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n = t.letter(unicode.ToLower(r), n)
		default:
			n = t.flush(n, weight)
		}
		before = 0
	}
	return n
}

// letter appends a letter to a word of n bytes, unless that is too long already.
func (t *termReader) letter(r rune, n int) int {
	if n > maxTerm {
		return n
	}
	return n + utf8.EncodeRune(t.word[n:], r)
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
