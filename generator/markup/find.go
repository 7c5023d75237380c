package markup

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Quote is a claim's words to look for in an article. Prefix and Suffix are the words
// just before and after; where they are given, they must stand there.
type Quote struct{ Words, Prefix, Suffix string }

// Found is the place of a quote.
type Found struct {
	Ranges []Range // of the plain text, one for each part; nil unless the place is certain
	Places int     // the number of places: 0 is lost, 1 certain, more ambiguous
	Unfit  bool    // the words stand in the text, but nowhere with the prefix and suffix
}

// Mention is a place where a phrase of an index stands.
type Mention struct {
	Phrase int
	Range  Range // of the plain text
}

// gap is an omission in a folded quote.
const gap = "[...]"

// Find finds quotes, and the phrases of names, while it folds the text once. It sets
// words to the text's words. names and words may be nil. Mentions are in order of place.
// Where phrases overlap the longest counts, and of two equally long ones the first.
func (t *Text) Find(quotes []Quote, names *Index, words *Words) ([]Found, []Mention) {
	f := foldedPool.Get().(*folded)
	defer foldedPool.Put(f)
	f.fold(t.Plain)
	var mentions []Mention
	if names != nil {
		mentions = f.mentions(t.Plain, names)
	}
	if words != nil {
		*words = wordsOf(f.s)
	}
	return f.quotes(quotes), mentions
}

// Mentions finds the phrases of names.
func (t *Text) Mentions(names *Index) []Mention {
	f := foldedPool.Get().(*folded)
	defer foldedPool.Put(f)
	f.fold(t.Plain)
	return f.mentions(t.Plain, names)
}

// Whole returns the part of the text that has a phrase, extended to whole words. It
// returns "" where the text does not have the phrase.
func (t *Text) Whole(phrase string) string {
	f := foldedPool.Get().(*folded)
	defer foldedPool.Put(f)
	wanted := Fold(phrase)
	f.fold(t.Plain)
	start := bytes.Index(f.s, []byte(wanted))
	if start < 0 || wanted == "" {
		return ""
	}
	end := start + len(wanted)
	for insideWord(f.s, start) || f.s[start] == '\'' && inWord(lastRune(f.s[:start])) {
		_, size := utf8.DecodeLastRune(f.s[:start])
		start -= size
	}
	for insideWord(f.s, end) {
		_, size := utf8.DecodeRune(f.s[end:])
		end += size
	}
	r := f.original(start, end)
	return t.Plain[r.Start:r.End]
}

// mentions finds the phrases of names in the folded text. A phrase never reaches over the
// end of a block, as the end of one list item and the start of the next are no name.
func (f *folded) mentions(text string, names *Index) []Mention {
	var all []Mention
	var open []named // phrases that overlap
	end := 0
	names.scan(f.s, func(phrase, from, to int) {
		if bytes.IndexByte(f.s[from:to], ' ') >= 0 {
			if r := f.original(from, to); strings.IndexByte(text[r.Start:r.End], '\n') >= 0 {
				return
			}
		}
		n := len(open)
		switch {
		case from >= end:
			all = f.longest(all, open)
			open = append(open[:0], named{phrase, from, to})
		case open[n-1].from == from: // a longer phrase at the same place
			open[n-1] = named{phrase, from, to}
		default:
			open = append(open, named{phrase, from, to})
		}
		end = max(end, to)
	})
	return f.longest(all, open)
}

// named is the place of a phrase in folded text.
type named struct{ phrase, from, to int }

// longest appends those of the overlapping phrases that count: the longest first, and of
// two equally long ones the first. They come in order of place.
func (f *folded) longest(all []Mention, open []named) []Mention {
	if len(open) > 1 {
		open = standing(open)
	}
	for _, n := range open {
		all = append(all, Mention{n.phrase, f.original(n.from, n.to)})
	}
	return all
}

func standing(open []named) []named {
	longestFirst := make([]int, len(open))
	for i := range open {
		longestFirst[i] = i
	}
	length := func(i int) int { return open[i].to - open[i].from }
	slices.SortStableFunc(longestFirst, func(a, b int) int { return cmp.Compare(length(b), length(a)) })
	most := length(longestFirst[0])
	covered := make([]bool, len(open))
	for _, i := range longestFirst {
		if covered[i] {
			continue
		}
		for j := i - 1; j >= 0 && open[j].from > open[i].from-most; j-- {
			covered[j] = covered[j] || open[j].to > open[i].from
		}
		for j := i + 1; j < len(open) && open[j].from < open[i].to; j++ {
			covered[j] = true
		}
	}
	var left []named
	for i, n := range open {
		if !covered[i] {
			left = append(left, n)
		}
	}
	return left
}

