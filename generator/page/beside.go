package page

import (
	"iter"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/docket"
)

// Beside is the claims of the same side before and after a claim, about the same matter.
type Beside struct {
	Side           brief.Link
	Earlier, Later *brief.Claim
}

// furthest is how many of a side's claims are looked through in each direction.
const furthest = 200

// beside finds the nearest claims of the claim's side that are about its event, or share
// a topic if it has no event. It returns nil if there are none.
func beside(b *builder, c *docket.Claim) *Beside {
	side := chart.SideOf(c)
	if side == nil {
		return nil
	}
	at, found := slices.BinarySearchFunc(side.By, c.Index, func(o *docket.Claim, index int) int { return o.Index - index })
	if !found {
		return nil
	}
	next := func(near iter.Seq2[int, *docket.Claim]) *brief.Claim {
		for _, o := range near {
			if aboutTheSame(c, o) {
				return b.briefs.Claim(o)
			}
		}
		return nil
	}
	before, after := side.By[max(0, at-furthest):at], side.By[at+1:min(len(side.By), at+1+furthest)]
	out := &Beside{brief.LinkTo(side.Ref()), next(slices.Backward(before)), next(slices.All(after))}
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
