package edtf

import (
	"fmt"
	"strings"
)

// maxYearDigits keeps every year within the range of point.year.
const maxYearDigits = 9

// parsePoint reads year, year-month, year-season or year-month-day and a qualifier.
func parsePoint(s string) (point, *Error) {
	body, q := cutQualifier(s)
	p, n, err := parseYear(body)
	if err != nil {
		return point{}, err
	}
	p.qualifier = q
	if n == len(body) {
		return p, nil
	}
	if p.masked() || body[0] == 'Y' {
		return point{}, wrong(n, len(body)-n, "only a year of four digits has months")
	}
	month, day, hasDay := strings.Cut(body[n+1:], "-")
	if err := p.setMonth(month); err != nil {
		err.Offset += n + 1
		return point{}, err
	}
	if hasDay {
		if err := p.setDay(day); err != nil {
			err.Offset += n + 1 + len(month) + 1
			return point{}, err
		}
	}
	return p, nil
}

// cutQualifier splits off the mark at the end of s.
func cutQualifier(s string) (string, qualifier) {
	last := len(s) - 1
	if last < 0 {
		return s, 0
	}
	switch s[last] {
	case '~':
		return s[:last], approximate
	case '?':
		return s[:last], uncertain
	case '%':
		return s[:last], approximate | uncertain
	}
	return s, 0
}

// parseYear reads the year at the start of s and returns its length, which reaches to
// the end of s or to the hyphen before a month.
func parseYear(s string) (p point, n int, err *Error) {
	if strings.HasPrefix(s, "Y") {
		return parseLongYear(s)
	}
	digits, negative := strings.CutPrefix(s, "-")
	if i := strings.IndexByte(digits, '-'); i >= 0 {
		digits = digits[:i]
	}
	n = len(digits)
	if negative {
		n++
	}
	if len(digits) != 4 {
		return p, n, wrong(0, n, "a date begins with a year of four digits")
	}
	year, unit, precision := int32(0), int32(1), byYear
	switch {
	case digits[2:] == "XX":
		digits, unit, precision = digits[:2], 100, byCentury
	case digits[3] == 'X':
		digits, unit, precision = digits[:3], 10, byDecade
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return p, n, wrong(0, n, "a date begins with a year of four digits")
		}
		year = year*10 + int32(c-'0')
	}
	year *= unit
	if negative {
		if year == 0 {
			return p, n, wrong(0, n, "the year 0 has no sign: 0000 is 1 BC, -0001 is 2 BC")
		}
		year = -year - (unit - 1) // the first of the years -2099 to -2000
	}
	return point{year: year, month: 1, day: 1, precision: precision}, n, nil
}

// parseLongYear reads a year of more than four digits, which takes all of s.
func parseLongYear(s string) (point, int, *Error) {
	digits, negative := strings.CutPrefix(s[1:], "-")
	year := int32(0)
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return point{}, 0, wrong(0, len(s), "after the Y of a long year there are only digits")
		}
		year = year*10 + int32(c-'0')
	}
	switch {
	case len(digits) <= 4 || digits[0] == '0':
		return point{}, 0, wrong(0, len(s), "a year with Y has more than four digits, the first not 0")
	case len(digits) > maxYearDigits:
		return point{}, 0, wrong(0, len(s), "the year has more than %d digits", maxYearDigits)
	case negative:
		year = -year
	}
	return point{year: year, month: 1, day: 1, precision: byYear}, len(s), nil
}

// setMonth narrows a year to the month or season s.
func (p *point) setMonth(s string) *Error {
	if s == "XX" {
		p.precision = someMonth
		return nil
	}
	n, ok := twoDigits(s)
	switch {
	case !ok:
		return wrong(0, len(s), "a month has two digits")
	case 1 <= n && n <= 12:
		p.month, p.precision = uint8(n), byMonth
	case 21 <= n && n <= 24:
		p.month, p.precision = uint8(n-20)*3, bySeason
	default:
		err := wrong(0, len(s), "there is no month %s", s)
		err.Hint = "months are 01 to 12, seasons 21 (spring) to 24 (winter)"
		return err
	}
	return nil
}

// setDay narrows a month to the day s.
func (p *point) setDay(s string) *Error {
	n, ok := twoDigits(s)
	switch {
	case p.precision == bySeason:
		return wrong(0, len(s), "a season has no days")
	case s == "XX" && p.precision == someMonth:
		p.precision = someDayInYear
		return nil
	case s == "XX":
		p.precision = someDay
		return nil
	case !ok:
		return wrong(0, len(s), "a day has two digits")
	case p.precision == someMonth:
		return wrong(0, len(s), "an unspecified month has no known day")
	}
	if n == 0 {
		return wrong(0, len(s), "there is no day 00")
	}
	if n > 28 && p.lower()+Day(n)-1 > p.upper() {
		_, _, days := p.upper().Date()
		err := wrong(0, len(s), "%s %d has %d days", english.Months[p.month-1], p.year, days)
		err.Hint = fmt.Sprintf("its last day is %q", p.upper())
		return err
	}
	p.day, p.precision = uint8(n), byDay
	return nil
}

// twoDigits reads a number of exactly two digits.
func twoDigits(s string) (int, bool) {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}
