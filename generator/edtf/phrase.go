package edtf

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	// endOf matches "by the end of August". The function hint answers it, as it can mean a
	// day or no more than the month.
	endOf = regexp.MustCompile(`(?i)^(?:(?:at|by) )?(?:the )?end of (.+)$`)

	// rangeWords matches "from May to July 2021", rangeDash "May – July 2021".
	rangeWords = regexp.MustCompile(`(?i)^(?:from |between )?(.+?) (?:to|until|and) (.+)$`)
	rangeDash  = regexp.MustCompile(`^(.+?) ?[-–—] ?(.+)$`)
)

// phrases are words around a date, and what EDTF writes around it:
//
//	about 2021, ca. 2021       2021~
//	perhaps 2021               2021?
//	by 2021, no later than 2021  ../2021; by Q3 2021  ../2021-09
//	since 2021                 2021/..
//	in May 2021, early 2021    2021-05, 2021
//	Friday, July 2, 2021       2021-07-02
var phrases = []struct {
	re            *regexp.Regexp
	before, after string
}{
	{regexp.MustCompile(`(?i)^(?:about|around|approximately|circa|ca?\.?) ?(.+)$`), "", "~"},
	{regexp.MustCompile(`(?i)^(?:perhaps|possibly|probably|maybe) (.+)$`), "", "?"},
	{regexp.MustCompile(`(?i)^(?:by|until|till|up to|no later than) (.+)$`), "../", ""},
	{regexp.MustCompile(`(?i)^(?:from|since) (.+)$`), "", "/.."},
	{regexp.MustCompile(`(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (.+)$`), "", ""},
	{regexp.MustCompile(`(?i)^(?:in|on|early|mid|late|(?:the )?(?:start|beginning|middle) of)[ -](.+)$`), "", ""},
}

// phraseSpellings returns the dates that s spells with words round them.
func phraseSpellings(s string, depth int) []string {
	var all []string
	for _, p := range phrases {
		if m := p.re.FindStringSubmatch(s); m != nil && depth > 0 {
			if d, ok := reread(m[1], depth-1); ok {
				all = append(all, p.before+d.ends(p.before == "../", p.after == "/..")+p.after)
			}
		}
	}
	return all
}

// ends returns the date's text, of an interval only the end that stands where the other
// one is open.
func (d Date) ends(openStart, openEnd bool) string {
	from, to, _ := strings.Cut(d.text, "/")
	switch {
	case d.interval && openStart:
		return to
	case d.interval && openEnd:
		return from
	}
	return d.text
}

// intervalSpelling returns the interval that s spells with a slash, a dash or words.
func intervalSpelling(s string, depth int) []string {
	left, right, found := strings.Cut(s, "/")
	if !found {
		m := rangeWords.FindStringSubmatch(s)
		if m == nil {
			m = rangeDash.FindStringSubmatch(s)
		}
		if m == nil {
			return nil
		}
		left, right = m[1], m[2]
	}
	if depth == 0 {
		return nil
	}
	to, ok := respelledEnd(right, Date.Upper, depth-1)
	// In "2 July to 4 August 2021" the first date borrows its end from the second.
	for i := len(right); ok && i >= 0; i = strings.LastIndexByte(right[:i], ' ') {
		if from, ok := respelledEnd(left+right[i:], Date.Lower, depth-1); ok {
			return []string{from + "/" + to}
		}
	}
	return nil
}

// respelledEnd returns the end of an interval that s spells. An interval of level 1
// has no times and no unspecified digits: such an end becomes coarser, and a decade or
// century the year of its bound.
func respelledEnd(s string, bound func(Date) Day, depth int) (string, bool) {
	if s == "" || s == ".." {
		return s, true
	}
	d, ok := reread(s, depth)
	if !ok || d.interval {
		return "", false
	}
	day, mark := bound(d), marks[d.from.qualifier]
	year, month, _ := day.Date()
	switch d.from.precision {
	case byDay:
		return day.String() + mark, true
	case byCentury, byDecade, someMonth, someDayInYear:
		return FormatYear(year) + mark, true
	case someDay:
		return fmt.Sprintf("%s-%02d%s", FormatYear(year), month, mark), true
	}
	return d.text, true
}
