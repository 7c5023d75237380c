package docket

import (
	"bytes"
	"strconv"
	"strings"

	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

func (k *linking) severity() diag.Severity {
	if k.options.Lenient {
		return diag.Warning
	}
	return diag.Error
}

// reportLost reports a quote that its article does not have, with the nearest similar
// place.
func (k *linking) reportLost(a *Article, p *Appearance) {
	at := p.Claim.At("appearance", p.Index, "quote")
	d := diag.QuoteLost.At(at, "these words are not in %s", a.File())
	d.Severity = k.severity()
	k.problems.Add(d)
	source, err := k.content.Source(a.File())
	if err != nil {
		return
	}
	body := max(0, bytes.Index(source, []byte("\n+++"))) // the front matter is no part of the text
	near, ok := markup.Nearest(string(source[body:]), p.Quote)
	if !ok {
		d.WithHint("quote words that stand in the article, or leave quote out to list the claim without marking it")
		return
	}
	at = diag.SpanAt(a.File(), source, body+near.Range.Start, body+near.Range.End)
	words := markup.PlainWords(near.Words)
	if markup.Fold(words) == markup.Fold(p.Quote) {
		// To an author who sees only the source, marks inside a word split it.
		a.Body.Look(k.resolver, func(text *markup.Text, _ []int) {
			words = strings.Clone(strings.Join(strings.Fields(text.Whole(p.Quote)), " "))
		})
	}
	if words == "" {
		d.WithRelated(at, "they stand here, where a reader of the text does not see them")
		d.WithHint("alternative texts, footnotes and raw HTML that is dropped are not the article's text: quote words of the text, or leave quote out")
		return
	}
	d.WithRelated(at, "the nearest words in the article")
	d.WithHint("the quote says:   %s\nthe article says: %s\nquote = %s", p.Quote, words, strconv.Quote(words))
}

func (k *linking) reportAmbiguous(a *Article, p *Appearance, places int) {
	d := diag.QuoteAmbiguous.At(p.Claim.At("appearance", p.Index, "quote"), "these words stand %d times in %s", places,
		a.File())
	d.Severity = k.severity()
	if p.Prefix != "" || p.Suffix != "" {
		d.WithHint("prefix and suffix do not decide: give the words just before or after that only one of the places has")
	} else {
		d.WithHint("add prefix = \"…\" or suffix = \"…\" with the words just before or after, or quote more")
	}
	k.problems.Add(d)
}
