package draft

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/generator/markup"
)

// quotesOf returns for each statement of one article a quote that stands where the
// statement has the words, and nowhere else. Where the words stand elsewhere too, the
// quote has a prefix or suffix or both. It is empty where those do not decide.
//
// Of parts that can't be told from others together it takes the first alone.
func quotesOf(all []Found) []markup.Quote {
	quotes := make([]markup.Quote, len(all))
	if len(all) == 0 {
		return quotes
	}
	find(all, quotes)
	again := false
	for i := range all {
		if quotes[i].Words == "" && len(all[i].Content) > 1 {
			all[i].Content, again = all[i].Content[:1], true
		}
	}
	if again {
		find(all, quotes)
	}
	return quotes
}

// find fills in the quotes that decide.
func find(all []Found, quotes []markup.Quote) {
	var candidates []markup.Quote // four for each statement
	for _, s := range all {
		var parts []string
		for _, r := range s.Content {
			parts = append(parts, oneLine(s.Text, r))
		}
		words := strings.Join(parts, " […] ")
		before, after := wordsAround(s.Text, s.Content)
		candidates = append(candidates,
			markup.Quote{Words: words},
			markup.Quote{Words: words, Prefix: before},
			markup.Quote{Words: words, Suffix: after},
			markup.Quote{Words: words, Prefix: before, Suffix: after})
	}
	found, _ := all[0].Text.Find(candidates, nil, nil)
	for i, f := range found {
		if q := &quotes[i/4]; q.Words == "" && f.Places == 1 && slices.Equal(f.Ranges, all[i/4].Content) {
			*q = candidates[i]
		}
	}
}

// wordsAround returns the four words before and after a quote.
func wordsAround(text *markup.Text, said []markup.Range) (before, after string) {
	const n = 4
	var following []string
	for word := range strings.FieldsSeq(text.Plain[said[len(said)-1].End:]) {
		if following = append(following, word); len(following) == n {
			break
		}
	}
	return strings.Join(lastWords(text.Plain[:said[0].Start], n), " "), strings.Join(following, " ")
}

// lastWords returns the last n words of a text, or all where it has fewer. It reads no
// more of the text than those.
func lastWords(text string, n int) []string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		at = max(0, strings.LastIndexFunc(strings.TrimRightFunc(text[:at], unicode.IsSpace), unicode.IsSpace))
	}
	return strings.Fields(text[at:])
}
