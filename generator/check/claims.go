package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// checkRulings reports rulings without evidence, and those that a speaker's own side
// gave.
func (k *checker) checkRulings(c *docket.Claim) {
	k.checkEvidence(c)
	if c.Forward() {
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
			WithRelated(c.At("speaker"), "the speaker").
			WithHint("quote it as another claim that supports this one; a rating comes from outside"))
	}
}

// checkPictures reports pictures of appearances without words for those who can't see them.
func (k *checker) checkPictures(c *docket.Claim) {
	for i, a := range c.Claim.Appearances {
		if a.Alt == "" && k.docket.Picture(a.File) {
			k.problems.Add(diag.NoAlt.At(c.At("appearance", i, "file"),
				"the picture has no words for those who can't see it").WithHint("alt = \"what it shows\""))
		}
	}
}

// checkEvidence reports the desk's newest ruling that decides something and rests on no
// evidence.
func (k *checker) checkEvidence(c *docket.Claim) {
	if len(c.Claim.Evidence) > 0 || c.Kind == "" {
		return
	}
	for i := len(c.Claim.Assessments) - 1; i >= 0; i-- {
		rating := k.docket.Settings.Scale(c.RatedAs()).Find(c.Claim.Assessments[i].Rating)
		if c.Claim.Assessments[i].By != "" || rating == nil {
			continue
		}
		if rating.Final || rating.Value != nil && !c.Forward() {
			at := c.At("assessment", i, "rating")
			k.problems.Add(diag.NoEvidence.At(at, "the claim is rated %q without evidence", rating.ID).
				WithHint("add what it rests on:\n[[claim.evidence]]\nurl     = \"https://…\"\nbearing = \"supports\""))
			return
		}
	}
}

// ruler returns the entity that gave a ruling: by, else the publisher. It is nil where
// that is no entity of the docket.
func (k *checker) ruler(a *content.Assessment) *docket.Entity {
	name := a.By
	if name == "" {
		name = k.docket.Settings.Publisher.Name
	}
	if found := k.docket.Named(name); len(found) == 1 {
		return found[0]
	}
	return nil
}

// checkClaimTitle reports a title that is too long, or that has the rating in it.
func (k *checker) checkClaimTitle(c *docket.Claim) {
	k.checkLength(&c.Record, c.Title)
	if word := ratingIn(k.ratings, c.Title); word != "" {
		k.problems.Add(diag.RatingInTitle.At(c.At("title"), "the title says how the claim was rated: %q", word).
			WithHint("a title is what the speaker asserts, in the speaker's sense; the rating stands beside it"))
	}
}

// checkProgress reports more than 100 percent.
func (k *checker) checkProgress(c *docket.Claim) {
	p := c.Progress
	if p.Lower > 100 || p.Upper > 100 && p.Lower > 0 && p.Upper < 1e9 {
		k.problems.Add(diag.OverHundred.At(c.At("progress"), "%s percent is more than all", p.Text).
			WithHint("progress is the share that is done, in percent; a number of things is a [claim.figure]"))
	}
}

// longestTitle is how many characters of a title search engines and cards show.
const longestTitle = 75

func (k *checker) checkLength(r *content.Record, title string) {
	if n := utf8.RuneCountInString(title); n > longestTitle {
		k.problems.Add(diag.LongTitle.At(r.At("title"), "the title has %d characters", n).
			WithHint("at most %d are shown whole in lists, search results and social cards", longestTitle))
	}
}

// ratingPattern matches a title that has a rating of the site's scales before a colon,
// or in brackets or after a dash at its end (TestRatingIn has examples).
func ratingPattern(s *content.Settings) *regexp.Regexp {
	words := []string{"false", "true", "misleading", "fake", "debunked", "fact check", "fact-check"}
	for _, scale := range []*content.Scale{&s.Truth, &s.Outcome} {
		for _, r := range scale.Ratings {
			words = append(words, strings.ReplaceAll(r.ID, "-", " "), r.ID, r.Label)
		}
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	rating := "(" + strings.Join(words, "|") + ")"
	return regexp.MustCompile(`(?i)^` + rating + `\s*[:!–—]|[(\[]` + rating + `[)\]]\s*$|\s[–—-]\s*` + rating + `\W*$`)
}

// ratingIn returns the rating that a title carries, or "".
func ratingIn(ratings *regexp.Regexp, title string) string {
	m := ratings.FindStringSubmatch(title)
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3] // each of the three forms has one, the others are empty
}
