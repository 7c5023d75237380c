package page

import (
	"html/template"

	"onrecord/generator/docket"
)

// EventView is an event: /events/ID/.
type EventView struct {
	Page
	List        // claims that state its date as a table; its other claims
	Description template.HTML
	Happened    *Date
	Cancelled   *Date
	AsOf        *Date // where neither: the day on which that is so
	Topics      []Link
	Sides       []SideView
	MoreSides   int // that are not among Sides
	Disagree    bool
	Chart       *Drift
	Progress    *ProgressChart
	Backlinks   []Backlink
	Extra       map[string]any
}

// SideView is one side's date that stands.
type SideView struct {
	Side     Link
	Mark     string // the shape of its line in the chart
	Standing *Claim // nil where it was taken back or superseded without a new date
	Replaced *Claim // the claim that superseded it so
	Stated   int    // how many times it stated that date
}

// maxSides limits the sides at the head of an event's page.
const maxSides = 100

func eventView(b *builder, e *docket.Event) headed {
	d := b.docket
	v := &EventView{Page: b.page(e.Ref().Path(), "events/", e.Title, d.Text(e.Description)), Description: safe(d.HTML(e.Description)),
		Happened: b.date(e.Happened), Cancelled: b.date(e.Cancelled), Topics: b.topics(e.Topics), Disagree: e.Disagree,
		Backlinks: b.backlinks(e.CitedBy), Extra: e.Extra()}
	if v.Page.Description == "" {
		v.Page.Description = shorten(b.theme.words.Text("event.description", e.Title), 200)
	}
	if !e.Over() {
		v.AsOf = b.day(d.AsOf)
	}
	marks := sideMarks(e)
	v.MoreSides = max(0, len(e.Sides)-maxSides)
	for _, side := range e.Sides[:len(e.Sides)-v.MoreSides] {
		sv := SideView{Side: link(side.Entity.Ref()), Mark: marks[side.Entity]}
		if side.Replacement != nil {
			sv.Replaced = b.claim(side.Replacement)
		}
		if side.Standing != nil {
			sv.Standing = b.claim(side.Standing)
			for _, c := range side.Claims {
				if c.Deadline.Upper() == side.Standing.Deadline.Upper() && c.Bound == side.Standing.Bound {
					sv.Stated++
				}
			}
		}
		v.Sides = append(v.Sides, sv)
	}
	v.Chart = b.drift(e, nil)
	v.Progress = b.progressChart(e)
	v.List = b.list(eventList(b.Site, e)).top(b)
	v.Data = []any{eventData(b, e, &v.Page)}
	return v
}

// DatedRow is a claim in the table of an event's stated dates (partials/dated-row.html).
type DatedRow struct {
	Claim *Claim
	Mark  string // its side's, as in the chart
	Steps []StepView
}

func eventList(s *Site, e *docket.Event) *listing {
	var stated, other []*docket.Claim
	for _, c := range e.Claims {
		if c.Deadline.IsZero() {
			other = append(other, c)
		} else {
			stated = append(stated, c)
		}
	}
	dates := claimSource("stated-dates", stated)
	dates.oldest = true
	dates.columns = []string{"said", "by-whom", "stated-date", "step", "outcome"}
	marks := sideMarks(e)
	dates.row = func(b *builder, i int) template.HTML {
		c := stated[i]
		return b.exec("dated-row", &DatedRow{b.claim(c), marks[sideOf(c)], b.steps(c)})
	}
	others := claimSource("event-claims", other)
	others.oldest = true
	return &listing{folder: folder(e.Ref()), path: e.Ref().Path(), section: "events/", title: e.Title, sources: []source{dates, others}}
}

// sideOf is the side on whose line a claim stands, nil for an unnamed speaker.
func sideOf(c *docket.Claim) *docket.Entity {
	if sides := c.Sides(); len(sides) > 0 {
		return sides[0]
	}
	return nil
}

// EventsView is the list of events: /events/.
type EventsView struct {
	Page
	List
	AsOf *Date
}

// EventRow is an event in a list (partials/event-row.html).
type EventRow struct {
	Link
	Happened, Cancelled *Date
	Claims              int
	Disagree            bool
}

func (b *builder) eventRow(e *docket.Event) *EventRow {
	return &EventRow{link(e.Ref()), b.date(e.Happened), b.date(e.Cancelled), len(e.Claims), e.Disagree}
}

func eventsList(s *Site) *listing {
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
	l := &listing{folder: "events/", path: "events/", section: "events/", title: s.theme.words.Text("events.title"), letters: true}
	for _, part := range []struct {
		id     string
		events []*docket.Event
	}{{"events-ahead", ahead}, {"events-happened", happened}, {"events-cancelled", cancelled}} {
		l.sources = append(l.sources, source{id: part.id, n: len(part.events), oldest: true,
			letter: func(i int) rune { return initial(part.events[i].Title) },
			row:    func(b *builder, i int) template.HTML { return b.exec("event-row", b.eventRow(part.events[i])) },
		})
	}
	return l
}

func eventsView(b *builder) headed {
	w := b.theme.words
	return &EventsView{b.page("events/", "events/", w.Text("events.title"), w.Text("events.description", b.info.Title)), b.list(eventsList(b.Site)).top(b), b.day(b.docket.AsOf)}
}
