package check

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lookalikes gives letters and digits the Latin letter that they look like in most
// typefaces.
var lookalikes = func() map[rune]rune {
	m := map[rune]rune{}
	for letter, others := range map[rune]string{
		'a': "аα", 'c': "сϲ", 'e': "е", 'i': "іι1ıl", 'j': "ј", 'o': "оο0", 'p': "рρ", 's': "ѕ",
		'x': "хχ", 'y': "уγ", 'v': "ν", 'k': "κ", 'u': "υ", 'h': "һ", 'd': "ԁ",
	} {
		for _, other := range others {
			m[other] = letter
		}
	}
	return m
}()

// appearance returns the same for ids that are hard to tell apart: "claim" for "c1aim".
// Digits count as letters only between letters.
func appearance(id string) string {
	runes := []rune(norm.NFKC.String(strings.ReplaceAll(id, "-", "")))
	isLetter := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsLetter(runes[i]) }
	out := make([]rune, len(runes))
	for i, r := range runes {
		out[i] = r
		if to, ok := lookalikes[r]; ok && (!unicode.IsDigit(r) || isLetter(i-1) && isLetter(i+1)) {
			out[i] = to
		}
	}
	return string(out)
}

// foreignLetter returns a letter of another script that looks like a Latin letter, with the
// name of its script. It returns 0 where an id has no such letter, or no Latin ones.
func foreignLetter(id string) (letter rune, script string) {
	hasLatin := false
	for _, r := range id {
		switch {
		case unicode.Is(unicode.Latin, r):
			hasLatin = true
		case lookalikes[r] != 0 && unicode.Is(unicode.Cyrillic, r):
			letter, script = r, "Cyrillic"
		case lookalikes[r] != 0 && unicode.Is(unicode.Greek, r):
			letter, script = r, "Greek"
		}
	}
	if !hasLatin {
		return 0, ""
	}
	return letter, script
}

// latin writes an id with the Latin letters that its other letters look like.
func latin(id string) string {
	return strings.Map(func(r rune) rune {
		if to, ok := lookalikes[r]; ok && r > unicode.MaxASCII {
			return to
		}
		return r
	}, id)
}
