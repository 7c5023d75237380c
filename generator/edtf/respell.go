package edtf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// longestSpelling is the length up to which a refused string is taken for a date in
// another spelling and not for prose.
const longestSpelling = 80

// spellings are the usual ways to write a year, month or day; every group is named for
// its part.
var spellings = compile(
	`^(?P<year>-?\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?$`,
	`^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})$`,
	`^(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})$`,
	`^(?P<month>\d{1,2})[-/.](?P<year>\d{4})$`,
	`^(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?(?P<name>\pL+)\.?,? (?P<year>\d{4})$`,
	`^(?P<name>\pL+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})$`,
	`^(?P<year>\d{4}),? (?P<name>\pL+)\.?(?: (?P<day>\d{1,2}))?$`,
)

// rewritings turn a spelling into EDTF by a template of [regexp.Regexp.Expand]. The
// keywords open and unknown are those of the draft of EDTF of 2012.
var rewritings = []struct {
	re       *regexp.Regexp
	template string
}{
	{regexp.MustCompile(`^(?:the )?(\d{3})0s$`), "${1}X"},
	{regexp.MustCompile(`^(-?\d{2})([~?%]?)$`), "${1}XX${2}"},
	{regexp.MustCompile(`^(\d{4}) ?[-–—] ?(\d{4})$`), "${1}/${2}"},
	{regexp.MustCompile(`^\+(\d{4})$`), "${1}"},
	{regexp.MustCompile(`^Y(-?)0?(\d{4})$`), "${1}${2}"},
	{regexp.MustCompile(`^(-?\d{5,9})([~?%]?)$`), "Y${1}${2}"},
	{regexp.MustCompile(`^(.+)(?:\?~|~\?)$`), "${1}%"},
	{regexp.MustCompile(`^(.+)/open$`), "${1}/.."},
	{regexp.MustCompile(`^unknown/(.+)$`), "/${1}"},
	{regexp.MustCompile(`^(.+)/unknown$`), "${1}/"},
}

// phrases are words round a date, and what EDTF writes round it.
var phrases = []struct {
	re            *regexp.Regexp
	before, after string
}{
	{regexp.MustCompile(`(?i)^(?:about|around|approximately|circa|ca?\.?) ?(.+)$`), "", "~"},
	{regexp.MustCompile(`(?i)^(?:perhaps|possibly|probably|maybe) (.+)$`), "", "?"},
	{regexp.MustCompile(`(?i)^(?:by|until|till|up to|no later than) (.+)$`), "../", ""},
	{regexp.MustCompile(`(?i)^(?:from|since) (.+)$`), "", "/.."},
	{regexp.MustCompile(`(?i)^(?:in|on|early|mid|late|(?:the )?(?:start|beginning|middle) of)[ -](?:in )?(.+)$`), "", ""},
}

var (
	rangeWords = regexp.MustCompile(`(?i)^(?:from |between )?(.+?)(?: to | until | and | ?[–—] ?)(.+)$`)
	endOf      = regexp.MustCompile(`(?i)^(?:(?:at|by) )?(?:the )?end of (.+)$`)
	timeOfDay  = regexp.MustCompile(`^([-\d]+)[Tt ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)? ?(?:([Zz]|UTC)|([-+]\d{2})(?::?(\d{2}))?)?$`)
	twoNumbers = regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$`)
	yearsBC    = regexp.MustCompile(`^(\d{1,4}) ?BCE?$`)
)

func compile(patterns ...string) []*regexp.Regexp {
	all := make([]*regexp.Regexp, len(patterns))
	for i, p := range patterns {
		all[i] = regexp.MustCompile(p)
	}
	return all
}

// hint says how to write the refused date text, or returns "" when that isn't clear.
// Whatever it tells the author to write is a date that Parse accepts.
func hint(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > longestSpelling {
		return exampleHint
	}
	if m := endOf.FindStringSubmatch(text); m != nil {
		if d, ok := reread(m[1]); ok && d.to.bounded() {
			return fmt.Sprintf("write %q for the last day, or %q", d.Upper(), d)
		}
	}
	if m := twoNumbers.FindStringSubmatch(text); m != nil {
		return dayOrMonthFirst(m[1], m[2], m[3])
	}
	if d, ok := reread(text); ok {
		return "write " + quote(d.text)
	}
	if !strings.ContainsAny(text, "0123456789") {
		return exampleHint
	}
	return ""
}

// dayOrMonthFirst says what a date such as 02/07/2021 can mean.
func dayOrMonthFirst(a, b, year string) string {
	european, okEuropean := assemble(year, b, a)
	american, okAmerican := assemble(year, a, b)
	switch {
	case okEuropean && okAmerican && european != american:
		return fmt.Sprintf("write %q or %q, whichever is meant", european, american)
	case okEuropean:
		return "write " + quote(european.text)
	case okAmerican:
		return "write " + quote(american.text)
	}
	return ""
}

// reread reads a date in EDTF or in another spelling.
func reread(s string) (Date, bool) {
	if d, err := parse(s); err == nil {
		return d, true
	}
	for _, candidate := range respellings(s) {
		if d, err := parse(candidate); err == nil {
			return d, true
		}
	}
	return Date{}, false
}

// respellings returns what s may be in EDTF, the likeliest first. Not all of them need
// be dates.
func respellings(s string) []string {
	var all []string
	if _, nearest := level2(s); nearest != "" {
		all = append(all, nearest)
	}
	for _, re := range spellings {
		if m := re.FindStringSubmatch(s); m != nil {
			if d, ok := assemble(named(re, m, "year"), named(re, m, "month")+monthCode(named(re, m, "name")), named(re, m, "day")); ok {
				all = append(all, d.text)
			}
		}
	}
	for _, r := range rewritings {
		if r.re.MatchString(s) {
			all = append(all, r.re.ReplaceAllString(s, r.template))
		}
	}
	if m := timeOfDay.FindStringSubmatch(s); m != nil {
		all = append(all, respellTime(m))
	}
	if m := yearsBC.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		all = append(all, strings.Replace(fmt.Sprintf("-%04d", n-1), "-0000", "0000", 1))
	}
	return append(all, respellPhrases(s)...)
}
