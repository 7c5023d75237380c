package claimtext

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/edtf"
)

var (
	leadingPart = regexp.MustCompile(`(?i)^(?:the\s+)?(?:very\s+)?(end|close|start|beginning|middle)\s+of\s+|^(early|late)\s+(?:in\s+)?|^(mid)[- ]`)
	dayOfMonth  = regexp.MustCompile(`^(?:` + weekday + `,?\s+)?(?:the\s+)?(?:(` + dayNumber + `)\s+(?:of\s+)?(` +
		monthWord + `)|(` + monthWord + `)\s+(?:the\s+)?(` + dayNumber + `))(?:,?\s+(\d{4}))?$`)
	monthOnly = regexp.MustCompile(`^(?:(?i:this|next|the\s+coming)\s+)?(` + monthWord +
		`)(?:\s+of)?(?:,?\s+(\d{4}|next year|this year))?$`)
	seasonOnly = regexp.MustCompile(`^(?:(?i:this|next|the|the\s+coming)\s+)?(` + seasonWord +
		`)(?:\s+(?:of\s+)?(\d{4}))?$`)
	ordinal      = regexp.MustCompile(`^the\s+(\d{1,2})(?:st|nd|rd|th)$`)
	yearOnly     = regexp.MustCompile(`^(\d{4})$`)
	weekdayOnly  = regexp.MustCompile(`^(?:((?i:this|next|the\s+coming|the\s+following))\s+)?(` + weekday + `)$`)
	relative     = regexp.MustCompile(`(?i)^(next|this|the\s+coming|the\s+following|the)\s+(week|month|year|weekend|quarter|decade|century)$`)
	partOfYear   = regexp.MustCompile(`(?i)^(?:the\s+)?(first|second|third|fourth|last)\s+(quarter|half)\s+of\s+(\d{4}|next year|this year|the year)$`)
	shortQuarter = regexp.MustCompile(`^Q([1-4])\s+(?:of\s+)?(\d{4})$`)
	spanParts    = regexp.MustCompile(`(?i)(` + countWord + `)(?:\s+(?:to|or)\s+(` + countWord + `))?[\s-]+(` +
		unitWord + `)`)
)

// resolve returns the date in EDTF that words mean, as said on a day: the next such day or
// period where they name no year.
func resolve(words string, said edtf.Day) (string, bool) {
	part := ""
	if m := leadingPart.FindStringSubmatch(words); m != nil {
		part = strings.ToLower(m[1] + m[2] + m[3])
		words = words[len(m[0]):]
	}
	date, ok := period(words, said)
	if !ok {
		return "", false
	}
	d, err := edtf.Parse(date)
	if err != nil {
		return "", false
	}
	year, month, _ := d.Lower().Date()
	ofMonth, ofYear := d.String() == fmt.Sprintf("%04d-%02d", year, month), d.String() == fmt.Sprintf("%04d", year)
	switch {
	case part == "end" || part == "close":
		return d.Upper().String(), true
	case part == "mid" && ofMonth, part == "middle" && ofMonth:
		return edtf.DayOf(year, month, 15).String(), true
	case part == "early" && ofMonth:
		return d.Lower().String() + "/" + (d.Lower() + 9).String(), true
	case part == "late" && ofMonth:
		return edtf.DayOf(year, month, 21).String() + "/" + d.Upper().String(), true
	case part == "early" && ofYear:
		return fmt.Sprintf("%04d-01/%04d-03", year, year), true
	case part == "late" && ofYear:
		return fmt.Sprintf("%04d-10/%04d-12", year, year), true
	}
	return d.String(), true
}

