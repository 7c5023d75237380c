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
func (k *linking) reportLost(a *Article, at diag.Span, quote string) {
	d := diag.QuoteLost.At(at, "these words are not in %s", a.File())
	d.Severity = k.severity()
	k.problems.Add(d)
	source, err := k.content.Source(a.File())
	if err != nil {
		return
	}
	body := max(0, bytes.Index(source, []byte("\n+++"))) // the front matter is no part of the text
	near, ok := markup.Nearest(string(source[body:]), quote)
	if !ok {
		d.WithHint("quote words that stand in the article, or leave quote out to list the claim without marking it")
		return
	}
	at = diag.SpanAt(a.File(), source, body+near.Range.Start, body+near.Range.End)
	words := markup.PlainWords(near.Words)
	if markup.Fold(words) == markup.Fold(quote) {
		// To an author who sees only the source, marks inside a word split it.
		a.Body.Look(k.resolver, func(text *markup.Text, _ []int) {
			words = strings.Clone(strings.Join(strings.Fields(text.Whole(quote)), " "))
		})
	}
	if words == "" {
		d.WithRelated(at, "they stand here, where a reader of the text does not see them")
		d.WithHint("alternative texts, footnotes and raw HTML that is dropped are not the article's text: " +
			"quote words of the text, or leave quote out")
		return
	}
	d.WithRelated(at, "the nearest words in the article")
	d.WithHint("the quote says:   %s\nthe article says: %s\nquote = %s", quote, words, strconv.Quote(words))
}

// reportUnfit reports a quote whose words stand in the article, but not with its prefix
// and suffix.
func (k *linking) reportUnfit(a *Article, p *Appearance) {
	around := "after its prefix"
	switch {
	case p.Prefix != "" && p.Suffix != "":
		around = "between its prefix and suffix"
	case p.Suffix != "":
		around = "before its suffix"
	}
	d := diag.QuoteLost.At(p.Claim.At("appearance", p.Index, "quote"), "these words stand in %s, but not %s", a.File(),
		around)
	d.Severity = k.severity()
	d.WithHint("%s", k.places(d, a, p))
	k.problems.Add(d)
}

func (k *linking) reportAmbiguous(a *Article, p *Appearance, places int) {
	d := diag.QuoteAmbiguous.At(p.Claim.At("appearance", p.Index, "quote"), "these words stand %d times in %s", places,
		a.File())
	d.Severity = k.severity()
	d.WithHint("%s", k.places(d, a, p))
	k.problems.Add(d)
}

// places lists the places of a quote's words, each with its sentence and a line that
// chooses it. It adds those that it finds in the source to the diagnostic.
func (k *linking) places(d *diag.Diagnostic, a *Article, p *Appearance) string {
	const most = 8
	var lines []string
	count := 0
	a.Body.Look(k.resolver, func(text *markup.Text, _ []int) {
		all := text.Places(p.looked())
		count = len(all)
		for _, place := range all[:min(most, count)] {
			whole := markup.Range{Start: place.Ranges[0].Start, End: place.Ranges[len(place.Ranges)-1].End}
			before, words, after := text.Sentence(whole)
			line := "quote more words to choose"
			switch {
			case place.Prefix != "":
				line = "prefix = " + strconv.Quote(place.Prefix)
			case place.Suffix != "":
				line = "suffix = " + strconv.Quote(place.Suffix)
			case count == 1:
				line = "no prefix or suffix is needed"
			}
			sentence := strings.Join(strings.Fields(before+words+after), " ")
			lines = append(lines, strings.Clone(line+"   # "+sentence))
		}
	})
	if source, err := k.content.Source(a.File()); err == nil {
		body := max(0, bytes.Index(source, []byte("\n+++")))
		found := markup.Occurrences(string(source[body:]), p.Quote)
		for i, r := range found {
			if len(found) == count && i < most {
				d.WithRelated(diag.SpanAt(a.File(), source, body+r.Start, body+r.End), "here")
			}
		}
	}
	if count > most {
		lines = append(lines, "and "+strconv.Itoa(count-most)+" more")
	}
	return strings.Join(lines, "\n")
}

// reportApart warns of a quote whose parts stand far from one another, perhaps in the
// words of several people.
func (k *linking) reportApart(a *Article, p *Appearance, blocks int) {
	d := diag.QuoteApart.At(p.Claim.At("appearance", p.Index, "quote"),
		"a part of these words stands %d blocks after the part before it, in %s", blocks, a.File())
	k.problems.Add(d.WithHint("quote words that stand together; where the parts are far apart, " +
		"give each its own appearance"))
}
