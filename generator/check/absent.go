package check

import (
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// checkAbsent reports what is absent and would be of use.
func (k *checker) checkAbsent() {
	for _, c := range k.docket.Claims {
		k.adviseClaim(c)
	}
	for _, a := range k.docket.Articles {
		k.adviseArticle(a)
	}
	for _, e := range k.docket.Events {
		k.adviseEvent(e)
	}
	for _, e := range k.docket.Entities {
		k.adviseEntity(e)
	}
	k.checkSharedNames()
}

const archiveHint = "save one at https://web.archive.org/save and add its address: archive = \"https://…\""

// adviseClaim reports what a claim could say in addition.
func (k *checker) adviseClaim(c *docket.Claim) {
	if c.Kind == content.Denial && len(c.Claim.Denies) == 0 {
		k.problems.Add(diag.DeniesNothing.At(c.At("kind"), "the denial does not name what it denies").
			WithHint("denies = [\"…\"] with the claim's id, where the docket has it"))
	}
	for i, e := range c.Speakers {
		if len(e.Roles) > 0 && c.RoleOf(e) == "" {
			k.problems.Add(diag.NoRole.At(c.At("speaker", i), "%s has no role on %s", e.Name, c.Said).
				WithRelated(e.At("role"), "the roles of %s", e.Name).
				WithHint("role = \"…\" on the claim, or a [[entity.role]] for that time"))
		}
	}
	k.adviseArchive(c)
}

// adviseArchive reports once for a claim that texts elsewhere have no archived copy.
func (k *checker) adviseArchive(c *docket.Claim) {
	var missing [][]any
	for i, a := range c.Claim.Appearances {
		if a.URL != "" && a.Archive == "" && a.File == "" {
			missing = append(missing, []any{"appearance", i, "url"})
		}
	}
	for i, e := range c.Claim.Evidence {
		if e.URL != "" && e.Archive == "" {
			missing = append(missing, []any{"evidence", i, "url"})
		}
	}
	if len(missing) == 0 {
		return
	}
	d := diag.NoArchive.At(c.At(missing[0]...), "the source has no archived copy")
	if len(missing) > 1 {
		d.Message = "this source and others of the claim have no archived copy"
	}
	k.problems.Add(d.WithHint(archiveHint))
}

// adviseArticle reports an article in which no claim stands, and a source without an
// archived copy.
func (k *checker) adviseArticle(a *docket.Article) {
	if len(a.Appearances) == 0 && !k.evidence[a] {
		k.problems.Add(diag.NoClaim.At(a.At("title"), "no claim stands in this article").
			WithHint("a [[claim]] whose [[claim.appearance]] has article = %q marks it here", a.ID))
	}
	if s := a.Source; s != nil && s.URL != "" && s.Archive == "" {
		k.problems.Add(diag.NoArchive.At(a.At("source", "url"), "the source has no archived copy").WithHint(archiveHint))
	}
}

// adviseEvent reports an event that only one side names a date for, and that has no
// date of its own: there is nothing to compare the side's dates with.
func (k *checker) adviseEvent(e *docket.Event) {
	if e.Over() || len(e.Sides) > 1 {
		return
	}
	var first *docket.Claim
	unnamed := 0
	for _, c := range e.Claims {
		if c.Kind != content.Timeline {
			continue
		}
		if first == nil {
			first = c
		}
		if len(c.Sides()) == 0 {
			unnamed++
		}
	}
	if first != nil && len(e.Sides)+unnamed < 2 {
		k.problems.Add(diag.OneSided.At(first.At("event"), "no other side speaks of %q, and it has no date", e.Title).
			WithHint("add happened or cancelled to the event once it is over, or what others say of its date").
			WithRelated(e.At("id"), "the event"))
	}
}

// adviseEntity reports an entity that nothing in the docket names.
func (k *checker) adviseEntity(e *docket.Entity) {
	named := len(e.By) + len(e.AboutIt) + len(e.Threatens) + len(e.Warned) + len(e.Against) + len(e.Mentions) +
		len(e.Asked) + len(e.Tells) + len(e.Members) + len(e.CitedBy)
	if named > 0 || k.assessors[e] {
		return
	}
	k.problems.Add(diag.Unnamed.At(e.At("name"), "no claim, article or other record names %s", e.Name).
		WithHint("add the form in which articles name it to aliases, or remove the record"))
}
