package page

import (
	"html/template"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// siteLists are the site's own lists. The search page has no list of its own.
var siteLists = []struct {
	folder, kind string
	view         func(b *builder) headed
	list         func(s *Site) *listing
}{
	{"articles/", "articles", articlesView, articlesList},
	{"claims/", "claims", claimsView, claimsList},
	{"entities/", "entities", entitiesView, entitiesList},
	{"events/", "events", eventsView, eventsList},
	{"topics/", "topics", topicsView, topicsList},
	{"deadlines/", "deadlines", deadlinesView, deadlinesList},
	{"threats/", "threats", threatsView, threatsList},
	{"timeline/", "timeline", timelineView, timelineList},
	{"changes/", "changes", changesView, changesList},
	{"search/", "search", searchView, nil},
}

func (s *Site) planLists() {
	for _, l := range siteLists {
		if l.kind != "search" || s.info.Search {
			s.add(l.folder, l.kind, l.view)
		}
	}
}

// ClaimsView is the list of claims: /claims/.
type ClaimsView struct {
	Page
	List
}

func claimsList(s *Site) *listing {
	return &listing{folder: "claims/", path: "claims/", section: "claims/", title: s.theme.words.Text("claims.title"),
		sources: []source{claimSource("all-claims", s.docket.Claims)}}
}

func claimsView(b *builder) headed {
	w := b.theme.words
	v := &ClaimsView{b.page("claims/", "claims/", w.Text("claims.title"), w.Text("claims.description", b.info.Title)), b.list(claimsList(b.Site)).top(b)}
	v.Scripts = []string{"explorer.js"}
	return v
}

// DeadlinesView is what is overdue, falls due, was met or missed: /deadlines/.
type DeadlinesView struct {
	Page
	List
	AsOf    *Date
	Nothing string // says so where nothing is overdue on AsOf, or falls due; else ""
	Strip   *Strip // the months round AsOf, nil where nothing falls into them
}

// DeadlineRow is a claim held to a date (partials/deadline-row.html).
type DeadlineRow struct {
	Claim   *Claim
	Bounded string // the date with its bound, "" where that is "by", which goes without saying
}

func (b *builder) deadlineRow(c *docket.Claim) *DeadlineRow {
	row := &DeadlineRow{Claim: b.claim(c)}
	if c.Bound != content.By {
		row.Bounded = b.export.Bounded(c, row.Claim.Due.Short)
	}
	return row
}

// deadlineState sorts a claim with a deadline into the lists of /deadlines/.
func deadlineState(c *docket.Claim, asOf edtf.Day) string {
	switch {
	case c.Withdrawn():
		return "withdrawn"
	case c.Overdue:
		return "overdue"
	case c.Due != nil && c.Due.Met: // superseded or not: it can be compared with what happened
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
	case c.Open(): // not-before, which is never overdue
		return "begun"
	}
	return "ended"
}

// deadlineStates is the order of the lists.
var deadlineStates = []string{"overdue", "due", "begun", "awaiting", "missed", "met", "ruled", "withdrawn", "replaced", "ended"}

func deadlinesList(s *Site) *listing {
	by := map[string][]*docket.Claim{}
	for _, c := range s.docket.Claims {
		if dated(c) {
			state := deadlineState(c, s.docket.AsOf)
			by[state] = append(by[state], c)
		}
	}
	l := &listing{folder: "deadlines/", path: "deadlines/", section: "deadlines/", title: s.theme.words.Text("deadlines.title")}
	for _, state := range deadlineStates {
		claims := byDeadline(by[state])
		l.sources = append(l.sources, source{id: state, n: len(claims), oldest: state == "due", derived: state != "ruled" && state != "withdrawn",
			columns: []string{"deadline", "claim", "by-whom", "outcome"},
			day: func(i int) edtf.Day {
				if up := claims[i].Deadline.Upper(); up != edtf.MaxDay {
					return up
				}
				return claims[i].Deadline.Lower()
			},
			row: func(b *builder, i int) template.HTML { return b.exec("deadline-row", b.deadlineRow(claims[i])) },
		})
	}
	return l
}

func deadlinesView(b *builder) headed {
	w := b.theme.words
	v := &DeadlinesView{Page: b.page("deadlines/", "deadlines/", w.Text("deadlines.title"), w.Text("deadlines.description", b.info.Title)), AsOf: b.day(b.docket.AsOf)}
	l := b.list(deadlinesList(b.Site))
	v.List = l.top(b)
	v.Nothing = b.nothingDue(l)
	v.Feeds = b.calendar()
	v.Strip = b.strip()
	return v
}

// nothingDue says which of the two lists that readers look for first have nothing in
// them, where there are others.
func (b *builder) nothingDue(l *listing) string {
	n := map[string]int{}
	for _, src := range l.sources {
		n[src.id] = src.n
	}
	key := ""
	switch {
	case l.total() == 0 || n["overdue"] > 0 && n["due"] > 0:
		return ""
	case n["overdue"] > 0:
		key = "deadlines.none-due"
	case n["due"] > 0:
		key = "deadlines.none-overdue"
	default:
		key = "deadlines.none"
	}
	return b.theme.words.Text(key, b.docket.AsOf.Format(b.theme.words.Dates))
}

// ThreatsView is threats and warnings: /threats/.
type ThreatsView struct {
	Page
	List
	Threats  *Matrix // the speaker's own side would act; nil where there are none
	Warnings *Matrix // of what another may do
}

// ThreatRow is a threat or warning in full (partials/threat-row.html).
type ThreatRow struct {
	Claim     *Claim
	Threat    *Threat
	Condition string
}

func threatsList(s *Site) *listing {
	l := &listing{folder: "threats/", path: "threats/", section: "threats/", title: s.theme.words.Text("threats.title")}
	for _, part := range []struct {
		id   string
		kind content.Kind
	}{{"threats", content.Threats}, {"warnings", content.Warning}} {
		var claims []*docket.Claim
		for _, c := range s.docket.Claims {
			if c.Kind == part.kind {
				claims = append(claims, c)
			}
		}
		src := claimSource(part.id, claims)
		src.row = func(b *builder, i int) template.HTML {
			return b.exec("threat-row", &ThreatRow{b.claim(claims[i]), b.threat(claims[i]), claims[i].Condition})
		}
		l.sources = append(l.sources, src)
	}
	return l
}

func threatsView(b *builder) headed {
	w := b.theme.words
	v := &ThreatsView{Page: b.page("threats/", "threats/", w.Text("threats.title"), w.Text("threats.description", b.info.Title))}
	v.Threats, v.Warnings = b.matrix(content.Threats), b.matrix(content.Warning)
	v.List = b.list(threatsList(b.Site)).top(b)
	return v
}

// searchScript is the asset that only the search page needs.
const searchScript = "search.js"

// SearchView is the search page: /search/.
type SearchView struct {
	Page
}

func searchView(b *builder) headed {
	w := b.theme.words
	v := &SearchView{b.page("search/", "search/", w.Text("search.title"), w.Text("search.description", b.info.Title))}
	v.NoIndex, v.Scripts = true, []string{searchScript}
	return v
}

// PlainView is a plain page: /ID/.
type PlainView struct {
	Page
	Body      template.HTML
	Summary   template.HTML
	Scales    []Scale // on the page with the id method, else none
	Backlinks []Backlink
	Extra     map[string]any
}

func plainView(b *builder, p *docket.Page) headed {
	d := b.docket
	v := &PlainView{Page: b.page(p.Ref().Path(), p.Ref().Path(), p.Title, d.Text(p.Summary)), Body: safe(d.HTML(p.Body)),
		Summary: safe(d.HTML(p.Summary)), Backlinks: b.backlinks(p.CitedBy), Extra: p.Extra()}
	v.Draft = p.Draft
	if v.Description == "" {
		v.Description = shorten(d.Text(p.Body), 200)
	}
	if v.Path == methodFolder {
		v.Scales = b.scales()
	}
	return v
}
