package page

import (
	"html/template"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/edtf"
)

// List is the lists of a page, or of one of the pages into which they are split.
type List struct {
	Sections []Section
	Periods  []Period    // index of the pages into which the lists are split; empty if they are not
	Earlier  *brief.Link // the pages before and after this one in time
	Later    *brief.Link
}

// Section is one of a page's lists, or a part of it.
type Section struct {
	ID      string // of the section element
	Title   string
	Total   int // how many there are, shown or not
	Shown   int
	Columns []string // headings, if the rows are table rows
	Derived bool     // the site computed the list; no author wrote it
	Groups  []Group
}

// Group is rows under one heading, or under none.
type Group struct {
	Date *brief.Date // as it was given, without a time
	Rows []template.HTML
}

// Period is an entry in the index of a split list.
type Period struct {
	brief.Link
	Count  int
	Months []Period
}

// top returns the lists as the page at their head shows them.
func (l *listPlan) top(b *builder) List {
	out := List{}
	for _, section := range l.sections {
		if section.n == 0 {
			continue
		}
		from, to := 0, section.n
		if l.years != nil {
			share := excerpt
			if len(l.sections) > 1 {
				share /= 2
			}
			if section.oldest {
				to = min(share, section.n)
			} else {
				from = max(0, section.n-share)
			}
		}
		items := make([]item, 0, to-from)
		for i := from; i < to; i++ {
			items = append(items, item{index: int32(i)})
		}
		out.Sections = append(out.Sections, section.view(b, items, section.n))
	}
	out.Periods = l.index(b)
	return out
}

// recent returns the list as the page at its head shows it, for a list that is not in
// order of day: its newest items.
func (l *listPlan) recent(b *builder) List {
	if l.years == nil {
		return List{}
	}
	var months []*month
	for _, y := range l.years {
		months = append(months, y.months...)
	}
	newest := l.sections[0].view(b, newestItems(months, excerpt), l.sections[0].n)
	return List{Sections: []Section{newest}, Periods: l.index(b)}
}

// newestItems returns the last n items of months that are in order.
func newestItems(months []*month, n int) (items []item) {
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

// view makes the rows of some items, which are in the list's order.
func (s sectionPlan) view(b *builder, items []item, total int) Section {
	out := Section{ID: s.id, Title: b.words.Text("section." + s.id), Total: total, Shown: len(items), Derived: s.derived}
	for _, key := range s.columns {
		out.Columns = append(out.Columns, b.words.Text("column."+key))
	}
	ordered := slices.Backward(items)
	if s.oldest {
		ordered = slices.All(items)
	}
	var last edtf.Date
	for _, it := range ordered {
		i := int(it.index)
		if s.group == nil {
			if len(out.Groups) == 0 {
				out.Groups = []Group{{}}
			}
		} else if date := s.group(i); len(out.Groups) == 0 || !sameDay(date, last) {
			head := heading(b, date)
			if len(out.Groups) == 0 || *head != *out.Groups[len(out.Groups)-1].Date {
				out.Groups = append(out.Groups, Group{Date: head})
			}
			last = date
		}
		g := &out.Groups[len(out.Groups)-1]
		g.Rows = append(g.Rows, s.row(b, i))
	}
	return out
}

// sameDay reports whether both dates are the same day, whatever their times.
func sameDay(a, b edtf.Date) bool { return a.IsDay() && b.IsDay() && a.Lower() == b.Lower() }

// index returns the index of a split list, newest first, or in the order of letters.
func (l *listPlan) index(b *builder) (out []Period) {
	years := slices.Backward(l.years)
	if l.byLetters {
		years = slices.All(l.years)
	}
	for _, y := range years {
		if l.paged(y) {
			out = append(out, l.pagesOf(b, y, y.months[0])...)
			continue
		}
		p := Period{Link: *periodPage{l, y, nil, 1}.link(b), Count: y.n}
		if l.always {
			p.Months = l.months(b, y)
		}
		out = append(out, p)
	}
	return out
}

// months returns the index of a year, newest first.
func (l *listPlan) months(b *builder, y *year) (out []Period) {
	for _, m := range slices.Backward(y.months) {
		out = append(out, l.pagesOf(b, y, m)...)
	}
	return out
}

// pagesOf returns the index of a month's pages.
func (l *listPlan) pagesOf(b *builder, y *year, m *month) (out []Period) {
	for p := range m.pages() {
		link := periodPage{l, y, m, p + 1}.link(b)
		out = append(out, Period{Link: *link, Count: min(fullPage, len(m.items)-p*fullPage)})
	}
	return out
}
