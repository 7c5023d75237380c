package page

import (
	"html/template"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// DeadlinesView is the claims that are overdue, fall due, were met or missed: /deadlines/.
type DeadlinesView struct {
	Page
	List
	AsOf    *brief.Date
	Nothing string       // says so if nothing is overdue on AsOf, or falls due; else ""
	Strip   *chart.Strip // the months round AsOf, nil if no deadline falls into them
}

// DeadlineRow is a claim held to a date (partials/deadline-row.html).
type DeadlineRow struct {
	Claim   *brief.Claim
	Bounded string // the date with its bound, "" if that is "by", which goes without saying
}

func deadlineRow(b *builder, c *docket.Claim) template.HTML {
	row := &DeadlineRow{Claim: b.briefs.Claim(c)}
	switch {
	case c.Deadline.IsZero():
		row.Bounded = row.Claim.Deadline
	case c.Bound != content.By:
		row.Bounded = b.briefs.Bounded(c, row.Claim.Due.Short)
	}
	return b.exec("deadline-row", row)
}

// dated reports whether a claim is held to a day.
func dated(c *docket.Claim) bool { return !c.Deadline.IsZero() && c.Forward() }

// uncounted reports whether a claim's deadline is counted from an event that was called off, so
// that it never gets a day.
func uncounted(c *docket.Claim) bool {
	return c.DeadlineFrom != nil && c.Deadline.IsZero() && c.DeadlineFrom.Over() && c.Forward()
}

// held reports whether a claim stands on the page of deadlines.
func held(c *docket.Claim) bool { return dated(c) || pending(c) || uncounted(c) }

// pending reports whether a claim's deadline is counted from an event that is ahead, so that it
// has no day yet.
func pending(c *docket.Claim) bool { return c.DeadlineFrom != nil && c.Deadline.IsZero() && c.Open() }

// deadlineState returns the list of /deadlines/ to which a claim with a deadline belongs.
func deadlineState(c *docket.Claim, asOf edtf.Day) string {
	switch {
	case pending(c):
		return "pending"
	case c.Withdrawn():
		return "withdrawn"
	case c.Overdue:
		return "overdue"
	case c.Due != nil && c.Due.Met: // superseded or not: it can be compared with the event
		return "met"
	case c.Due != nil:
		return "missed"
	case c.Superseded():
		return "replaced"
	case c.Rating != nil && c.Rating.Final:
		return "ruled"
	case c.AwaitsRuling || c.Unfinished():
		return "awaiting"
	case c.Open() && c.FallsDue() >= asOf:
		return "due"
	case c.Open(): // its bound is not-before, so it is never overdue
		return "begun"
	}
	return "ended"
}

// deadlineStates is the order of the lists.
var deadlineStates = []string{
	"overdue", "due", "pending", "begun", "awaiting", "missed", "met", "ruled", "withdrawn", "replaced", "ended",
}

func deadlinesList(s *Site) *listPlan {
	by := map[string][]*docket.Claim{}
	for _, c := range s.docket.Claims {
		if held(c) {
			state := deadlineState(c, s.docket.AsOf)
			by[state] = append(by[state], c)
		}
	}
	l := sitePlan(s, "deadlines")
	for _, state := range deadlineStates {
		claims := chart.ByDeadline(by[state])
		l.sections = append(l.sections, sectionPlan{id: state, n: len(claims),
			oldest: state == "due", derived: state != "ruled" && state != "withdrawn",
			columns: []string{"deadline", "claim", "by-whom", "outcome"},
			day: func(i int) edtf.Day {
				if day := claims[i].FallsDue(); day != edtf.MaxDay {
					return day
				}
				if claims[i].Deadline.IsZero() {
					return claims[i].Said.Lower()
				}
				return claims[i].Deadline.Lower()
			},
			row: func(b *builder, i int) template.HTML { return deadlineRow(b, claims[i]) },
		})
	}
	return l
}

func deadlinesView(b *builder) headed {
	l := filed(b.Site, deadlinesList(b.Site))
	v := &DeadlinesView{Page: listPage(b, "deadlines"), List: l.top(b), AsOf: b.briefs.Day(b.docket.AsOf),
		Nothing: nothingDue(b, l), Strip: chart.NewStrip(b.briefs)}
	v.Feeds = siteCalendar(b.Site)
	return v
}

// nothingDue says which of the two lists that readers look for first are empty, if there
// are any other claims.
func nothingDue(b *builder, l *listPlan) string {
	n := map[string]int{}
	for _, section := range l.sections {
		n[section.id] = section.n
	}
	key := "deadlines.none"
	switch {
	case l.total() == 0 || n["overdue"] > 0 && n["due"] > 0:
		return ""
	case n["overdue"] > 0:
		key = "deadlines.none-due"
	case n["due"] > 0:
		key = "deadlines.none-overdue"
	}
	return b.words.Text(key, b.docket.AsOf.Format(b.words.Dates))
}
