package page

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
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
	searched searched  // the record that is being read
	passages []cutting // of it and those before that are cut with it
	rows     textRows  // likewise
	known    vocabulary
	seen     []uint32 // the numbers of the passage's terms
	words    int32    // of the passage
	places   []uint32 // of its terms among all, by number, once all are known

	line    []byte // the text that is counted, folded, and zeroes
	ahead   []shortTerm
	word    [maxTerm + utf8.UTFMax]byte
	scratch []byte
}

// add counts a term of the passage.
func (t *termReader) add(key termKey, term []byte, weight int32) {
	number := t.known.number(key, term)
	e := &t.known.terms[number]
	if e.count == 0 {
		t.seen = append(t.seen, number)
	}
	e.count += weight
	t.words++
}

// shortTerm is a term that has a key of its own, and where it stands in line.
type shortTerm struct {
	key      termKey
	from, to int32
}

// addedAtOnce is how many short terms are looked up together: their slots, and then
// the terms, are asked for one behind the other, and the memory is waited for once.
const addedAtOnce = 64

// addAhead counts the terms that are ahead.
func (t *termReader) addAhead(weight int32) {
	v := &t.known
	for 2*(len(v.terms)+len(t.ahead)) >= len(v.slots) {
		v.grow()
	}
	var hashes [addedAtOnce]uint32
	var slots [addedAtOnce]slot
	for i := range t.ahead {
		hash := t.ahead[i].key.hash()
		hashes[i], slots[i] = uint32(hash), v.slots[hash>>v.shift]
	}
	known := len(t.seen)
	seen := slices.Grow(t.seen, len(t.ahead))[:known+len(t.ahead)]
	for i := range t.ahead {
		a, s := &t.ahead[i], slots[i]
		if s.number == 0 || s.hash != hashes[i] || v.terms[s.number-1].key != a.key {
			s.number = v.number(a.key, t.line[a.from:a.to]) + 1
		}
		e := &v.terms[s.number-1]
		seen[known] = s.number - 1
		// One more where the count is zero: whether it is, no processor guesses.
		known += int(uint32(e.count-1) >> 31)
		e.count += weight
	}
	t.seen, t.words, t.ahead = seen[:known], t.words+int32(len(t.ahead)), t.ahead[:0]
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

// vocabulary numbers terms in the order in which they come up, so that those of most
// texts lie together. It is a hash table with open addressing over one stretch of memory:
// a map of strings takes four times as long.
type vocabulary struct {
	text  []byte // the terms, one behind the other
	terms []term // by number
	slots []slot // as many as a power of two
	shift uint   // of a hash, to give a slot's place
}

// term is one of a vocabulary.
type term struct {
	key      termKey
	start    uint32 // in text
	count    int32  // in the passage that is being read
	passages uint32
}

// slot has a part of a term's hash, so that hardly a wrong term is looked at. It is as
// small as can be: nearly all time goes into waiting for the memory.
type slot struct {
	hash   uint32
	number uint32 // one more than the term's; zero where there is none
}

// termKey is a term of up to 16 bytes. The key of a longer one, which may be that of
// several, is no shorter term's: none has nothing for its ninth byte and something after it.
type termKey struct{ low, high uint64 }

// longKey marks the keys of long terms.
const longKey = 1 << 63

func (k termKey) long() bool { return k.high&0xff == 0 && k.high != 0 }

// hash is good in its upper bits.
func (k termKey) hash() uint64 {
	const odd, other = 0x9e3779b97f4a7c15, 0xd6e8feb86659fd93
	return (k.low ^ bits.RotateLeft64(k.high*other, 32)) * odd
}

var termSeed = maphash.MakeSeed()

// keyOf returns the key of a term.
func keyOf(text []byte) (k termKey) {
	if len(text) > 16 {
		return termKey{maphash.Bytes(termSeed, text), longKey}
	}
	var b [16]byte
	copy(b[:], text)
	return termKey{binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint64(b[8:])}
}

// number returns the number of a term, whose key is keyOf.
func (v *vocabulary) number(key termKey, text []byte) uint32 {
	if 2*len(v.terms) >= len(v.slots) {
		v.grow()
	}
	hash, mask := key.hash(), uint64(len(v.slots)-1)
	for at := hash >> v.shift; ; at++ {
		s := &v.slots[at&mask]
		if s.number == 0 {
			v.terms = append(v.terms, term{key: key, start: uint32(len(v.text))})
			v.text = append(v.text, text...)
			*s = slot{uint32(hash), uint32(len(v.terms))}
			return s.number - 1
		}
		if s.hash == uint32(hash) && v.terms[s.number-1].key == key && (!key.long() || string(v.term(s.number-1)) == string(text)) {
			return s.number - 1
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
	v.slots = make([]slot, max(1<<12, 2*len(v.slots)))
	v.shift = uint(64 - bits.Len(uint(len(v.slots)-1)))
	mask := uint64(len(v.slots) - 1)
	for n, t := range v.terms {
		hash := t.key.hash()
		at := hash >> v.shift
		for v.slots[at&mask].number != 0 {
			at++
		}
		v.slots[at&mask] = slot{uint32(hash), uint32(n) + 1}
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
