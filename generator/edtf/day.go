package edtf

import (
	"fmt"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Day int64

// The bounds of a date that is open or unknown at an end. They lie beyond every year
// that [Parse] accepts, and near enough to each other that the difference of any two
// days is a sound number.
const (
	MinDay Day = -1 << 39
	MaxDay Day = 1 << 39
)

// The calendar repeats itself after 400 years, an era. Eras begin in March, so that a
// leap year's day is the last of its year (Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", 2013).
const (
	daysPerEra    = 400*365 + 97
	marchOfYear0  = -719468 // the day on which era 0 begins
	daysPer4Years = 4*365 + 1
	daysPer100    = 25*daysPer4Years - 1
)

// DayOf returns the day of a date. Year 0 is 1 BC. A month or day outside its usual
// range counts on from there, as with [time.Date]: October 32 is November 1.
func DayOf(year int, month time.Month, day int) Day {
	more, sinceMarch := divide(int64(month)-3, 12)
	era, inEra := divide(int64(year)+more, 400)
	days := inEra*365 + inEra/4 - inEra/100 + (153*sinceMarch+2)/5 // five months from March have 153 days
	return Day(era*daysPerEra + days + marchOfYear0 + int64(day) - 1)
}

// Date returns the day's year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	era, days := divide(int64(d)-marchOfYear0, daysPerEra)
	inEra := (days - days/(daysPer4Years-1) + days/daysPer100 - days/(daysPerEra-1)) / 365
	days -= inEra*365 + inEra/4 - inEra/100
	sinceMarch := (5*days + 2) / 153
	day = int(days-(153*sinceMarch+2)/5) + 1
	later, m := divide(sinceMarch+2, 12)
	return int(era*400 + inEra + later), time.Month(m + 1), day
}

// AddMonths returns the same day of the month so many months later, or the last day of a month
// that is too short.
func (d Day) AddMonths(n int) Day {
	year, month, day := d.Date()
	return min(DayOf(year, month+time.Month(n), day), DayOf(year, month+time.Month(n)+1, 1)-1)
}

// divide divides so that the rest is not negative.
func divide(n, by int64) (quotient, rest int64) {
	quotient, rest = n/by, n%by
	if rest < 0 {
		return quotient - 1, rest + by
	}
	return quotient, rest
}

// String returns the day in EDTF: "2021-07-02". EDTF writes no day of a year beyond
// four digits, so there it is the year, and a missing bound is "..".
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ".."
	}
	year, month, day := d.Date()
	switch {
	case year < -9999 || year > 9999:
		return fmt.Sprintf("Y%d", year)
	case year < 0:
		return fmt.Sprintf("-%04d-%02d-%02d", -year, month, day)
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(int(month) / 10), digit(int(month)), '-', digit(day / 10), digit(day)})
}
