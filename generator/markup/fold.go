package markup

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text in which what typography changes is alike: Unicode NFC, one
// kind of quotation mark, one hyphen for dashes and runs of them, three dots for
// the ellipsis, one space for any run of white space, and no soft hyphens or
// zero-width marks. starts and ends give, for each folded byte, the stretch of the
// original that it stands for.
type folded struct {
	s            []byte
	starts, ends []int32
}

// Folding an article takes nine bytes for each of its own; they are used again.
var foldedPool = sync.Pool{New: func() any { return new(folded) }}

// Fold returns a phrase folded and trimmed, as quotes and names are looked for.
func Fold(s string) string {
	f := foldedPool.Get().(*folded)
	defer foldedPool.Put(f)
	f.fold(s)
	b := f.s
	for len(b) > 0 && b[0] == ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return string(b)
}

func (f *folded) fold(s string) {
	f.s, f.starts, f.ends = f.s[:0], f.starts[:0], f.ends[:0]
	if norm.NFC.IsNormalString(s) {
		f.add(s, 0, -1)
		return
	}
	var iter norm.Iter
	iter.InitString(norm.NFC, s)
	for !iter.Done() {
		start := iter.Pos()
		segment := string(iter.Next())
		f.add(segment, start, iter.Pos())
	}
}

// add folds normal text. A segment that normalisation changed stands for a whole
// stretch [at, until) of the original; until is -1 where bytes correspond.
func (f *folded) add(s string, at, until int) {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		start, end := at+i, at+i+size
		if until >= 0 {
			start, end = at, until
		}
		f.char(r, s[i:i+size], int32(start), int32(end))
		i += size
	}
}

func (f *folded) char(r rune, raw string, start, end int32) {
	last := byte(0)
	if len(f.s) > 0 {
		last = f.s[len(f.s)-1]
	}
	put := func(s string) {
		for i := range len(s) {
			f.s, f.starts, f.ends = append(f.s, s[i]), append(f.starts, start), append(f.ends, end)
		}
	}
	if r < utf8.RuneSelf && r != '-' && r != '`' && r > ' ' {
		put(raw)
		return
	}
	switch foldClass(r) {
	case classSpace:
		if last == ' ' {
			f.ends[len(f.ends)-1] = end
			return
		}
		put(" ")
	case classDash:
		if last == '-' {
			f.ends[len(f.ends)-1] = end
			return
		}
		put("-")
	case classSingle:
		put("'")
	case classDouble:
		put(`"`)
	case classEllipsis:
		put("...")
	case classNothing:
	default:
		put(raw)
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

// insideWord reports whether a cut at i in folded text would part a word, in a
// script that sets spaces between words, or a number such as 2,500.
func insideWord(s []byte, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	before, size := utf8.DecodeLastRune(s[:i])
	after, next := utf8.DecodeRune(s[i:])
	switch {
	case unicode.IsMark(after):
		return true
	case inWord(before) && inWord(after):
		return !unspaced(before) && !unspaced(after)
	case separatesDigits(before):
		return isDigit(after) && i > size && isDigit(lastRune(s[:i-size]))
	case separatesDigits(after):
		return isDigit(before) && i+next < len(s) && isDigit(firstRune(s[i+next:]))
	}
	return false
}

func inWord(r rune) bool {
	return r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func separatesDigits(r rune) bool { return r == ',' || r == '.' }

func isDigit(r rune) bool { return unicode.IsDigit(r) }

func lastRune(s []byte) rune { r, _ := utf8.DecodeLastRune(s); return r }

func firstRune(s []byte) rune { r, _ := utf8.DecodeRune(s); return r }

// unspaced reports whether a character's script sets no spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}
