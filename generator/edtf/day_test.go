package edtf_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"onrecord/generator/edtf"
)

func TestDayOf(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		want  edtf.Day
		text  string
	}{
		{1970, 1, 1, 0, "1970-01-01"},
		{1969, 12, 31, -1, "1969-12-31"},
		{2000, 2, 29, 11016, "2000-02-29"},
		{2021, 7, 2, 18810, "2021-07-02"},
		{2021, 13, 1, 18993, "2022-01-01"},
		{2021, 7, 0, 18808, "2021-06-30"},
		{0, 1, 1, -719528, "0000-01-01"},
		{-1, 12, 31, -719529, "-0001-12-31"},
		{170000002, 1, 1, 62090506203, "Y170000002"},
		{-10000, 1, 1, -4371953, "Y-10000"},
	} {
		got := edtf.DayOf(c.year, c.month, c.day)
		if got != c.want || got.String() != c.text {
			t.Errorf("DayOf(%d, %d, %d) = %d, %v; want %d, %s", c.year, c.month, c.day, got, got, c.want, c.text)
		}
	}
}

func TestMissingBounds(t *testing.T) {
	for _, day := range []edtf.Day{edtf.MinDay, edtf.MaxDay} {
		if day.String() != ".." || day.Format(edtf.English()) != "" || day.Short(edtf.English()) != "" {
			t.Errorf("%d: %q, %q", day, day, day.Format(edtf.English()))
		}
	}
}

func TestDayInWords(t *testing.T) {
	day := edtf.DayOf(2021, time.July, 2)
	if got := day.Format(edtf.English()); got != "2 July 2021" {
		t.Errorf("Format: %q", got)
	}
	if got := day.Short(edtf.English()); got != "2 Jul 2021" {
		t.Errorf("Short: %q", got)
	}
}

// The calendar is checked against days counted one by one, by the rule of the leap
// years.
func TestDaysFollowEachOther(t *testing.T) {
	lengths := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	want := edtf.DayOf(-400, 1, 1)
	for year := -400; year <= 2400; year++ {
		leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
		for m, length := range lengths {
			if m == 1 && leap {
				length++
			}
			for d := 1; d <= length; d++ {
				if got := edtf.DayOf(year, time.Month(m+1), d); got != want {
					t.Fatalf("DayOf(%d, %d, %d) = %d, want %d", year, m+1, d, got, want)
				}
				want++
			}
		}
	}
}

// Far years, and months and days outside their ranges, are checked against package time.
func TestDayOfIsThatOfPackageTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(-1_000_000_000, 1_000_000_000).Draw(t, "year")
		month := time.Month(rapid.IntRange(-60, 60).Draw(t, "month"))
		day := rapid.IntRange(-1000, 1000).Draw(t, "day")
		want := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		got := edtf.DayOf(year, month, day)
		if seconds := int64(got) * 24 * 60 * 60; seconds != want.Unix() {
			t.Fatalf("DayOf(%d, %d, %d) is %d seconds from 1970, want %d", year, month, day, seconds, want.Unix())
		}
		y, m, d := got.Date()
		if wantYear, wantMonth, wantDay := want.Date(); y != wantYear || m != wantMonth || d != wantDay {
			t.Fatalf("%d is %d-%d-%d, want %d-%d-%d", got, y, m, d, wantYear, wantMonth, wantDay)
		}
	})
}

func TestDateInvertsDayOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := edtf.Day(rapid.Int64Range(int64(edtf.MinDay), int64(edtf.MaxDay)).Draw(t, "day"))
		year, month, d := day.Date()
		if got := edtf.DayOf(year, month, d); got != day {
			t.Fatalf("DayOf(%d, %d, %d) = %d, want %d", year, month, d, got, day)
		}
		instant := time.Date(year, month, d, 12, 0, 0, 0, time.UTC)
		if y, m, dd := instant.Date(); y != year || m != month || dd != d {
			t.Fatalf("%d-%d-%d is no calendar day: package time has %v", year, month, d, instant)
		}
	})
}
