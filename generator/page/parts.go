package page

import (
	"html/template"
	"sync"
	"sync/atomic"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Date is a date in words. ISO is for a time element's datetime attribute, "" where
// the date is not one day, month or year.
type Date struct{ Text, Short, ISO string }

// date puts a date into words; nil for none. A docket has far fewer dates than places
// where they stand.
func (s *Site) date(d edtf.Date) *Date {
	if d.IsZero() {
		return nil
	}
	s.dates.RLock()
	kept := s.dates.kept[d.String()]
	s.dates.RUnlock()
	if kept == nil {
		kept = s.newDate(d)
		s.dates.Lock()
		defer s.dates.Unlock()
		s.dates.kept[d.String()] = kept
	}
	return kept
}

// date is [Site.date], looked up without a lock.
func (b *builder) date(d edtf.Date) *Date {
	if known, ok := b.known[d.String()]; ok {
		return known
	}
	date := b.Site.date(d)
	b.known[d.String()] = date
	return date
}

// dates are all dates in words, by their EDTF: equal texts are equal dates, and sooner
// looked up.
type dates struct {
	sync.RWMutex
	kept map[string]*Date
}

func (s *Site) newDate(d edtf.Date) *Date {
	w := s.theme.words.Dates
	out := &Date{Text: d.Format(w), Short: d.Short(w)}
	switch {
	case d.HasTime():
		out.Short, out.ISO = d.Lower().Short(w), d.Lower().String()
	case d.IsDay():
		out.ISO = d.Lower().String()
	}
	return out
}

// day is date for a day.
func (s *Site) day(d edtf.Day) *Date {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return nil
	}
	w := s.theme.words.Dates
	return &Date{Text: d.Format(w), Short: d.Short(w), ISO: d.String()}
}

// iso is a date for machines, with no more than was given: the day, else the month or
// the year in which all of it lies; "" where there is none.
func iso(d edtf.Date) string {
	if d.IsDay() && !d.HasTime() {
		return d.String()
	}
	first, last := d.Lower(), d.Upper()
	if first == edtf.MinDay || last == edtf.MaxDay {
		return ""
	}
	year, month, _ := first.Date()
	lastYear, lastMonth, _ := last.Date()
	switch text := first.String(); {
	case year != lastYear || year > 9999 || year < -9999: // which ISO 8601 can't say
		return ""
	case first == last:
		return text
	case month == lastMonth:
		return text[:len(text)-len("-02")]
	default:
		return text[:len(text)-len("-07-02")]
	}
}

// Backlink is another record whose text links here, with the sentence round the link.
type Backlink struct {
	From     Link
	Type     string // article, claim, entity, event, topic or page
	Sentence docket.Sentence
}

func (s *Site) backlinks(cited []docket.Backlink) []Backlink {
	out := make([]Backlink, 0, min(len(cited), maxBacklinks))
	for _, c := range cited[:min(len(cited), maxBacklinks)] {
		out = append(out, Backlink{From: link(c.From), Type: string(c.From.Type), Sentence: c.Sentence()})
	}
	return out
}

// maxBacklinks limits the backlinks of a page: a record that ten thousand texts link
// to is found by the claims and articles that stand on the page anyway.
const maxBacklinks = 200

// EntityLink is an entity in a list.
type EntityLink struct {
	Link
	Kind      string // person, organisation, group, country, place
	KindLabel string // "" where no kind is given
	Role      string // its newest role on the day on which the site stands, or the one that ended last; or ""
	Claims    int    // by it
}

// entityLink returns the entity as an item of lists, made once.
func (s *Site) entityLink(e *docket.Entity) *EntityLink {
	if made := s.entityLinks.made(e.Index); made != nil {
		return made
	}
	return s.entityLinks.keep(e.Index, s.newEntityLink(e))
}

func (s *Site) newEntityLink(e *docket.Entity) *EntityLink {
	out := &EntityLink{Link: link(e.Ref()), Kind: e.Entity.Kind, Claims: len(e.By)}
	if out.Kind != "" {
		out.KindLabel = s.theme.words.Text("entity.kind." + out.Kind)
	}
	if r, ended := e.RoleOn(s.docket.AsOf); r != nil {
		out.Role = r.Title
		if r.Name != "" {
			out.Role += ", " + r.Name
		}
		if ended {
			out.Role = s.theme.words.Text("entity.former", out.Role, r.To.Short(s.theme.words.Dates))
		}
	}
	return out
}

func (s *Site) entities(list []*docket.Entity) []Link {
	out := make([]Link, len(list))
	for i, e := range list {
		out[i] = link(e.Ref())
	}
	return out
}

func (s *Site) topics(list []*docket.Topic) []Link {
	out := make([]Link, len(list))
	for i, t := range list {
		out[i] = link(t.Ref())
	}
	return out
}

// Article is an article as other pages show it.
type Article struct {
	Link
	ID      string
	Date    *Date
	Summary string // plain
	Source  string // the name of where it was reported, or ""
	Claims  int    // that stand in it
	Draft   bool   // it is not published yet

	rows *rows
	row  atomic.Pointer[template.HTML]
}

// Row is the article as an item of a list (partials/article-row.html).
func (a *Article) Row() (template.HTML, error) { return a.rows.make(&a.row, "article-row", a) }

// rows renders the rows of cards, and keeps the newest: each stands on half a dozen
// pages, most of which are made soon after each other.
type rows struct {
	theme *Theme

	mutex         sync.Mutex
	newest, older []*atomic.Pointer[template.HTML] // where rows are kept; the older ones are given up as soon as the newest fill their room
	room          int                              // bytes that are left to the newest
}

// rowsRoom holds the rows of some 30,000 claims.
const rowsRoom = 32 << 20

func newRows(theme *Theme) *rows { return &rows{theme: theme, room: rowsRoom} }

func (r *rows) make(kept *atomic.Pointer[template.HTML], name string, card any) (template.HTML, error) {
	if html := kept.Load(); html != nil {
		return *html, nil
	}
	html, err := r.theme.exec(name, card)
	if err == nil {
		r.keep(kept, &html)
	}
	return html, err
}

func (r *rows) keep(kept *atomic.Pointer[template.HTML], html *template.HTML) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.room < len(*html) {
		for _, old := range r.older {
			old.Store(nil)
		}
		clear(r.older)
		r.newest, r.older, r.room = r.older[:0], r.newest, rowsRoom
	}
	kept.Store(html)
	r.newest = append(r.newest, kept)
	r.room -= len(*html)
}

// article returns the article's card, made once.
func (s *Site) article(a *docket.Article) *Article {
	if made := s.articles.made(a.Index); made != nil {
		return made
	}
	return s.articles.keep(a.Index, s.newArticle(a))
}

func (s *Site) newArticle(a *docket.Article) *Article {
	card := &Article{Link: link(a.Ref()), ID: a.ID, Date: s.date(a.Date), Summary: s.docket.Text(a.Summary), Draft: a.Draft, rows: s.rows}
	if a.Source != nil {
		card.Source = a.Source.Name
	}
	for i, p := range a.Appearances {
		if i == 0 || p.Claim != a.Appearances[i-1].Claim {
			card.Claims++
		}
	}
	return card
}
