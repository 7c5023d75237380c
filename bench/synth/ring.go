package synth

import "math/rand/v2"

// ring remembers the latest claims, so that later ones can answer them.
type ring struct {
	claims [512]*Claim
	n      int
}

func (g *ring) add(c *Claim) {
	g.claims[g.n%len(g.claims)] = c
	g.n++
}

// find returns one of the latest claims for which fits is true, or nil. It looks
// at a few only.
func (g *ring) find(r *rand.Rand, fits func(*Claim) bool) *Claim {
	size := min(g.n, len(g.claims))
	for range min(size, 12) {
		if c := g.claims[r.IntN(size)]; fits(c) {
			return c
		}
	}
	return nil
}
