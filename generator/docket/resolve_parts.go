package docket

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

func (k *linking) resolveAppearances(c *Claim) {
	written := c.Claim.Appearances
	all := make([]Appearance, len(written))
	c.Appearances = make([]*Appearance, 0, len(written))
	for i := range all {
		a := &all[i]
		*a = Appearance{Appearance: &written[i], Claim: c, Wording: written[i].Wording, Index: i}
		if !k.appearanceComes(a.Appearance, k.until) {
			continue
		}
		k.checkFile(&c.Record, a.File, "appearance", i, "file")
		k.checkFile(&c.Record, a.Archive, "appearance", i, "archive")
		if a.Appearance.Article != "" {
			if a.Article = k.d.articles[a.Appearance.Article]; a.Article == nil {
				k.dangling(content.TypeArticle, &c.Record, a.Appearance.Article, "appearance", i, "article")
				continue
			}
			a.Article.Appearances = append(a.Article.Appearances, a)
		}
		c.Appearances = append(c.Appearances, a)
	}
	c.recorded = k.recorded(c)
}

// recorded returns the place of the day on which the desk took the claim up.
func (k *linking) recorded(c *Claim) *edtf.Date {
	if !c.Claim.Recorded.IsZero() {
		return &c.Claim.Recorded
	}
	earliest := &c.Said
	for _, a := range c.Appearances {
		date := &a.Date
		if a.Article != nil && date.IsZero() {
			date = &a.Article.Date
		}
		if !date.IsZero() && (earliest == &c.Said || edtf.Compare(*date, *earliest) < 0) {
			earliest = date
		}
	}
	return earliest
}

func (k *linking) resolveLedger(c *Claim) {
	c.Evidence = make([]Evidence, 0, len(c.Claim.Evidence))
	for i := range c.Claim.Evidence {
		e := &c.Claim.Evidence[i]
		if !k.comes(e.Date) {
			continue
		}
		k.checkFile(&c.Record, e.Archive, "evidence", i, "archive")
		linked := Evidence{Evidence: e}
		if e.Article != "" {
			if linked.Article = k.d.articles[e.Article]; linked.Article == nil {
				k.dangling(content.TypeArticle, &c.Record, e.Article, "evidence", i, "article")
				continue
			}
		}
		c.Evidence = append(c.Evidence, linked)
	}
	scale := k.d.Settings.Scale(c.RatedAs())
	rulings := make([]Assessment, len(c.Claim.Assessments))
	c.Assessments = make([]*Assessment, 0, len(rulings))
	for i := range rulings {
		a := &rulings[i]
		*a = Assessment{Assessment: &c.Claim.Assessments[i], Claim: c}
		if a.Ours() {
			if a.Rating = scale.Find(a.Assessment.Rating); a.Rating == nil && a.Assessment.Rating != "" &&
				c.Kind != "" {
				k.badRating(c, i, scale)
			}
		} else if found := k.d.Named(a.Assessment.By); len(found) == 1 {
			a.By = found[0]
		}
		if name := k.d.Settings.Publisher.Name; name != "" && markup.Fold(a.Desk()) == markup.Fold(name) {
			k.problems.Add(diag.TwoDesks.At(c.At("assessment", i, "by"), "%q is this site's own desk", a.Assessment.By).
				WithHint("remove the line: a ruling without by is ours"))
		}
		if k.comes(a.Date) {
			c.Assessments = append(c.Assessments, a)
		}
	}
	slices.SortStableFunc(c.Assessments, func(a, b *Assessment) int { return edtf.Compare(a.Date, b.Date) })
	for i := range c.Claim.Replies {
		r := Reply{Reply: &c.Claim.Replies[i]}
		if found := k.d.Named(r.Reply.By); len(found) == 1 {
			r.By = found[0]
		}
		if k.comes(r.Day()) {
			k.checkFile(&c.Record, r.Archive, "reply", i, "archive")
			c.Replies = append(c.Replies, r)
		}
	}
	slices.SortStableFunc(c.Replies, func(a, b Reply) int { return edtf.Compare(a.Day(), b.Day()) })
	if k.comes(c.Claim.ConditionMet) {
		c.ConditionMet = c.Claim.ConditionMet
	}
	k.resolveRetraction(c)
}

func (k *linking) resolveRetraction(c *Claim) {
	r := c.Claim.Retracted
	if r == nil || !k.comes(r.Date) {
		return
	}
	c.Retracted = &Retraction{Retraction: r}
	k.checkFile(&c.Record, r.Archive, "retracted", "archive")
	if found := k.d.Named(r.By); len(found) == 1 {
		c.Retracted.By = found[0]
	}
	if r.Article == "" {
		return
	}
	if c.Retracted.Article = k.d.articles[r.Article]; c.Retracted.Article == nil {
		k.dangling(content.TypeArticle, &c.Record, r.Article, "retracted", "article")
	}
}

// placeRetractions looks for the quotes of retractions in their articles. No article marks
// them: they are not the claim's words.
func (k *linking) placeRetractions() {
	for _, c := range k.d.Claims {
		r := c.Retracted
		if r == nil || r.Article == nil || r.Quote == "" {
			continue
		}
		r.Article.Body.Look(k.resolver, func(text *markup.Text, _ []int) {
			r.Lost = len(text.Places(markup.Quote{Words: r.Quote})) == 0
		})
		if r.Lost {
			k.reportLost(r.Article, c.At("retracted", "quote"), r.Quote)
		}
	}
}

func (k *linking) badRating(c *Claim, i int, scale *content.Scale) {
	rating := c.Claim.Assessments[i].Rating
	kind, what := c.RatedAs(), "a "+string(c.Kind)
	if kind != c.Kind {
		what += " that says how much is done"
	}
	d := diag.BadRating.At(c.At("assessment", i, "rating"), "%s can't be rated %q", what, rating)
	hint := "one of " + strings.Join(scale.IDs(), ", ")
	if near := k.labelled(kind, rating, scale); near != nil {
		hint = fmt.Sprintf("did you mean %q? It is shown as “%s”\n%s", near.ID, k.options.Label(kind, near), hint)
	} else if near := diag.Suggest(rating, scale.IDs()); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	k.problems.Add(d.WithHint("%s", hint))
}

// labelled returns the rating that readers see under a label, on claims of the kind or
// else of another. It returns nil where there is none.
func (k *linking) labelled(kind content.Kind, label string, scale *content.Scale) *content.Rating {
	if k.options.Label == nil {
		return nil
	}
	for _, name := range append([]string{string(kind)}, content.Kinds...) {
		for i := range scale.Ratings {
			if r := &scale.Ratings[i]; strings.EqualFold(k.options.Label(content.Kind(name), r), label) {
				return r
			}
		}
	}
	return nil
}
