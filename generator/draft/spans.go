package draft

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Span is what was found, for programs: its words, with their bytes in the article's plain
// text.
type Span struct {
	Article    string      `json:"article"`
	Line       int         `json:"line,omitempty"` // in the article's file
	Kind       string      `json:"kind"`
	Confidence float64     `json:"confidence"`
	Speaker    []string    `json:"speaker,omitempty"` // ids
	Source     *SpanWords  `json:"source,omitempty"`
	Cue        *SpanWords  `json:"cue,omitempty"`
	Content    []SpanWords `json:"content"`
}

// SpanWords are words and where they stand.
type SpanWords struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Spans returns proposals for programs.
func Spans(proposals []Proposal) []Span {
	all := make([]Span, 0, len(proposals))
	for _, p := range proposals {
		f := p.Found
		words := func(r markup.Range) *SpanWords {
			if r.End <= r.Start {
				return nil
			}
			return &SpanWords{r.Start, r.End, f.Text.Plain[r.Start:r.End]}
		}
		s := Span{Article: p.Form.Article.ID, Line: f.Span.Line, Kind: string(p.Form.Kind), Confidence: f.Sure,
			Speaker: p.Form.Speakers,
			Source:  words(f.Source), Cue: words(f.Cue)}
		for _, r := range f.Content {
			s.Content = append(s.Content, *words(r))
		}
		all = append(all, s)
	}
	return all
}

// NewEntities returns [[entity]] records of the speakers whom the site lacks and whom the text
// names, and lets the proposals refer to them.
func NewEntities(d *docket.Docket, proposals []Proposal) string {
	var out strings.Builder
	made := map[string]string{} // ids, by name
	for i := range proposals {
		p := &proposals[i]
		name := properName(p.Speaker)
		if name == "" {
			continue
		}
		id, known := made[name]
		if !known {
			id = content.ShortID(content.TypeEntity, name)
			for n := 2; d.Entity(id) != nil || slices.Contains(values(made), id); n++ {
				id = fmt.Sprintf("%s-%d", content.ShortID(content.TypeEntity, name), n)
			}
			made[name] = id
			var w lines
			w.WriteString("[[entity]]\n")
			w.line("id", content.Quote(id), "")
			w.line("name", content.Quote(name), "")
			w.line("kind", content.Quote("person"), "a guess: person | organisation | group | country | place")
			out.WriteString(w.String() + "\n")
		}
		p.Form.Speakers, p.Form.SpeakerText, p.Speaker = []string{id}, "", ""
	}
	return out.String()
}

func values(m map[string]string) (all []string) {
	for _, v := range m {
		all = append(all, v)
	}
	return all
}

// properName returns the name in words that name a speaker, two to four words that each begin
// with a capital; "" where they have none:
//
//	union leader Tom Keller     Tom Keller
//	Ada Morrow, the mayor       Ada Morrow
//	a senior official           none
func properName(words string) string {
	words, _, _ = strings.Cut(words, ",")
	all := strings.Fields(words)
	from := len(all)
	for from > 0 && len(all)-from < 4 && capitalised(all[from-1]) {
		from--
	}
	if len(all)-from < 2 {
		return ""
	}
	return strings.Join(all[from:], " ")
}
