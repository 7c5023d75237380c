package markup

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Place is one of several places of a quote, with words that only this place has just
// before or just after it. Both are empty where a few words do not tell the places apart.
type Place struct {
	Ranges         []Range // of the plain text, one for each part
	Prefix, Suffix string
}

// Places returns the places of a quote's words, whatever stands around them.
func (t *Text) Places(q Quote) []Place {
	f := foldedPool.Get().(*folded)
	defer foldedPool.Put(f)
	f.fold(t.Plain)
	wanted, where := f.search([]Quote{q})
	all := wanted[0].places(where)
	places := make([]Place, len(all))
	for i, ranges := range all {
		p := &places[i]
		if p.Prefix = t.around(f, all, i, true); p.Prefix == "" {
			p.Suffix = t.around(f, all, i, false)
		}
		for _, r := range ranges {
			p.Ranges = append(p.Ranges, f.original(r.Start, r.End))
		}
	}
	return places
}

// around returns the fewest words just before or just after a place that no other place
// has there.
func (t *Text) around(f *folded, all [][]Range, number int, before bool) string {
	const most = 8 // words
	place := all[number]
	from, step := place[len(place)-1].End, wordAfter
	if before {
		from, step = place[0].Start, wordBefore
	}
	at := from
	for range most {
		next := step(f.s, at)
		if next == at {
			break
		}
		at = next
		r := f.original(min(at, from), max(at, from))
		words := bareWords(strings.Join(strings.Fields(t.Plain[r.Start:r.End]), " "))
		if f.alone(all, Fold(words), before) {
			return words
		}
	}
	return ""
}

// alone reports whether words stand just before, or just after, only one of the places.
func (f *folded) alone(all [][]Range, words string, before bool) bool {
	prefix, suffix := "", words
	if before {
		prefix, suffix = words, ""
	}
	fitting := 0
	for _, ranges := range all {
		if f.fits(ranges, prefix, suffix) {
			fitting++
		}
	}
	return fitting == 1
}

// wordBefore returns the start of the last word before an offset, or the offset where no
// word stands before it.
func wordBefore(s []byte, at int) int {
	for i := at; i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		if i -= size; inWord(r) && !insideWord(s, i) {
			return i
		}
	}
	return at
}

// wordAfter returns the end of the first word after an offset, or the offset where no
// word stands after it.
func wordAfter(s []byte, at int) int {
	for i := at; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if i += size; inWord(r) && !insideWord(s, i) {
			return i
		}
	}
	return at
}

// BlocksBetween returns the number of blocks that begin after one range, up to the one in
// which a later range stands. Paragraphs, headings, list items and rows of tables are
// blocks.
func (t *Text) BlocksBetween(a, b Range) (n int) {
	first, last := t.runAt(a.End-1), t.runAt(b.Start)
	if first == nil || last == nil {
		return 0
	}
	fresh := false // a block has begun, and no words of it have come
	for at := first.html.Start; at <= last.html.Start; {
		if t.HTML[at] == '<' {
			end, name, closing, _ := readTag(t.HTML, at)
			fresh = fresh || !closing && beginsBlock(name)
			at = end
			continue
		}
		end := nextTag(t.HTML, at)
		if fresh && strings.TrimSpace(t.HTML[at:end]) != "" {
			n++
			fresh = false
		}
		at = end
	}
	return n
}

// beginsBlock reports whether an element is a block that authors count.
func beginsBlock(element string) bool {
	switch element {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "tr", "dt", "dd", "figcaption":
		return true
	}
	return false
}

// Occurrences returns the stretches of an article's Markdown that have exactly the words
// of a quote. Marks between words do not count.
func Occurrences(source, quote string) []Range {
	wanted, have := words(Fold(quote)), words(source)
	var all []Range
	for i := 0; len(wanted) > 0 && i+len(wanted) <= len(have); i++ {
		if slices.EqualFunc(wanted, have[i:i+len(wanted)], func(a, b word) bool { return a.folded == b.folded }) {
			all = append(all, Range{have[i].at.Start, have[i+len(wanted)-1].at.End})
		}
	}
	return all
}
