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

// newest are the last n of the changes that have a day, the newest first; of two on
// one day the one that comes later in all is the newer. It holds few more than n.
func newest(changes iter.Seq[Change], n int) []Change {
	type dated struct {
		second int64
		at     int // in all
		Change
	}
	var best []dated
	sort := func() {
		slices.SortFunc(best, func(a, b dated) int { return cmp.Or(cmp.Compare(b.second, a.second), cmp.Compare(b.at, a.at)) })
		best = best[:min(n, len(best))]
	}
	oldest, at := int64(math.MinInt64), 0 // second of the n-th newest, as far as is known
	for c := range changes {
		at++
		second, ok := second(c.Date)
		if !ok || second < oldest {
			continue
		}
		if best = append(best, dated{second, at, c}); len(best) == 2*n {
			sort()
			oldest = best[n-1].second
		}
	}
	sort()
	out := make([]Change, len(best))
	for i, d := range best {
		out[i] = d.Change
	}
	return out
}

// about are the claims that concern an entity, each once: by it, about it, threats by
// it and against it, warnings of it.
func about(e *docket.Entity) []*docket.Claim {
	all := slices.Concat(e.By, e.AboutIt, e.Threatens, e.Against, e.Warned)
	slices.SortFunc(all, func(a, b *docket.Claim) int { return a.Index - b.Index })
	return slices.Compact(all)
}
