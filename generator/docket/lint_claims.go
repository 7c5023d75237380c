package docket

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// lintLedger reports rulings that rest on nothing, or that a speaker's own side
// gave.
func (k *linking) lintLedger(c *Claim) {
	for i := len(c.Claim.Assessments) - 1; i >= 0; i-- {
		rating := k.d.Settings.Scale(c.Kind).Find(c.Claim.Assessments[i].Rating)
		if c.Claim.Assessments[i].By != "" || rating == nil || c.Kind == "" {
			continue
		}
		if decided := rating.Final || rating.HasValue && !c.Kind.Forward(); decided && len(c.Claim.Evidence) == 0 {
			k.problems.Add(diag.NoEvidence.At(c.At("assessment", i, "rating"), "the claim is rated %q without evidence", rating.ID).
				WithHint("add what it rests on:\n[[claim.evidence]]\nurl     = \"https://…\"\nbearing = \"supports\""))
			break
		}
	}
	if c.Kind.Forward() {
		return
	}
	for i := range c.Claim.Assessments {
		by := k.ruler(&c.Claim.Assessments[i])
		if by == nil || !slices.Contains(ownSide(c), by) {
			continue
		}
		path := []any{"assessment", i, "by"}
		if c.Claim.Assessments[i].By == "" {
			path[2] = "rating"
		}
		k.problems.Add(diag.OwnRating.At(c.At(path...), "%s rates a claim of its own side", by.Name).
			WithRelated(c.At("speaker"), "the speaker").WithHint("quote it as another claim that supports this one; a rating comes from outside"))
	}
}

// ruler is whose ruling an assessment is, where that is an entity of the docket.
func (k *linking) ruler(a *content.Assessment) *Entity {
	name := a.By
	if name == "" {
		name = k.d.Settings.Publisher.Name
	}
	if found := k.d.Named(name); len(found) == 1 {
		return found[0]
	}
	return nil
}

// lintClaimTitle reports titles that are long, or that say what the desk found.
func (k *linking) lintClaimTitle(c *Claim) {
	k.longTitle(&c.Record, c.Title)
	if word := k.ratingIn(c.Title); word != "" {
		k.problems.Add(diag.RatingInTitle.At(c.At("title"), "the title says how the claim was rated: %q", word).
			WithHint("a title is what the speaker asserts, in the speaker's sense; the rating stands beside it"))
	}
	if c.Progress.Lower > 100 || c.Progress.Upper > 100 && c.Progress.Lower > 0 && c.Progress.Upper < 1e9 {
		k.problems.Add(diag.OverHundred.At(c.At("progress"), "%s percent is more than all", c.Progress.Text).
			WithHint("progress is the share that is done, in percent; a number of things is a [claim.figure]"))
	}
}

const longTitle = 75 // characters, about what search engines and cards show

func (k *linking) longTitle(r *content.Record, title string) {
	if n := utf8.RuneCountInString(title); n > longTitle {
		k.problems.Add(diag.LongTitle.At(r.At("title"), "the title has %d characters", n).
			WithHint("at most %d are shown whole in lists, search results and social cards", longTitle))
	}
}

// ratingIn returns the rating that a title carries before a colon, or in brackets or
// after a dash at its end: "False: …", "… (mostly true)".
func (k *linking) ratingIn(title string) string {
	if k.verdicts == nil {
		words := []string{"false", "true", "misleading", "fake", "debunked", "fact check", "fact-check"}
		for _, scale := range []*content.Scale{&k.d.Settings.Truth, &k.d.Settings.Outcome} {
			for _, r := range scale.Ratings {
				words = append(words, strings.ReplaceAll(r.ID, "-", " "), r.ID, r.Label)
			}
		}
		var any []string
		for _, w := range words {
			if w != "" {
				any = append(any, regexp.QuoteMeta(w))
			}
		}
		one := "(" + strings.Join(any, "|") + ")"
		k.verdicts = regexp.MustCompile(`(?i)^` + one + `\s*[:!–—]|[(\[]` + one + `[)\]]\s*$|\s[–—-]\s*` + one + `\W*$`)
	}
	for _, m := range k.verdicts.FindAllStringSubmatch(title, 1) {
		for _, word := range m[1:] {
			if word != "" {
				return word
			}
		}
	}
	return ""
}
