package docket

import (
	"regexp"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/markup"
)

// turnLabel matches the label at the beginning of a turn in a transcript: up to four words
// that begin with capitals, and a colon; or the Q of a question.
//
//	MS. PSAKI:  We expect …      MS. PSAKI
//	Jen Psaki: …                 Jen Psaki
//	Q  And by when?              Q
//	We said this: it is over.    none
var turnLabel = regexp.MustCompile(`^(?:(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):|(Q)(?:\s|$))`)

// TurnLabel returns the label with which a line begins a turn, and how many bytes it takes,
// the colon included; "" where it begins none.
func TurnLabel(line string) (label string, length int) {
	m := turnLabel.FindStringSubmatch(line)
	if m == nil {
		return "", 0
	}
	return m[1] + m[2], len(m[0])
}

// turnAt returns the label of the turn in which a place of a transcript stands, or "". A
// turn begins at the start of a line of the plain text and goes on until the next.
func turnAt(plain string, at int) string {
	for at > 0 {
		start := strings.LastIndexByte(plain[:at], '\n') + 1
		if m := turnLabel.FindStringSubmatch(strings.TrimSpace(plain[start:at])); m != nil {
			return strings.Clone(m[1] + m[2]) // the text is not kept
		}
		at = start - 1
	}
	return ""
}

// ownWords reports whether the article has a claim's words from the speaker directly: it is
// the speaker's own statement, or the words stand in the speaker's turn.
func (a *Article) ownWords(c *Claim, turn string) bool {
	for _, speaker := range c.Speakers {
		switch {
		case a.Form == content.FormStatement && a.Speaker == speaker:
			return true
		case a.Form == content.FormTranscript && speaker.Labelled(turn):
			return true
		}
	}
	return false
}

// Labelled reports whether the label of a turn means the entity: by its name, an alias, or
// the last word of one.
func (e *Entity) Labelled(turn string) bool {
	if turn == "" {
		return false
	}
	label := strings.ToLower(markup.Fold(turn))
	surname := label[strings.LastIndexByte(label, ' ')+1:]
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		name = strings.ToLower(markup.Fold(name))
		if name == label || name[strings.LastIndexByte(name, ' ')+1:] == surname {
			return true
		}
	}
	return false
}

// exact returns the wording of a speaker's exact words in an article.
func exact(a *Article) string {
	if a.TranslatedFrom != "" {
		return "translation"
	}
	return "verbatim"
}

// Tongue returns the language of the words of an appearance, "" for the site's own.
func (a *Appearance) Tongue() string {
	if a.Language != "" || a.Article == nil {
		return a.Language
	}
	return a.Article.Language
}
