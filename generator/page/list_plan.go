package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"
	"unicode"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// A list with more than fullPage items is split. The page at its head then shows the
// newest ones, excerpt of them.
const (
	fullPage = 200
	excerpt  = 100
)

// listPlan is the lists of one page, and how they are split by time.
//
// Up to fullPage items stand on the page itself. If there are more, the page shows the
// newest of each list and an index of years, and every item stands on a page of its
// period. /claims/in/2021/ has a year of up to fullPage items; for a longer year it is
// an index of the year's months. /claims/in/2021-08/ has a month, divided into pages of
// fullPage items, counted from the oldest; /claims/in/2021-08/2/ is the second. So a
// period that is over keeps its addresses and its content.
//
// Lists without dates (entities, topics) are split in the same way by first letter.
type listPlan struct {
	folder    string // in the output, unescaped: "entities/x/"
	path      string // the same, percent-encoded
	menu      string // the section of the menu
	title     string // of the page at its head
	always    bool   // split by month however short it is, so that the past does not move
	byLetters bool   // split by first letter, not by time
	sections  []sectionPlan

	years []*year      // oldest first; nil if the list is not split
	parts []periodPage // the pages into which it is split, oldest first; a year before its months
	filed sync.Once
}

// sectionPlan is one of the lists of a page.
type sectionPlan struct {
	id      string               // of its section; its heading is the phrase "section."+id
	n       int                  // how many items it has
	day     func(i int) edtf.Day // by which an item is filed
	letter  func(i int) rune     // instead of day, if the list is split by letters
	row     func(b *builder, i int) template.HTML
	group   func(i int) edtf.Date // the date that is the heading of an item; may be nil
	vague   func(i int) bool      // the heading is not a plain day; nil if group is
	columns []string              // keys of column headings, if rows are table rows
	oldest  bool                  // shown oldest first
	derived bool                  // no author wrote this list
}

// year is a period with its months. A list that is split by letters has a "year" for each
// letter, with one "month" in it.
type year struct {
	key    int
	n      int
	months []*month
}

// month is the items of a period, in order of day, list and place in the list.
type month struct {
	plan  *listPlan
	key   int
	items []item
	order sync.Once
}

// item is a place in one of the lists. There are many, so it is small.
type item struct {
	index   int32
	section int16
	day     int8 // of the month; for an item without day, 0 if its start is open and 1 if its end is
	vague   bool // it stands under another heading than its day
}

// undated is the key of the month of items without a first day. It comes before all others.
const undated = -1 << 40

// claimSection lists claims by the day on which they were said.
func claimSection(id string, claims []*docket.Claim) sectionPlan {
	return sectionPlan{id: id, n: len(claims),
		day: func(i int) edtf.Day { return claims[i].Said.Lower() },
		row: func(b *builder, i int) template.HTML { return row(b, b.briefs.Claim(claims[i])) },
	}
}

// articleSection lists articles by their day.
func articleSection(id string, articles []*docket.Article) sectionPlan {
	return sectionPlan{id: id, n: len(articles),
		day: func(i int) edtf.Day { return articles[i].Date.Lower() },
		row: func(b *builder, i int) template.HTML { return row(b, b.briefs.Article(articles[i])) },
	}
}

// row renders a brief as a list item.
func row(b *builder, r interface{ Row() (template.HTML, error) }) template.HTML {
	html, err := r.Row()
	b.fail(err)
	return html
}

// sitePlan is the plan of one of the site's own lists, such as /claims/.
func sitePlan(s *Site, id string, sections ...sectionPlan) *listPlan {
	return &listPlan{folder: id + "/", path: id + "/", menu: id + "/", title: s.words.Text(id + ".title"),
		sections: sections}
}

// recordPlan is the plan of the lists on a record's page.
func recordPlan(r docket.Ref, menu string, sections ...sectionPlan) *listPlan {
	return &listPlan{folder: folder(r), path: r.Path(), menu: menu, title: r.Title, sections: sections}
}

