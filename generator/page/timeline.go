package page

import (
	"html/template"
	"strings"
	"sync"

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

// moment is an entry before it is made into a view. There are as many as claims,
// rulings and articles together, so it holds numbers.
type moment struct {
	day   edtf.Day // by which it is filed
	of    int32    // place of the claim, article or event among the docket's
	nth   int32    // of a ruling in its claim's ledger, of a correction in its article
	kind  momentKind
	vague bool // its date is not a plain day
}

// momentKind is what sort of entry a moment becomes.
type momentKind uint8

const (
	claimMade momentKind = iota
	claimRuled
	claimRetracted
	articleWritten
	articleCorrected
	eventHappened
	eventCancelled
)

var entryTypes = [...]string{claimMade: "claim", claimRuled: "ruling", claimRetracted: "retracted", articleWritten: "article", articleCorrected: "correction",
	eventHappened: "happened", eventCancelled: "cancelled"}

func timelineList(s *Site) *listing {
	d := s.docket
	all := make([]moment, 0, 2*len(d.Claims)+len(d.Articles))
	add := func(kind momentKind, date edtf.Date, of, nth int) {
		all = append(all, moment{date.Lower(), int32(of), int32(nth), kind, date.Vague()})
	}
	for i, e := range d.Events {
		if !e.Happened.IsZero() {
			add(eventHappened, e.Happened, i, 0)
		}
		if !e.Cancelled.IsZero() {
			add(eventCancelled, e.Cancelled, i, 0)
		}
	}
	for i, c := range d.Claims {
		add(claimMade, c.Said, i, 0)
		for nth, a := range c.Assessments {
			add(claimRuled, a.Assessment.Date, i, nth)
		}
	}
	for i, a := range d.Articles {
		add(articleWritten, a.Date, i, 0)
	}
	return momentList(s, "timeline", all, func(c *docket.Claim) edtf.Date { return c.Said })
}

func changesList(s *Site) *listing {
	kinds := map[export.ChangeKind]momentKind{export.NewClaim: claimMade, export.NewRuling: claimRuled, export.TakenBack: claimRetracted, export.Correction: articleCorrected}
	all := make([]moment, 0, 2*len(s.docket.Claims))
	for c := range export.Changes(s.docket.Claims, s.docket.Articles) {
		of := 0
		if c.Article != nil {
			of = c.Article.Index
		} else {
			of = c.Claim.Index
		}
		all = append(all, moment{c.Date.Lower(), int32(of), int32(c.Index), kinds[c.Kind], c.Date.Vague()})
	}
	return momentList(s, "changes", all, (*docket.Claim).Recorded)
}

// momentList is a list of dated entries under the headings of their dates, split by
// month however short it is. made is the date by which it has a claim.
func momentList(s *Site, id string, all []moment, made func(*docket.Claim) edtf.Date) *listing {
	l := &listing{folder: id + "/", path: id + "/", section: id + "/", title: s.theme.words.Text(id + ".title"), always: true}
	l.sources = []source{{id: id, n: len(all),
		day:   func(i int) edtf.Day { return all[i].day },
		vague: func(i int) bool { return all[i].vague },
		group: func(i int) edtf.Date { return all[i].date(s.docket, made) },
		row:   func(b *builder, i int) template.HTML { return b.entryRow(all[i]) },
	}}
	return l
}

// date is the moment's date as its record has it.
func (m moment) date(d *docket.Docket, made func(*docket.Claim) edtf.Date) edtf.Date {
	switch m.kind {
	case claimRuled:
		return d.Claims[m.of].Assessments[m.nth].Assessment.Date
	case claimRetracted:
		return d.Claims[m.of].Retracted.Date
	case articleWritten:
		return d.Articles[m.of].Date
	case articleCorrected:
		return d.Articles[m.of].Corrections[m.nth].Date
	case eventHappened:
		return d.Events[m.of].Happened
	case eventCancelled:
		return d.Events[m.of].Cancelled
	}
	return made(d.Claims[m.of])
}

// entries are rendered entries that stand in the timeline and among the changes, from
// when one of the two has been made until the other takes them. Both lists' pages of a
// month are made soon after each other, so few are held at a time.
type entries struct {
	sync.Mutex
	held map[moment]template.HTML
}

// maxEntries limits them, where said and recorded are far apart: some ten megabytes.
const maxEntries = 1 << 14

// take removes an entry.
func (e *entries) take(m moment) (html template.HTML, ok bool) {
	e.Lock()
	defer e.Unlock()
	if html, ok = e.held[m]; ok {
		delete(e.held, m)
	}
	return html, ok
}

func (e *entries) hold(m moment, html template.HTML) {
	e.Lock()
	defer e.Unlock()
	if len(e.held) < maxEntries {
		e.held[m] = html
	}
}

// entryRow is the moment as a list item.
func (b *builder) entryRow(m moment) template.HTML {
	twice := m.kind == claimMade || m.kind == claimRuled
	m.day, m.vague = 0, false // which the two lists have different ones of
	if twice {
		if html, ok := b.entries.take(m); ok {
			return html
		}
	}
	html := b.exec("entry", b.entry(m))
	if twice && b.failed == nil {
		b.entries.hold(m, template.HTML(strings.Clone(string(html))))
	}
	return html
}

func (b *builder) entry(m moment) *Entry {
	d := b.docket
	e := &Entry{Type: entryTypes[m.kind], Label: b.theme.words.Text("entry." + entryTypes[m.kind])}
	switch m.kind {
	case articleWritten, articleCorrected:
		a := d.Articles[m.of]
		e.Article = b.article(a)
		if m.kind == articleCorrected {
			e.Correction = safe(d.HTML(a.Corrections[m.nth].Note))
		}
	case eventHappened, eventCancelled:
		l := link(d.Events[m.of].Ref())
		e.Event = &l
	default:
		c := d.Claims[m.of]
		e.Claim = b.claim(c)
		if m.kind == claimRuled {
			e.Ruling = b.ruling(c.Assessments[m.nth])
		}
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