// period returns the day or period that words name.
func period(words string, said edtf.Day) (string, bool) {
	year, _, _ := said.Date()
	switch lower := strings.ToLower(words); lower {
	case "tomorrow":
		return (said + 1).String(), true
	case "tonight", "today", "this morning", "this afternoon", "this evening":
		return said.String(), true
	case "the weekend", "this weekend", "next weekend":
		return nextWeekday(said, time.Saturday).String(), true
	}
	if m := dayOfMonth.FindStringSubmatch(words); m != nil {
		number := strings.TrimRight(m[1]+m[4], "stndrh")
		return inYear(number+" "+monthName(m[2]+m[3]), m[5], said)
	}
	if m := ordinal.FindStringSubmatch(words); m != nil {
		number, _ := strconv.Atoi(m[1])
		year, month, day := said.Date()
		if number < day {
			month++
		}
		if number > 31 {
			return "", false
		}
		return edtf.DayOf(year, month, number).String(), true
	}
	if m := monthOnly.FindStringSubmatch(words); m != nil {
		switch m[2] {
		case "next year":
			m[2] = strconv.Itoa(year + 1)
		case "this year":
			m[2] = strconv.Itoa(year)
		}
		return inYear(monthName(m[1]), m[2], said)
	}
	if m := seasonOnly.FindStringSubmatch(words); m != nil {
		return inYear(strings.ToLower(m[1]), m[2], said)
	}
	if m := yearOnly.FindStringSubmatch(words); m != nil {
		return m[1], true
	}
	if m := weekdayOnly.FindStringSubmatch(words); m != nil {
		return nextWeekday(said, weekdayOf(m[2])).String(), true
	}
	if m := relative.FindStringSubmatch(words); m != nil {
		return relativePeriod(strings.ToLower(m[1]), strings.ToLower(m[2]), said)
	}
	if m := shortQuarter.FindStringSubmatch(words); m != nil {
		return quarter(m[2], []string{"first", "second", "third", "fourth"}[m[1][0]-'1'], "quarter")
	}
	if m := partOfYear.FindStringSubmatch(words); m != nil {
		switch m[3] {
		case "next year":
			m[3] = strconv.Itoa(year + 1)
		case "this year", "the year":
			m[3] = strconv.Itoa(year)
		}
		return quarter(m[3], strings.ToLower(m[1]), strings.ToLower(m[2]))
	}
	return holiday(words, said)
}

// inYear returns a day, month or season of a year; without a year the next one that is not
// over on the day.
func inYear(words, year string, said edtf.Day) (string, bool) {
	if year != "" {
		d, ok := edtf.Respell(words + " " + year)
		return d.String(), ok
	}
	this, _, _ := said.Date()
	for y := this - 1; y <= this+1; y++ {
		if d, ok := edtf.Respell(words + " " + strconv.Itoa(y)); ok && d.Upper() >= said {
			return d.String(), true
		}
	}
	return "", false
}

// monthName returns the whole name of a month.
func monthName(word string) string {
	word = strings.TrimSuffix(word, ".")
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), word[:min(3, len(word))]) {
			return m.String()
		}
	}
	return word
}

func weekdayOf(word string) time.Weekday {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), word) {
			return d
		}
	}
	return time.Sunday
}

// nextWeekday returns the first such day after a day.
func nextWeekday(said edtf.Day, day time.Weekday) edtf.Day {
	for d := said + 1; ; d++ {
		year, month, n := d.Date()
		if time.Date(year, month, n, 0, 0, 0, 0, time.UTC).Weekday() == day {
			return d
		}
	}
}

func relativePeriod(which, unit string, said edtf.Day) (string, bool) {
	year, month, _ := said.Date()
	ahead := 0
	if which == "next" || which == "the following" || which == "the coming" {
		ahead = 1
	}
	switch unit {
	case "year":
		return strconv.Itoa(year + ahead), true
	case "month":
		first := edtf.DayOf(year, month+time.Month(ahead), 1)
		y, m, _ := first.Date()
		return fmt.Sprintf("%04d-%02d", y, m), true
	case "week":
		monday := nextWeekday(said-7, time.Monday)
		monday += edtf.Day(7 * ahead)
		return monday.String() + "/" + (monday + 6).String(), true
	case "decade":
		decade := year/10*10 + 10*ahead
		return fmt.Sprintf("%04d/%04d", decade, decade+9), true
	case "quarter":
		quarterOf := (int(month)-1)/3 + ahead
		first := edtf.DayOf(year, time.Month(quarterOf*3+1), 1)
		y, m, _ := first.Date()
		return fmt.Sprintf("%04d-%02d/%04d-%02d", y, m, y, m+2), true
	}
	return "", false
}

