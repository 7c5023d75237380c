package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

const correctOne = "correct one of the two dates"

// checkClaimDates reports dates of a claim that are in an impossible order.
func (k *checker) checkClaimDates(c *docket.Claim) {
	for i := range c.Claim.Appearances {
		k.checkAppearanceDate(c, i, &c.Claim.Appearances[i])
	}
	early := func(d *diag.Diagnostic, hint string) {
		k.problems.Add(d.WithRelated(c.At("said"), "said here").WithHint("%s", hint))
	}
	for i, a := range c.Claim.Assessments {
		if c.Said.After(a.Date) {
			early(diag.RuledEarly.At(c.At("assessment", i, "date"), "ruled on %s, and the claim was made on %s", a.Date, c.Said),
				"a ruling is not earlier than the claim: "+correctOne)
		}
	}
	if r := c.Claim.Retracted; r != nil && c.Said.After(r.Date) {
		early(diag.RuledEarly.At(c.At("retracted", "date"), "taken back on %s, and the claim was made on %s", r.Date, c.Said),
			correctOne)
	}
	if recorded := c.Claim.Recorded; c.Said.After(recorded) {
		early(diag.DateOrder.At(c.At("recorded"), "recorded on %s, before it was said on %s", recorded, c.Said),
			"recorded is the day on which the desk took the claim up: leave it out, or correct it")
	}
	if c.Said.After(c.Review) {
		early(diag.DateOrder.At(c.At("review"), "up for review on %s, before it was said on %s", c.Review, c.Said),
			"review is the day on which the desk wants to look again")
	}
}

// checkAppearanceDate reports that a claim appeared before it was said. The date is the
// appearance's own, or else its article's.
func (k *checker) checkAppearanceDate(c *docket.Claim, i int, a *content.Appearance) {
	article := k.docket.Article(a.Article)
	switch {
	case c.Said.After(a.Date):
		k.problems.Add(diag.ToldEarly.At(c.At("appearance", i, "date"),
			"appeared on %s, before it was said on %s", a.Date, c.Said).
			WithRelated(c.At("said"), "said here").
			WithHint("a text is not older than the words that it quotes: " + correctOne))
	case a.Date.IsZero() && article != nil && c.Said.After(article.Date):
		k.problems.Add(diag.ToldEarly.At(c.At("said"),
			"said on %s, and the article %s is of %s", c.Said, a.Article, article.Date).
			WithRelated(article.At("date"), "the article's date").
			WithHint("correct said, or the article's date, or name the article in which the claim does stand"))
	}
}

// checkArticleDates reports updates and corrections from before an article's date.
func (k *checker) checkArticleDates(a *docket.Article) {
	early := func(what string, date edtf.Date, path ...any) {
		if a.Date.After(date) {
			k.problems.Add(diag.DateOrder.At(a.At(path...), "%s on %s, before it was published on %s", what, date, a.Date).
				WithRelated(a.At("date"), "published here").WithHint(correctOne))
		}
	}
	early("updated", a.Updated, "updated")
	for i, c := range a.Article.Corrections {
		early("corrected", c.Date, "correction", i, "date")
	}
}

// checkEventDates reports an event that both happened and was called off.
func (k *checker) checkEventDates(e *docket.Event) {
	if !e.Happened.IsZero() && !e.Cancelled.IsZero() {
		k.problems.Add(diag.DateOrder.At(e.At("cancelled"),
			"the event happened on %s and was called off on %s", e.Happened, e.Cancelled).
			WithRelated(e.At("happened"), "happened here").WithHint("keep one of the two lines"))
	}
}

// checkDeadline reports a deadline that was past when it was named, or that its words
// contradict.
func (k *checker) checkDeadline(c *docket.Claim) {
	if c.Deadline.IsZero() {
		return
	}
	if c.Said.After(c.Deadline) || c.Said.Lower() > c.LastDay() {
		before := ""
		if c.Bound == content.Before {
			before = "before "
		}
		key, hint := "deadline", "correct the year of one of the two dates"
		if c.DeadlineFrom != nil {
			key, hint = "deadline_from", "name another event, or correct the day on which this one happened"
		}
		k.problems.Add(diag.PastDeadline.At(c.At(key),
			"the deadline %s%s was past when it was named on %s", before, c.Deadline, c.Said).
			WithRelated(c.At("said"), "said here").WithHint("%s", hint))
		return
	}
	if word := contradicted(c.DeadlineText, c.Deadline, c.Bound); word != "" {
		k.problems.Add(diag.DeadlineText.At(c.At("deadline_text"),
			"the words say %s, and the deadline is %s", word, c.Deadline).
			WithRelated(c.At("deadline"), "the deadline").WithHint("correct deadline, or the words as they were said"))
	}
}

// TestContradicted has examples of both.
var (
	monthName = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|` +
		`November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)`)
	yearNumber = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

// contradicted returns the month or year that a deadline's words name and in which the
// deadline has no day, or "". Of several months or years one needs to fit, and the day
// after the deadline counts too: "before September" ends with August. Only English
// months are known.
func contradicted(words string, deadline edtf.Date, bound content.Bound) string {
	if words == "" || deadline.Upper() == edtf.MaxDay {
		return ""
	}
	from, to := max(deadline.Lower(), deadline.Upper()-366), deadline.Upper()+1
	if bound == content.Before {
		from--
	}
	months, years := map[time.Month]bool{}, map[string]bool{}
	for day := from; day <= to; day++ {
		y, m, _ := day.Date()
		months[m], years[strconv.Itoa(y)] = true, true
	}
	named := monthName.FindAllString(words, -1)
	if len(named) > 0 && !slices.ContainsFunc(named, func(name string) bool { return months[monthOf(name)] }) {
		return named[0]
	}
	named = yearNumber.FindAllString(words, -1)
	if len(named) > 0 && !slices.ContainsFunc(named, func(y string) bool { return years[y] }) {
		return named[0]
	}
	return ""
}

// monthOf returns the month with a name or its abbreviation.
func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), name[:3]) {
			return m
		}
	}
	return 0
}
