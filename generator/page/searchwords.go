package page

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

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
	t.fold(text)
	for at := 0; at < len(text); at++ {
		key, n := keyAt(t.line[at:])
		switch {
		case t.line[at+n] != betweenTerms:
			end := at + bytes.IndexByte(t.line[at:], betweenTerms)
			t.stretch(text[at:end], weight)
			at = end
		case n > 0:
			t.ahead = append(t.ahead, shortTerm{key, int32(at), int32(at + n)})
			if len(t.ahead) == addedAtOnce {
				t.addAhead(weight)
			}
			at += n
		}
	}
	t.addAhead(weight)
}

// fold sets line to what the text's bytes are to terms, and behind them as many
// zeroes as keyAt looks at.
func (t *termReader) fold(text string) {
	const behind = 17
	t.line = slices.Grow(t.line[:0], len(text)+behind)[:len(text)+behind]
	line := t.line[:len(text)]
	for i := range line {
		line[i] = folded[text[i]]
	}
	clear(t.line[len(text):])
}

// keyAt returns the key of the letters and digits at the start of a line, 16 at most,
// and how many they are. It looks at eight at once: a loop over the letters of each
// word, which ends where no processor guesses, takes twice the time.
func keyAt(line []byte) (key termKey, n int) {
	low := binary.LittleEndian.Uint64(line)
	if n = leadingLetters(low); n < 8 {
		return termKey{low: low & (1<<(8*n) - 1)}, n
	}
	high := binary.LittleEndian.Uint64(line[8:])
	if n = leadingLetters(high); n < 8 {
		high &= 1<<(8*n) - 1
	}
	return termKey{low, high}, 8 + n
}

// leadingLetters is how many of eight folded bytes, the lowest first, are letters and
// digits before another comes: those alone have the bit that tells small letters from
// capitals.
func leadingLetters(folded uint64) int {
	return bits.TrailingZeros64(^folded&0x2020202020202020) / 8
}

// stretch counts the words of a text that has nothing between words but what is
// beyond ASCII.
func (t *termReader) stretch(text string, weight int32) {
	n := 0 // bytes of the word
	for at := 0; at < len(text); at++ {
		switch c := folded[text[at]]; c {
		default:
			if n <= maxTerm {
				t.word[n] = c
				n++
			}
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
		t.add(keyOf(t.word[:n]), t.word[:n], weight)
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
