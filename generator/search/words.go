package search

import (
	"bytes"
	"math"
	"slices"
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
func fold(text string) string { return string(appendFolded(nil, text)) }

// appendFolded appends to out what fold returns.
func appendFolded(out []byte, text string) []byte {
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
	return out
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
	terms   []string // by number
	often   []uint16 // by number: how often the term stands in this passage
	found   []uint32 // the terms of this passage
	words   int      // how many words this passage has
	folded  []byte
}

func newCounter() *counter { return &counter{numbers: map[string]uint32{}} }

// count adds the words of a text to the passage.
func (c *counter) count(text string, weight uint16) {
	c.folded = appendFolded(c.folded[:0], text)
	for word := range bytes.FieldsSeq(c.folded) {
		if len(word) > maxTerm {
			continue
		}
		number, ok := c.numbers[string(word)]
		if !ok {
			number = uint32(len(c.terms))
			term := string(word)
			c.numbers[term], c.terms, c.often = number, append(c.terms, term), append(c.often, 0)
		}
		if c.often[number] == 0 {
			c.found = append(c.found, number)
		}
		c.often[number] += weight
		c.words++
	}
}

// take returns the terms of the passage, how often each stands in it, and how many words
// it has. It begins the next passage.
func (c *counter) take() (terms []uint32, often []uint8, words int) {
	terms, often = slices.Clone(c.found), make([]uint8, len(c.found))
	for i, number := range c.found {
		often[i] = uint8(min(c.often[number], math.MaxUint8))
		c.often[number] = 0
	}
	words, c.words, c.found = c.words, 0, c.found[:0]
	return terms, often, words
}
