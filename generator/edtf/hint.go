package edtf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

const (
	// longestSpelling is the length up to which a refused string is taken for a date
	// in another spelling and not for prose.
	longestSpelling = 80

	// nesting is how deep phrases may stand in each other: "from about July 2021".
	nesting = 2
)

// hint says how to write the refused date text, or returns "" when that isn't clear.
// Whatever it tells the author to write is a date that Parse accepts.
func hint(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > longestSpelling || !strings.ContainsAny(text, "0123456789X") {
		return exampleHint
	}
	if m := endOf.FindStringSubmatch(text); m != nil {
		if d, ok := reread(m[1], nesting); ok && d.to.bounded() {
			return fmt.Sprintf("write %q for the last day, or %q", d.Upper(), d)
		}
	}
	if m := twoNumbers.FindStringSubmatch(text); m != nil {
		return dayOrMonthFirst(m[1], m[2], m[3])
	}
	if d, ok := reread(text, nesting); ok {
		return fmt.Sprintf("write %q", d)
	}
	return ""
}

// dayBeforeMonth is a date whose last two numbers can only be the day and the month.
var dayBeforeMonth = regexp.MustCompile(`^(-?\d{4})-(1[3-9]|2\d|3[01])-(0[1-9]|1[0-2])$`)

// swapped says how to write a date that text spells with the day before the month; ""
// where it is none.
func swapped(text string) string {
	if m := dayBeforeMonth.FindStringSubmatch(text); m != nil {
		if d, ok := assemble(m[1], m[3], m[2]); ok {
			return fmt.Sprintf("write %q", d)
		}
	}
	return ""
}

// Respell reads a date in another spelling than EDTF's: "8 July 2021", "about July
// 2021", "20210708". ok is false where it is no date, or where only custom says which
// number is the day.
func Respell(s string) (d Date, ok bool) {
	text := strings.Join(strings.Fields(s), " ")
	if len(text) > longestSpelling || twoNumbers.MatchString(text) {
		return Date{}, false
	}
	return reread(text, nesting)
}

// dayOrMonthFirst says what a date such as 02/07/2021 can mean.
func dayOrMonthFirst(a, b, year string) string {
	dayFirst, okDayFirst := assemble(year, b, a)
	monthFirst, okMonthFirst := assemble(year, a, b)
	switch {
	case okDayFirst && okMonthFirst && dayFirst != monthFirst:
		return fmt.Sprintf("write %q or %q, whichever is meant", dayFirst, monthFirst)
	case okDayFirst:
		return fmt.Sprintf("write %q", dayFirst)
	case okMonthFirst:
		return fmt.Sprintf("write %q", monthFirst)
	}
	return ""
}

// reread reads a date in EDTF or in another spelling, with at most depth phrases
// round it.
func reread(s string, depth int) (Date, bool) {
	if d, err := parse(s); err == nil {
		return d, true
	}
	for _, candidate := range slices.Concat(
		level2Spelling(s),
		plainSpellings(s),
		periodSpellings(s),
		rewritten(s),
		intervalSpelling(s, depth),
		phraseSpellings(s, depth),
	) {
		if d, err := parse(candidate); err == nil {
			return d, true
		}
	}
	return Date{}, false
}
