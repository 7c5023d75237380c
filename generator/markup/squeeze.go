package markup

import (
	"unicode"
	"unicode/utf8"
)

// squeeze leaves single spaces between a text's words, in the text's own memory.
func squeeze(text []byte) []byte {
	out := text[:0]
	from := afterSpace(text, 0) // of what is copied as it is: words with single spaces between them
	for at := from; at < len(text); {
		if c := text[at]; c > ' ' && c < utf8.RuneSelf {
			at++
			continue
		}
		next := afterSpace(text, at)
		switch {
		case next == at:
			at++ // or a part of a letter
		case next == len(text):
			return append(out, text[from:at]...)
		case next == at+1 && text[at] == ' ':
			at = next
		default:
			out = append(append(out, text[from:at]...), ' ')
			at, from = next, next
		}
	}
	return append(out, text[from:]...)
}

// afterSpace is where the white space at a place of a text ends; at itself where
// there is none.
func afterSpace(text []byte, at int) int {
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[at:])
		}
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}
