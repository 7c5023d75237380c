package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/edtf"
)

// List is the lists of a page, or of one of the pages into which they are split.
type List struct {
	Sections []Section
	Periods  []Period // index of the pages into which the lists are split; empty where they are not
	Earlier  *Link    // the pages before and after this one in time
	Later    *Link
}

// Section is one of a page's lists, or a part of it.
type Section struct {
	ID      string // of the section element
	Title   string
	Total   int // how many there are, shown or not
	Shown   int
	Columns []string // headings, where the rows are table rows
	Derived bool     // the site computed the list; no author wrote it
	Groups  []Group
}

// Group is rows under one heading, or under none.
type Group struct {
	Date *Date // as it was given, without a time
	Rows []template.HTML
}

// Period is an entry in the index of a split list.
type Period struct {
	Link
	Count  int
	Months []Period
}

// PeriodView is the lists of a page in one year or month. It names no other period
// than its neighbours, so that it stays as it is once it is over.
type PeriodView struct {
	Page
	List
	Of    Link   // the page whose lists these are
	Year  *Link  // of a month
	Label string // "August 2021"
}

// stretch is one page of a split listing: a year, a month or one page of a month.
type stretch struct {
	list  *listing
	year  *year
	month *month // nil: the whole year
	page  int    // from 1, counted from the oldest
}

// whole reports whether a year stands on one page.
func (l *listing) whole(y *year) bool { return !l.always && y.n <= fullPage }

// paged reports whether a period is cut into pages without months between.
func (l *listing) paged(y *year) bool { return l.letters || y.key == undated }

// pages is how many pages a month has.
func (m *month) pages() int { return (len(m.items) + fullPage - 1) / fullPage }

// cut lays out the pages of a split listing.
func (l *listing) cut() {
	for _, y := range l.years {
		if !l.paged(y) {
			l.stretches = append(l.stretches, stretch{l, y, nil, 1})
			if l.whole(y) {
				continue
			}
		}
		for _, m := range y.months {
			for p := range m.pages() {
				l.stretches = append(l.stretches, stretch{l, y, m, p + 1})
			}
		}
	}
}

// name is the stretch's folder below its list: "in/2021/", "in/2021-08/2/".
func (st stretch) name() string {
	name := periods
	switch {
	case st.list.letters:
		name += string(rune(st.year.key))
	case st.year.key == undated:
		name += "undated"
	case st.month == nil:
		name += edtf.FormatYear(st.year.key)
	default:
		name += st.inEDTF()
	}
	name += "/"
	if st.page > 1 {
		name += strconv.Itoa(st.page) + "/"
	}
	return name
}

// inEDTF is the month of a stretch: "2021-08".
func (st stretch) inEDTF() string {
	return fmt.Sprintf("%s-%02d", edtf.FormatYear(st.year.key), st.month.key-st.year.key*100)
}

// label is the stretch's name for people.
func (st stretch) label(w *Words) string {
	var label string
	switch {
	case st.list.letters:
		label = string(upper(rune(st.year.key)))
	case st.year.key == undated:
		label = w.Text("list.undated")
	case st.month == nil:
		label = inWords(edtf.FormatYear(st.year.key), w)
	default:
		label = inWords(st.inEDTF(), w)
	}
	if st.month != nil && st.month.pages() > 1 {
		label = w.Text("list.part", label, st.page)
	}
	return label
}

// inWords says a year or month; one that EDTF can't write stays as it is.
func inWords(text string, w *Words) string {
	d, err := edtf.Parse(text)
	if err != nil {
		return text
	}
	return d.Format(w.Dates)
}

func (st stretch) link(b *builder) *Link {
	return &Link{URL: b.info.Base + st.list.path + escapePath(st.name()), Text: st.label(b.theme.words)}
}

// items are what the stretch shows, by list, each in order of day: everything, or
// the newest where a year is only an index of its months.
func (st stretch) items() [][]item {
	l := st.list
	bySource := make([][]item, len(l.sources))
	put := func(items []item) {
		for _, it := range items {
			bySource[it.source] = append(bySource[it.source], it)
		}
	}
	switch {
	case st.month != nil:
		items := st.month.sorted()
		from := (st.page - 1) * fullPage
		put(items[from:min(from+fullPage, len(items))])
		return bySource
	case l.whole(st.year):
		for _, m := range st.year.months {
			put(m.sorted())
		}
		return bySource
	}
	put(newest(st.year.months, excerpt))
	return bySource
}

// newest returns the last n items of months that are in order.
func newest(months []*month, n int) (items []item) {
	for _, m := range slices.Backward(months) {
		sorted := m.sorted()
		take := sorted[max(0, len(sorted)-(n-len(items))):]
		items = append(slices.Clone(take), items...)
		if len(items) >= n {
			break
		}
	}
	return items
}

// top is the list as the page at its head shows it.
func (l *listing) top(b *builder) List {
	out := List{}
	for _, src := range l.sources {
		if src.n == 0 {
			continue
		}
		from, to := 0, src.n
		if l.years != nil {
			share := excerpt
			if len(l.sources) > 1 {
				share /= 2
			}
			if src.oldest {
				to = min(share, src.n)
			} else {
				from = max(0, src.n-share)
			}
		}
		items := make([]item, 0, to-from)
		for i := from; i < to; i++ {
			items = append(items, item{index: int32(i)})
		}
		out.Sections = append(out.Sections, src.section(b, items, src.n))
	}
	out.Periods = l.index(b)
	return out
}

