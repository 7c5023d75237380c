package markup

import (
	"bytes"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text without differences of typography: in Unicode NFC, with one kind of
// quotation mark, one hyphen for dashes and runs of them, three dots for the ellipsis,
// one space for each run of white space, and without soft hyphens and zero-width marks.
type folded struct {
	s        []byte
	stands   []stand // the original of each stretch, in order
	searched Index   // the phrases of the last search; its memory is used again
}

// stand is a stretch of folded text up to the next one, and its original. Where the two
// are the same, bytes correspond from start on. Otherwise the whole stretch comes from
// start to end. Most of a text is the same, so there are few stands.
type stand struct {
	at, start int32
	end       int32 // of the original; asItIs where bytes correspond
}

const asItIs = -1

// Folding an article takes as much memory as its text; it is used again.
var foldedPool = sync.Pool{New: func() any { return new(folded) }}

// Fold returns a phrase folded and trimmed, in the form in which quotes and names are
// compared.
func Fold(s string) string {
	if plainRun(s) == len(s) {
		return strings.TrimSuffix(s, " ")
	}
	f := foldedPool.Get().(*folded)
	defer foldedPool.Put(f)
	f.fold(s)
	return string(bytes.Trim(f.s, " "))
}

func (f *folded) fold(s string) {
	f.s, f.stands = f.s[:0], f.stands[:0]
	if normal(s) {
		f.add(s)
		return
	}
	var iter norm.Iter
	iter.InitString(norm.NFC, s)
	for !iter.Done() {
		start := iter.Pos()
		segment := string(iter.Next())
		f.addFor(segment, start, iter.Pos())
	}
}

// plainRun returns the length of the text at the beginning of s that folding leaves as it
// is.
func plainRun(s string) int {
	i := 0
	for i < len(s) && (ascii[s[i]]&plain != 0 || s[i] == ' ' && i > 0 && s[i-1] != ' ') {
		i++
	}
	return i
}

// normal reports whether a text is certainly in NFC. Common characters are, next to any
// other common ones.
func normal(s string) bool {
	for i := 0; i < len(s); i++ {
		if uncommon(s, i) {
			return norm.NFC.IsNormalString(s)
		}
	}
	return true
}

// uncommon reports whether a byte begins a character that is neither ASCII nor a Latin
// letter (U+00C0 to U+027F) nor a curly quotation mark or dash (U+2010 to U+201F).
func uncommon(text string, at int) bool {
	c := text[at]
	if c == 0xe2 {
		return at+2 >= len(text) || text[at+1] != 0x80 || text[at+2] < 0x90 || text[at+2] > 0x9f
	}
	return c >= 0xc0 && (c < 0xc3 || c > 0xc9)
}

// add folds normal text.
func (f *folded) add(s string) {
	for i := 0; i < len(s); {
		if n := plainRun(s[i:]); n > 0 {
			f.put(s[i:i+n], i, asItIs)
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f.char(r, s[i:i+size], i, i+size)
		i += size
	}
}

// addFor folds a normalised segment. It comes from a whole stretch of the original.
func (f *folded) addFor(s string, start, end int) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		f.char(r, s[i:i+size], start, end)
		i += size
	}
}

// put adds folded text that comes from the original from start, to end or byte by byte.
func (f *folded) put(s string, start, end int) {
	fresh := stand{int32(len(f.s)), int32(start), int32(end)}
	f.s = append(f.s, s...)
	if n := len(f.stands); n > 0 && f.stands[n-1].goesOn(fresh) {
		return
	}
	f.stands = append(f.stands, fresh)
}

// goesOn reports whether s continues the stand before it.
func (s stand) goesOn(after stand) bool {
	if s.end == asItIs {
		return after.end == asItIs && after.start-s.start == after.at-s.at
	}
	return s.start == after.start && s.end == after.end
}

// extend lets the last byte come from the original up to end.
func (f *folded) extend(end int) {
	at := len(f.s) - 1
	last := &f.stands[len(f.stands)-1]
	if last.end == asItIs && int(last.at) < at {
		f.stands = append(f.stands, stand{int32(at), last.start + int32(at) - last.at, int32(end)})
		return
	}
	last.end = int32(end)
}

// original returns the stretch of the original from which a stretch of folded text comes.
func (f *folded) original(start, end int) Range {
	from, to := f.stand(start), f.stand(end-1)
	r := Range{int(from.start), int(to.end)}
	if from.end == asItIs {
		r.Start += start - int(from.at)
	}
	if to.end == asItIs {
		r.End = int(to.start) + end - int(to.at)
	}
	return r
}

