package page

import (
	"iter"
	"slices"

	"onrecord/generator/docket"
)

// Beside is what the side of a claim said before and after it about the same.
type Beside struct {
	Side           Link
	Earlier, Later *Claim
}

// furthest is how far a side's claims are looked through for ones about the same.
const furthest = 200

// beside finds the claims of the claim's side next to it in time that are about its
// event, or share a topic where it has none. It is nil where there are none.
func (b *builder) beside(c *docket.Claim) *Beside {
	side := sideOf(c)
	if side == nil {
		return nil
	}
	at, found := slices.BinarySearchFunc(side.By, c.Index, func(o *docket.Claim, index int) int { return o.Index - index })
	if !found {
		return nil
	}
	next := func(near iter.Seq2[int, *docket.Claim]) *Claim {
		for _, o := range near {
			if aboutTheSame(c, o) {
				return b.claim(o)
			}
		}
		return nil
	}
	out := &Beside{link(side.Ref()), next(slices.Backward(side.By[max(0, at-furthest):at])), next(slices.All(side.By[at+1 : min(len(side.By), at+1+furthest)]))}
	if out.Earlier == nil && out.Later == nil {
		return nil
	}
	return out
}

func aboutTheSame(c, o *docket.Claim) bool {
	if c.Event != nil {
		return c.Event == o.Event
	}
	return slices.ContainsFunc(c.Topics, func(t *docket.Topic) bool { return slices.Contains(o.Topics, t) })
}
