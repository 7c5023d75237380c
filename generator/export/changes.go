package export

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// ChangeKind is what sort of change the record has seen.
type ChangeKind string

// The kinds of change.
const (
	NewClaim   ChangeKind = "claim"
	NewRuling  ChangeKind = "ruling"
	Correction ChangeKind = "correction" // of an article
	TakenBack  ChangeKind = "retracted"
)

// Change is something that was added to the record on a day: an entry of a feed and
// of the page of changes.
type Change struct {
	Kind    ChangeKind
	Date    edtf.Date
	Claim   *docket.Claim      // nil for a correction
	Ruling  *docket.Assessment // of NewRuling
	Article *docket.Article    // of Correction
	Index   int                // of a correction in its article; of a ruling in its ledger
}

// Changes yields what the record has seen of the claims and articles, unsorted:
// claims in their order, each with its rulings after it, then corrections.
func Changes(claims []*docket.Claim, articles []*docket.Article) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		for _, c := range claims {
			if !yieldClaim(c, yield) {
				return
			}
		}
		for _, a := range articles {
			for i, c := range a.Corrections {
				if !yield(Change{Kind: Correction, Date: c.Date, Article: a, Index: i}) {
					return
				}
			}
		}
	}
}

func yieldClaim(c *docket.Claim, yield func(Change) bool) bool {
	if !yield(Change{Kind: NewClaim, Date: c.Recorded(), Claim: c}) {
		return false
	}
	for i, a := range c.Assessments {
		if !yield(Change{Kind: NewRuling, Date: a.Date, Claim: c, Ruling: a, Index: i}) {
			return false
		}
	}
	return c.Retracted == nil || c.Retracted.Date.IsZero() || yield(Change{Kind: TakenBack, Date: c.Retracted.Date, Claim: c})
}

// dated is when a change was, in seconds, and its place in all changes.
type dated struct {
	second int64
	at     int
}

// undated is the second of a change that has no day.
const undated = math.MinInt64

// history is when each change of the docket's claims was, in the order of [Changes].
// Every feed looks through it, and not through the claims, which lie far apart.
type history struct {
	seconds []int64
	first   []int // in seconds, by the claim's index, and the end
}

func (s *Source) history() *history {
	s.counting.Do(func() {
		h := &s.known
		h.first = make([]int, 0, len(s.Docket.Claims)+1)
		for _, c := range s.Docket.Claims {
			h.first = append(h.first, len(h.seconds))
			yieldClaim(c, func(change Change) bool {
				h.seconds = append(h.seconds, when(change.Date))
				return true
			})
		}
		h.first = append(h.first, len(h.seconds))
	})
	return &s.known
}

// when is the second of a date, or undated.
func when(d edtf.Date) int64 {
	if second, ok := second(d); ok {
		return second
	}
	return undated
}

// change is the one at a place in the history.
func (s *Source) change(at int) (found Change) {
	claim, ok := slices.BinarySearch(s.known.first, at)
	if !ok {
		claim--
	}
	n := at - s.known.first[claim]
	yieldClaim(s.Docket.Claims[claim], func(c Change) bool {
		found = c
		n--
		return n >= 0
	})
	return found
}

// newest are the last n of [Changes] that have a day, the newest first; of two on one
// day the one that comes later in all is the newer.
func (s *Source) newest(claims []*docket.Claim, articles []*docket.Article, n int) []Change {
	h, best := s.history(), latest{n: n, oldest: undated + 1}
	for _, c := range slices.Backward(claims) { // most of the newest come first
		for at := h.first[c.Index]; at < h.first[c.Index+1]; at++ {
			best.add(dated{h.seconds[at], at})
		}
	}
	var corrections []Change
	for c := range Changes(nil, articles) {
		best.add(dated{when(c.Date), len(h.seconds) + len(corrections)})
		corrections = append(corrections, c)
	}
	best.sort()
	out := make([]Change, len(best.kept))
	for i, d := range best.kept {
		if d.at < len(h.seconds) {
			out[i] = s.change(d.at)
		} else {
			out[i] = corrections[d.at-len(h.seconds)]
		}
	}
	return out
}

// latest keeps the newest n of what is added, and few more.
type latest struct {
	n      int
	kept   []dated
	oldest int64 // of the n newest, as far as is known
}

func (l *latest) add(d dated) {
	if d.second < l.oldest {
		return
	}
	if l.kept = append(l.kept, d); len(l.kept) == 2*l.n {
		l.sort()
		l.oldest = l.kept[l.n-1].second
	}
}

func (l *latest) sort() {
	slices.SortFunc(l.kept, func(a, b dated) int { return cmp.Or(cmp.Compare(b.second, a.second), cmp.Compare(b.at, a.at)) })
	l.kept = l.kept[:min(l.n, len(l.kept))]
}

// about are the claims that concern an entity, each once: by it, about it, threats by
// it and against it, warnings of it.
func about(e *docket.Entity) []*docket.Claim {
	all := slices.Concat(e.By, e.AboutIt, e.Threatens, e.Against, e.Warned)
	slices.SortFunc(all, func(a, b *docket.Claim) int { return a.Index - b.Index })
	return slices.Compact(all)
}
