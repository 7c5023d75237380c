package page

import (
	"cmp"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Matrix is a table of actors against targets. What has too few claims to have a
// row or column of its own is counted in Rest.
type Matrix struct {
	Warning bool
	Targets []Speaker
	Rows    []MatrixRow
	Rest    int
}

// MatrixRow is an actor's row; it has a cell for each target.
type MatrixRow struct {
	Actor Speaker
	Cells []Cell
	Total int
}

// Cell is the claims about one actor and one target.
type Cell struct {
	Count  int
	Claims []*Claim // the newest first, at most a handful
	More   string   // address of the rest, "" where all are in Claims
}

// The size to which a matrix is kept, so that a narrow page can still show it.
const (
	maxActors  = 20
	maxTargets = 8
	maxInCell  = 6
)

// party is an actor or target: an entity, or words where there is none.
type party struct {
	entity *docket.Entity
	text   string
}

func (b *builder) speaker(p party) Speaker {
	if p.entity == nil {
		return Speaker{Text: pick(p.text == "", b.theme.words.Text("threat.nobody"), p.text)}
	}
	return Speaker{URL: p.entity.Ref().URL(), Text: p.entity.Name}
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

// matrix counts the claims of a kind by actor and target; nil where there are none.
func (b *builder) matrix(kind content.Kind) *Matrix {
	type pair struct{ actor, target party }
	cells := map[pair][]*docket.Claim{}
	actors, targets := newTally(), newTally()
	for _, c := range b.docket.Claims {
		if c.Kind != kind || c.First != nil && c.First != c {
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
		m.Targets = append(m.Targets, b.speaker(t))
	}
	shown := 0
	for _, a := range actors.most(maxActors) {
		row := MatrixRow{Actor: b.speaker(a), Total: actors.count[a]}
		for _, t := range columns {
			claims := cells[pair{a, t}]
			shown += len(claims)
			row.Cells = append(row.Cells, b.cell(a, claims, m.Warning))
		}
		m.Rows = append(m.Rows, row)
	}
	for _, n := range actors.count {
		m.Rest += n
	}
	m.Rest -= shown
	return m
}

func (b *builder) cell(actor party, claims []*docket.Claim, warning bool) Cell {
	c := Cell{Count: len(claims)}
	for _, claim := range slices.Backward(claims) {
		if len(c.Claims) < maxInCell {
			c.Claims = append(c.Claims, b.claim(claim))
		}
	}
	if len(claims) > maxInCell {
		c.More = b.info.Base + "threats/"
		if actor.entity != nil {
			c.More = actor.entity.Ref().URL() + "#" + pick(warning, "warned", "threatens")
		}
	}
	return c
}

// tally counts parties and remembers in which order they came.
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

// most are the n most frequent, the most frequent first.
func (t *tally) most(n int) []party {
	slices.SortStableFunc(t.order, func(a, b party) int { return cmp.Compare(t.count[b], t.count[a]) })
	return t.order[:min(n, len(t.order))]
}

// threat is the particulars of a threat or warning; empty where none were written.
func (b *builder) threat(c *docket.Claim) *Threat {
	t := c.Threat
	if t == nil {
		t = &content.Threat{}
	}
	out := &Threat{Warning: c.Kind == content.Warning, Actors: b.entities(c.Acting()), ActorText: t.ActorText,
		Targets: b.entities(c.Targets), TargetText: t.TargetText, Response: t.Response, Trend: t.Trend}
	if t.Instrument != "" && t.Instrument != "unspecified" {
		out.Instrument = b.theme.words.Text("instrument." + t.Instrument)
	}
	if t.Trend != "" {
		out.TrendLabel = b.theme.words.Text("trend." + t.Trend)
	}
	return out
}
