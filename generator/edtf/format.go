package edtf

import (
	"fmt"
	"strconv"
)

// Format returns the date in words, at the precision in which it was given: "2 July
// 2021", "about July 2021", "2–4 July 2021". No date is "".
func (d Date) Format(w *Words) string { return style{words: w}.date(d) }

// Short returns the date in the compact form for tables and charts: "2 Jul 2021",
// "c. Jul 2021". No date is "".
func (d Date) Short(w *Words) string { return style{words: w, short: true}.date(d) }

// Format returns the day in words, and "" for a missing bound.
func (d Day) Format(w *Words) string { return style{words: w}.day(d) }

// Short returns the day in the compact form, and "" for a missing bound.
func (d Day) Short(w *Words) string { return style{words: w, short: true}.day(d) }

// style is a language and one of its two forms.
type style struct {
	words *Words
	short bool
}

// pick returns the pattern of the style's form.
func (s style) pick(long, short string) string {
	if s.short && short != "" {
		return short
	}
	return long
}

func (s style) day(d Day) string {
	if d == MinDay || d == MaxDay {
		return ""
	}
	return s.point(pointOf(d))
}

func (s style) date(d Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.clock.given:
		return s.clock(d)
	case d.from.bounded() && d.to.bounded():
		return s.between(d.from, d.to)
	}
	return s.missingEnd(d.from, d.to)
}

// clock says a date with its time at its own offset. Seconds are left out if there are
// none.
func (s style) clock(d Date) string {
	seconds := d.Seconds() + int(d.clock.offset)
	time := fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		time += fmt.Sprintf(":%02d", seconds%60)
	}
	pattern := s.words.LocalTime
	switch {
	case d.clock.offset != 0:
		pattern = s.words.OffsetTime
	case d.clock.zoned:
		pattern = s.words.Time
	}
	return fill(pattern, "date", s.point(d.from), "time", time, "offset", offsetText(int(d.clock.offset)))
}

// offsetText writes the offset of a zone: "+04:30", "−04:00".
func offsetText(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	return fmt.Sprintf("%s%02d:%02d", sign, seconds/3600, seconds/60%60)
}

// missingEnd says an interval that has no bound at one end or at both.
func (s style) missingEnd(from, to point) string {
	w := s.words
	switch {
	case to.bounded() && from.precision == openEnd:
		return fill(w.OpenStart, "date", s.point(to))
	case to.bounded():
		return fill(s.pick(w.UnknownStart, w.UnknownStartShort), "date", s.point(to))
	case from.bounded() && to.precision == openEnd:
		return fill(w.OpenEnd, "date", s.point(from))
	case from.bounded():
		return fill(s.pick(w.UnknownEnd, w.UnknownEndShort), "date", s.point(from))
	case from.precision == openEnd && to.precision == openEnd:
		return w.AnyTime
	}
	return w.UnknownTime
}

// between says an interval with two bounds, and does not repeat what these share.
func (s style) between(from, to point) string {
	w := s.words
	plain := from.qualifier == 0 && to.qualifier == 0 && from.precision == to.precision
	parts := []string{
		"day", strconv.Itoa(int(from.day)), "to_day", strconv.Itoa(int(to.day)),
		"month", s.month(from), "to_month", s.month(to),
		"year", s.year(from.year),
	}
	switch {
	case from == to:
		return s.point(from)
	case s.short && plain && from.precision == byYear:
		return fill(w.YearSpan, "from", s.year(from.year), "to", s.year(to.year))
	case !plain || from.year != to.year:
	case from.precision == byMonth:
		return fill(s.pick(w.MonthRange, w.MonthRangeShort), parts...)
	case from.precision == byDay && from.month == to.month:
		return fill(w.DayRange, parts...)
	case from.precision == byDay:
		return fill(s.pick(w.DayMonthRange, w.DayMonthRangeShort), parts...)
	}
	return fill(s.pick(w.Range, w.RangeShort), "from", s.point(from), "to", s.point(to))
}

// point says a bounded point with its qualifier.
func (s style) point(p point) string {
	w, text := s.words, s.unqualified(p)
	switch p.qualifier {
	case approximate:
		return fill(s.pick(w.About, w.AboutShort), "date", text)
	case uncertain:
		return fill(s.pick(w.Perhaps, w.PerhapsShort), "date", text)
	case approximate | uncertain:
		return fill(s.pick(w.PerhapsAbout, w.PerhapsAboutShort), "date", text)
	}
	return text
}

func (s style) unqualified(p point) string {
	w, year := s.words, s.year(p.year)
	inMonth := func() string { return fill(w.MonthYear, "month", s.month(p), "year", year) }
	switch p.precision {
	case byCentury:
		return fill(w.YearSpan, "from", year, "to", s.year(p.year+99))
	case byDecade:
		if p.year <= 0 {
			return fill(w.YearSpan, "from", year, "to", s.year(p.year+9))
		}
		return fill(s.pick(w.Decade, w.DecadeShort), "year", year)
	case bySeason:
		return fill(w.SeasonYear, "season", w.Seasons[p.month/3-1], "year", s.seasonYear(p))
	case byMonth:
		return inMonth()
	case byDay:
		return fill(w.DayMonthYear, "day", strconv.Itoa(int(p.day)), "month", s.month(p), "year", year)
	case someMonth:
		return fill(s.pick(w.SomeMonth, w.SomeMonthShort), "date", year)
	case someDayInYear:
		return fill(s.pick(w.SomeDay, w.SomeDayShort), "date", year)
	case someDay:
		return fill(s.pick(w.SomeDay, w.SomeDayShort), "date", inMonth())
	}
	return year
}

// month returns the name of the month of p.
func (s style) month(p point) string {
	w, i := s.words, p.month-1
	switch {
	case s.short:
		return w.MonthsShort[i]
	case p.precision != byDay && w.MonthsAlone[i] != "":
		return w.MonthsAlone[i]
	}
	return w.Months[i]
}

// year counts years as people do: the astronomical year 0 is 1 BC.
func (s style) year(y int32) string {
	if y <= 0 {
		return fill(s.words.BeforeChrist, "year", strconv.Itoa(int(1-y)))
	}
	return strconv.Itoa(int(y))
}

// seasonYear returns the year of a season; a winter has two, the second of which is
// short within a century.
func (s style) seasonYear(p point) string {
	year, next := s.year(p.year), s.year(p.year+1)
	switch {
	case p.month != 12:
		return year
	case p.year >= 1000 && (p.year+1)%100 != 0:
		next = next[len(next)-2:]
	}
	return fill(s.words.YearSpan, "from", year, "to", next)
}
