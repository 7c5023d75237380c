package page

import (
	"html/template"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/docket"
)

// EventView is an event: /events/ID/.
type EventView struct {
	Page
	List        // claims that state its date as a table; its other claims
	Description template.HTML
	Happened    *brief.Date
	Cancelled   *brief.Date
	AsOf        *brief.Date // the day of the site, if neither
	Topics      []brief.Link
	Sides       []SideView
	MoreSides   int // that are not among Sides
	Disagree    bool
	Chart       *chart.Drift
	Progress    *chart.ProgressChart
	Backlinks   []Backlink
	Extra       map[string]any
}

// SideView is one side's date that stands.
type SideView struct {
	Side     brief.Link
	Mark     string       // the shape of its line in the chart
	Standing *brief.Claim // nil if it was taken back or superseded without a new date
	If       string       // the condition of Standing, where it has not come about
	Replaced *brief.Claim // the claim that superseded it so
	Stated   int          // how many times it stated that date
}

// maxSides limits the sides at the head of an event's page.
const maxSides = 100

func eventView(b *builder, e *docket.Event) headed {
	d := b.docket
	v := &EventView{Page: recordPageOf(b, e.Ref(), "events/", d.Text(e.Description)),
		Description: safe(d.HTML(e.Description)), Happened: b.briefs.Date(e.Happened),
		Cancelled: b.briefs.Date(e.Cancelled),
		Topics:    brief.Topics(e.Topics), Disagree: e.Disagree, Chart: drift(b, e, nil),
		Progress: chart.NewProgress(b.briefs, e),
		List:     filed(b.Site, eventList(b.Site, e)).top(b), Backlinks: backlinks(b, e.CitedBy), Extra: e.Extra()}
	if v.Page.Description == "" {
		v.Page.Description = brief.Shorten(b.words.Text("event.description", e.Title), 200)
	}
	if !e.Over() {
		v.AsOf = b.briefs.Day(d.AsOf)
	}
	marks := chart.MarksOf(e)
	v.MoreSides = max(0, len(e.Sides)-maxSides)
	for _, side := range e.Sides[:len(e.Sides)-v.MoreSides] {
		v.Sides = append(v.Sides, sideViews(b, side, marks[side.Entity])...)
	}
	v.Data = []any{eventData(b, e, &v.Page)}
	return v
}

// sideViews returns the dates of a side that stand, or one view that says why none does.
func sideViews(b *builder, side *docket.Side, mark string) []SideView {
	v := SideView{Side: brief.LinkTo(side.Entity.Ref()), Mark: mark}
	if len(side.Standing) == 0 {
		if side.Replacement != nil {
			v.Replaced = b.briefs.Claim(side.Replacement)
		}
		return []SideView{v}
	}
	views := make([]SideView, len(side.Standing))
	for i, standing := range side.Standing {
		views[i] = v
		views[i].Standing = b.briefs.Claim(standing)
		if standing.Conditional() {
			views[i].If = standing.Condition
		}
		for _, c := range side.Claims {
			if c.FallsDue() == standing.FallsDue() && c.Bound == standing.Bound {
				views[i].Stated++
			}
		}
	}
	return views
}

// DatedRow is a claim in the table of an event's stated dates (partials/dated-row.html).
type DatedRow struct {
	Claim *brief.Claim
	Mark  string // its side's, as in the chart
	Aside bool   // it sets no date for the event: it is a threat, a prediction, a part …
	Steps []StepView
}

func eventList(s *Site, e *docket.Event) *listPlan {
	var stated, other []*docket.Claim
	for _, c := range e.Claims {
		if c.Deadline.IsZero() {
			other = append(other, c)
		} else {
			stated = append(stated, c)
		}
	}
	dates := claimSection("stated-dates", stated)
	dates.oldest = true
	dates.columns = []string{"said", "by-whom", "stated-date", "step", "outcome"}
	marks := chart.MarksOf(e)
	dates.row = func(b *builder, i int) template.HTML {
		c := stated[i]
		return b.exec("dated-row", &DatedRow{b.briefs.Claim(c), marks.Of(c), !chart.SetsDate(c), steps(b, c)})
	}
	others, counted := claimSection("event-claims", other), claimSection("counted", e.Counted)
	others.oldest, counted.oldest = true, true
	return recordPlan(e.Ref(), "events/", dates, others, counted)
}

// EventsView is the list of events: /events/.
type EventsView struct {
	Page
	List
	AsOf *brief.Date
}

// EventRow is an event in a list (partials/event-row.html).
type EventRow struct {
	brief.Link
	Happened, Cancelled *brief.Date
	Claims              int
	Disagree            bool
}

func eventRow(b *builder, e *docket.Event) *EventRow {
	return &EventRow{brief.LinkTo(e.Ref()), b.briefs.Date(e.Happened), b.briefs.Date(e.Cancelled), len(e.Claims),
		e.Disagree}
}

func eventsList(s *Site) *listPlan {
	var ahead, happened, cancelled []*docket.Event
	for _, e := range s.docket.Events {
		switch {
		case !e.Happened.IsZero():
			happened = append(happened, e)
		case !e.Cancelled.IsZero():
			cancelled = append(cancelled, e)
		default:
			ahead = append(ahead, e)
		}
	}
	l := sitePlan(s, "events")
	l.byLetters = true
	for _, part := range []struct {
		id     string
		events []*docket.Event
	}{{"events-ahead", ahead}, {"events-happened", happened}, {"events-cancelled", cancelled}} {
		l.sections = append(l.sections, sectionPlan{id: part.id, n: len(part.events), oldest: true,
			letter: func(i int) rune { return initial(part.events[i].Title) },
			row:    func(b *builder, i int) template.HTML { return b.exec("event-row", eventRow(b, part.events[i])) },
		})
	}
	return l
}

func eventsView(b *builder) headed {
	list := filed(b.Site, eventsList(b.Site)).top(b)
	return &EventsView{listPage(b, "events"), list, b.briefs.Day(b.docket.AsOf)}
}
