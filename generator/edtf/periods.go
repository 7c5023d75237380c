package edtf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Periods that EDTF does not write as people do, and numbers that only look like dates:
//
//	quarter       2021-Q4  Q4 2021  4Q2021  2021-H2
//	week          2021-W38  2021W38-2
//	planYears     2020-25, a plan from 2020 to 2025
//	serialNumber  44385, 44385.5: a spreadsheet's count of days
//	someTime      within 100 days, in the first six months
var (
	quarter      = regexp.MustCompile(`(?i)^(\d{4})[- /]?([QH])([1-4])$`)
	quarterFirst = regexp.MustCompile(`(?i)^(?:([QH])([1-4])|([1-4])([QH]))[- /,]*(?:of )?(\d{4})$`)
	week         = regexp.MustCompile(`(?i)^(\d{4})-?W(\d{2})(?:-?([1-7]))?$`)
	planYears    = regexp.MustCompile(`^(\d\d)(\d\d)-(\d\d)$`)
	serialNumber = regexp.MustCompile(`^([2-7]\d{4})(?:\.\d+)?$`)
	someTime     = regexp.MustCompile(`(?i)^(?:(?:within|in|over|for|after) )?(?:the )?(?:next |first )?` +
		`(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an|a hundred|hundred) ` +
		`(?:days?|weeks?|months?|years?|hours?)$`)
)

// periodSpelling returns the date that a quarter, half or week of a year means, or "".
func periodSpelling(s string) string {
	m := quarter.FindStringSubmatch(s)
	if f := quarterFirst.FindStringSubmatch(s); f != nil {
		m = []string{"", f[5], f[1] + f[4], f[2] + f[3]}
	}
	if m != nil {
		n, _ := strconv.Atoi(m[3])
		months := 3
		if strings.EqualFold(m[2], "h") {
			months = 6
		}
		if last := n * months; last <= 12 {
			return fmt.Sprintf("%s-%02d/%s-%02d", m[1], last-months+1, m[1], last)
		}
		return ""
	}
	if m = week.FindStringSubmatch(s); m != nil {
		return weekSpelling(m[1], m[2], m[3])
	}
	return ""
}

// periodSpellings returns the date that a quarter, half or week means, if it is one.
func periodSpellings(s string) []string {
	if spelling := periodSpelling(s); spelling != "" {
		return []string{spelling}
	}
	return nil
}

// weekSpelling returns a week of ISO 8601, or a day of it, in EDTF; "" for a week that the
// year does not have. The first week has the year's first Thursday.
func weekSpelling(year, week, day string) string {
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(week)
	fourth := DayOf(y, time.January, 4)
	monday := fourth - Day((int64(fourth)%7+10)%7) + Day(7*(n-1)) // 1 January 1970 was a Thursday
	if in, _, _ := (monday + 3).Date(); in != y || n == 0 {
		return ""
	}
	if day != "" {
		d, _ := strconv.Atoi(day)
		return (monday + Day(d-1)).String()
	}
	return monday.String() + "/" + (monday + 6).String()
}

// PlanYears returns the interval of years that a text such as "2020-25" can mean, beside
// or instead of a season. ok is false for any other text.
func PlanYears(s string) (years string, ok bool) {
	m := planYears.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || m[3] <= m[2] || m[3] <= "12" {
		return "", false
	}
	return m[1] + m[2] + "/" + m[1] + m[3], true
}

// Serial returns the day that a number means as a spreadsheet counts days, from 1900.
func Serial(s string) (day Day, ok bool) {
	m := serialNumber.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, false
	}
	n, _ := strconv.Atoi(m[1])
	return DayOf(1899, time.December, 30) + Day(n), true
}

// periodHint says what to write for a period, or for what only looks like a date; ""
// where the text is neither.
func periodHint(s string) string {
	if spelling := periodSpelling(s); spelling != "" {
		return fmt.Sprintf("write %q", spelling)
	}
	if years, ok := PlanYears(s); ok {
		if _, season := level2(s); season != "" {
			return fmt.Sprintf("write %q for the years, or %q", years, season)
		}
		return fmt.Sprintf("write %q", years)
	}
	if day, ok := Serial(s); ok {
		return fmt.Sprintf("write %q, if it is a spreadsheet's number of that day; a year of five digits is %q", day, "Y"+s)
	}
	if someTime.MatchString(s) {
		return "write the day on which that time is over, and the words themselves in deadline_text"
	}
	return ""
}
