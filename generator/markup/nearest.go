package markup

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Near is the stretch of a text that is most like a quote that the text lacks.
type Near struct {
	Range Range // of the given text
	Words string
}

// Nearest returns the stretch of a text whose words differ least from a quote's: the
// fewest are added, left out or changed. The text is an article's Markdown, so that its
// place can be shown; markup around words does not count. It reports false where more
// than half of the words would change.
func Nearest(text, quote string) (Near, bool) {
	wanted := words(strings.ReplaceAll(Fold(quote), gap, " "))
	have := words(text)
	if len(wanted) == 0 || len(have) == 0 {
		return Near{}, false
	}
	end, start, cost := align(wanted, have)
	if 2*cost > len(wanted) || start >= end {
		return Near{}, false
	}
	r := Range{have[start].at.Start, have[end-1].at.End}
	return Near{r, text[r.Start:r.End]}, true
}

// Passages finds stretches of a text for passages that come in about the text's order.
type Passages struct {
	text string
	have []word
	at   map[string][]int // the places of each folded word in have, in order
	next int              // the word after the last stretch found
}

// NewPassages prepares a text.
func NewPassages(text string) *Passages {
	p := &Passages{text: text, have: words(text), at: map[string][]int{}}
	for i, w := range p.have {
		p.at[w.folded] = append(p.at[w.folded], i)
	}
	return p
}

// Nearest does what the function Nearest does, for a passage that the text should have.
// It looks only near the passage's rarest words, since it is called thousands of times
// for a long text. Of several places it prefers the first after the last one found.
func (p *Passages) Nearest(passage string) (Near, bool) {
	const (
		rarest = 3 // words
		most   = 8 // places of each
		slack  = 8 // words of the text that the passage may lack
	)
	wanted := words(Fold(passage))
	rare := make([]int, 0, len(wanted))
	for i, w := range wanted {
		if len(p.at[w.folded]) > 0 {
			rare = append(rare, i)
		}
	}
	slices.SortStableFunc(rare, func(a, b int) int { return len(p.at[wanted[a].folded]) - len(p.at[wanted[b].folded]) })
	best, found := Range{}, len(wanted)/2+1
	for _, i := range rare[:min(rarest, len(rare))] {
		places := p.at[wanted[i].folded]
		first, _ := slices.BinarySearch(places, p.next)
		for n := range min(most, len(places)) {
			place := places[(first+n)%len(places)]
			from := max(0, place-i-slack)
			if place >= p.next {
				from = max(from, p.next)
			}
			end, start, cost := align(wanted, p.have[from:min(len(p.have), from+len(wanted)+2*slack)])
			if cost < found && start < end {
				best, found = Range{from + start, from + end}, cost
			}
			if found == 0 {
				break
			}
		}
	}
	if best.End == 0 {
		return Near{}, false
	}
	p.next = best.End
	r := Range{p.have[best.Start].at.Start, p.have[best.End-1].at.End}
	return Near{r, p.text[r.Start:r.End]}, true
}

type word struct {
	folded string
	at     Range
}

// words splits a text into words, folded and in lower case. In scripts without spaces
// each character is one.
func words(text string) []word {
	var all []word
	start := -1
	for i, r := range text {
		in := inWord(r) || start >= 0 && (r == '\'' || r == '’') && joinsWord(text[i:])
		switch {
		case unspaced(r) && in:
			if start >= 0 {
				all = append(all, newWord(text, start, i))
				start = -1
			}
			all = append(all, newWord(text, i, i+utf8.RuneLen(r)))
		case in && start < 0:
			start = i
		case !in && start >= 0:
			all = append(all, newWord(text, start, i))
			start = -1
		}
	}
	if start >= 0 {
		all = append(all, newWord(text, start, len(text)))
	}
	return all
}

func newWord(text string, start, end int) word {
	return word{strings.ToLower(Fold(text[start:end])), Range{start, end}}
}

// joinsWord reports whether a letter follows the apostrophe at the start of s.
func joinsWord(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[size:])
	return inWord(r)
}

// align finds the stretch have[start:end] with the least edit distance to wanted (Sellers
// 1980). A start costs nothing anywhere in have.
func align(wanted, have []word) (end, start, cost int) {
	type cell struct{ cost, start int }
	row, next := make([]cell, len(wanted)+1), make([]cell, len(wanted)+1)
	for i := range row {
		row[i].cost = i
	}
	best := cell{len(wanted) + 1, 0}
	for j, h := range have {
		next[0] = cell{0, j + 1}
		for i, w := range wanted {
			changed := row[i]
			if i == 0 {
				changed.start = j
			}
			if w.folded != h.folded {
				changed.cost++
			}
			c := changed
			if row[i+1].cost+1 < c.cost {
				c = cell{row[i+1].cost + 1, row[i+1].start}
			}
			if next[i].cost+1 < c.cost {
				c = cell{next[i].cost + 1, next[i].start}
			}
			next[i+1] = c
		}
		// A stretch with another last word costs as much as one without it, and is meant.
		if last := next[len(wanted)]; last.cost < best.cost || last == best && end == j {
			best, end = last, j+1
		}
		row, next = next, row
	}
	return end, best.start, best.cost
}

// PlainWords removes the commonest marks of Markdown from a stretch of source, to show
// the words as readers see them.
func PlainWords(source string) string {
	source = linkDestination.ReplaceAllString(source, "")
	return strings.Join(strings.Fields(marks.Replace(source)), " ")
}

var marks = strings.NewReplacer("*", "", "_", "", "`", "", "[", "", "]", "", "\n> ", " ")

var linkDestination = regexp.MustCompile(`\]\([^)]*\)|\[\^[^\]]*\]|\[\[[^\]|]*\|`)
