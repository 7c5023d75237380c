package search

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxTerm is the length of the longest word that is indexed, in bytes. Anything longer
// is no word.
const maxTerm = 40

// fold returns the words of a text as they are indexed, with spaces between them: in
// lower case, without marks and apostrophes, digits as 0 to 9 and numbers without the signs
// that group their digits (2,500 and ۲٬۵۰۰ are 2500). Letters that Arabic and Persian write
// in two ways are one. Scripts that put no spaces between words give their first letter and
// each pair of neighbouring letters. assets/search.js does the same to a query: the two must
// agree.
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
		case (b == ',' || b == '.') && groups(out, text[at+1:]):
		case b >= utf8.RuneSelf:
			from := at
			for at < len(text) && text[at] >= utf8.RuneSelf {
				at++
			}
			out = foldBeyondASCII(out, text[from:at], text[at:])
			at--
		default:
			out = append(out, ' ')
		}
	}
	return out
}

// groups reports whether a sign between what was folded and the rest of a text groups the
// digits of a number: a digit stands before it, and three behind it.
func groups(out []byte, rest string) bool {
	if len(out) == 0 || !isDigit(rune(out[len(out)-1])) {
		return false
	}
	digits := 0
	for _, r := range rest {
		if !unicode.IsDigit(r) {
			break
		}
		digits++
	}
	return digits == 3
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// foldBeyondASCII appends the words of a text without ASCII. rest is what follows it.
func foldBeyondASCII(out []byte, text, rest string) []byte {
	var before rune // the letter before, in a script without spaces
	text = norm.NFKD.String(grouping.Replace(text))
	for at, r := range text {
		switch {
		case r == '\'' || r == '’' || r == tatweel || unicode.Is(unicode.Mn, r):
		case r == groupSign:
			if !groups(out, text[at+utf8.RuneLen(r):]+rest) {
				out = append(out, ' ')
			}
		case unspaced(r):
			out = append(out, ' ')
			if before != 0 {
				out = utf8.AppendRune(out, before)
			}
			out = append(utf8.AppendRune(out, r), ' ')
			before = r
			continue
		case isDigit(r):
			out = utf8.AppendRune(out, r)
		case unicode.IsDigit(r):
			out = append(out, '0'+digitValue(r))
		case unicode.IsLetter(r):
			if other, ok := sameLetter[r]; ok {
				r = other
			}
			out = utf8.AppendRune(out, unicode.ToLower(r))
		default:
			out = append(out, ' ')
		}
		before = 0
	}
	return out
}

// groupSign stands for all signs that can group the digits of a number; NFKD leaves it.
const groupSign = '٬'

// grouping replaces the spaces that can group digits by groupSign, before NFKD makes spaces
// of them that are like any other.
var grouping = strings.NewReplacer("\u00a0", "٬", "\u202f", "٬", "\u2009", "٬")

// tatweel makes an Arabic word longer on paper.
const tatweel = 'ـ'

// sameLetter has the letters that Arabic and Persian keyboards write in two ways.
var sameLetter = map[rune]rune{'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ة': 'ه'}

// digitValue returns the value of a decimal digit of any script. The ten digits of a script
// follow each other from zero.
func digitValue(r rune) byte {
	n := 0
	for ; n < 9 && unicode.IsDigit(r-1); n++ {
		r--
	}
	return byte(n)
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
		number := c.number(word)
		c.often[number] = min(c.often[number]+weight, most)
		c.words++
	}
}

// number returns the number of a term, and notes that the passage has it.
func (c *counter) number(word []byte) uint32 {
	number, ok := c.numbers[string(word)]
	if !ok {
		number = uint32(len(c.terms))
		term := string(word)
		c.numbers[term], c.terms, c.often = number, append(c.terms, term), append(c.often, 0)
	}
	if c.often[number] == 0 {
		c.found = append(c.found, number)
	}
	return number
}

// How often a term can be counted in a passage, and the number that stands for a term that
// names the passage's record.
const most, isName = math.MaxUint8 - 1, math.MaxUint8

// name notes that the words of a text name the record.
func (c *counter) name(text string) {
	c.folded = appendFolded(c.folded[:0], text)
	for word := range bytes.FieldsSeq(c.folded) {
		if len(word) <= maxTerm {
			c.often[c.number(word)] = isName
		}
	}
}

// take returns the terms of the passage, how often each stands in it, and how many words
// it has. It begins the next passage.
func (c *counter) take() (terms []uint32, often []uint8, words int) {
	terms, often = slices.Clone(c.found), make([]uint8, len(c.found))
	for i, number := range c.found {
		often[i] = uint8(c.often[number])
		c.often[number] = 0
	}
	words, c.words, c.found = c.words, 0, c.found[:0]
	return terms, often, words
}
