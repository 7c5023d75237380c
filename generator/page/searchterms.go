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
//
// For each term, terms has one to four bytes, the lowest first: in two bits how many they
// are less one, in one bit whether a byte for how often follows, since most stand in it
// once, and the term's number. Behind the last are countedEnd zeroes. So all that is known
// of a term is in what is read at once, and no processor has to guess where the next begins.
type counted struct {
	by    *termReader // whose numbers stand for the terms
	terms []byte
}

const countedEnd = 4

// appendCounted appends a term to terms of counted, which have room for it.
func appendCounted(terms []byte, number uint32, n int32) []byte {
	code, end := number<<3, len(terms)
	size := (bits.Len32(code|1) + 7) / 8
	often := 0
	if n > 1 {
		often = 1
	}
	terms = terms[:end+size+countedEnd]
	binary.LittleEndian.PutUint32(terms[end:], code|uint32(often)<<2|uint32(size-1))
	terms[end+size] = uint8(min(n, math.MaxUint8)) // the next term overwrites it where it is not meant
	return terms[:end+size+often]
}

// cutCounted cuts the first term off what is left of terms.
func cutCounted(terms []byte) (number uint32, n uint8, rest []byte) {
	code := binary.LittleEndian.Uint32(terms)
	size, often := code&3+1, code>>2&1
	n = terms[size]
	if often == 0 {
		n = 1
	}
	beyond := 32 - 8*size
	return code << beyond >> (beyond + 3), n, terms[size+often:]
}

// termReader counts the terms of one passage after another.
type termReader struct {
	searched searched  // the record that is being read
	passages []cutting // of it and those before that are cut with it
	rows     textRows  // likewise
	known    vocabulary
	seen     []uint32 // the numbers of the passage's terms
	words    int32    // of the passage
	common   []uint32 // once all are read: its terms' numbers among all readers; nil where those are its own

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
	const most = 4 + 1 // bytes of a term
	out := slices.Grow(t.scratch[:0], most*len(t.seen)+countedEnd)
	for _, n := range t.seen {
		e := &t.known.terms[n]
		out = appendCounted(out, n, e.count)
		e.count = 0
		e.passages++
	}
	out = append(out, make([]byte, countedEnd)...)
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
	passages int32  // in which it stands
	number   uint32 // that all readers have for it in common
}

// sorted returns all terms in order. The numbers that readers have in common are the
// first one's: they are in the order in which terms come up, so what is looked up by
// them lies together for most texts.
func (r *termReaders) sorted() []indexTerm {
	if len(r.all) == 0 {
		return nil
	}
	v := &r.all[0].known
	for _, t := range r.all[1:] {
		t.common = make([]uint32, len(t.known.terms))
		for n, e := range t.known.terms {
			number := v.number(e.key, t.known.term(uint32(n)))
			v.terms[number].passages += e.passages
			t.common[n] = number
		}
		t.known = vocabulary{}
	}
	terms := make([]indexTerm, len(v.terms))
	for n, e := range v.terms {
		terms[n] = indexTerm{inPlace(v.term(uint32(n))), int32(e.passages), uint32(n)}
	}
	slices.SortFunc(terms, func(a, b indexTerm) int { return strings.Compare(a.text, b.text) })
	return terms
}
