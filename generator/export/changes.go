package export

import (
	"cmp"
	"iter"
	"slices"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// ChangeKind is a kind of change to the record.
type ChangeKind string

// The kinds of change.
const (
	NewClaim   ChangeKind = "claim"
	NewRuling  ChangeKind = "ruling"
	Correction ChangeKind = "correction" // of an article
	TakenBack  ChangeKind = "retracted"
	NewReply   ChangeKind = "reply" // of someone concerned, to the desk
)

// Change is an entry of a feed and of the page of changes: a claim, ruling, reply, correction
// or retraction that was added to the record on a day.
type Change struct {
	Kind    ChangeKind
	Date    edtf.Date
	Claim   *docket.Claim      // nil for a correction
	Ruling  *docket.Assessment // of NewRuling
	Reply   *docket.Reply      // of NewReply
	Article *docket.Article    // of Correction
	Index   int                // of a correction in its article; of a ruling or reply among its claim's
}

// Changes yields the changes to the claims and articles, not sorted by date: each
// claim with its rulings and replies after it, in the order of claims, then the corrections.
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
	for i := range c.Replies {
		r := &c.Replies[i]
		if !yield(Change{Kind: NewReply, Date: r.Day(), Claim: c, Reply: r, Index: i}) {
			return false
		}
	}
	if c.Retracted == nil || c.Retracted.Date.IsZero() {
		return true
	}
	return yield(Change{Kind: TakenBack, Date: c.Retracted.Date, Claim: c})
}

// newest returns the newest n changes that have a day, the newest first. Of two changes
// at the same time, the later one in [Changes] counts as newer.
func newest(claims []*docket.Claim, articles []*docket.Article, n int) []Change {
	type dated struct {
		second int64
		Change
	}
	all := make([]dated, 0, 2*len(claims)+len(articles)) // about as many as there are
	for c := range Changes(claims, articles) {
		if second, ok := second(c.Date); ok {
			all = append(all, dated{second, c})
		}
	}
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(b.second, a.second) })
	out := make([]Change, min(n, len(all)))
	for i := range out {
		out[i] = all[i].Change
	}
	return out
}

// about returns the claims that concern an entity, each once: claims by it and about
// it, its threats, threats against it, warnings of it, demands of it, and hearsay that it
// passed on.
func about(e *docket.Entity) []*docket.Claim {
	all := slices.Concat(e.By, e.AboutIt, e.Threatens, e.Against, e.Warned, e.Asked, e.Tells)
	slices.SortFunc(all, func(a, b *docket.Claim) int { return a.Index - b.Index })
	return slices.Compact(all)
}
