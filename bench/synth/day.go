package synth

import (
	"fmt"
	"time"
)

// Day counts days from 1 January 1970.
type Day int

// The docket covers six years and stands on the day after them.
var (
	firstDay = DayOf(2019, 1, 1)
	lastDay  = DayOf(2024, 12, 30)
	// AsOf is the day on which the docket stands.
	AsOf = lastDay + 1
)

// DayOf returns the day of a date.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d Day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String is the day as the content format writes it: 2021-07-02.
func (d Day) String() string { return d.time().Format(time.DateOnly) }

// Month is the day's month: 2021-07.
func (d Day) Month() string { return d.time().Format("2006-01") }

func (d Day) words() string   { return d.time().Format("2 January 2006") }
func (d Day) weekday() string { return d.time().Weekday().String() }

// span is a stated date: how it is written, how it is said, and its last day.
type span struct {
	edtf, words string
	last        Day
}

var seasons = []string{"spring", "summer", "autumn", "winter"}

// vague states a day as people do: exactly, or as a month, a season, a year or
// an interval around it.
func (d Day) vague(form int) span {
	t := d.time()
	switch form {
	case 1:
		end := time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		return span{t.Format("2006-01"), "by the end of " + t.Format("January 2006"), Day(end.Unix()/86400) - 1}
	case 2:
		n := (int(t.Month()) / 3) % 4 // March is 1
		season := (n + 3) % 4         // March is spring, 0
		return span{fmt.Sprintf("%d-%d", t.Year(), 21+season), fmt.Sprintf("in the %s of %d", seasons[season], t.Year()), d + 60}
	case 3:
		return span{t.Format("2006"), "within " + t.Format("2006"), DayOf(t.Year(), 12, 31)}
	case 4:
		end := d + 30
		return span{d.String() + "/" + end.String(), "between " + d.words() + " and " + end.words(), end}
	case 5:
		return span{d.String() + "~", "around " + d.words(), d}
	}
	return span{d.String(), "by " + d.words(), d}
}
