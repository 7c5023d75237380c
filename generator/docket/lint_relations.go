package docket

import (
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// impossibleRelations reports a claim that supersedes a later one, or is both for
// and against another.
func (k *linking) impossibleRelations(c *Claim) {
	for i, id := range c.Claim.Supersedes {
		if o := k.d.claims[id]; o != nil && o != c && after(o.Said, c.Said) && !k.circular[c] {
			k.problems.Add(diag.SupersedesLater.At(c.At("supersedes", i), "%s was said later, on %s", o.ID, o.Said).
				WithRelated(o.At("said"), "said here").WithHint("the later claim supersedes the earlier: write supersedes = [%q] in %s", c.ID, o.ID))
		}
	}
	for i, id := range c.Claim.Contradicts {
		if o := k.d.claims[id]; o != nil && o != c && slices.Contains(c.Supports, o) {
			k.problems.Add(diag.ForAndAgainst.At(c.At("contradicts", i), "the claim contradicts %s and supports it", o.ID).
				WithRelated(c.At("supports", slices.Index(c.Claim.Supports, id)), "supports it here").WithHint("keep one of the two"))
		}
	}
}

// lintRelations reports relations that are probably meant otherwise.
func (k *linking) lintRelations(c *Claim) {
	for i, id := range c.Claim.Supersedes {
		o := k.d.claims[id]
		if o == nil || o == c || len(o.Sides()) == 0 || len(c.Sides()) == 0 || share(ownSide(c), ownSide(o)) {
			continue
		}
		k.problems.Add(diag.SupersedesOther.At(c.At("supersedes", i), "%s is a claim of another side: %s, not %s", o.ID, sideNames(o), sideNames(c)).
			WithRelated(o.At("on_behalf_of"), "the other claim").
			WithHint("if both speak for one side, say so with on_behalf_of; if not, contradicts or responds_to may be meant"))
	}
	for i, id := range c.Claim.Repeats {
		if o := k.d.claims[id]; o != nil && o != c && !k.circular[c] {
			k.lintRepeat(c, o, i)
		}
	}
}

func (k *linking) lintRepeat(c, o *Claim, i int) {
	at := c.At("repeats", i)
	switch {
	case c.Kind != "" && o.Kind != "" && c.Kind != o.Kind:
		k.problems.Add(diag.RepeatsKind.At(at, "a %s can't repeat a %s", c.Kind, o.Kind).
			WithRelated(o.At("kind"), "the first telling's kind").WithHint("give both one kind, or use supports"))
	case after(o.Said, c.Said):
		k.problems.Add(diag.LaterTelling.At(at, "%s was said later, on %s", o.ID, o.Said).
			WithRelated(o.At("said"), "said here").WithHint("the later claim repeats the earlier: write repeats = [%q] in %s", c.ID, o.ID))
	case len(o.Repeats) > 0 && o.First != o:
		k.problems.Add(diag.LaterTelling.At(at, "%s is itself a repeat", o.ID).
			WithRelated(o.At("repeats"), "it repeats %s", o.First.ID).WithHint("repeats names the earliest telling: repeats = [%q]", o.First.ID))
	}
}

// ownSide lists a claim's speakers, those for whom they speak, and all in which they
// have a role.
func ownSide(c *Claim) []*Entity {
	all := append(slices.Clone(c.Speakers), c.OnBehalfOf...)
	for _, e := range c.Speakers {
		for _, r := range e.Roles {
			if r.Organisation != nil {
				all = append(all, r.Organisation)
			}
		}
	}
	return all
}

func share(a, b []*Entity) bool {
	return slices.ContainsFunc(a, func(e *Entity) bool { return slices.Contains(b, e) })
}

func sideNames(c *Claim) string {
	names := ""
	for i, e := range c.Sides() {
		if i > 0 {
			names += " and "
		}
		names += e.Name
	}
	return names
}

// adviseClaim reports what a claim could say more of.
func (k *linking) adviseClaim(c *Claim) {
	if c.Kind == content.Denial && len(c.Claim.Denies) == 0 {
		k.problems.Add(diag.DeniesNothing.At(c.At("kind"), "the denial does not name what it denies").
			WithHint("denies = [\"…\"] with the claim's id, where the docket has it"))
	}
	for i, e := range c.Speakers {
		if len(e.Roles) > 0 && c.RoleOf(e) == "" {
			k.problems.Add(diag.NoRole.At(c.At("speaker", i), "%s has no role on %s", e.Name, c.Said).
				WithRelated(e.At("role"), "the roles of %s", e.Name).WithHint("role = \"…\" on the claim, or a [[entity.role]] for that time"))
		}
	}
	k.adviseArchive(c)
}

// adviseArchive reports once for a claim that texts elsewhere have no copy.
func (k *linking) adviseArchive(c *Claim) {
	var at []any
	missing := 0
	note := func(path ...any) {
		if missing++; at == nil {
			at = path
		}
	}
	for i, a := range c.Claim.Appearances {
		if a.URL != "" && a.Archive == "" {
			note("appearance", i, "url")
		}
	}
	for i, e := range c.Claim.Evidence {
		if e.URL != "" && e.Archive == "" {
			note("evidence", i, "url")
		}
	}
	if missing == 0 {
		return
	}
	d := diag.NoArchive.At(c.At(at...), "the source has no archived copy")
	if missing > 1 {
		d.Message = "this source and others of the claim have no archived copy"
	}
	k.problems.Add(d.WithHint("save one at https://web.archive.org/save and add its address: archive = \"https://…\""))
}
