package docket

import (
	"slices"

	"onrecord/generator/attribution"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// Attribution is a sentence of an article that says what somebody said.
type Attribution struct {
	Text     *markup.Text // the article's
	Sentence markup.Range
	Span     diag.Span // in the article's file
}

// Unclaimed returns the sentences of an article that say what somebody said and in
// which no claim's quote stands, in order. Only English is known. An article whose
// source can't be read has none.
func (d *Docket) Unclaimed(a *Article, source diag.Source) []Attribution {
	var found []Attribution
	text := markup.ReadText(d.HTML(a.Body))
	var data []byte
	var passages *markup.Passages
	for _, s := range text.Sentences() {
		sentence := text.Plain[s.Start:s.End]
		if !attribution.Says(sentence) || slices.ContainsFunc(a.Appearances, func(p *Appearance) bool { return p.Within(s) }) {
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
		found = append(found, Attribution{text, s, at})
	}
	return found
}

// LintUnclaimed names the sentences that Unclaimed finds in all articles.
func (d *Docket) LintUnclaimed(source diag.Source) diag.List {
	var found diag.List
	for _, a := range d.Articles {
		for _, s := range d.Unclaimed(a, source) {
			found.Add(diag.Unclaimed.At(s.Span, "this says what somebody said, and no claim stands in it").
				WithHint("onrecord extract %s proposes claims from such sentences; where none is worth recording, pass on", a.File()))
		}
	}
	return found
}

// Within reports whether a part of the quote stands in a stretch of the text.
func (a *Appearance) Within(s markup.Range) bool {
	return slices.ContainsFunc(a.Ranges, s.Overlaps)
}
