package theme

import (
	"html/template"

	"golang.org/x/text/unicode/bidi"

	"onrecord/generator/content"
)

// isolated returns a name or title as HTML. Where it has letters of the other direction it stands
// in a bdi element, so that the punctuation and numbers around it keep their places.
func (t *Theme) isolated(text string) template.HTML {
	escaped := template.HTML(template.HTMLEscapeString(text))
	if runs(text, content.RightToLeft(t.Words.lang.String())) {
		return "<bdi>" + escaped + "</bdi>"
	}
	return escaped
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