// total counts the items of all lists.
func (l *listPlan) total() int {
	n := 0
	for _, s := range l.sections {
		n += s.n
	}
	return n
}

// periodFolder is the folder, below a list, of the pages into which it is split.
const periodFolder = "in/"

// split plans the pages of a list that has too many items for one page.
func split(s *Site, late outputs, l *listPlan) {
	l = filed(s, l)
	for i, p := range l.parts {
		late.add(l.folder+p.name(), "period", func(b *builder) headed { return periodView(b, l, i) })
	}
}

// filed returns the plan of the same folder with its items filed by period, if there are
// too many for one page. It files them once for a version of the site.
func filed(s *Site, l *listPlan) *listPlan {
	if n := l.total(); n == 0 || n <= fullPage && !l.always {
		return l
	}
	kept, _ := s.lists.LoadOrStore(l.folder, l)
	l = kept.(*listPlan)
	l.filed.Do(l.file)
	return l
}

// file puts every item into its month, and the months into years.
func (l *listPlan) file() {
	months := map[int]*month{}
	for number, section := range l.sections {
		for i := range section.n {
			it := item{index: int32(i), section: int16(number)}
			key := undated
			if l.byLetters {
				key = int(unicode.ToLower(section.letter(i)))
			} else {
				it.vague = section.vague != nil && section.vague(i)
				key, it.day = monthOf(section.day(i))
			}
			m := months[key]
			if m == nil {
				m = &month{plan: l, key: key}
				months[key] = m
			}
			m.items = append(m.items, it)
		}
	}
	l.years = l.inYears(months)
	l.cut()
}

// monthOf returns the key of a day's month, and the day in it.
func monthOf(day edtf.Day) (key int, inMonth int8) {
	switch day {
	case edtf.MinDay:
		return undated, 0
	case edtf.MaxDay:
		return undated, 1
	}
	y, m, d := day.Date()
	return y*100 + int(m), int8(d)
}

// inYears puts months into their years, oldest first.
func (l *listPlan) inYears(months map[int]*month) (out []*year) {
	years := map[int]*year{}
	for key, m := range months {
		yearKey := key
		if !l.byLetters && key != undated {
			yearKey = (key - (key%100+100)%100) / 100 // rounded down, for years before the year 0
		}
		y := years[yearKey]
		if y == nil {
			y = &year{key: yearKey}
			years[yearKey] = y
			out = append(out, y)
		}
		y.months = append(y.months, m)
		y.n += len(m.items)
	}
	slices.SortFunc(out, func(a, b *year) int { return cmp.Compare(a.key, b.key) })
	for _, y := range out {
		slices.SortFunc(y.months, func(a, b *month) int { return cmp.Compare(a.key, b.key) })
	}
	return out
}

// sorted returns a month's items in order. It sorts them the first time. Of the items of
// one first day, those with a vague date come last, so that no heading stands twice.
func (m *month) sorted() []item {
	m.order.Do(func() {
		slices.SortFunc(m.items, func(a, b item) int {
			place := cmp.Or(cmp.Compare(a.section, b.section), cmp.Compare(a.index, b.index))
			switch {
			case a.day != b.day:
				return cmp.Compare(a.day, b.day)
			case a.vague && b.vague:
				return cmp.Or(m.plan.byDate(a, b), place)
			case a.vague:
				return 1
			case b.vague:
				return -1
			}
			return place
		})
	})
	return m.items
}

// byDate compares items by the dates of their headings.
func (l *listPlan) byDate(a, b item) int {
	one, other := l.sections[a.section].group(int(a.index)), l.sections[b.section].group(int(b.index))
	return cmp.Or(edtf.Compare(one, other), strings.Compare(one.String(), other.String()))
}

// heading returns a date as the heading over a group: as it was given, without its time.
func heading(b *builder, d edtf.Date) *brief.Date {
	if d.HasTime() {
		return b.briefs.Day(d.Lower())
	}
	return b.briefs.Date(d)
}
