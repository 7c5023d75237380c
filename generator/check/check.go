// Package check gives advice about a finished docket: it looks for what is possible
// and probably not meant.
//
// What no reading of the records makes sense of is an error that package docket
// reports in every build. [Lint] looks at the rest, and [Unclaimed] finds sentences
// that no claim records yet. Each file of this package holds the checks of one
// subject.
//
// A check reports nothing that another mistake may have caused. A date that could not
// be read is zero and is passed over, and advice about what is absent waits until
// there is no error.
package check

import (
	"regexp"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// Lint returns advice about a docket. It needs a docket that was linked with drafts and
// with records of every day. c is the content that was linked, and found has the
// diagnostics of linking.
func Lint(c *content.Content, d *docket.Docket, found diag.List) diag.List {
	k := &checker{
		docket: d, circular: reports(found, diag.CircularRelation),
		assessors: map[*docket.Entity]bool{}, evidence: map[*docket.Article]bool{}, ratings: ratingPattern(d.Settings),
	}
	for _, claim := range d.Claims {
		for _, a := range claim.Assessments {
			k.assessors[a.By] = true
		}
		for _, e := range claim.Evidence {
			k.evidence[e.Article] = true
		}
	}
	k.checkRecords()
	k.checkTwins()
	k.checkUnits()
	k.checkAliases()
	k.checkIDs()
	k.checkTopics()
	k.checkDraftLinks()
	if len(c.Unread) == 0 && slices.Concat(c.Problems, found, k.problems).Count(diag.Error) == 0 {
		k.checkAbsent()
	}
	return k.problems
}

// checker is one run of Lint.
type checker struct {
	docket    *docket.Docket
	problems  diag.List
	circular  bool                     // linking has reported relations in a circle
	assessors map[*docket.Entity]bool  // entities whose rulings claims carry
	evidence  map[*docket.Article]bool // articles that serve as evidence
	ratings   *regexp.Regexp           // see ratingPattern
}

// reports reports whether a list has a diagnostic of a check.
func reports(found diag.List, check *diag.Check) bool {
	return slices.ContainsFunc(found, func(d *diag.Diagnostic) bool { return d.Check == check })
}

// checkRecords looks at each record on its own.
func (k *checker) checkRecords() {
	for _, c := range k.docket.Claims {
		k.checkClaimDates(c)
		k.checkDeadline(c)
		k.checkRelations(c)
		k.checkRulings(c)
		k.checkPictures(c)
		k.checkClaimTitle(c)
		k.checkProgress(c)
		k.checkDraftsNamed(c)
	}
	for _, a := range k.docket.Articles {
		k.checkArticleDates(a)
		k.checkLength(&a.Record, a.Title)
	}
	for _, e := range k.docket.Events {
		k.checkEventDates(e)
		k.checkLength(&e.Record, e.Title)
	}
	for _, t := range k.docket.Topics {
		k.checkLength(&t.Record, t.Title)
	}
	for _, p := range k.docket.Pages {
		k.checkLength(&p.Record, p.Title)
	}
}
