package brief

import (
	"strings"
	"unicode/utf8"
)

// Shorten cuts a plain text at the end of a word, for places that show no more than
// limit letters. It puts single spaces between words.
func Shorten(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut, letter := 0, 0
	for i, r := range text {
		if r == ' ' && letter > limit/2 || letter == limit-1 && cut == 0 {
			cut = i
		}
		if letter++; letter == limit {
			break
		}
	}
	return strings.TrimRight(text[:cut], " ,;:–—-") + "…"
}
