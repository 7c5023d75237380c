package page

import (
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
// event, or share a topic where it has none, and that its page does not name anyway. It
// is nil where there are none.
func (b *builder) beside(c *docket.Claim) *Beside {
	side := sideOf(c)
	if side == nil {
		return nil
	}
	at, found := slices.BinarySearchFunc(side.By, c.Index, func(o *docket.Claim, index int) int { return o.Index - index })
	if !found {
		return nil
	}
	out := &Beside{Side: link(side.Ref())}
	for _, o := range slices.Backward(side.By[max(0, at-furthest):at]) {
		if aboutTheSame(c, o) && !related(c, o) {
			out.Earlier = b.claim(o)
			break
		}
	}
	for _, o := range side.By[at+1 : min(len(side.By), at+1+furthest)] {
		if aboutTheSame(c, o) && !related(c, o) {
			out.Later = b.claim(o)
			break
		}
	}
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

func related(c, o *docket.Claim) bool {
	return slices.ContainsFunc(relatedTo(c), func(list []*docket.Claim) bool { return slices.Contains(list, o) })
}
