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

const secondsPerDay = 24 * 60 * 60

// DayOf returns the day of a date. Year 0 is 1 BC. A month or day outside its usual
// range counts on from there, as with [time.Date]: October 32 is November 1.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Date returns the day's year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	return time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
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
