package edtf

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The shapes of level 2, after the Library of Congress's specification. Decades of three
// digits are those of ISO 8601-2:2019, 4.3. The qualifiers ~, ? and % are removed first.
//
//	setShape       [1667,1668..1670]   {1960,1961-12}
//	openSetShape   [..1760]            [1760..]
//	exponentShape  Y-17E7              1950S2
//	decadeShape    156                 -156
//	seasonShape    2021-33
//	maskShape      156X-12-25          XXXX-12-XX
var (
	setShape      = regexp.MustCompile(`^(\[[-\d.,X ]+\]|\{[-\d.,X ]+\})$`)
	openSetShape  = regexp.MustCompile(`^.([-\d]*)\.\.([-\d]*).$`)
	exponentShape = regexp.MustCompile(`^Y?(-?\d+)(?:E(\d+))?(?:S\d+)?$`)
	decadeShape   = regexp.MustCompile(`^-?\d{3}$`)
	seasonShape   = regexp.MustCompile(`^(-?\d{4})-(2[5-9]|3\d|4[01])$`)
	maskShape     = regexp.MustCompile(`^-?[\dX]{4}(-(0[\dX]|1[0-2X]|X[\dX])(-[0-3X][\dX])?)?$`)
)

// level2 returns the feature of level 2 that the date s uses, or "" when s is no date
// of level 2, and the nearest spelling of level 0 or 1 where one is obvious.
func level2(s string) (feature, nearest string) {
	base := strings.NewReplacer("~", "", "?", "", "%", "").Replace(s)
	body, _ := cutQualifier(s)
	mark := combinedMark(s)
	switch {
	case setShape.MatchString(base):
		return "sets of dates", intervalOfSet(base)
	case strings.ContainsAny(base, "ES") && exponentShape.MatchString(base):
		return "exponents and significant digits", writtenOut(base)
	case decadeShape.MatchString(base):
		return "decades of three digits", base + "X" + mark
	case seasonShape.MatchString(base):
		return "divisions of the year beyond 24", divisionOfYear(base, mark)
	case strings.Contains(base, "X") && maskShape.MatchString(base):
		return "unspecified digits before or within a date", fewerDigits(base, mark)
	case body != base && !strings.HasPrefix(s, base): // 2004~? is of no level
		if _, err := parsePoint(base); err == nil {
			return "qualifiers of parts of a date", base + mark
		}
	}
	return "", ""
}

// level2Spelling returns the nearest spelling of the date s of level 2, if any.
func level2Spelling(s string) []string {
	if _, nearest := level2(s); nearest != "" {
		return []string{nearest}
	}
	return nil
}

// combinedMark returns the qualifier that says all that the marks within s say.
func combinedMark(s string) string {
	q := qualifier(0)
	for i, mark := range marks {
		if i > 0 && strings.Contains(s, mark) {
			q |= qualifier(i)
		}
	}
	return marks[q]
}

// intervalOfSet returns the interval that a set of one range spans.
func intervalOfSet(s string) string {
	m := openSetShape.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return cmp.Or(m[1], "..") + "/" + cmp.Or(m[2], "..")
}

// writtenOut returns the year with its zeros written, as many as can be read, and
// marked as approximate when only some digits are significant.
func writtenOut(s string) string {
	m := exponentShape.FindStringSubmatch(s)
	zeros, _ := strconv.Atoi(m[2])
	digits := m[1] + strings.Repeat("0", min(zeros, maxYearDigits))
	if len(strings.TrimPrefix(digits, "-")) > 4 {
		digits = "Y" + digits
	}
	if strings.Contains(s, "S") {
		digits += "~"
	}
	return digits
}

// divisionOfYear returns the season of code 21 to 24 or the months that the code of
// another division of the year means: 25 to 28 are the northern seasons, 29 to 32 the
// southern, 33 to 36 quarters, 37 to 39 thirds and 40, 41 halves of a year.
func divisionOfYear(s, mark string) string {
	m := seasonShape.FindStringSubmatch(s)
	code, _ := strconv.Atoi(m[2])
	first, months := 0, 0
	switch {
	case code <= 28:
		return m[1] + "-" + strconv.Itoa(code-4) + mark
	case code <= 32:
		first, months = 1+(8+3*(code-29))%12, 3
	case code <= 36:
		first, months = 1+3*(code-33), 3
	case code <= 39:
		first, months = 1+4*(code-37), 4
	default:
		first, months = 1+6*(code-40), 6
	}
	last := first + months - 1
	if last > 12 {
		return fmt.Sprintf("%s-24%s", m[1], mark) // the only one to run on into the next year
	}
	return fmt.Sprintf("%s-%02d%s/%s-%02d%s", m[1], first, mark, m[1], last, mark)
}

// fewerDigits returns the part of a date before its first unspecified digit, and that
// part left open as level 1 can leave it open.
func fewerDigits(s, mark string) string {
	digits := strings.TrimPrefix(s, "-")
	sign := s[:len(s)-len(digits)]
	year, rest, _ := strings.Cut(digits, "-")
	month, day, _ := strings.Cut(rest, "-")
	switch {
	case strings.Contains(year, "X"):
		return sign + year + mark
	case strings.Contains(month, "X") && day == "":
		return sign + year + "-XX" + mark
	case strings.Contains(month, "X"):
		return sign + year + "-XX-XX" + mark
	}
	return sign + year + "-" + month + "-XX" + mark
}
