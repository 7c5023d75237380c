package page

import (
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