// wanted is a folded quote with its parts.
type wanted struct {
	words          int // the number of its phrase, as for the parts
	parts          []int
	prefix, suffix string
}

// quotes finds quotes. It looks for all their phrases in one pass.
func (f *folded) quotes(quotes []Quote) []Found {
	if len(quotes) == 0 {
		return nil
	}
	all, where := f.search(quotes)
	found := make([]Found, len(quotes))
	for i, w := range all {
		found[i] = f.choose(w, where)
	}
	return found
}

// search looks for the phrases of all quotes.
func (f *folded) search(quotes []Quote) ([]wanted, occurrences) {
	var phrases []string
	number := map[string]int{}
	add := func(phrase string) int {
		n, known := number[phrase]
		if !known {
			n = len(phrases)
			number[phrase], phrases = n, append(phrases, phrase)
		}
		return n
	}
	all := make([]wanted, len(quotes))
	for i, q := range quotes {
		words := Fold(q.Words)
		all[i] = wanted{words: add(words), prefix: bareWords(Fold(q.Prefix)), suffix: bareWords(Fold(q.Suffix))}
		if strings.Contains(words, gap) {
			for _, p := range parts(words) {
				all[i].parts = append(all[i].parts, add(p))
			}
		}
	}
	where := make(occurrences, len(phrases))
	f.searched.fill(phrases)
	f.searched.scan(f.s, func(phrase, start, end int) {
		where[phrase] = append(where[phrase], Range{start, end})
	})
	return all, where
}

// occurrences are the places of each phrase in folded text, in order.
type occurrences [][]Range

func parts(words string) []string {
	var all []string
	for _, p := range strings.Split(words, gap) {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, p)
		}
	}
	return all
}

// places returns the places of a quote's words in folded text, whatever stands around
// them. Each has one range for each part.
func (w wanted) places(where occurrences) [][]Range {
	firsts, rest := where[w.words], []int(nil)
	if len(firsts) == 0 && len(w.parts) > 0 {
		firsts, rest = where[w.parts[0]], w.parts[1:]
	}
	var all [][]Range
	for _, first := range firsts {
		ranges := follow(first, rest, where)
		if ranges == nil {
			break // later starts can't succeed either
		}
		all = append(all, ranges)
	}
	return all
}

// choose decides between the places of a quote. Prefix and suffix must leave exactly one.
func (f *folded) choose(w wanted, where occurrences) Found {
	var chosen []Range
	all, fitting := w.places(where), 0
	for _, ranges := range all {
		if f.fits(ranges, w.prefix, w.suffix) {
			fitting++
			chosen = ranges
		}
	}
	if fitting != 1 {
		return Found{Places: fitting, Unfit: len(all) > 0 && fitting == 0}
	}
	for i, r := range chosen {
		chosen[i] = f.original(r.Start, r.End)
	}
	return Found{Ranges: chosen, Places: 1}
}

// follow finds each further part at its nearest place after the one before.
func follow(first Range, rest []int, where occurrences) []Range {
	ranges := []Range{first}
	for _, part := range rest {
		end := ranges[len(ranges)-1].End
		places := where[part]
		i, _ := slices.BinarySearchFunc(places, end, func(r Range, end int) int { return r.Start - end })
		if i == len(places) {
			return nil
		}
		ranges = append(ranges, places[i])
	}
	return ranges
}

// fits reports whether prefix and suffix stand before and after the ranges. Punctuation
// between them and the quote does not count, since authors leave it out.
func (f *folded) fits(ranges []Range, prefix, suffix string) bool {
	if prefix != "" {
		before := bytes.TrimRightFunc(f.s[:ranges[0].Start], notInWord)
		if !bytes.HasSuffix(before, []byte(prefix)) || insideWord(before, len(before)-len(prefix)) {
			return false
		}
	}
	if suffix != "" {
		after := bytes.TrimLeftFunc(f.s[ranges[len(ranges)-1].End:], notInWord)
		if !bytes.HasPrefix(after, []byte(suffix)) || insideWord(after, len(suffix)) {
			return false
		}
	}
	return true
}

func notInWord(r rune) bool { return !inWord(r) }

func bareWords(s string) string { return strings.TrimFunc(s, notInWord) }
