package theme

import (
	"html/template"

	"golang.org/x/text/unicode/bidi"
)

// isolated returns a name or title as HTML. Where it has letters of the other direction it stands
// in a bdi element, so that the punctuation and numbers around it keep their places.
func (t *Theme) isolated(text string) template.HTML {
	escaped := template.HTML(template.HTMLEscapeString(text))
	if runs(text, t.Words.rightToLeft) {
		return "<bdi>" + escaped + "</bdi>"
	}
	return escaped
}

// apart returns a text that is put into a phrase. Where it has letters of the other direction it
// stands between Unicode's signs of an isolated text: feeds and calendars have no elements.
func (w *Words) apart(text string) string {
	if !runs(text, w.rightToLeft) {
		return text
	}
	return "\u2068" + text + "\u2069"
}

// runs reports whether a text has a letter that runs against the direction of a page. On a page
// from right to left, letters of both directions do: a name in Arabic script may be in another
// language.
func runs(text string, rightToLeft bool) bool {
	for i, r := range text {
		if r < 0x590 && !rightToLeft { // no script before Hebrew is written from right to left
			continue
		}
		p, _ := bidi.LookupString(text[i:])
		switch p.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			if rightToLeft {
				return true
			}
		}
	}
	return false
}
