package markup

import (
	"math/bits"
	"unicode/utf8"
)

// Words is a set of a text's words, small and not quite exact: it may have words
// that the text does not, and lacks none that it does (a Bloom filter). It tells
// which of ten thousand texts need not be looked through for a new name.
type Words []uint64 // as many bits as a power of two

// wordsOf gives the words of folded text: up to a bit for each of its bytes, so that a
// fifth of the bits are set.
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

// places are the two bits of a word. The last letters of a word move few bits of its
// hash (FNV-1a), so it is mixed once more.
func (w Words) places(hash uint64) (a, b uint) {
	const golden = 0x9e3779b97f4a7c15
	last := uint64(len(w)*64 - 1)
	hash = (hash ^ hash>>32) * golden
	return uint(hash >> 44 & last), uint(hash >> 24 & last)
}

// MayHold reports whether the text may have a phrase, which is folded: whether it
// may have all of its words. A phrase of a script without spaces may be anywhere.
func (w Words) MayHold(phrase string) bool {
	may := true
	eachWord(phrase, func(hash uint64) { may = may && w.has(hash) })
	return may
}

// eachWord calls found with a hash (FNV-1a) of each run of letters and digits in folded
// text, scripts without spaces left out: a phrase that stands in a text begins and ends
// where such a run does, so that every run of the phrase is one of the text.
func eachWord[S string | []byte](s S, found func(hash uint64)) {
	const basis, prime = 14695981039346656037, 1099511628211
	for i := 0; i < len(s); {
		start, hash := i, uint64(basis)
		for end := i; i < len(s); i = end {
			if s[i] < utf8.RuneSelf {
				if ascii[s[i]]&letter == 0 {
					break
				}
				end++
			} else {
				r, size := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
				if !inWord(r) || unspaced(r) {
					break
				}
				end += size
			}
			for ; i < end; i++ {
				hash = (hash ^ uint64(s[i])) * prime
			}
		}
		if i > start {
			found(hash)
			continue
		}
		i++
	}
}
