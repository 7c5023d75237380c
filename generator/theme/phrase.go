package theme

import (
	"html/template"
	"strconv"
	"strings"
)

// phrase is a phrase of words.toml, cut into parts.
type phrase struct {
	text  string
	parts []phrasePart
	html  []phrasePart // the same parts with the words escaped
}

// phrasePart is literal text or a place for an argument.
type phrasePart struct {
	text string // as written; of a place: "{1}"
	arg  int    // the argument's number, from 1; 0 for literal text
}

func newPhrase(text string) *phrase {
	return &phrase{text, phraseParts(text), phraseParts(template.HTMLEscapeString(text))}
}

// phraseParts finds the places {1}, {2} … in a phrase. Other braces are literal text.
func phraseParts(text string) (parts []phrasePart) {
	words := 0 // where the text before the next place begins
	for at := 0; at < len(text); at++ {
		if text[at] != '{' {
			continue
		}
		number, _, closed := strings.Cut(text[at+1:], "}")
		n, err := strconv.Atoi(number)
		if !closed || err != nil || n < 1 || number != strconv.Itoa(n) {
			continue
		}
		if words < at {
			parts = append(parts, phrasePart{text[words:at], 0})
		}
		words = at + len(number) + len("{}")
		parts = append(parts, phrasePart{text[at:words], n})
		at = words - 1
	}
	if words < len(text) {
		parts = append(parts, phrasePart{text[words:], 0})
	}
	return parts
}

// fill puts arguments in their places. A place that has no argument stays as written.
func fill(parts []phrasePart, args []any, text func(any) string) string {
	var out strings.Builder
	for _, p := range parts {
		if p.arg > 0 && p.arg <= len(args) {
			out.WriteString(text(args[p.arg-1]))
		} else {
			out.WriteString(p.text)
		}
	}
	return out.String()
}
