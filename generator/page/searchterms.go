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
	seen     []uint32 // the slots of the passage's terms
	words    int32    // of the passage
	common   []uint32 // once all are read: its terms' numbers among all readers; nil where those are its own

	line    []byte // the text that is counted, folded, and zeroes
	ahead   []shortTerm
	word    [maxTerm + utf8.UTFMax]byte
	scratch []byte
}

// add counts a term of the passage.
func (t *termReader) add(key termKey, term []byte, weight int32) {
	t.makeRoom(1)
	slot := t.known.slot(key, term)
	e := &t.known.slots[slot]
	if e.count == 0 {
		t.seen = append(t.seen, slot)
	}
	e.count += weight
	t.words++
}

// shortTerm is a term that has a key of its own, and where it stands in line.
type shortTerm struct {
	key      termKey
	from, to int32
}

// makeRoom makes room for so many more terms.
func (t *termReader) makeRoom(terms int) {
	v := &t.known
	if v.hasRoom(terms) {
		return
	}
	for !v.hasRoom(terms) {
		v.grow()
	}
	t.seen = t.seen[:0] // the terms stand elsewhere now
	for slot := range v.slots {
		if v.slots[slot].count > 0 {
			t.seen = append(t.seen, uint32(slot))
		}
	}
}

// addedAtOnce is how many short terms are looked up together: their slots are asked for
// one behind the other, and the memory is waited for once.
const addedAtOnce = 64

// addAhead counts the terms that are ahead.
func (t *termReader) addAhead(weight int32) {
	t.makeRoom(len(t.ahead))
	v := &t.known
	var slots [addedAtOnce]uint32
	var lows [addedAtOnce]uint64 // of the keys that stand there
	for i := range t.ahead {
		slot := t.ahead[i].key.hash() >> v.shift
		slots[i], lows[i] = uint32(slot), v.slots[slot].key.low
	}
	known := len(t.seen)
	seen := slices.Grow(t.seen, len(t.ahead))[:known+len(t.ahead)]
	for i := range t.ahead {
		a, slot := &t.ahead[i], slots[i]
		if lows[i] != a.key.low || v.slots[slot].key.high != a.key.high {
			slot = v.slot(a.key, t.line[a.from:a.to])
		}
		e := &v.slots[slot]
		seen[known] = slot
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
	for _, slot := range t.seen {
		e := &t.known.slots[slot]
		out = appendCounted(out, e.number-1, e.count)
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
	text   []byte   // the terms, one behind the other
	starts []uint32 // where each begins, by number
	slots  []term   // as many as a power of two
	shift  uint     // of a hash, to give a slot's place
}

// term is one of a vocabulary, with all that is asked of it while texts are read: nearly
// all time goes into waiting for the memory.
type term struct {
	key      termKey
	number   uint32 // one more than the term's; zero where there is none
	count    int32  // in the passage that is being read
	passages uint32
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

// hasRoom reports whether a quarter of the slots is empty with so many more terms.
func (v *vocabulary) hasRoom(terms int) bool { return 4*(len(v.starts)+terms) <= 3*len(v.slots) }

// slot returns the slot of a term, whose key is keyOf. There must be room for one more.
func (v *vocabulary) slot(key termKey, text []byte) uint32 {
	mask := uint64(len(v.slots) - 1)
	for at := key.hash() >> v.shift; ; at++ {
		e := &v.slots[at&mask]
		if e.number == 0 {
			v.starts = append(v.starts, uint32(len(v.text)))
			v.text = append(v.text, text...)
			e.key, e.number = key, uint32(len(v.starts))
			return uint32(at & mask)
		}
		if e.key == key && (!key.long() || string(v.term(e.number-1)) == string(text)) {
			return uint32(at & mask)
		}
	}
}

// all yields all terms.
func (v *vocabulary) all(yield func(*term) bool) {
	for i := range v.slots {
		if e := &v.slots[i]; e.number != 0 && !yield(e) {
			return
		}
	}
}

// term is the term of a number.
func (v *vocabulary) term(n uint32) []byte {
	if int(n) == len(v.starts)-1 {
		return v.text[v.starts[n]:]
	}
	return v.text[v.starts[n]:v.starts[n+1]]
}

// grow doubles the table.
func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]term, max(1<<12, 2*len(old)))
	v.shift = uint(64 - bits.Len(uint(len(v.slots)-1)))
	mask := uint64(len(v.slots) - 1)
	for _, e := range old {
		if e.number == 0 {
			continue
		}
		at := e.key.hash() >> v.shift
		for v.slots[at&mask].number != 0 {
			at++
		}
		v.slots[at&mask] = e
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
	first := r.all[0]
	v := &first.known
	for _, t := range r.all[1:] {
		t.common = make([]uint32, len(t.known.starts))
		first.makeRoom(len(t.common))
		for e := range t.known.all {
			into := &v.slots[v.slot(e.key, t.known.term(e.number-1))]
			into.passages += e.passages
			t.common[e.number-1] = into.number - 1
		}
		t.known = vocabulary{}
	}
	terms := make([]indexTerm, 0, len(v.starts))
	for e := range v.all {
		terms = append(terms, indexTerm{inPlace(v.term(e.number - 1)), int32(e.passages), e.number - 1})
	}
	slices.SortFunc(terms, func(a, b indexTerm) int { return strings.Compare(a.text, b.text) })
	return terms
}
