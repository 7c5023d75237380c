package docket

import (
	"slices"

	"onrecord/generator/diag"
)

// impossible reports records that make no sense in any reading.
func (k *linking) impossible() {
	for _, c := range k.d.Claims {
		k.impossibleRelations(c)
	}
	for _, e := range k.d.Entities {
		k.impossiblePeriods(e)
	}
}

// impossibleRelations reports a claim that supersedes a later one, or that both
// contradicts and supports another.
func (k *linking) impossibleRelations(c *Claim) {
	for i, id := range c.Claim.Supersedes {
		if o := k.d.claims[id]; o != nil && o != c && o.Said.After(c.Said) && !k.circular[c] {
			k.problems.Add(diag.SupersedesLater.At(c.At("supersedes", i), "%s was said later, on %s", o.ID, o.Said).
				WithRelated(o.At("said"), "said here").
				WithHint("the later claim supersedes the earlier: write supersedes = [%q] in %s", c.ID, o.ID))
		}
	}
	for i, id := range c.Claim.Contradicts {
		if o := k.d.claims[id]; o != nil && o != c && slices.Contains(c.Supports, o) {
			k.problems.Add(diag.ForAndAgainst.At(c.At("contradicts", i), "the claim contradicts %s and supports it",
				o.ID).
				WithRelated(c.At("supports", slices.Index(c.Claim.Supports, id)), "supports it here").
				WithHint("keep one of the two"))
		}
	}
}

// impossiblePeriods reports roles that end before they begin.
func (k *linking) impossiblePeriods(e *Entity) {
	for i, r := range e.Entity.Roles {
		if r.From.After(r.To) {
			k.problems.Add(diag.BadPeriod.At(e.At("role", i, "to"), "the role ends on %s, before it begins on %s",
				r.To, r.From).
				WithRelated(e.At("role", i, "from"), "it begins here").
				WithHint("from is the earlier day; without to it lasts still"))
		}
	}
}
