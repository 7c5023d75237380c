// Package edtf reads dates as people know them: exactly, roughly or in part.
//
// A date is written in EDTF, the Extended Date/Time Format of ISO 8601-2:2019 as
// the Library of Congress specifies it (https://www.loc.gov/standards/datetime/),
// levels 0 and 1:
//
//	2021-07-02  2021-07  2021         a day, a month, a year
//	-0002  Y170000002                 a year before 0000, a year beyond 9999
//	2021-07-02T18:30:00Z              a day and time; Z, +04:30, +04 or no zone
//	2021-23                           a season: 21 spring, 22 summer, 23 autumn, 24 winter
//	2021-07~  2021?  2021%            about, perhaps, perhaps about
//	201X  20XX  2004-XX  1985-04-XX   digits that are not specified
//	2021-07-02/2021-08                an interval; its ends may differ in precision
//	../2021-09-11  2021-08/..         open at one end: there is no such bound
//	/2021-09-11  2021-08/             unknown at one end: there is one
//
// [Parse] turns such a string into a [Date], or into an [Error] that says where the
// string goes wrong and what to write instead. What level 2 adds is refused by name,
// never guessed at.
//
// # Bounds
//
// However vague, a date has a first and a last possible day, [Date.Lower] and
// [Date.Upper], and everything that is computed with dates is computed with these.
// Seasons are the meteorological ones of the northern hemisphere: spring is March to
// May, and winter runs from December to February of the next year. The qualifiers
// ~ ? % leave the bounds as they are. A missing bound is [MinDay] or [MaxDay].
//
// The day of a date with a time is the day at its own offset, as it is written. UTC only
// orders times of one day. A time without a zone is ordered as if it were UTC but is not
// shown as such.
//
// # Words
//
// [Date.Format] and [Date.Short] say a date at the precision in which it was given,
// never more. All that depends on language is in [Words]; [English] returns a copy to
// decode another language over.
package edtf

import (
	"cmp"
	"strings"
)

// Date is an EDTF date. It is immutable, and its zero value means "no date": nothing
// is known of it, it contains no day and overlaps nothing.
//
// Dates are equal under == when their strings are; [Compare] orders them by what they
// mean.
type Date struct {
	text     string
	from, to point // the same point twice unless the date is an interval
	interval bool
	clock    clock
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.text == "" }

// String returns the date in EDTF, as it was given.
func (d Date) String() string { return d.text }

// Lower returns the first day that the date can mean, [MinDay] when its start is open
// or unknown.
func (d Date) Lower() Day { return d.from.lower() }

// Upper returns the last day that the date can mean, [MaxDay] when its end is open or
// unknown.
func (d Date) Upper() Day { return d.to.upper() }

// HasTime reports whether a time of day was given.
func (d Date) HasTime() bool { return d.clock.given }

// Seconds returns the time as seconds in UTC since the start of the day Lower, and 0 when
// none was given. It is negative, or more than a day, where UTC has another day then.
func (d Date) Seconds() int { return int(d.clock.seconds) }

// Midnight reports whether a time was given and a day begins with it there.
func (d Date) Midnight() bool { return d.clock.given && d.clock.seconds+d.clock.offset == 0 }

// UnknownStart reports whether the date has a start that is not known, unlike one that
// is open.
func (d Date) UnknownStart() bool { return d.from.precision == unknownEnd }

// UnknownEnd reports likewise whether it has an end that is not known.
func (d Date) UnknownEnd() bool { return d.to.precision == unknownEnd }

// RoughStart reports whether the day Lower is not a day that was given: the date begins
// with a month, season or year, or is marked ~ or ?. An open start is not rough.
func (d Date) RoughStart() bool { return d.from.rough() }

// RoughEnd reports likewise whether the day Upper is not a day that was given.
func (d Date) RoughEnd() bool { return d.to.rough() }

// LooseStart reports whether the date begins with a season, or its start is marked ~ or ?.
func (d Date) LooseStart() bool { return d.from.loose() }

// LooseEnd reports likewise whether it ends with a season, or its end is marked.
func (d Date) LooseEnd() bool { return d.to.loose() }

// IsInterval reports whether the date was written as an interval, with a slash.
func (d Date) IsInterval() bool { return d.interval }

// IsDay reports whether the date is a single day, with or without a time, and neither
// approximate nor uncertain.
func (d Date) IsDay() bool {
	return !d.interval && d.from.precision == byDay && d.from.qualifier == 0
}

// Vague reports whether there is a date that is not a plain day.
func (d Date) Vague() bool { return !d.IsZero() && !d.IsDay() }

// Approximate reports whether the date, or an end of it, is marked ~ or %.
func (d Date) Approximate() bool { return (d.from.qualifier|d.to.qualifier)&approximate != 0 }

// Uncertain reports whether the date, or an end of it, is marked ? or %.
func (d Date) Uncertain() bool { return (d.from.qualifier|d.to.qualifier)&uncertain != 0 }

// Contains reports whether day lies within the date's bounds.
func (d Date) Contains(day Day) bool {
	return !d.IsZero() && d.Lower() <= day && day <= d.Upper()
}

// Overlaps reports whether a and b have a possible day in common.
func Overlaps(a, b Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Lower() <= b.Upper() && b.Lower() <= a.Upper()
}

// After reports whether d is certainly later than other: its first day is after the last
// day of other. A zero date is neither later nor earlier than any.
func (d Date) After(other Date) bool {
	return !d.IsZero() && !other.IsZero() && d.Lower() > other.Upper()
}

// Compare orders dates by lower bound, time of day and upper bound; of two dates with
// the same lower bound, one without a time is before one with. Different strings for
// the same bounds and time compare as equal.
func Compare(a, b Date) int {
	if n := compareLower(a.from, b.from); n != 0 {
		return n
	}
	if n := cmp.Compare(a.clock.order(), b.clock.order()); n != 0 || a.to == b.to {
		return n
	}
	return cmp.Compare(a.Upper(), b.Upper())
}

// Parse reads an EDTF date of level 0 or 1. White space around it is ignored, and a
// single space may stand for the T before a time, as it may in TOML. An error is
// always an [*Error].
func Parse(s string) (Date, error) {
	text := strings.TrimSpace(s)
	d, err := parse(text)
	if err == nil {
		return d, nil
	}
	err.Input = s
	err.Offset += strings.Index(s, text)
	err.Hint = cmp.Or(swapped(text), periodHint(text), err.Hint)
	if err.Hint == "" {
		err.Hint = hint(text)
	}
	return Date{}, err
}
