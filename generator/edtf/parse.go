package edtf

import "strings"

// parse reads a date without white space around it. Offsets in its errors are into
// text, and hints may be missing. The readers below it do without regular expressions
// and allocations, for every date of a site goes through them; what is wrong with a
// refused string is worked out afterwards, at leisure.
func parse(text string) (Date, *Error) {
	if text == "" {
		return Date{}, &Error{Message: "the date is empty", Hint: exampleHint}
	}
	if slash := strings.IndexByte(text, '/'); slash >= 0 {
		return parseInterval(text, slash)
	}
	if strings.IndexByte(text, ':') >= 0 {
		return parseDateTime(text)
	}
	p, err := parseEnd(text)
	if err != nil {
		return Date{}, err
	}
	return Date{text: text, from: p, to: p}, nil
}

// parseInterval reads two dates around the slash of text.
func parseInterval(text string, slash int) (Date, *Error) {
	left, right := text[:slash], text[slash+1:]
	if i := strings.IndexByte(right, '/'); i >= 0 {
		return Date{}, wrong(slash+1+i, 1, "an interval has one slash")
	}
	from, err := parseIntervalEnd(left)
	if err != nil {
		return Date{}, err
	}
	to, err := parseIntervalEnd(right)
	if err != nil {
		err.Offset += slash + 1
		return Date{}, err
	}
	d := Date{text: text, from: from, to: to, interval: true}
	if d.Upper() < d.Lower() {
		return Date{}, wrong(slash+1, len(right), "the interval ends before it starts")
	}
	return d, nil
}

// parseIntervalEnd reads an end of an interval: a date without time, ".." or nothing.
// Unspecified digits within an interval belong to level 2.
func parseIntervalEnd(s string) (point, *Error) {
	switch {
	case s == "":
		return point{precision: unknownEnd}, nil
	case s == "..":
		return point{precision: openEnd}, nil
	case strings.IndexByte(s, ':') >= 0:
		return point{}, wrong(0, len(s), "the ends of an interval have no time of day")
	}
	p, err := parseEnd(s)
	if err == nil && p.masked() {
		return point{}, level2Error(s, "unspecified digits in an interval")
	}
	return p, err
}

// parseEnd is parsePoint with level 2 told from mistakes.
func parseEnd(s string) (point, *Error) {
	p, err := parsePoint(s)
	if err != nil {
		if feature, _ := level2(s); feature != "" {
			return point{}, level2Error(s, feature)
		}
	}
	return p, err
}
