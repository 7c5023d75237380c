package docket

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// after reports whether a is certainly later than b: its first day is past b's
// last. A date that is not there is neither.
func after(a, b edtf.Date) bool { return !a.IsZero() && !b.IsZero() && a.Lower() > b.Upper() }

// impossiblePeriods reports roles that end before they begin.
func (k *linking) impossiblePeriods(e *Entity) {
	for i, r := range e.Entity.Roles {
		if after(r.From, r.To) {
			k.problems.Add(diag.BadPeriod.At(e.At("role", i, "to"), "the role ends on %s, before it begins on %s", r.To, r.From).
				WithRelated(e.At("role", i, "from"), "it begins here").WithHint("from is the earlier day; without to it lasts still"))
		}
	}
}

// lintClaimDates reports dates of a claim that can't follow one another so.
func (k *linking) lintClaimDates(c *Claim) {
	for i := range c.Claim.Appearances {
		k.lintAppearanceDate(c, i, &c.Claim.Appearances[i])
	}
	for i, a := range c.Claim.Assessments {
		if after(c.Said, a.Date) {
			k.problems.Add(diag.RuledEarly.At(c.At("assessment", i, "date"), "ruled on %s, and the claim was made on %s", a.Date, c.Said).
				WithRelated(c.At("said"), "said here").WithHint("a ruling is not earlier than the claim: correct one of the two dates"))
		}
	}
	if r := c.Claim.Retracted; r != nil && after(c.Said, r.Date) {
		k.problems.Add(diag.RuledEarly.At(c.At("retracted", "date"), "taken back on %s, and the claim was made on %s", r.Date, c.Said).
			WithRelated(c.At("said"), "said here").WithHint("correct one of the two dates"))
	}
	if after(c.Said, c.Claim.Recorded) {
		k.problems.Add(diag.DateOrder.At(c.At("recorded"), "recorded on %s, before it was said on %s", c.Claim.Recorded, c.Said).
			WithRelated(c.At("said"), "said here").WithHint("recorded is the day on which the desk took the claim up: leave it out, or correct it"))
	}
	if after(c.Said, c.Review) {
		k.problems.Add(diag.DateOrder.At(c.At("review"), "up for review on %s, before it was said on %s", c.Review, c.Said).
			WithRelated(c.At("said"), "said here").WithHint("review is the day on which the desk wants to look again"))
	}
}

func (k *linking) lintAppearanceDate(c *Claim, i int, a *content.Appearance) {
	switch date := *k.appeared(a); {
	case !after(c.Said, date):
	case a.Date.IsZero():
		d := diag.ToldEarly.At(c.At("said"), "said on %s, and the article %s is of %s", c.Said, a.Article, date).
			WithHint("correct said, or the article's date, or name the article in which the claim does stand")
		if article := k.d.articles[a.Article]; article != nil {
			d.WithRelated(article.At("date"), "the article's date")
		}
		k.problems.Add(d)
	default:
		k.problems.Add(diag.ToldEarly.At(c.At("appearance", i, "date"), "appeared on %s, before it was said on %s", date, c.Said).
			WithRelated(c.At("said"), "said here").WithHint("a text is not older than the words that it quotes: correct one of the two dates"))
	}
}

// lintArticle reports dates of an article that can't follow one another so.
func (k *linking) lintArticle(a *Article) {
	if after(a.Date, a.Updated) {
		k.problems.Add(diag.DateOrder.At(a.At("updated"), "updated on %s, before it was published on %s", a.Updated, a.Date).
			WithRelated(a.At("date"), "published here").WithHint("correct one of the two dates"))
	}
	for i, c := range a.Article.Corrections {
		if after(a.Date, c.Date) {
			k.problems.Add(diag.DateOrder.At(a.At("correction", i, "date"), "corrected on %s, before it was published on %s", c.Date, a.Date).
				WithRelated(a.At("date"), "published here").WithHint("correct one of the two dates"))
		}
	}
	k.longTitle(&a.Record, a.Title)
}

// lintEvent reports an event that both happened and was called off.
func (k *linking) lintEvent(e *Event) {
	if !e.Happened.IsZero() && !e.Cancelled.IsZero() {
		k.problems.Add(diag.DateOrder.At(e.At("cancelled"), "the event happened on %s and was called off on %s", e.Happened, e.Cancelled).
			WithRelated(e.At("happened"), "happened here").WithHint("keep one of the two lines"))
	}
	k.longTitle(&e.Record, e.Title)
}

// lintDeadline reports a deadline that was past when it was named, or that is not
// what its words say.
func (k *linking) lintDeadline(c *Claim) {
	if c.Deadline.IsZero() {
		return
	}
	if after(c.Said, c.Deadline) {
		k.problems.Add(diag.PastDeadline.At(c.At("deadline"), "the deadline %s was past when it was named on %s", c.Deadline, c.Said).
			WithRelated(c.At("said"), "said here").WithHint("correct the year of one of the two dates"))
		return
	}
	if word := contradicted(c.DeadlineText, c.Deadline, c.Bound); word != "" {
		k.problems.Add(diag.DeadlineText.At(c.At("deadline_text"), "the words say %s, and the deadline is %s", word, c.Deadline).
			WithRelated(c.At("deadline"), "the deadline").WithHint("correct deadline, or the words as they were said"))
	}
}

var (
	monthName = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)`)
	yearName  = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

// contradicted returns the month or year that a deadline's words name and that the
// deadline has nothing of, or "". One of several that fits is enough, and so is the
// day after it: "before September" ends with August. Only English months are known.
func contradicted(words string, deadline edtf.Date, bound content.Bound) string {
	if words == "" || deadline.Upper() == edtf.MaxDay {
		return ""
	}
	from, to := max(deadline.Lower(), deadline.Upper()-366), deadline.Upper()+1
	if bound == content.Before {
		from--
	}
	months, years := map[time.Month]bool{}, map[int]bool{}
	for day := from; day <= to; day++ {
		y, m, _ := day.Date()
		months[m], years[y] = true, true
	}
	named := monthName.FindAllString(words, -1)
	if len(named) > 0 && !slices.ContainsFunc(named, func(name string) bool { return months[monthOf(name)] }) {
		return named[0]
	}
	dates := yearName.FindAllString(words, -1)
	if len(dates) > 0 && !slices.ContainsFunc(dates, func(y string) bool { n, _ := strconv.Atoi(y); return years[n] }) {
		return dates[0]
	}
	return ""
}

func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), name[:3]) {
			return m
		}
	}
	return 0
}
