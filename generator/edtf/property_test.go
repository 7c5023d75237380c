package edtf_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/generator/edtf"
)

// genPoint draws dates that are not intervals; masked allows unspecified digits.
func genPoint(masked bool) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		year := rapid.IntRange(-9999, 9999).Draw(t, "year")
		s := fmt.Sprintf("%04d", year)
		if year < 0 {
			s = fmt.Sprintf("-%04d", -year)
		}
		month := rapid.IntRange(1, 12).Draw(t, "month")
		shapes := []string{
			s,
			fmt.Sprintf("Y%d", 20_000*year+10_000),
			fmt.Sprintf("%s-%02d", s, month),
			fmt.Sprintf("%s-%02d", s, rapid.IntRange(21, 24).Draw(t, "season")),
			fmt.Sprintf("%s-%02d-%02d", s, month, rapid.IntRange(1, 28).Draw(t, "day")),
		}
		if masked {
			shapes = append(shapes, s+"-XX", s+"-XX-XX", fmt.Sprintf("%s-%02d-XX", s, month))
			if year >= 0 {
				shapes = append(shapes, s[:3]+"X", s[:2]+"XX")
			}
		}
		return rapid.SampledFrom(shapes).Draw(t, "shape") + rapid.SampledFrom([]string{"", "", "~", "?", "%"}).Draw(t, "mark")
	})
}

// genDate draws dates of every form, in EDTF.
func genDate() *rapid.Generator[string] {
	dateTime := rapid.Custom(func(t *rapid.T) string {
		n := func(most int) int { return rapid.IntRange(0, most).Draw(t, "n") }
		zone := rapid.SampledFrom([]string{"", "Z", "+04:30", "-12", "+14:00"}).Draw(t, "zone")
		return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d%s", n(9999), 1+n(11), 1+n(27), n(23), n(59), n(59), zone)
	})
	interval := rapid.Custom(func(t *rapid.T) string {
		end := rapid.OneOf(genPoint(false), rapid.Just(".."), rapid.Just(""))
		from, to := end.Draw(t, "from"), end.Draw(t, "to")
		if _, err := edtf.Parse(from + "/" + to); err != nil {
			return to + "/" + from
		}
		return from + "/" + to
	})
	return rapid.OneOf(genPoint(true), dateTime, interval)
}

// fataler is what [testing.T] and [rapid.T] have in common.
type fataler interface{ Fatalf(string, ...any) }

// checkInvariants checks what holds of every date.
func checkInvariants(t fataler, d edtf.Date) {
	again, err := edtf.Parse(d.String())
	long, short := d.Format(edtf.English()), d.Short(edtf.English())
	switch {
	case err != nil || again != d:
		t.Fatalf("%q is read again as %v: %v", d, again, err)
	case d.Lower() > d.Upper():
		t.Fatalf("%v: bounds %v, %v", d, d.Lower(), d.Upper())
	case d.IsDay() && d.Lower() != d.Upper():
		t.Fatalf("the day %v has bounds %v, %v", d, d.Lower(), d.Upper())
	case d.IsDay() == d.Vague():
		t.Fatalf("%v: a day %v, vague %v", d, d.IsDay(), d.Vague())
	case d.Seconds() < -14*60*60 || d.Seconds() >= 36*60*60 || !d.HasTime() && d.Seconds() != 0:
		t.Fatalf("%v: %d seconds", d, d.Seconds())
	case !d.Contains(d.Lower()) || !d.Contains(d.Upper()) || !edtf.Overlaps(d, d):
		t.Fatalf("%v does not contain its bounds", d)
	case long == "" || short == "" || strings.ContainsAny(long+short, "{}"):
		t.Fatalf("%v in words: %q, %q", d, long, short)
	}
}

func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := genDate().Draw(t, "date")
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if d.String() != s {
			t.Fatalf("%q is written as %q", s, d)
		}
		checkInvariants(t, d)
	})
}

func TestCompareIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) edtf.Date {
			d, err := edtf.Parse(genDate().Draw(t, name))
			if err != nil {
				t.Fatalf("%v", err)
			}
			return d
		}
		a, b, c := draw("a"), draw("b"), draw("c")
		switch {
		case edtf.Compare(a, a) != 0:
			t.Fatalf("%v differs from itself", a)
		case edtf.Compare(a, b) != -edtf.Compare(b, a):
			t.Fatalf("%v and %v: the order depends on who asks", a, b)
		case edtf.Compare(a, b) <= 0 && edtf.Compare(b, c) <= 0 && edtf.Compare(a, c) > 0:
			t.Fatalf("%v, %v, %v are in order, but the first is after the last", a, b, c)
		case edtf.Compare(a, b) < 0 && a.Lower() > b.Lower():
			t.Fatalf("%v is before %v, and begins later", a, b)
		case edtf.Overlaps(a, b) != edtf.Overlaps(b, a):
			t.Fatalf("%v and %v: overlapping depends on who asks", a, b)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "2021", "2021-07-02", "2021-07-02 18:30:00Z", "-0002-07-02T00:00:00+14:00", "Y-170000002%",
		"20XX", "1985-XX-XX", "2021-24~", "../2021", "2021/", "/", "2021-7-2", "02/07/2021", "44 BC",
		"from about 2 July to 4 August 2021", "end of August 2021", "[..1760-12-03]", "1950S2", "Y17E8",
		"2001-30", "156X-12-25", "2004?-06-~11", "2004-06-XX/2004-07-03", "2021-07-02T24:00:00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := edtf.Parse(s)
		if err == nil {
			checkInvariants(t, d)
			return
		}
		var e *edtf.Error
		switch {
		case !errors.As(err, &e) || !d.IsZero():
			t.Fatalf("%q: %v and %v", s, d, err)
		case e.Input != s || e.Message == "":
			t.Fatalf("%#v", e)
		case e.Offset < 0 || e.Len < 0 || e.Offset+e.Len > len(s):
			t.Fatalf("%q: bytes %d+%d are wrong", s, e.Offset, e.Len)
		}
		checkHint(t, e)
	})
}