func quarter(year, which, unit string) (string, bool) {
	n := map[string]int{"first": 0, "second": 1, "third": 2, "fourth": 3}[which]
	months := 3
	if unit == "half" {
		months = 6
	}
	if which == "last" {
		n = 12/months - 1
	}
	from := n*months + 1
	if from > 12 {
		return "", false
	}
	return fmt.Sprintf("%s-%02d/%s-%02d", year, from, year, from+months-1), true
}

// holidays are days of a year by the names that they have in the United States and Britain.
var holidays = map[string]func(year int) edtf.Day{
	"christmas":        fixed(time.December, 25),
	"christmas day":    fixed(time.December, 25),
	"christmas eve":    fixed(time.December, 24),
	"boxing day":       fixed(time.December, 26),
	"new year":         fixed(time.January, 1),
	"new year's":       fixed(time.January, 1),
	"new year's day":   fixed(time.January, 1),
	"new year's eve":   fixed(time.December, 31),
	"independence day": fixed(time.July, 4),
	"halloween":        fixed(time.October, 31),
	"hallowe'en":       fixed(time.October, 31),
	"valentine's day":  fixed(time.February, 14),
	"easter":           easter,
	"memorial day":     func(y int) edtf.Day { return nextWeekday(edtf.DayOf(y, time.May, 24), time.Monday) },
	"labor day":        func(y int) edtf.Day { return nextWeekday(edtf.DayOf(y, time.August, 31), time.Monday) },
	"columbus day":     func(y int) edtf.Day { return nextWeekday(edtf.DayOf(y, time.September, 30), time.Monday) + 7 },
	"election day":     func(y int) edtf.Day { return nextWeekday(edtf.DayOf(y, time.November, 0), time.Monday) + 1 },
	"thanksgiving": func(y int) edtf.Day {
		return nextWeekday(edtf.DayOf(y, time.October, 31), time.Thursday) +
			21
	},
}

func fixed(month time.Month, day int) func(int) edtf.Day {
	return func(year int) edtf.Day { return edtf.DayOf(year, month, day) }
}

// easter returns Easter Sunday, by the rule of Meeus, Jones and Butcher for the Gregorian
// calendar.
func easter(year int) edtf.Day {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return edtf.DayOf(year, time.Month(n/31), n%31+1)
}

var holidayName = regexp.MustCompile(`^(?:the\s+)?(` + holidayWords + `)(?:\s+(\d{4}))?$`)

// holiday returns the day of a name in a year, or the next one.
func holiday(words string, said edtf.Day) (string, bool) {
	m := holidayName.FindStringSubmatch(words)
	if m == nil {
		return "", false
	}
	name := strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(m[1], "’", "'")), "the ")
	day := holidays[name]
	if day == nil {
		return "", false
	}
	if year, err := strconv.Atoi(m[2]); err == nil {
		return day(year).String(), true
	}
	year, _, _ := said.Date()
	if day(year) >= said {
		return day(year).String(), true
	}
	return day(year + 1).String(), true
}

var counts = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18,
	"twenty": 20,
	"thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90, "hundred": 100, "a hundred": 100,
	"a couple of": 2}

// after returns the day that is a span of time after a day. ok is false where the span is
// open, as "a few weeks" is.
func after(span string, said edtf.Day) (string, bool) {
	m := spanParts.FindStringSubmatch(span)
	if m == nil {
		return "", false
	}
	word := strings.ToLower(m[1])
	if m[2] != "" {
		word = strings.ToLower(m[2])
	}
	n, known := counts[word]
	if !known {
		var err error
		if n, err = strconv.Atoi(word); err != nil {
			return "", true // "a few weeks": words without a day
		}
	}
	year, month, day := said.Date()
	switch unit := strings.TrimSuffix(strings.ToLower(m[3]), "s"); unit {
	case "hour":
		return (said + edtf.Day((n+23)/24)).String(), true
	case "day":
		return (said + edtf.Day(n)).String(), true
	case "week", "weekend":
		return (said + edtf.Day(7*n)).String(), true
	case "month":
		first := edtf.DayOf(year, month+time.Month(n), 1)
		y, m, _ := first.Date()
		last := edtf.DayOf(y, m+1, 1) - 1
		return min(first+edtf.Day(day-1), last).String(), true
	case "year":
		return edtf.DayOf(year+n, month, day).String(), true
	case "decade":
		return edtf.DayOf(year+10*n, month, day).String(), true
	}
	return "", false
}
