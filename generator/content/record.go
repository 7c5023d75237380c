package content

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
)

// Type is a type of record.
type Type string

// The types of record.
const (
	TypeArticle Type = "article"
	TypeClaim   Type = "claim"
	TypeEntity  Type = "entity"
	TypeEvent   Type = "event"
	TypeTopic   Type = "topic"
	TypePage    Type = "page"
)

// Types lists the types in the order in which they are named to people.
var Types = []Type{TypeArticle, TypeClaim, TypeEntity, TypeEvent, TypeTopic, TypePage}

// Folder returns the name of the type's folder, in content and in the output.
func (t Type) Folder() string {
	switch t {
	case TypeArticle:
		return "articles"
	case TypeClaim:
		return "claims"
	case TypeEntity:
		return "entities"
	case TypeEvent:
		return "events"
	case TypeTopic:
		return "topics"
	}
	return "pages"
}

// Record holds what every record has. ID is unique within the record's type.
type Record struct {
	ID      string
	source  source
	extra   map[string]any
	oldURLs []string
}

// Extra returns the [extra] table, as the TOML library decodes it.
func (r *Record) Extra() map[string]any { return r.extra }

// OldURLs returns the record's former addresses, with "" in the place of a wrong one.
func (r *Record) OldURLs() []string { return r.oldURLs }

// File returns the file in which the record stands, or "".
func (r *Record) File() string { return r.source.file }

// At returns the place of the value at a path in the record, such as At("appearance", 1,
// "quote"). Where the author wrote no such value, it returns the nearest table around it,
// else the record's head.
func (r *Record) At(path ...any) diag.Span {
	if r.File() == "" {
		return diag.Span{}
	}
	return r.source.at(path)
}

// IDPlace returns the place of the id in the record, or the whole file where the file's
// name is the id.
func (r *Record) IDPlace() diag.Span {
	if r.Has("id") {
		return r.At("id")
	}
	return diag.FileSpan(r.File())
}

// Has reports whether the author wrote a value at the path.
func (r *Record) Has(path ...any) bool {
	return r.File() != "" && r.source.has(path)
}

// reservedIDs can't name a page, because a list or folder of the site has the name.
var reservedIDs = []string{"articles", "claims", "entities", "events", "topics", "deadlines", "threats", "timeline",
	"changes", "search",
	"data", "files", "embed", "assets"}

// IDProblem says what is wrong with an id, or "". An id is lower-case letters of
// any script (with their marks), digits and hyphens, at least one letter.
func IDProblem(t Type, id string) string {
	if id == "" {
		return "it is empty"
	}
	letter := false
	for _, r := range id {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			return "it has a capital letter"
		case unicode.IsLetter(r):
			letter = true
		case r == ' ':
			return "it has a space"
		case r == '_':
			return "it has an underscore"
		case r != '-' && !unicode.IsDigit(r) && !unicode.IsMark(r):
			return "it has the character " + string(r)
		}
	}
	switch {
	case !letter:
		return "it has no letter"
	case id == "in":
		return "“in” is reserved"
	}
	for _, reserved := range reservedIDs {
		if t == TypePage && id == reserved {
			return "the site has a list or folder of that name"
		}
	}
	return ""
}

// Slug makes an id of any text: lower case, with hyphens for what can't stand in
// an id. It is empty where the text has no letter.
func Slug(text string) string {
	var b strings.Builder
	letter, gap := false, false
	for _, r := range strings.ToLower(norm.NFC.String(text)) {
		switch {
		case unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsTitle(r), unicode.IsDigit(r),
			unicode.IsMark(r) && b.Len() > 0 && !gap:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			letter = letter || unicode.IsLetter(r)
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	if !letter {
		return ""
	}
	return b.String()
}

// MendedID makes an id of a type from a text that is none, or returns "". It puts the
// type before a word that can't be an id, such as a reserved one or a number.
func MendedID(t Type, text string) string {
	for _, id := range []string{Slug(text), Slug(string(t) + " " + text)} {
		if id != string(t) && id != text && IDProblem(t, id) == "" {
			return id
		}
	}
	return ""
}

// longestID is the length of an id made from a title, in characters.
const longestID = 60

// ShortID makes an id from the first words of a title. Where the title alone makes none,
// the type stands before it.
func ShortID(t Type, title string) string {
	id := ""
	for _, word := range strings.Split(Slug(title), "-") {
		if id != "" && utf8.RuneCountInString(id)+1+utf8.RuneCountInString(word) > longestID {
			break
		}
		id = strings.TrimPrefix(id+"-"+word, "-")
	}
	if IDProblem(t, id) != "" {
		return strings.TrimSuffix(string(t)+"-"+id, "-")
	}
	return id
}

// EscapeID percent-encodes an id for a URL's path.
func EscapeID(id string) string {
	for i := range len(id) {
		if c := id[i]; c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return url.PathEscape(id)
		}
	}
	return id // nearly all ids
}
