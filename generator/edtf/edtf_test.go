package edtf_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/generator/edtf"
)

// parse reads a date that must be right.
func parse(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	return d
}

func TestBounds(t *testing.T) {
	for _, c := range []struct{ date, lower, upper string }{
		{"2021", "2021-01-01", "2021-12-31"},
		{"0000", "0000-01-01", "0000-12-31"},
		{"-0002", "-0002-01-01", "-0002-12-31"},
		{"Y170000002", "Y170000002", "Y170000002"},
		{"Y-170000002~", "Y-170000002", "Y-170000002"},
		{"2021-08", "2021-08-01", "2021-08-31"},
		{"2021-02", "2021-02-01", "2021-02-28"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"1900-02-28", "1900-02-28", "1900-02-28"},
		{"2000-02-29", "2000-02-29", "2000-02-29"},
		{"-2004-06-11", "-2004-06-11", "-2004-06-11"},
		{"2021-07-02T18:30:00Z", "2021-07-02", "2021-07-02"},
		{"2021-07-02T23:30:00-04:00", "2021-07-02", "2021-07-02"},
		{"2021-01-01T00:30:00+01", "2021-01-01", "2021-01-01"},
		{"2021-21", "2021-03-01", "2021-05-31"},
		{"2021-22", "2021-06-01", "2021-08-31"},
		{"2021-23", "2021-09-01", "2021-11-30"},
		{"2021-24", "2021-12-01", "2022-02-28"},
		{"2019-24?", "2019-12-01", "2020-02-29"},
		{"201X", "2010-01-01", "2019-12-31"},
		{"20XX", "2000-01-01", "2099-12-31"},
		{"-201X", "-2019-01-01", "-2010-12-31"},
		{"-20XX", "-2099-01-01", "-2000-12-31"},
		{"2004-XX", "2004-01-01", "2004-12-31"},
		{"1985-04-XX", "1985-04-01", "1985-04-30"},
		{"1985-XX-XX", "1985-01-01", "1985-12-31"},
		{"2021-08~", "2021-08-01", "2021-08-31"},
		{"2021-07-02/2021-08", "2021-07-02", "2021-08-31"},
		{"2021-07-02/2021", "2021-07-02", "2021-12-31"},
		{"2021-23/2022-01-15?", "2021-09-01", "2022-01-15"},
		{"../2021-09-11", "..", "2021-09-11"},
		{"/2021-09", "..", "2021-09-30"},
		{"2021-08/..", "2021-08-01", ".."},
		{"2021-08~/", "2021-08-01", ".."},
		{"../..", "..", ".."},
		{"/", "..", ".."},
	} {
		d := parse(t, c.date)
		got := []string{d.Lower().String(), d.Upper().String()}
		if diff := cmp.Diff([]string{c.lower, c.upper}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.date, diff)
		}
	}
}

func TestString(t *testing.T) {
	for given, want := range map[string]string{
		"2021-07-02":            "2021-07-02",
		" 2021-07~\n":           "2021-07~",
		"2021-07-02 18:30:00Z":  "2021-07-02T18:30:00Z",
		"-0002-07-02 18:30:00":  "-0002-07-02T18:30:00",
		"2021-07-02T23:30:00-4": "",
	} {
		if d, _ := edtf.Parse(given); d.String() != want {
			t.Errorf("%q: %q, want %q", given, d, want)
		}
	}
}

func TestKind(t *testing.T) {
	for _, c := range []struct {
		date                                         string
		day, vague, interval, approximate, uncertain bool
	}{
		{date: "2021-07-02", day: true},
		{date: "2021-07-02T18:30:00Z", day: true},
		{date: "2021-07", vague: true},
		{date: "2021-07-02~", vague: true, approximate: true},
		{date: "2021-07-02?", vague: true, uncertain: true},
		{date: "2021-07%", vague: true, approximate: true, uncertain: true},
		{date: "2021-07-XX", vague: true},
		{date: "2021-07-02/2021-07-02", vague: true, interval: true},
		{date: "2021?/2022~", vague: true, interval: true, approximate: true, uncertain: true},
		{date: "2021/", vague: true, interval: true},
	} {
		d := parse(t, c.date)
		got := [...]bool{d.IsDay(), d.Vague(), d.IsInterval(), d.Approximate(), d.Uncertain()}
		if want := [...]bool{c.day, c.vague, c.interval, c.approximate, c.uncertain}; got != want {
			t.Errorf("%s: day, vague, interval, approximate, uncertain = %v, want %v", c.date, got, want)
		}
	}
}

