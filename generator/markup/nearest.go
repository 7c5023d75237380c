package markup

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Near is the stretch of a text that is most like a quote that is not in it.
type Near struct {
	Range Range // of the given text
	Words string
}

// Nearest looks in a text (an article's Markdown, so that the place can be shown)
// for the stretch whose words differ least from a quote's: the alignment with the
// fewest words added, left out or changed. Markup round words weighs nothing. It
// reports false where more than half of the words would have to change.
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

// Passages finds the stretches of a text that have the words of others, which are
// asked for in about the text's order.
type Passages struct {
	text string
	have []word
	at   map[string][]int // the places of each folded word in have, in order
	next int              // the word behind the stretch that was found last
}

// NewPassages begins to look for stretches of a text.
func NewPassages(text string) *Passages {
	p := &Passages{text: text, have: words(text), at: map[string][]int{}}
	for i, w := range p.have {
		p.at[w.folded] = append(p.at[w.folded], i)
	}
	return p
}

// Nearest is like the function of that name for a passage that should be in the text,
// and looks only where the passage's rarest words stand: in a long text it is asked
// for thousands. Of several places it prefers the first behind the last one found.
func (p *Passages) Nearest(passage string) (Near, bool) {
	const (
		rarest = 3 // words
		most   = 8 // places of each
		slack  = 8 // words of the text that the passage need not have
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

// words cuts a text into words, folded and in lower case.
func words(text string) []word {
	var all []word
	start := -1
	for i, r := range text {
		in := inWord(r) || start >= 0 && (r == '\'' || r == '’') && joinsWord(text[i:])
		switch {
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

// align finds the stretch have[start:end] with the least edit distance to wanted
// (Sellers 1980): a start costs nothing anywhere in have.
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
		if last := next[len(wanted)]; last.cost < best.cost {
			best, end = last, j+1
		}
		row, next = next, row
	}
	return end, best.start, best.cost
}

// PlainWords takes the commonest marks of Markdown out of a stretch of its source,
// for showing the words that a reader sees.
func PlainWords(source string) string {
	source = linkDestination.ReplaceAllString(source, "")
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "_", "", "`", "", "[", "", "]", "", "\n> ", " ").Replace(source)), " ")
}

var linkDestination = regexp.MustCompile(`\]\([^)]*\)|\[\^[^\]]*\]|\[\[[^\]|]*\|`)
