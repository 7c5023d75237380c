package content

import (
	"regexp"
	"strconv"
	"strings"

	"onrecord/generator/edtf"
)

// shortTime matches a time in days, weeks or months that a deadline names: "within 100
// days", "in 3 weeks". It does not match "in the first 100 days", which count from
// something else.
var shortTime = regexp.MustCompile(`(?i)^(?:(?:with)?in )?(?:the next )?(\d{1,4}) (day|week|month|year)s?$`)

// timeOver returns the day on which the time is over that a claim's deadline names,
// counted from the day on which it was said; "" where it names none.
func (t *table) timeOver(key, written string) string {
	m := shortTime.FindStringSubmatch(written)
	said := t.get("said")
	if m == nil || key != "deadline" || said == nil {
		return ""
	}
	from, err := edtf.Parse(said.text)
	if err != nil || !from.IsDay() {
		return ""
	}
	n, _ := strconv.Atoi(m[1])
	day := from.Lower()
	switch strings.ToLower(m[2]) {
	case "day":
		day += edtf.Day(n)
	case "week":
		day += edtf.Day(7 * n)
	case "month":
		day = day.AddMonths(n)
	default:
		day = day.AddMonths(12 * n)
	}
	return day.String()
}
