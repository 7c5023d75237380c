package draft

import (
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Request is what an outside extractor is told of an article: one line of JSON.
type Request struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Date      string            `json:"date"` // EDTF
	Language  string            `json:"language"`
	Form      string            `json:"form"`
	Speaker   string            `json:"speaker,omitempty"` // of a statement: an entity's id
	Text      string            `json:"text"`              // plain; quotes are looked for in it
	Sentences []RequestSentence `json:"sentences"`
	Entities  []RequestEntity   `json:"entities"`
	Events    []RequestEvent    `json:"events"`
	Kinds     []string          `json:"kinds"`
}

// RequestSentence is a sentence, and whether a claim's quote stands in it. Its offsets count
// characters (Unicode code points), the end exclusive, as most languages index texts.
type RequestSentence struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Claimed bool   `json:"claimed"`
}

// RequestEntity is somebody whom the site knows.
type RequestEntity struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Kind    string        `json:"kind,omitempty"`
	Aliases []string      `json:"aliases,omitempty"`
	Roles   []RequestRole `json:"roles,omitempty"`
}

// RequestRole is an office and when it was held.
type RequestRole struct {
	Title        string `json:"title"`
	Organisation string `json:"organisation,omitempty"`
	From         string `json:"from,omitempty"`
	To           string `json:"to,omitempty"`
}

// RequestEvent is an event that the site knows.
type RequestEvent struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Happened string `json:"happened,omitempty"`
}

// NewRequest returns what an outside extractor is told of an article.
func NewRequest(d *docket.Docket, a *docket.Article) Request {
	text := markup.ReadText(d.HTML(a.Body))
	r := Request{ID: a.ID, Title: a.Title, Date: dateText(a.Date), Language: Language(d, a), Form: a.Form,
		Text:      text.Plain,
		Sentences: requestSentences(text, a), Entities: []RequestEntity{}, Events: []RequestEvent{},
		Kinds: content.Kinds}
	if a.Speaker != nil {
		r.Speaker = a.Speaker.ID
	}
	for _, e := range d.Entities {
		of := RequestEntity{ID: e.ID, Name: e.Name, Kind: e.Entity.Kind, Aliases: e.Aliases}
		for _, role := range e.Roles {
			of.Roles = append(of.Roles, RequestRole{role.Title, role.Name, dateText(role.From), dateText(role.Until)})
		}
		r.Entities = append(r.Entities, of)
	}
	for _, e := range d.Events {
		r.Events = append(r.Events, RequestEvent{e.ID, e.Title, dateText(e.Happened)})
	}
	return r
}

// dateText returns a date in EDTF, or "" for none.
func dateText(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func requestSentences(text *markup.Text, a *docket.Article) []RequestSentence {
	all := []RequestSentence{}
	at, characters := 0, 0 // the same place in bytes and in characters
	count := func(to int) int {
		characters += utf8.RuneCountInString(text.Plain[at:to])
		at = to
		return characters
	}
	for _, s := range text.Sentences() {
		start := count(s.Start)
		all = append(all, RequestSentence{start, count(s.End), text.Plain[s.Start:s.End], quoted(a, s)})
	}
	return all
}
