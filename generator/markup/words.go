package markup

import (
	"hash/maphash"
	"math/bits"
	"unicode/utf8"
)

// Words is the set of a text's words as a Bloom filter: it may have words that the text
// does not have, and lacks none. It tells which of ten thousand texts must be searched
// for a new name.
type Words []uint64 // as many bits as a power of two

// wordsOf returns the words of folded text. The set has at most a bit for each byte, and
// a fifth of them are set.
func wordsOf(s []byte) Words {
	w := make(Words, 1<<bits.Len(uint(len(s)/128)))
	eachWord(s, func(hash uint64) {
		a, b := w.places(hash)
		w[a/64] |= 1 << (a % 64)
		w[b/64] |= 1 << (b % 64)
	})
	return w
}

func (w Words) has(hash uint64) bool {
	a, b := w.places(hash)
	return w[a/64]>>(a%64)&1 == 1 && w[b/64]>>(b%64)&1 == 1
}

// places returns the two bits of a word.
func (w Words) places(hash uint64) (a, b uint) {
	last := uint64(len(w)*64 - 1)
	return uint(hash >> 44 & last), uint(hash >> 24 & last)
}

// MayHold reports whether the text may have a folded phrase, that is, all of its words. A
// phrase of a script without spaces may be anywhere.
func (w Words) MayHold(phrase string) bool {
	may := true
	eachWord([]byte(phrase), func(hash uint64) { may = may && w.has(hash) })
	return may
}

// eachWord calls found with a hash of each run of letters and digits in folded text, but
// not in scripts without spaces. A phrase begins and ends with such runs, so all runs of
// the phrase are runs of the text.
func eachWord(s []byte, found func(hash uint64)) {
	start := 0
	for at := 0; at < len(s); {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(s[at:])
		}
		if !inWord(r) || unspaced(r) {
			if start < at {
				found(maphash.Bytes(wordSeed, s[start:at]))
			}
			start = at + size
		}
		at += size
	}
	if start < len(s) {
		found(maphash.Bytes(wordSeed, s[start:]))
	}
}

// wordSeed is the seed of the hashes. Sets of words do not outlive the program.
var wordSeed = maphash.MakeSeed()
