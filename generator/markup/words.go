package markup

import (
	"math/bits"
	"unicode/utf8"

	"onrecord/generator/swar"
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

// places are the two bits of a word.
func (w Words) places(hash uint64) (a, b uint) {
	last := uint64(len(w)*64 - 1)
	return uint(hash >> 44 & last), uint(hash >> 24 & last)
}

// MayHold reports whether the text may have a phrase, which is folded: whether it
// may have all of its words. A phrase of a script without spaces may be anywhere.
func (w Words) MayHold(phrase string) bool {
	may := true
	eachWord(phrase, func(hash uint64) { may = may && w.has(hash) })
	return may
}

// eachWord calls found with a hash of each run of letters and digits in folded text,
// scripts without spaces left out: a phrase that stands in a text begins and ends where
// such a run does, so that every run of the phrase is one of the text.
func eachWord[S string | []byte](s S, found func(hash uint64)) {
	for i := 0; i < len(s); {
		hash, end := hashWord(s, i)
		if end > i {
			found(hash)
		}
		i = end + 1 // which may be amid a character, and is no word then
	}
}

// mixed is a hash of what has the hash, and eight more bytes.
func mixed(hash, bytes uint64) uint64 {
	const golden = 0x9e3779b97f4a7c15
	return bits.RotateLeft64((hash^bytes)*golden, 32)
}

// hashWord returns a hash of the run of letters and digits that begins at start, eight
// bytes at a time, and where it ends.
func hashWord[S string | []byte](s S, start int) (hash uint64, end int) {
	at := start
	for ; len(s)-at >= 8; at += 8 {
		w := swar.Load(s[at:])
		if w&swar.Tops != 0 {
			break
		}
		if n := swar.First(^swar.Alphanumeric(w) & swar.Tops); n < 8 {
			if n > 0 {
				hash = mixed(hash, w&(1<<(8*n)-1))
			}
			return hash, at + n
		}
		hash = mixed(hash, w)
	}
	var bytes uint64
	n := 0
	for at < len(s) {
		size := 1
		if s[at] < utf8.RuneSelf {
			if ascii[s[at]]&letter == 0 {
				break
			}
		} else {
			var r rune
			if r, size = utf8.DecodeRuneInString(string(s[at:min(at+utf8.UTFMax, len(s))])); !inWord(r) || unspaced(r) {
				break
			}
		}
		for range size {
			bytes |= uint64(s[at]) << (8 * n)
			at++
			if n++; n == 8 {
				hash = mixed(hash, bytes)
				bytes, n = 0, 0
			}
		}
	}
	if n > 0 {
		hash = mixed(hash, bytes)
	}
	return hash, at
}
