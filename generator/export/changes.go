package export

import (
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

// Changes lists what the record has seen of the claims and articles, unsorted:
// claims in their order, each with its rulings after it, then corrections.
func Changes(claims []*docket.Claim, articles []*docket.Article) []Change {
	var all []Change
	for _, c := range claims {
		all = append(all, Change{Kind: NewClaim, Date: c.Recorded, Claim: c})
		for i, a := range c.Assessments {
			all = append(all, Change{Kind: NewRuling, Date: a.Date, Claim: c, Ruling: a, Index: i})
		}
		if c.Retracted != nil && !c.Retracted.Date.IsZero() {
			all = append(all, Change{Kind: TakenBack, Date: c.Retracted.Date, Claim: c})
		}
	}
	for _, a := range articles {
		for i, c := range a.Corrections {
			all = append(all, Change{Kind: Correction, Date: c.Date, Article: a, Index: i})
		}
	}
	return all
}

// newest are the last n of the changes that have a day, the newest first; of two on
// one day the one that comes later in all is the newer.
func newest(all []Change, n int) []Change {
	all = slices.DeleteFunc(all, func(c Change) bool { _, ok := filed(c.Date); return !ok })
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b Change) int {
		dayA, _ := filed(a.Date)
		dayB, _ := filed(b.Date)
		if dayA != dayB {
			return int(dayB - dayA)
		}
		return b.Date.Seconds() - a.Date.Seconds()
	})
	return all[:min(n, len(all))]
}

// about are the claims that concern an entity, each once: by it, about it, threats by
// it and against it, warnings of it.
func about(e *docket.Entity) []*docket.Claim {
	all := slices.Concat(e.By, e.AboutIt, e.Threatens, e.Against, e.Warned)
	slices.SortFunc(all, func(a, b *docket.Claim) int { return a.Index - b.Index })
	return slices.Compact(all)
}
