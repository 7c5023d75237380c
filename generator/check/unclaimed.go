package check

import (
	"slices"

	"onrecord/generator/attribution"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Sentence is a sentence of an article that says what somebody said.
type Sentence struct {
	Text  *markup.Text // the article's
	Range markup.Range // in Text
	Span  diag.Span    // in the article's file
}

// Unclaimed returns the sentences of an article that say what somebody said and in
// which no claim's quote stands, in order. Only English is known. It returns none for
// an article whose file can't be read.
func Unclaimed(d *docket.Docket, a *docket.Article, source diag.ReadFile) []Sentence {
	var found []Sentence
	text := markup.ReadText(d.HTML(a.Body))
	var data []byte
	var passages *markup.Passages
	for _, s := range text.Sentences() {
		sentence := text.Plain[s.Start:s.End]
		if !attribution.Says(sentence) || Quoted(a, s) {
			continue
		}
		if data == nil {
			var err error
			if data, err = source(a.File()); err != nil {
				return nil
			}
			passages = markup.NewPassages(string(data))
		}
		at := diag.FileSpan(a.File())
		if near, ok := passages.Nearest(sentence); ok {
			at = diag.SpanAt(a.File(), data, near.Range.Start, near.Range.End)
		}
		found = append(found, Sentence{text, s, at})
	}
	return found
}

// AllUnclaimed reports the sentences that Unclaimed finds in all articles.
func AllUnclaimed(d *docket.Docket, source diag.ReadFile) diag.List {
	var found diag.List
	for _, a := range d.Articles {
		for _, s := range Unclaimed(d, a, source) {
			found.Add(diag.Unclaimed.At(s.Span, "this says what somebody said, and no claim stands in it").
				WithHint("onrecord extract %s proposes claims from such sentences; "+
					"where none is worth recording, pass on", a.File()))
		}
	}
	return found
}

// Quoted reports whether a claim's quote stands in a range of an article's text.
func Quoted(a *docket.Article, r markup.Range) bool {
	return slices.ContainsFunc(a.Appearances, func(p *docket.Appearance) bool {
		return slices.ContainsFunc(p.Ranges, r.Overlaps)
	})
}