// stand returns the stand of a byte of folded text.
func (f *folded) stand(at int) stand {
	i := sort.Search(len(f.stands), func(i int) bool { return int(f.stands[i].at) > at })
	return f.stands[i-1]
}

// char folds one character, which comes from the original from start to end.
func (f *folded) char(r rune, raw string, start, end int) {
	class := foldClass(r)
	switch class {
	case classSpace:
		raw = " "
	case classDash:
		raw = "-"
	case classSingle:
		raw = "'"
	case classDouble:
		raw = `"`
	case classEllipsis:
		raw = "..."
	case classNothing:
		return
	}
	switch {
	case (class == classSpace || class == classDash) && len(f.s) > 0 && f.s[len(f.s)-1] == raw[0]:
		f.extend(end)
	case len(raw) == end-start && class != classEllipsis: // one dot of an ellipsis comes from all of it
		f.put(raw, start, asItIs)
	default:
		f.put(raw, start, end)
	}
}

type class uint8

const (
	classOther class = iota
	classSpace
	classDash
	classSingle
	classDouble
	classEllipsis
	classNothing
)

func foldClass(r rune) class {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return classDash
	case '‘', '’', '‚', '‛', '′', '`', '´', 'ʼ':
		return classSingle
	case '“', '”', '„', '‟', '″':
		return classDouble
	case '…':
		return classEllipsis
	case '\u00ad', '\u034f', '\u061c', '\u180e', '\ufeff':
		return classNothing
	case '\u2028', '\u2029':
		return classSpace
	}
	switch {
	case unicode.IsSpace(r):
		return classSpace
	case unicode.Is(unicode.Cf, r) && r >= '\u200b' && r <= '\u206f':
		return classNothing
	}
	return classOther
}

// What an ASCII character is; of bytes of others nothing.
const (
	plain    = 1 << iota // folding leaves it as it is
	letter               // or a digit
	connects             // letters, in names such as case_number
	joins                // in some words and numbers: see insideWord
)

var ascii = func() (table [256]uint8) {
	for c := byte(' ') + 1; c < utf8.RuneSelf; c++ {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			table[c] = plain | letter
		case c == '_':
			table[c] = plain | connects
		case c == '\'', separatesDigits(rune(c)):
			table[c] = plain | joins
		case c != '-' && c != '`':
			table[c] = plain
		}
	}
	return table
}()

// insideWord reports whether a cut at i in folded text splits a word, in a script with
// spaces between words, or a number such as 2,500. An apostrophe separates words
// (Lavrov's, l'Ukraine), but does not leave a word of don't or we're.
func insideWord(s []byte, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	if a, b := s[i-1], s[i]; a < utf8.RuneSelf && b < utf8.RuneSelf && (ascii[a]|ascii[b])&joins == 0 {
		return ascii[a]&(letter|connects) != 0 && ascii[b]&(letter|connects) != 0
	}
	before, size := utf8.DecodeLastRune(s[:i])
	after, next := utf8.DecodeRune(s[i:])
	switch {
	case unicode.IsMark(after):
		return true
	case inWord(before) && inWord(after):
		return !unspaced(before) && !unspaced(after)
	case before == '\'':
		return i > size && inWord(lastRune(s[:i-size])) && contracted(s[i:])
	case separatesDigits(before):
		return isDigit(after) && i > size && isDigit(lastRune(s[:i-size]))
	case separatesDigits(after):
		return isDigit(before) && i+next < len(s) && isDigit(firstRune(s[i+next:]))
	}
	return false
}

// contracted reports whether a text begins with the rest of an English contraction behind
// its apostrophe.
func contracted(s []byte) bool {
	n := 0
	for n < len(s) && n < 3 && ascii[s[n]]&letter != 0 {
		n++
	}
	if n == 0 || n == 3 || n < len(s) && s[n] >= utf8.RuneSelf && inWord(firstRune(s[n:])) {
		return false
	}
	switch strings.ToLower(string(s[:n])) {
	case "t", "s", "d", "m", "ll", "re", "ve":
		return true
	}
	return false
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && ascii[r]&letter != 0
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func separatesDigits(r rune) bool { return r == ',' || r == '.' }

func isDigit(r rune) bool { return unicode.IsDigit(r) }

func lastRune(s []byte) rune { r, _ := utf8.DecodeLastRune(s); return r }

func firstRune(s []byte) rune { r, _ := utf8.DecodeRune(s); return r }

// unspaced reports whether a character's script has no spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}
