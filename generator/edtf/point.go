package edtf

import (
	"cmp"
	"time"
)

// precision says how much of the calendar a point spans.
type precision uint8

// The precisions. The zero point belongs to the zero [Date] and, like an open or
// unknown end, has no bounds.
const (
	noPoint    precision = iota
	openEnd              // the ".." of an interval
	unknownEnd           // the "" of an interval
	byYear
	bySeason
	byMonth
	byDay
	byCentury // 20XX, and from here on digits are unspecified
	byDecade  // 201X
	someMonth // 1985-XX
	someDayInYear
	someDay // 1985-04-XX
)

// spans holds the length of every bounded precision.
var spans = [...]struct{ years, months, days int }{
	byYear:        {years: 1},
	bySeason:      {months: 3},
	byMonth:       {months: 1},
	byDay:         {days: 1},
	byCentury:     {years: 100},
	byDecade:      {years: 10},
	someMonth:     {years: 1},
	someDayInYear: {years: 1},
	someDay:       {months: 1},
}

// qualifier is a set of the marks that may end a date.
type qualifier uint8

const (
	approximate qualifier = 1 << iota // ~
	uncertain                         // ?
)

// marks spells the qualifiers.
var marks = [...]string{"", "~", "?", "%"}

// point is a date that is not an interval, or one end of an interval. Year, month and
// day are those of its first day.
type point struct {
	year       int32
	month, day uint8
	precision  precision
	qualifier  qualifier
}

func (p point) bounded() bool { return p.precision >= byYear }

// rough reports whether the point has bounds and is not a plain day.
func (p point) rough() bool { return p.bounded() && (p.precision != byDay || p.qualifier != 0) }

// loose reports whether people would not hold the point to its last day: it is a season,
// or marked ~ or ?.
func (p point) loose() bool { return p.precision == bySeason || p.qualifier != 0 }

// masked reports whether digits of the point are unspecified.
func (p point) masked() bool { return p.precision >= byCentury }

func (p point) lower() Day {
	if !p.bounded() {
		return MinDay
	}
	return DayOf(int(p.year), time.Month(p.month), int(p.day))
}

// compareLower orders points by their lower bounds, which for most need not be counted.
func compareLower(a, b point) int {
	switch {
	case !a.bounded() || !b.bounded():
		return cmp.Compare(a.lower(), b.lower())
	case a.year != b.year:
		return cmp.Compare(a.year, b.year)
	case a.month != b.month:
		return cmp.Compare(a.month, b.month)
	}
	return cmp.Compare(a.day, b.day)
}

func (p point) upper() Day {
	if !p.bounded() {
		return MaxDay
	}
	span := spans[p.precision]
	return DayOf(
		int(p.year)+span.years,
		time.Month(int(p.month)+span.months),
		int(p.day)+span.days,
	) - 1
}

// pointOf returns the point that is the day d.
func pointOf(d Day) point {
	year, month, day := d.Date()
	return point{year: int32(year), month: uint8(month), day: uint8(day), precision: byDay}
}