// index is the index of a split listing, newest first.
func (l *listing) index(b *builder) (out []Period) {
	years := slices.Backward(l.years)
	if l.letters {
		years = slices.All(l.years)
	}
	for _, y := range years {
		if l.paged(y) {
			out = append(out, l.pagesOf(b, y, y.months[0])...)
			continue
		}
		p := Period{Link: *stretch{l, y, nil, 1}.link(b), Count: y.n}
		if l.always {
			p.Months = l.months(b, y)
		}
		out = append(out, p)
	}
	return out
}

// months is the index of a year, newest first.
func (l *listing) months(b *builder, y *year) (out []Period) {
	for _, m := range slices.Backward(y.months) {
		out = append(out, l.pagesOf(b, y, m)...)
	}
	return out
}

// pagesOf is the index of a month's pages.
func (l *listing) pagesOf(b *builder, y *year, m *month) (out []Period) {
	for p := range m.pages() {
		st := stretch{l, y, m, p + 1}
		out = append(out, Period{Link: *st.link(b), Count: min(fullPage, len(m.items)-p*fullPage)})
	}
	return out
}

// section makes rows of some of a list's items, which are in the list's order.
func (src source) section(b *builder, items []item, total int) Section {
	w := b.theme.words
	s := Section{ID: src.id, Title: w.Text("section." + src.id), Total: total, Shown: len(items), Derived: src.derived}
	for _, key := range src.columns {
		s.Columns = append(s.Columns, w.Text("column."+key))
	}
	ordered := slices.Backward(items)
	if src.oldest {
		ordered = slices.All(items)
	}
	var last edtf.Date
	for _, it := range ordered {
		i := int(it.index)
		if src.group != nil {
			if date := src.group(i); len(s.Groups) == 0 || !sameDay(date, last) {
				if head := b.heading(date); len(s.Groups) == 0 || *head != *s.Groups[len(s.Groups)-1].Date {
					s.Groups = append(s.Groups, Group{Date: head})
				}
				last = date
			}
		} else if len(s.Groups) == 0 {
			s.Groups = []Group{{Rows: make([]template.HTML, 0, len(items))}}
		}
		g := &s.Groups[len(s.Groups)-1]
		g.Rows = append(g.Rows, src.row(b, i))
	}
	return s
}

// sameDay reports whether both dates are the same day, whatever their times.
func sameDay(a, b edtf.Date) bool { return a.IsDay() && b.IsDay() && a.Lower() == b.Lower() }

// heading is a date over what is of it: as it was given, but for its time.
func (b *builder) heading(d edtf.Date) *Date {
	if d.HasTime() {
		return b.day(d.Lower())
	}
	return b.date(d)
}

// periodView is the page of one of a split list's stretches.
func periodView(b *builder, l *listing, at int) headed {
	st := l.stretches[at]
	label := st.label(b.theme.words)
	path := l.path + escapePath(st.name())
	v := &PeriodView{
		Page:  b.page(path, l.section, b.theme.words.Text("list.title", l.title, label), b.theme.words.Text("list.description", l.title, label)),
		Of:    Link{URL: b.info.Base + l.path, Text: l.title},
		Label: label,
	}
	for i, items := range st.items() {
		if len(items) > 0 {
			v.Sections = append(v.Sections, l.sources[i].section(b, items, len(items)))
		}
	}
	switch {
	case st.month == nil && !l.whole(st.year):
		v.Periods = l.months(b, st.year)
	case st.month != nil && !l.paged(st.year):
		v.Year = stretch{l, st.year, nil, 1}.link(b)
	}
	v.Earlier, v.Later = l.neighbour(b, at, -1), l.neighbour(b, at, 1)
	return v
}

// neighbour is the page before (step -1) or after (step 1) a stretch in time: one
// that shows all of its period, or a year where the stretch is only a year's index.
func (l *listing) neighbour(b *builder, at, step int) *Link {
	full := func(s stretch) bool { return s.month != nil || l.whole(s.year) }
	st := l.stretches[at]
	for i := at + step; i >= 0 && i < len(l.stretches); i += step {
		other := l.stretches[i]
		if full(st) == full(other) || !full(st) && other.month == nil {
			return other.link(b)
		}
	}
	return nil
}

// byPeriod returns paths in the order of the periods that they are of. What happened in
// one month stands on pages of many lists, which then find its cards still at hand.
func byPeriod(late outputs) []string {
	type dated struct{ period, path string }
	all := make([]dated, 0, len(late))
	for p := range late {
		_, period, _ := strings.Cut(p, "/"+periods)
		all = append(all, dated{period, p})
	}
	slices.SortFunc(all, func(a, b dated) int {
		return cmp.Or(strings.Compare(a.period, b.period), strings.Compare(a.path, b.path))
	})
	paths := make([]string, len(all))
	for i, d := range all {
		paths[i] = d.path
	}
	return paths
}
