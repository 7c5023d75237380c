package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"
	"unicode"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// How long a list may get before it is split, and how many of its newest items the
// page at its head then still shows.
const (
	fullPage = 200
	excerpt  = 100
)

// listing is one page's lists together, as they are split by time.
//
// Up to fullPage items stand on the page itself. More than that, and the page shows
// the newest of each list and an index of years; every item then stands on one page
// of its own period: /claims/in/2021/ has a year of up to fullPage items, else it is
// an index of its months; /claims/in/2021-08/ has a month, cut into pages of
// fullPage counted from the oldest, /claims/in/2021-08/2/ being the second. So a
// period that is over keeps its addresses and its content.
//
// Lists without dates (entities, topics) are split in the same way by first letter.
type listing struct {
	folder  string // in the output, unescaped: "entities/x/"
	path    string // the same, percent-encoded
	section string // of the menu
	title   string // of the page at its head
	always  bool   // split by month however short: what is past must not move
	letters bool   // by first letter, not by time
	sources []source

	years     []*year   // oldest first; nil where the list is not split
	stretches []stretch // the pages into which it is split, oldest first; a year that is not whole stands before its months
	filed     sync.Once
}

// source is one of the lists of a page.
type source struct {
	id      string // of its section; its heading is the words "section."+id
	n       int
	day     func(i int) edtf.Day // by which an item is filed
	letter  func(i int) rune     // instead of day
	row     func(b *builder, i int) template.HTML
	group   func(i int) edtf.Date // groups rows under their date; may be nil
	vague   func(i int) bool      // the item's group is not a plain day; nil where group is
	columns []string              // keys of column headings, where rows are table rows
	oldest  bool                  // shown oldest first
	derived bool                  // no author wrote this list
}

// year is a period with its months. A listing by letters has a "year" per letter,
// with one "month" in it.
type year struct {
	key    int
	n      int
	months []*month
}

// month is a period's items in order of day, list and place in the list.
type month struct {
	list  *listing
	key   int
	items []item
	order sync.Once
}

type item struct {
	index  int32
	source int16
	day    int8 // of the month; of what has none, 0 where its start is open, 1 where its end is
	vague  bool // it stands under another heading than its day
}

// undated files what has no first day, so that it stands where the docket's order has
// it: before all else.
const undated = -1 << 40

// claimSource lists claims by the day on which they were said.
func claimSource(id string, claims []*docket.Claim) source {
	return source{id: id, n: len(claims),
		day: func(i int) edtf.Day { return claims[i].Said.Lower() },
		row: func(b *builder, i int) template.HTML { return b.claimRow(claims[i]) },
	}
}

// claimRow is the claim as a list item.
func (b *builder) claimRow(c *docket.Claim) template.HTML {
	html, err := b.claim(c).Row()
	b.fail(err)
	return html
}

// total counts the items of all its lists.
func (l *listing) total() int {
	n := 0
	for _, s := range l.sources {
		n += s.n
	}
	return n
}

// periods is the folder, below a list, of the pages into which it is split.
const periods = "in/"

// split plans the pages of a listing's periods, where it has too many items for one
// page.
func (s *Site) split(late outputs, l *listing) {
	l = s.list(l)
	for i, st := range l.stretches {
		late.add(l.folder+st.name(), "period", func(b *builder) headed { return periodView(b, l, i) })
	}
}

// list returns the listing of a folder with its items filed by period, where there
// are too many for one page. That is done once.
func (s *Site) list(l *listing) *listing {
	if n := l.total(); n == 0 || n <= fullPage && !l.always {
		return l
	}
	kept, _ := s.lists.LoadOrStore(l.folder, l)
	l = kept.(*listing)
	l.filed.Do(l.file)
	return l
}

// file puts every item into its month.
func (l *listing) file() {
	months := map[int]*month{}
	add := func(key int, it item) *month {
		m := months[key]
		if m == nil {
			m = &month{list: l, key: key}
			months[key] = m
		}
		m.items = append(m.items, it)
		return m
	}
	for si, src := range l.sources {
		var last *month // into which an item went, and its days: the next one's mostly too
		var from, to edtf.Day
		for i := range src.n {
			it := item{index: int32(i), source: int16(si)}
			if l.letters {
				add(int(unicode.ToLower(src.letter(i))), it)
				continue
			}
			day := src.day(i)
			it.vague = src.vague != nil && src.vague(i)
			switch {
			case last != nil && from <= day && day < to:
				it.day = int8(day-from) + 1
				last.items = append(last.items, it)
			case day == edtf.MinDay:
				add(undated, it)
			case day == edtf.MaxDay:
				it.day = 1
				add(undated, it)
			default:
				y, m, d := day.Date()
				it.day = int8(d)
				last, from, to = add(y*100+int(m), it), edtf.DayOf(y, m, 1), edtf.DayOf(y, m+1, 1)
			}
		}
	}
	l.inYears(months)
	l.cut()
}

// inYears puts months into their years.
func (l *listing) inYears(months map[int]*month) {
	years := map[int]*year{}
	for key, m := range months {
		yearKey := key
		if !l.letters && key != undated {
			yearKey = floorDiv(key, 100)
		}
		y := years[yearKey]
		if y == nil {
			y = &year{key: yearKey}
			years[yearKey] = y
			l.years = append(l.years, y)
		}
		y.months = append(y.months, m)
		y.n += len(m.items)
	}
	slices.SortFunc(l.years, func(a, b *year) int { return cmp.Compare(a.key, b.key) })
	for _, y := range l.years {
		slices.SortFunc(y.months, func(a, b *month) int { return cmp.Compare(a.key, b.key) })
	}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// sorted returns a month's items in order, sorted the first time. What is vague comes
// after what is of its first day alone, so that no heading stands twice.
func (m *month) sorted() []item {
	m.order.Do(func() {
		slices.SortFunc(m.items, func(a, b item) int {
			switch n := cmp.Compare(a.day, b.day); {
			case n != 0:
				return n
			case a.vague && b.vague:
				return cmp.Or(m.list.byDate(a, b), cmp.Compare(a.source, b.source), cmp.Compare(a.index, b.index))
			case a.vague:
				return 1
			case b.vague:
				return -1
			}
			return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.index, b.index))
		})
	})
	return m.items
}

// byDate orders items of one first day by the dates under which they stand.
func (l *listing) byDate(a, b item) int {
	one, other := l.sources[a.source].group(int(a.index)), l.sources[b.source].group(int(b.index))
	return cmp.Or(edtf.Compare(one, other), strings.Compare(one.String(), other.String()))
}
