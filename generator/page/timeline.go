package page

import (
	"html/template"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/export"
)

// TimelineView is everything in order of day: /timeline/.
type TimelineView struct {
	Page
	List
}

// ChangesView is every ruling, correction and new claim: /changes/.
type ChangesView struct {
	Page
	List
}

// Entry is something that happened on a day (partials/entry.html). One of Claim,
// Article and Event is set; Ruling is set with Claim where the claim was ruled on.
type Entry struct {
	Type       string // claim, ruling, retracted, article, correction, happened or cancelled
	Label      string // of Type
	Claim      *Claim
	Ruling     *Ruling
	Article    *Article
	Event      *Link
	Correction template.HTML
}

// moment is an entry before it is made into a view.
type moment struct {
	kind       string
	date       edtf.Date
	claim      *docket.Claim
	ruling     *docket.Assessment
	article    *docket.Article
	correction int
	event      *docket.Event
}

func timelineList(s *Site) *listing {
	var all []moment
	for _, e := range s.docket.Events {
		if !e.Happened.IsZero() {
			all = append(all, moment{kind: "happened", date: e.Happened, event: e})
		}
		if !e.Cancelled.IsZero() {
			all = append(all, moment{kind: "cancelled", date: e.Cancelled, event: e})
		}
	}
	for _, c := range s.docket.Claims {
		all = append(all, moment{kind: "claim", date: c.Said, claim: c})
		for _, a := range c.Assessments {
			all = append(all, moment{kind: "ruling", date: a.Assessment.Date, claim: c, ruling: a})
		}
	}
	for _, a := range s.docket.Articles {
		all = append(all, moment{kind: "article", date: a.Date, article: a})
	}
	return momentList(s, "timeline", all)
}

func changesList(s *Site) *listing {
	var all []moment
	for _, c := range export.Changes(s.docket.Claims, s.docket.Articles) {
		all = append(all, moment{kind: string(c.Kind), date: c.Date, claim: c.Claim, ruling: c.Ruling, article: c.Article, correction: c.Index})
	}
	return momentList(s, "changes", all)
}

// momentList is a list of dated entries under the headings of their days, split by
// month however short it is.
func momentList(s *Site, id string, all []moment) *listing {
	day := func(i int) edtf.Day { return filed(all[i].date) }
	l := &listing{folder: id + "/", path: id + "/", section: id + "/", title: s.theme.words.Text(id + ".title"), always: true}
	l.sources = []source{{id: id, n: len(all), day: day, group: day,
		row: func(b *builder, i int) template.HTML { return b.exec("entry", b.entry(all[i])) },
	}}
	return l
}

func (b *builder) entry(m moment) Entry {
	e := Entry{Type: m.kind, Label: b.theme.words.Text("entry." + m.kind)}
	if m.claim != nil {
		e.Claim = b.claim(m.claim)
	}
	if m.ruling != nil {
		e.Ruling = b.ruling(m.ruling)
	}
	if m.article != nil {
		e.Article = b.article(m.article)
		if m.kind == "correction" {
			e.Correction = safe(b.docket.HTML(m.article.Corrections[m.correction].Note))
		}
	}
	if m.event != nil {
		l := b.link(m.event.Ref())
		e.Event = &l
	}
	return e
}

func timelineView(b *builder) headed {
	w := b.theme.words
	return &TimelineView{b.page("timeline/", "timeline/", w.Text("timeline.title"), w.Text("timeline.description", b.info.Title)), b.list(timelineList(b.Site)).recent(b)}
}

func changesView(b *builder) headed {
	w := b.theme.words
	return &ChangesView{b.page("changes/", "changes/", w.Text("changes.title"), w.Text("changes.description", b.info.Title)), b.list(changesList(b.Site)).recent(b)}
}

// recent is the head of a list that is not in order of day: its newest items.
func (l *listing) recent(b *builder) List {
	out := List{}
	if l.years == nil {
		return out
	}
	var months []*month
	for _, y := range l.years {
		months = append(months, y.months...)
	}
	out.Sections = []Section{l.sources[0].section(b, newest(months, excerpt), l.sources[0].n)}
	out.Periods = l.index(b)
	return out
}
