package docket

import (
	"fmt"
	"testing"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

// TestDue has each bound with deadlines that are open or unknown at an end, against
// days and vague dates on which the event happened. An empty result awaits a ruling.
func TestDue(t *testing.T) {
	for _, test := range []struct {
		bound              content.Bound
		deadline, happened string
		want               string
	}{
		{"by", "2021-08-31", "2021-08-30", "met 1"},
		{"by", "2021-08-31", "2021-09-11", "missed 11"},
		{"by", "2021-08-31", "2021-08", "met 0"},
		{"by", "2021-08-31", "2021", ""},
		{"by", "2021-08-31", "2021-09/", "missed 1"},
		{"by", "2021-08-31", "../2021-08-30", "met 1"},
		{"by", "../2021-08-31", "2021-09-11", "missed 11"},
		{"by", "../2021-08-31", "2021-07-15", "met 47"},
		{"by", "/2021-08-31", "2021-09-11", "missed 11"},
		{"by", "/2021-08-31", "2021-07-15", "met 47"},
		{"by", "2021-08-15/..", "2021-09-11", ""}, // there is no day by which it had to be
		{"by", "2021-08-15/", "2021-07-15", ""},
		{"by", "../..", "2021-09-11", ""},

		{"before", "2021-08-31", "2021-08-30", "met 1"},
		{"before", "2021-08-31", "2021-08-31", "missed 0"},
		{"before", "2021-08", "2021-08-15", "missed 14"},
		{"before", "2021-08", "2021-07/2021-08", ""},
		{"before", "../2021-08-31", "2021-09-11", "missed 11"},
		{"before", "../2021-08-31", "2021-08-31", "missed 0"},
		{"before", "../2021-08-31", "2021-08-30", ""}, // of what day it is before, nobody knows
		{"before", "../2021-08-31", "../2021-09-11", ""},
		{"before", "/2021-08-31", "2021-09-11", "missed 11"},
		{"before", "/2021-08-31", "2021-07-15", ""},
		{"before", "2021-10-01/..", "2021-09-11", "met 20"},
		{"before", "2021-10-01/", "2021-10-03", "missed 2"},
		{"before", "../..", "2021-09-11", ""},
		{"before", "2021-08-31", "../2021-08-30", "met 1"},
		{"before", "2021-08-31", "2021-09/..", "missed 1"},

		{"in", "2021-08", "2021-08-15", "met 0"},
		{"in", "2021-08", "2021-08", "met 0"},
		{"in", "2021-08", "2021", ""},
		{"in", "2021-08", "2021-09-11", "missed 11"},
		{"in", "2021-08", "2021-07-31", "missed 1"},
		{"in", "../2021-08-31", "2021-09-11", "missed 11"},
		{"in", "../2021-08-31", "2021-07-15", "met 0"},
		{"in", "../2021-08-31", "/2021-07-15", "met 0"},
		{"in", "../2021-08-31", "2021-08/2021-09", ""},
		{"in", "/2021-08-31", "2021-09-11", "missed 11"},
		{"in", "/2021-08-31", "2021-07-15", ""}, // it may have been too early
		{"in", "2021-08-15/..", "2021-09-11", "met 0"},
		{"in", "2021-08-15/..", "2021-09/", "met 0"},
		{"in", "2021-08-15/..", "2021-08", ""},
		{"in", "2021-10-01/..", "2021-09-11", "missed 20"},
		{"in", "2021-10-01/..", "../2021-09-11", "missed 20"},
		{"in", "2021-08-15/", "2021-09-11", ""}, // it may have been too late
		{"in", "2021-10-01/", "2021-09-11", "missed 20"},
		{"in", "../..", "2021-09-11", "met 0"},

		{"not-before", "2021-08-31", "2021-09-11", "met 11"},
		{"not-before", "2021-08-31", "2021-08-30", "missed 1"},
		{"not-before", "2021-08-31", "2021-08", ""},
		{"not-before", "2021-08-15/..", "2021-09-11", "met 27"},
		{"not-before", "2021-10-01/", "2021-09-11", "missed 20"},
		{"not-before", "../2021-08-31", "2021-09-11", "met 11"},
		{"not-before", "/2021-08-31", "2021-09-11", "met 11"},
		{"not-before", "../2021-08-31", "2021-07-15", ""},
		{"not-before", "../..", "2021-09-11", ""},
	} {
		got := ""
		if d := due(test.bound, date(t, test.deadline), date(t, test.happened)); d != nil {
			got = fmt.Sprintf("missed %d", d.Days)
			if d.Met {
				got = fmt.Sprintf("met %d", d.Days)
			}
		}
		if got != test.want {
			t.Errorf("%s %s, happened %s: %q instead of %q", test.bound, test.deadline, test.happened, got, test.want)
		}
	}
}

func date(t *testing.T, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
