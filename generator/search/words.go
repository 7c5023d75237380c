package search

import (
	"math"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxTerm is the length of the longest word that is indexed, in bytes. Anything longer
// is no word.
const maxTerm = 40

// counter counts the words of one passage after another, and numbers its terms.
type counter struct {
	numbers map[string]uint32
	terms   []string // by number
	counts  []int    // by number: in this passage
	seen    []uint32 // the terms of this passage
	words   int      // of this passage
	word    []byte   // that is being read
}

func newCounter() *counter { return &counter{numbers: map[string]uint32{}} }

// count counts each word of a text, folded: in lower case, without marks. Scripts that
// put no spaces between words give each pair of neighbouring letters. assets/search.js does the same to a query: the two must agree.
func (c *counter) count(text string, weight int) {
	for at := 0; at < len(text); at++ {
		switch b := text[at]; {
		case 'a' <= b && b <= 'z' || '0' <= b && b <= '9':
			c.letter(rune(b))
		case 'A' <= b && b <= 'Z':
			c.letter(rune(b) + 'a' - 'A')
		case b == '\'': // don't is dont
		case b >= utf8.RuneSelf:
			from := at
			for at < len(text) && text[at] >= utf8.RuneSelf {
				at++
			}
			c.beyondASCII(text[from:at], weight)
			at--
		default:
			c.flush(weight)
		}
	}
	c.flush(weight)
}

// beyondASCII counts the words of a text without ASCII.
func (c *counter) beyondASCII(text string, weight int) {
	var before rune // the letter before, in a script without spaces
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r == '\'' || r == '’':
		case unicode.Is(unicode.Mn, r):
		case unspaced(r):
			c.flush(weight)
			if before != 0 {
				c.letter(before)
			}
			c.letter(r)
			c.flush(weight)
			before = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			c.letter(unicode.ToLower(r))
		default:
			c.flush(weight)
		}
		before = 0
	}
}

// letter adds a letter to the word. A word that is too long already stays too long.
func (c *counter) letter(r rune) {
	if len(c.word) <= maxTerm {
		c.word = utf8.AppendRune(c.word, r)
	}
}

// flush ends the word and counts it.
func (c *counter) flush(weight int) {
	if 0 < len(c.word) && len(c.word) <= maxTerm {
		number, ok := c.numbers[string(c.word)]
		if !ok {
			number = uint32(len(c.terms))
			c.terms, c.counts = append(c.terms, string(c.word)), append(c.counts, 0)
			c.numbers[c.terms[number]] = number
		}
		if c.counts[number] == 0 {
			c.seen = append(c.seen, number)
		}
		c.counts[number] += weight
		c.words++
	}
	c.word = c.word[:0]
}

// take returns the terms of the passage, how often each stands in it, and how many words
// it has. It begins the next passage.
func (c *counter) take() (terms []uint32, often []uint8, words int) {
	often = make([]uint8, len(c.seen))
	for i, number := range c.seen {
		often[i] = uint8(min(c.counts[number], math.MaxUint8))
		c.counts[number] = 0
	}
	terms, words = c.seen, c.words
	c.seen, c.words = nil, 0
	return terms, often, words
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
