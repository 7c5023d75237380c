package search

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxTerm is the length of the longest word that is indexed, in bytes. Anything longer
// is no word.
const maxTerm = 40

// fold returns the words of a text as they are indexed, with spaces between them: in
// lower case, without marks and apostrophes. Scripts that put no spaces between words
// give their first letter and each pair of neighbouring letters. assets/search.js does
// the same to a query: the two must agree.
func fold(text string) string {
	out := make([]byte, 0, len(text)+len(text)/8)
	for at := 0; at < len(text); at++ {
		switch b := text[at]; {
		case 'a' <= b && b <= 'z' || '0' <= b && b <= '9':
			out = append(out, b)
		case 'A' <= b && b <= 'Z':
			out = append(out, b+'a'-'A')
		case b == '\'': // don't is dont
		case b >= utf8.RuneSelf:
			from := at
			for at < len(text) && text[at] >= utf8.RuneSelf {
				at++
			}
			out = foldBeyondASCII(out, text[from:at])
			at--
		default:
			out = append(out, ' ')
		}
	}
	return string(out)
}

// foldBeyondASCII appends the words of a text without ASCII.
func foldBeyondASCII(out []byte, text string) []byte {
	var before rune // the letter before, in a script without spaces
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		case unspaced(r):
			out = append(out, ' ')
			if before != 0 {
				out = utf8.AppendRune(out, before)
			}
			out = append(utf8.AppendRune(out, r), ' ')
			before = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out = utf8.AppendRune(out, unicode.ToLower(r))
		default:
			out = append(out, ' ')
		}
		before = 0
	}
	return out
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// counter counts the words of one passage after another, and numbers its terms.
type counter struct {
	numbers map[string]uint32
	terms   []string       // by number
	counts  map[string]int // the terms of this passage
	words   int            // how many words this passage has
}

func newCounter() *counter { return &counter{numbers: map[string]uint32{}, counts: map[string]int{}} }

// count adds the words of a text to the passage.
func (c *counter) count(text string, weight int) {
	for word := range strings.FieldsSeq(fold(text)) {
		if len(word) <= maxTerm {
			c.counts[word] += weight
			c.words++
		}
	}
}

// take returns the terms of the passage, how often each stands in it, and how many words
// it has. It begins the next passage.
func (c *counter) take() (terms []uint32, often []uint8, words int) {
	terms, often = make([]uint32, 0, len(c.counts)), make([]uint8, 0, len(c.counts))
	for word, n := range c.counts {
		number, ok := c.numbers[word]
		if !ok {
			number = uint32(len(c.terms))
			word = strings.Clone(word) // it is a part of a passage
			c.numbers[word], c.terms = number, append(c.terms, word)
		}
		terms, often = append(terms, number), append(often, uint8(min(n, math.MaxUint8)))
	}
	words, c.words = c.words, 0
	clear(c.counts)
	return terms, often, words
}