func TestTimeIsKeptInUTC(t *testing.T) {
	for date, want := range map[string]int{
		"2021-07-02T18:30:05Z":      18*3600 + 30*60 + 5,
		"2021-07-02T18:30:05":       18*3600 + 30*60 + 5,
		"2021-07-02T18:30:00+04:30": 14 * 3600,
		"2021-07-02T23:00:00-04":    27 * 3600,
		"2021-07-02T00:00:00+14:00": -14 * 3600,
	} {
		if d := parse(t, date); !d.HasTime() || d.Seconds() != want {
			t.Errorf("%s: %v, %d seconds, want %d", date, d.HasTime(), d.Seconds(), want)
		}
	}
	if d := parse(t, "2021-07-02"); d.HasTime() || d.Seconds() != 0 {
		t.Errorf("%s has a time", d)
	}
}

func TestNoDate(t *testing.T) {
	var none edtf.Date
	all := parse(t, "../..")
	switch {
	case !none.IsZero() || all.IsZero():
		t.Error("IsZero is wrong")
	case none.Lower() != edtf.MinDay || none.Upper() != edtf.MaxDay:
		t.Error("no date has bounds")
	case none.IsDay() || none.Vague() || none.IsInterval() || none.HasTime():
		t.Error("no date is of a kind")
	case none.Contains(0) || edtf.Overlaps(none, all) || edtf.Overlaps(all, none):
		t.Error("no date contains or overlaps something")
	case none.String() != "" || none.Format(edtf.English()) != "" || none.Short(edtf.English()) != "":
		t.Error("no date has words")
	}
}

func TestCompare(t *testing.T) {
	ordered := []string{
		"../2021-07-01", "../2021-07-02", "../..", "2021",
		"2021-01-02", "2021-07", "2021-07-02", "2021-07-02/2021-07-03",
		"2021-07-02T00:00:00Z", "2021-07-02T18:00:00Z", "2021-07-02T18:00:00-01:00", "2021-07-03",
	}
	var dates []edtf.Date
	for _, s := range slices.Backward(ordered) {
		dates = append(dates, parse(t, s))
	}
	slices.SortFunc(dates, edtf.Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(ordered, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestAfter(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2021-07-03", "2021-07-02", true},
		{"2021-07-02", "2021-07-02", false},
		{"2021-08", "2021-07", true},
		{"2021-07", "2021", false},
		{"2021", "2021-07", false},
		{"2022", "2021/..", false},
	} {
		if got := parse(t, test.a).After(parse(t, test.b)); got != test.want {
			t.Errorf("%s after %s: %v", test.a, test.b, got)
		}
	}
	if (edtf.Date{}).After(parse(t, "2021")) || parse(t, "2021").After(edtf.Date{}) {
		t.Error("a zero date is before or after another")
	}
}

func TestContainsAndOverlaps(t *testing.T) {
	august := parse(t, "2021-08")
	for date, want := range map[string]bool{
		"2021-07-31": false, "2021-08-01": true, "2021-08-31": true, "2021-09-01": false,
	} {
		if got := august.Contains(parse(t, date).Lower()); got != want {
			t.Errorf("2021-08 contains %s: %v", date, got)
		}
	}
	for date, want := range map[string]bool{
		"2021": true, "../2021-08-01": true, "2021-08-31/..": true, "2021-22": true,
		"2021-23": false, "../2021-07-31": false, "2021-09/": false,
	} {
		if got := edtf.Overlaps(august, parse(t, date)); got != want {
			t.Errorf("2021-08 overlaps %s: %v", date, got)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"2021-07-02", "2021-08~", "2021-07-02T18:30:00+04:30", "2021-07-02/2021-08"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := edtf.Parse(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestParseOfADayAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { _, _ = edtf.Parse("2021-07-02") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
