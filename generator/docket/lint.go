package docket

import (
	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// Beside what can't be right, a check looks for what is probably not meant. The
// files lint_*.go hold one subject each.
//
// A lint reports nothing that another mistake may have caused: a date that could
// not be read is zero and is passed over, and advice about what is absent waits
// until nothing is broken.

// impossible reports what no reading of the records makes sense of. It is part of
// every build.
func (k *linking) impossible() {
	for _, c := range k.d.Claims {
		k.impossibleRelations(c)
	}
	for _, e := range k.d.Entities {
		k.impossiblePeriods(e)
	}
}

// lint reports what is probably wrong, for check.
func (k *linking) lint() {
	for _, c := range k.d.Claims {
		k.lintClaimDates(c)
		k.lintDeadline(c)
		k.lintRelations(c)
		k.lintLedger(c)
		k.lintClaimTitle(c)
		k.lintDraftRefs(c)
	}
	for _, a := range k.d.Articles {
		k.lintArticle(a)
	}
	for _, e := range k.d.Events {
		k.lintEvent(e)
	}
	for _, t := range k.d.Topics {
		k.longTitle(&t.Record, t.Title)
	}
	for _, p := range k.d.Pages {
		k.longTitle(&p.Record, p.Title)
	}
	k.lintTwins()
	k.lintFigures()
	k.lintNames()
	k.lintIDs()
	k.lintTopics()
	k.lintDraftLinks()
	if k.content.Problems.Count(diag.Error) == 0 && k.problems.Count(diag.Error) == 0 && len(k.content.Unread) == 0 {
		k.advise()
	}
}

// advise reports what is absent and need not be.
func (k *linking) advise() {
	for _, c := range k.d.Claims {
		k.adviseClaim(c)
	}
	for _, a := range k.d.Articles {
		k.adviseArticle(a)
	}
	for _, e := range k.d.Events {
		k.adviseEvent(e)
	}
	for _, e := range k.d.Entities {
		k.adviseEntity(e)
	}
	k.adviseNames()
}

// adviseEntity reports an entity that nothing in the docket names.
func (k *linking) adviseEntity(e *Entity) {
	named := len(e.By) + len(e.AboutIt) + len(e.Threatens) + len(e.Warned) + len(e.Against) + len(e.Mentions) + len(e.Members) + len(e.CitedBy)
	if named > 0 || k.assessors()[e] {
		return
	}
	k.problems.Add(diag.Unnamed.At(e.At("name"), "no claim, article or other record names %s", e.Name).
		WithHint("add the form in which articles name it to aliases, or remove the record"))
}

// assessors are the entities whose rulings claims carry.
func (k *linking) assessors() map[*Entity]bool {
	if k.rulers == nil {
		k.rulers = map[*Entity]bool{}
		for _, c := range k.d.Claims {
			for _, a := range c.Assessments {
				k.rulers[a.By] = true
			}
		}
	}
	return k.rulers
}

// adviseArticle reports an article that no claim stands in.
func (k *linking) adviseArticle(a *Article) {
	if len(a.Appearances) == 0 && !k.evidenceIn()[a] {
		k.problems.Add(diag.NoClaim.At(a.At("title"), "no claim stands in this article").
			WithHint("a [[claim]] whose [[claim.appearance]] has article = %q marks it here", a.ID))
	}
	if s := a.Source; s != nil && s.URL != "" && s.Archive == "" {
		k.problems.Add(diag.NoArchive.At(a.At("source", "url"), "the source has no archived copy").
			WithHint("save one at https://web.archive.org/save and add its address: archive = \"https://…\""))
	}
}

// evidenceIn are the articles that serve as evidence.
func (k *linking) evidenceIn() map[*Article]bool {
	if k.proofs == nil {
		k.proofs = map[*Article]bool{}
		for _, c := range k.d.Claims {
			for _, e := range c.Evidence {
				k.proofs[e.Article] = true
			}
		}
	}
	return k.proofs
}

// adviseEvent reports an event of which one side alone speaks, and nobody knows
// when it happened: there is nothing to compare its dates with.
func (k *linking) adviseEvent(e *Event) {
	if e.Over() || len(e.Sides) > 1 {
		return
	}
	var first *Claim
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
