package check

import (
	"slices"
	"strings"

	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// checkRelations reports relations that probably should be others.
func (k *checker) checkRelations(c *docket.Claim) {
	for i, id := range c.Claim.Supersedes {
		o := k.docket.Claim(id)
		if o != nil && c.Hearsay() && !o.Hearsay() {
			k.problems.Add(diag.SupersedesOther.At(c.At("supersedes", i), "%s can't be superseded by what only %s says", o.ID,
				c.Teller()).WithRelated(c.At("told_by"), "it is hearsay").
				WithHint("hearsay moves nobody's date: contradicts or supports may be meant"))
			continue
		}
		if o == nil || o == c || len(o.Sides()) == 0 || len(c.Sides()) == 0 || overlap(ownSide(c), ownSide(o)) {
			continue
		}
		k.problems.Add(diag.SupersedesOther.At(c.At("supersedes", i),
			"%s is a claim of another side: %s, not %s", o.ID, sideNames(o), sideNames(c)).
			WithRelated(o.At("on_behalf_of"), "the other claim").
			WithHint("if both speak for one side, say so with on_behalf_of; if not, contradicts or responds_to may be meant"))
	}
	for i, id := range c.Claim.Repeats {
		if o := k.docket.Claim(id); o != nil && o != c && !k.circular {
			k.checkRepeat(c, o, i)
		}
	}
}

// checkRepeat looks at the claim o that c names as the i-th of those it repeats.
func (k *checker) checkRepeat(c, o *docket.Claim, i int) {
	at := c.At("repeats", i)
	switch {
	case c.Kind != "" && o.Kind != "" && c.Kind != o.Kind:
		k.problems.Add(diag.RepeatsKind.At(at, "a %s can't repeat a %s", c.Kind, o.Kind).
			WithRelated(o.At("kind"), "the first telling's kind").WithHint("give both one kind, or use supports"))
	case o.Said.After(c.Said):
		k.problems.Add(diag.LaterTelling.At(at, "%s was said later, on %s", o.ID, o.Said).
			WithRelated(o.At("said"), "said here").
			WithHint("the later claim repeats the earlier: write repeats = [%q] in %s", c.ID, o.ID))
	case len(o.Repeats) > 0 && o.First != o:
		k.problems.Add(diag.LaterTelling.At(at, "%s is itself a repeat", o.ID).
			WithRelated(o.At("repeats"), "it repeats %s", o.First.ID).
			WithHint("repeats names the earliest telling: repeats = [%q]", o.First.ID))
	}
}

// ownSide returns a claim's speakers, those for whom they speak, and the organisations
// in which the speakers have a role.
func ownSide(c *docket.Claim) []*docket.Entity {
	all := slices.Concat(c.Speakers, c.OnBehalfOf)
	for _, e := range c.Speakers {
		for _, r := range e.Roles {
			if r.Organisation != nil {
				all = append(all, r.Organisation)
			}
		}
	}
	return all
}

// overlap reports whether two lists have an entity in common.
func overlap(a, b []*docket.Entity) bool {
	return slices.ContainsFunc(a, func(e *docket.Entity) bool { return slices.Contains(b, e) })
}

func sideNames(c *docket.Claim) string {
	var names []string
	for _, e := range c.Sides() {
		names = append(names, e.Name)
	}
	return strings.Join(names, " and ")
}

// checkUnits reports figures of one measure in different units: they can't form one
// series.
func (k *checker) checkUnits() {
	first := map[string]*docket.Claim{}
	for _, c := range k.docket.Claims {
		if c.Figure == nil || c.Figure.Measure == "" {
			continue
		}
		measure := strings.ToLower(markup.Fold(c.Figure.Measure))
		o := first[measure]
		if o == nil {
			first[measure] = c
		} else if o.Figure.Unit != c.Figure.Unit {
			k.problems.Add(diag.TwoUnits.At(c.At("figure", "unit"),
				"%q is counted in %q here and in %q in %s", c.Figure.Measure, c.Figure.Unit, o.Figure.Unit, o.ID).
				WithRelated(o.At("figure", "unit"), "the other unit").
				WithHint("unit = %q, or give the measure another name", o.Figure.Unit))
		}
	}
}
