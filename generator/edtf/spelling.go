package edtf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// spellings are the usual ways to write a month or a day; the groups are named for the
// parts of a date.
var spellings = compile(
	`^YEAR[-/.]MONTH(?:[-/.]DAY)?$`,
	`^YEAR(?P<month>\d\d)(?P<day>\d\d)$`,
	`^DAY\. ?MONTH\. ?YEAR$`,
	`^MONTH[-/.]YEAR$`,
	`^(?:DAY(?:st|nd|rd|th|\.)? (?:of )?)?NAME,? YEAR$`,
	`^NAME DAY(?:st|nd|rd|th)?,? YEAR$`,
	`^YEAR,? NAME(?: DAY)?$`,
)

func compile(patterns ...string) []*regexp.Regexp {
	groups := strings.NewReplacer(
		"YEAR", `(?P<year>-?\d{4})`,
		"MONTH", `(?P<month>0?[1-9]|1[0-2])`,
		"NAME", `(?P<name>\pL+)\.?`,
		"DAY", `(?P<day>\d{1,2})`,
	)
	all := make([]*regexp.Regexp, len(patterns))
	for i, p := range patterns {
		all[i] = regexp.MustCompile(groups.Replace(p))
	}
	return all
}

// twoNumbers is a date whose day and month are told apart by custom only.
var twoNumbers = regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$`)

// plainSpellings returns the dates in EDTF that s spells in figures and names.
func plainSpellings(s string) []string {
	var all []string
	for _, re := range spellings {
		m := re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		group := func(name string) string {
			if i := re.SubexpIndex(name); i >= 0 {
				return m[i]
			}
			return ""
		}
		month := group("month") + monthNumber(group("name"))
		if d, ok := assemble(group("year"), month, group("day")); ok && month != "" {
			all = append(all, d.text)
		}
	}
	return all
}

// assemble makes a date of the digits of its parts; month may be a season's number,
// and month and day may be missing.
func assemble(year, month, day string) (Date, bool) {
	s := year
	for _, part := range []string{month, day} {
		if part != "" {
			s += fmt.Sprintf("-%02s", part)
		}
	}
	d, err := parse(s)
	return d, err == nil
}

// monthNumber returns the number of an English month, which may be shortened to three
// letters or more, or of a season; "" for any other word.
func monthNumber(name string) string {
	name = strings.ToLower(name)
	if name == "fall" {
		name = "autumn"
	}
	for i, season := range english.Seasons {
		if season == name {
			return strconv.Itoa(21 + i)
		}
	}
	for i, month := range english.Months {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(month), name) {
			return strconv.Itoa(1 + i)
		}
	}
	return ""
}

// rewritings turn a spelling into EDTF by a template of [regexp.Regexp.Expand]. The
// keywords open and unknown are those of the draft of EDTF of 2012.
var rewritings = []struct {
	re       *regexp.Regexp
	template string
}{
	{regexp.MustCompile(`^(?:the )?(\d{3})0s$`), "${1}X"},                 // the 1990s
	{regexp.MustCompile(`^(\d\d)(\d\d)[/–](\d\d)$`), "${1}${2}/${1}${3}"}, // 1990/95
	{regexp.MustCompile(`^\+(\d{4})$`), "${1}"},                           // +2021
	{regexp.MustCompile(`^Y(-?)0?(\d{4})$`), "${1}${2}"},                  // Y02021
	{regexp.MustCompile(`^(-?[1-9]\d{4,})([~?%]?)$`), "Y${1}${2}"},        // 12021
	{regexp.MustCompile(`^(.+)(?:\?~|~\?)$`), "${1}%"},                    // 2021?~
	{regexp.MustCompile(`^(.+)/open$`), "${1}/.."},                        // 2021/open
	{regexp.MustCompile(`^unknown/(.+)$`), "/${1}"},                       // unknown/2021
	{regexp.MustCompile(`^(.+)/unknown$`), "${1}/"},                       // 2021/unknown
}

// yearBC matches "44 BC", timeOfDay "2021-07-02 14:30:05.123 +02:00" and "2/7/2021 14:30".
var (
	yearBC    = regexp.MustCompile(`^(\d{1,4}) ?BCE?$`)
	timeOfDay = regexp.MustCompile(`^([-/.\d]+)[Tt ](\d{1,2}:\d\d)(:\d\d)?(?:[.,]\d+)?` +
		` ?(?:([Zz]|UTC)|([-+]\d\d)(?::?(\d\d))?)?$`)
)

// rewritten returns the dates that s spells in other ways.
func rewritten(s string) []string {
	var all []string
	for _, r := range rewritings {
		if r.re.MatchString(s) {
			all = append(all, r.re.ReplaceAllString(s, r.template))
		}
	}
	if m := yearBC.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		all = append(all, FormatYear(1-n))
	}
	if m := timeOfDay.FindStringSubmatch(s); m != nil {
		all = append(all, respelledTime(m))
	}
	return all
}

// FormatYear writes a year of at most four digits in EDTF: "0987", "-0043". Year 0 is 1 BC.
func FormatYear(year int) string {
	switch {
	case year >= 1000: // as nearly all are
		return strconv.Itoa(year)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

// respelledTime makes a date and time of a match of timeOfDay.
func respelledTime(m []string) string {
	date, clock, seconds, utc, offset, offsetMinutes := m[1], m[2], m[3], m[4], m[5], m[6]
	day, _ := reread(date, 0)
	if seconds == "" {
		seconds = ":00"
	}
	if utc != "" {
		utc = "Z"
	}
	if offsetMinutes != "" {
		offset += ":" + offsetMinutes
	}
	return day.text + "T" + fmt.Sprintf("%05s", clock) + seconds + utc + offset
}
