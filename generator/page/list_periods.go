package page

import (
	"fmt"
	"strconv"
	"unicode"

	"onrecord/generator/brief"
	"onrecord/generator/edtf"
	"onrecord/generator/theme"
)

// PeriodView is the lists of a page in one year or month. It names no other period
// than its neighbours, so that it stays as it is once it is over.
type PeriodView struct {
	Page
	List
	Of    brief.Link  // the page whose lists these are
	Year  *brief.Link // of a month
	Label string      // "August 2021"
}

// periodPage is one page of a split list: a year, a month or one page of a month.
type periodPage struct {
	plan  *listPlan
	year  *year
	month *month // nil for a whole year
	page  int    // from 1, counted from the oldest
}

// whole reports whether a year stands on one page.
func (l *listPlan) whole(y *year) bool { return !l.always && y.n <= fullPage }

// paged reports whether a period is divided into pages directly, without months.
func (l *listPlan) paged(y *year) bool { return l.byLetters || y.key == undated }

// pages returns how many pages a month has.
func (m *month) pages() int { return (len(m.items) + fullPage - 1) / fullPage }

// cut plans the pages of a split list.
func (l *listPlan) cut() {
	for _, y := range l.years {
		if !l.paged(y) {
			l.parts = append(l.parts, periodPage{l, y, nil, 1})
			if l.whole(y) {
				continue
			}
		}
		for _, m := range y.months {
			for p := range m.pages() {
				l.parts = append(l.parts, periodPage{l, y, m, p + 1})
			}
		}
	}
}

// name returns the page's folder below its list: "in/2021/", "in/2021-08/2/".
func (p periodPage) name() string {
	name := periodFolder
	switch {
	case p.plan.byLetters:
		name += string(rune(p.year.key))
	case p.year.key == undated:
		name += "undated"
	default:
		name += p.inEDTF()
	}
	name += "/"
	if p.page > 1 {
		name += strconv.Itoa(p.page) + "/"
	}
	return name
}

// inEDTF returns the period of the page: "2021" or "2021-08".
func (p periodPage) inEDTF() string {
	year := edtf.FormatYear(p.year.key)
	if p.month == nil {
		return year
	}
	return fmt.Sprintf("%s-%02d", year, p.month.key-p.year.key*100)
}

// label returns the period in words.
func (p periodPage) label(w *theme.Words) string {
	var label string
	switch {
	case p.plan.byLetters:
		label = string(unicode.ToUpper(rune(p.year.key)))
	case p.year.key == undated:
		label = w.Text("list.undated")
	default:
		label = w.Period(p.inEDTF())
	}
	if p.month != nil && p.month.pages() > 1 {
		label = w.Text("list.part", label, p.page)
	}
	return label
}

func (p periodPage) link(b *builder) *brief.Link {
	return &brief.Link{URL: b.info.Base + p.plan.path + escapePath(p.name()), Text: p.label(b.words)}
}

// items returns what the page shows, by list, each in order of day: everything, or the
// newest items of a year that is only an index of its months.
func (p periodPage) items() [][]item {
	var items []item
	switch {
	case p.month != nil:
		all, from := p.month.sorted(), (p.page-1)*fullPage
		items = all[from:min(from+fullPage, len(all))]
	case p.plan.whole(p.year):
		for _, m := range p.year.months {
			items = append(items, m.sorted()...)
		}
	default:
		items = newestItems(p.year.months, excerpt)
	}
	bySection := make([][]item, len(p.plan.sections))
	for _, it := range items {
		bySection[it.section] = append(bySection[it.section], it)
	}
	return bySection
}

// periodView makes the page of one period of a split list.
func periodView(b *builder, l *listPlan, at int) headed {
	p := l.parts[at]
	label := p.label(b.words)
	path := l.path + escapePath(p.name())
	title, description := b.words.Text("list.title", l.title, label), b.words.Text("list.description", l.title, label)
	v := &PeriodView{Page: newPage(b, path, l.menu, title, description), Label: label,
		Of: brief.Link{URL: b.info.Base + l.path, Text: l.title}}
	for i, items := range p.items() {
		if len(items) > 0 {
			v.Sections = append(v.Sections, l.sections[i].view(b, items, len(items)))
		}
	}
	switch {
	case p.month == nil && !l.whole(p.year):
		v.Periods = l.months(b, p.year)
	case p.month != nil && !l.paged(p.year):
		v.Year = periodPage{l, p.year, nil, 1}.link(b)
	}
	v.Earlier, v.Later = l.neighbour(b, at, -1), l.neighbour(b, at, 1)
	return v
}

// neighbour returns the page before (step -1) or after (step 1) a page in time. A page
// that shows all of its period has such a page as its neighbour; a year that is an index
// of its months has a year.
func (l *listPlan) neighbour(b *builder, at, step int) *brief.Link {
	full := func(p periodPage) bool { return p.month != nil || l.whole(p.year) }
	p := l.parts[at]
	for i := at + step; i >= 0 && i < len(l.parts); i += step {
		other := l.parts[i]
		if full(p) == full(other) || !full(p) && other.month == nil {
			return other.link(b)
		}
	}
	return nil
}
