package markup

import (
	"hash/maphash"
	"unicode/utf8"
)

// Words is a set of a text's words, small and not quite exact: it may have words
// that the text does not, and lacks none that it does (a Bloom filter). It tells
// which of ten thousand texts need not be looked through for a new name.
type Words [128]uint64

// wordSeed differs from run to run, which no answer but a needless look depends on.
var wordSeed = maphash.MakeSeed()

func (w *Words) add(word []byte) {
	a, b := places(word)
	w[a/64] |= 1 << (a % 64)
	w[b/64] |= 1 << (b % 64)
}

func (w *Words) has(word []byte) bool {
	a, b := places(word)
	return w[a/64]>>(a%64)&1 == 1 && w[b/64]>>(b%64)&1 == 1
}

// places are the two bits of a word.
func places(word []byte) (a, b uint) {
	const bits = uint(len(Words{}) * 64)
	h := maphash.Bytes(wordSeed, word)
	return uint(h) % bits, uint(h>>32) % bits
}

// MayHold reports whether the text may have a phrase, which is folded: whether it
// may have all of its words. A phrase of a script without spaces may be anywhere.
func (w *Words) MayHold(phrase string) bool {
	may := true
	eachWord([]byte(phrase), func(word []byte) { may = may && w.has(word) })
	return may
}

// eachWord calls found for each run of letters and digits in folded text, scripts
// without spaces left out: a phrase that stands in a text begins and ends where such
// a run does, so that every run of the phrase is one of the text.
func eachWord(s []byte, found func(word []byte)) {
	start := -1
	for i := 0; i <= len(s); {
		r, size := rune(0), 1
		if i < len(s) {
			r, size = rune(s[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRune(s[i:])
			}
		}
		switch in := i < len(s) && inWord(r) && !unspaced(r); {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			found(s[start:i])
			start = -1
		}
		i += size
	}
}
