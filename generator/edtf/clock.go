package edtf

import (
	"math"
	"strings"
)

// clock is a time of day.
type clock struct {
	seconds int32 // in UTC since the start of the written day: negative where it is the day before in UTC
	offset  int32 // of the zone, in seconds
	given   bool
	zoned   bool // a zone was given, so that the time is known in UTC
}

// order returns a number by which clocks sort, a missing one first.
func (c clock) order() int {
	if !c.given {
		return math.MinInt
	}
	return int(c.seconds)
}

// parseDateTime reads a day, T and a time of day. The day stays as it is written; the
// time is kept in UTC.
func parseDateTime(text string) (Date, *Error) {
	i := strings.IndexAny(text, "Tt ")
	if i < 0 {
		return Date{}, wrong(0, len(text), "a time of day comes after a day and T")
	}
	p, err := parsePoint(text[:i])
	switch {
	case err != nil:
		return Date{}, err
	case p.precision != byDay || p.qualifier != 0:
		return Date{}, wrong(0, i, "only a plain day has a time")
	case text[i] == 't':
		return Date{}, wrong(i, 1, "the T before a time is a capital letter")
	}
	c, offset, err := parseClock(text[i+1:])
	if err != nil {
		err.Offset += i + 1
		return Date{}, err
	}
	if text[i] == ' ' {
		text = text[:i] + "T" + text[i+1:]
	}
	c.seconds -= int32(offset)
	c.offset = int32(offset)
	return Date{text: text, from: p, to: p, clock: c}, nil
}

// parseClock reads hh:mm:ss and a zone, whose offset it returns in seconds.
func parseClock(s string) (c clock, offset int, err *Error) {
	if len(s) < len("hh:mm:ss") || s[2] != ':' || s[5] != ':' {
		return c, 0, wrong(0, len(s), "a time is hours, minutes and seconds, of two digits each")
	}
	if strings.HasPrefix(s, "24:00:00") {
		err = wrong(0, 8, "a day ends with 23:59:59")
		err.Hint = "its end is 00:00:00 of the next day"
		return c, 0, err
	}
	limits := [...]struct {
		name string
		max  int
	}{{"hour", 23}, {"minute", 59}, {"second", 59}}
	seconds := 0
	for i, limit := range limits {
		n, ok := twoDigits(s[3*i : 3*i+2])
		if !ok || n > limit.max {
			return c, 0, wrong(3*i, 2, "the %s is a number from 00 to %d", limit.name, limit.max)
		}
		seconds = seconds*60 + n
	}
	zone := s[len("hh:mm:ss"):]
	offset, err = parseZone(zone)
	if err != nil {
		err.Offset += len("hh:mm:ss")
	}
	return clock{seconds: int32(seconds), given: true, zoned: zone != ""}, offset, err
}

// parseZone reads nothing, Z, ±hh or ±hh:mm. Offsets in use run from -12:00 to +14:00.
func parseZone(s string) (seconds int, err *Error) {
	if s == "" || s == "Z" {
		return 0, nil
	}
	if s[0] == '.' || s[0] == ',' {
		return 0, wrong(0, len(s), "a time has no fractions of a second")
	}
	hours, ok := 0, false
	if len(s) >= 3 && (s[0] == '+' || s[0] == '-') {
		hours, ok = twoDigits(s[1:3])
	}
	minutes := 0
	if ok && len(s) > 3 {
		minutes, ok = twoDigits(s[4:])
		ok = ok && s[3] == ':' && minutes < 60
	}
	if !ok {
		return 0, wrong(0, len(s), "a zone is Z or an offset such as +04:30")
	}
	seconds = (hours*60 + minutes) * 60
	if s[0] == '-' {
		seconds = -seconds
	}
	switch {
	case s[0] == '-' && seconds == 0:
		return 0, wrong(0, len(s), "an offset of nothing is Z or +00:00")
	case seconds < -12*3600 || seconds > 14*3600:
		return 0, wrong(0, len(s), "offsets run from -12:00 to +14:00")
	}
	return seconds, nil
}
