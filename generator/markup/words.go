package markup

import (
	"hash/maphash"
	"math/bits"
	"unicode/utf8"
)

// Words is a set of a text's words, small and not quite exact: it may have words
// that the text does not, and lacks none that it does (a Bloom filter). It tells
// which of ten thousand texts need not be looked through for a new name.
type Words []uint64 // as many bits as a power of two

// wordSeed differs from run to run, which no answer but a needless look depends on.
var wordSeed = maphash.MakeSeed()

// wordsOf gives the words of folded text: up to a bit for each of its bytes, so that a
// fifth of the bits are set.
func wordsOf(s []byte) Words {
	w := make(Words, 1<<bits.Len(uint(len(s)/128)))
	eachWord(s, func(word []byte) {
		a, b := w.places(word)
		w[a/64] |= 1 << (a % 64)
		w[b/64] |= 1 << (b % 64)
	})
	return w
}

func (w Words) has(word []byte) bool {
	a, b := w.places(word)
	return w[a/64]>>(a%64)&1 == 1 && w[b/64]>>(b%64)&1 == 1
}

// places are the two bits of a word.
func (w Words) places(word []byte) (a, b uint) {
	last := uint(len(w)*64 - 1)
	h := maphash.Bytes(wordSeed, word)
	return uint(h) & last, uint(h>>32) & last
}

// MayHold reports whether the text may have a phrase, which is folded: whether it
// may have all of its words. A phrase of a script without spaces may be anywhere.
func (w Words) MayHold(phrase string) bool {
	may := true
	eachWord([]byte(phrase), func(word []byte) { may = may && w.has(word) })
	return may
}

// eachWord calls found for each run of letters and digits in folded text, scripts
// without spaces left out: a phrase that stands in a text begins and ends where such
// a run does, so that every run of the phrase is one of the text.
func eachWord(s []byte, found func(word []byte)) {
	for i := 0; i < len(s); {
		start := i
		for i < len(s) {
			if c := s[i]; c >= utf8.RuneSelf {
				r, size := utf8.DecodeRune(s[i:])
				if !inWord(r) || unspaced(r) {
					break
				}
				i += size
			} else if ascii[c]&letter == 0 {
				break
			} else {
				i++
			}
		}
		if i > start {
			found(s[start:i])
			continue
		}
		_, size := utf8.DecodeRune(s[i:])
		i += size
	}
}
