package export

import (
	"testing"

	"onrecord/generator/edtf"
)

// The bounds of a date are days of ISO 8601, however the date is written.
func TestDays(t *testing.T) {
	for text, want := range map[string][2]string{
		"2021-07-02": {"2021-07-02", "2021-07-02"}, "2021-07-02T10:00:00Z": {"2021-07-02", "2021-07-02"},
		"2021-07-02~": {"2021-07-02", "2021-07-02"},
		"2021-07":     {"2021-07-01", "2021-07-31"}, "2021-07-02/2021-07-05": {"2021-07-02", "2021-07-05"},
		"../2021": {"", "2021-12-31"}, "2021/..": {"2021-01-01", ""},
		"-0044-03-15": {"-0044-03-15", "-0044-03-15"}, "2021-21": {"2021-03-01", "2021-05-31"},
	} {
		date, err := edtf.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if first, last := days(date); first != want[0] || last != want[1] {
			t.Errorf("%s is from %q to %q, not from %q to %q", text, first, last, want[0], want[1])
		}
	}
}
