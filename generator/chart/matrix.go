package chart

import (
	"cmp"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/theme"
)

// Matrix is a table of actors against targets. Claims of actors and targets that have no
// row or column of their own are counted in Rest.
type Matrix struct {
	Warning bool
	Targets []brief.Speaker
	Rows    []MatrixRow
	Rest    int
}

// MatrixRow is an actor's row; it has a cell for each target.
type MatrixRow struct {
	Actor brief.Speaker
	Cells []Cell
	Total int
}

// Cell is the claims about one actor and one target.
type Cell struct {
	Count  int
	Claims []*brief.Claim // the newest first, at most a handful
	More   string         // address of the rest, "" if all are in Claims
}

// A matrix has at most this size, so that a narrow page can still show it.
const (
	maxActors  = 20
	maxTargets = 8
	maxInCell  = 6
)

// party is an actor or target: an entity, or else words.
type party struct {
	entity *docket.Entity
	text   string
}

func (p party) speaker(w *theme.Words) brief.Speaker {
	if p == (party{}) {
		return brief.Speaker{Text: w.Text("threat.nobody")}
	}
	return brief.Named(p.entity, p.text)
}

func parties(entities []*docket.Entity, text string) (out []party) {
	for _, e := range entities {
		out = append(out, party{entity: e})
	}
	if len(out) == 0 {
		out = []party{{text: text}}
	}
	return out
}

// NewMatrix counts the docket's claims of a kind, threats or warnings, by actor and
// target, without hearsay. It returns nil if there are none.
func NewMatrix(b *brief.Briefs, kind content.Kind) *Matrix {
	type pair struct{ actor, target party }
	cells := map[pair][]*docket.Claim{}
	actors, targets := newTally(), newTally()
	for _, c := range b.Docket.Claims {
		if c.Kind != kind || c.Hearsay() || c.First != nil && c.First != c {
			continue
		}
		words := c.Threat
		if words == nil {
			words = &content.Threat{}
		}
		for _, a := range parties(c.Acting(), words.ActorText) {
			for _, t := range parties(c.Targets, words.TargetText) {
				cells[pair{a, t}] = append(cells[pair{a, t}], c)
				actors.add(a)
				targets.add(t)
			}
		}
	}
	if len(cells) == 0 {
		return nil
	}
	m := &Matrix{Warning: kind == content.Warning}
	columns := targets.most(maxTargets)
	for _, t := range columns {
		m.Targets = append(m.Targets, t.speaker(b.Words))
	}
	shown := 0
	for _, a := range actors.most(maxActors) {
		row := MatrixRow{Actor: a.speaker(b.Words), Total: actors.count[a]}
		for _, t := range columns {
			claims := cells[pair{a, t}]
			shown += len(claims)
			row.Cells = append(row.Cells, newCell(b, a, claims, m.Warning))
		}
		m.Rows = append(m.Rows, row)
	}
	for _, n := range actors.count {
		m.Rest += n
	}
	m.Rest -= shown
	return m
}

func newCell(b *brief.Briefs, actor party, claims []*docket.Claim, warning bool) Cell {
	c := Cell{Count: len(claims)}
	for _, claim := range slices.Backward(claims) {
		if len(c.Claims) < maxInCell {
			c.Claims = append(c.Claims, b.Claim(claim))
		}
	}
	if len(claims) > maxInCell {
		c.More = b.Docket.Settings.BasePath() + "threats/"
		switch {
		case actor.entity != nil && warning:
			c.More = actor.entity.Ref().URL() + "#warned"
		case actor.entity != nil:
			c.More = actor.entity.Ref().URL() + "#threatens"
		}
	}
	return c
}

// tally counts parties and remembers the order in which they came.
type tally struct {
	count map[party]int
	order []party
}

func newTally() *tally { return &tally{count: map[party]int{}} }

func (t *tally) add(p party) {
	if t.count[p] == 0 {
		t.order = append(t.order, p)
	}
	t.count[p]++
}

// most returns the n most frequent parties, the most frequent first.
func (t *tally) most(n int) []party {
	slices.SortStableFunc(t.order, func(a, b party) int { return cmp.Compare(t.count[b], t.count[a]) })
	return t.order[:min(n, len(t.order))]
}
