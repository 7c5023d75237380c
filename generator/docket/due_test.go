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
		{"by", "2021-08-31", "2021-08", "met about 0"},
		{"by", "2021-08-31", "2021", ""},
		{"by", "2021-08-31", "2021-09/", "missed about 1"},
		{"by", "2021-08-31", "../2021-08-30", "met about 1"},
		{"by", "../2021-08-31", "2021-09-11", "missed 11"},
		{"by", "../2021-08-31", "2021-07-15", "met within"},
		{"by", "/2021-08-31", "2021-09-11", "missed 11"},
		{"by", "/2021-08-31", "2021-07-15", "met 47"},
		{"by", "2021-08-15/..", "2021-09-11", ""}, // there is no day by which it had to be
		{"by", "2021-08-15/", "2021-07-15", ""},
		{"by", "../..", "2021-09-11", ""},

		{"before", "2021-08-31", "2021-08-30", "met 0"},
		{"before", "2021-08-31", "2021-08-31", "missed 1"},
		{"before", "2021-08", "2021-08-15", "missed about 15"},
		{"before", "2021-08", "2021-07/2021-08", ""},
		{"before", "../2021-08-31", "2021-09-11", "missed 12"},
		{"before", "../2021-08-31", "2021-08-31", "missed 1"},
		{"before", "../2021-08-31", "2021-08-30", ""}, // of what day it is before, nobody knows
		{"before", "../2021-08-31", "../2021-09-11", ""},
		{"before", "/2021-08-31", "2021-09-11", "missed 12"},
		{"before", "/2021-08-31", "2021-07-15", ""},
		{"before", "2021-10-01/..", "2021-09-11", "met 19"},
		{"before", "2021-10-01/", "2021-10-03", "missed 3"},
		{"before", "../..", "2021-09-11", ""},
		{"before", "2021-08-31", "../2021-08-30", "met about 0"},
		{"before", "2021-08-31", "2021-09/..", "missed about 2"},

		{"in", "2021-08", "2021-08-15", "met within"},
		{"in", "2021-08", "2021-08", "met within"},
		{"in", "2021-08", "2021", ""},
		{"in", "2021-08", "2021-09-11", "missed about 11"},
		{"in", "2021-08", "2021-07-31", "missed early about 1"},
		{"in", "../2021-08-31", "2021-09-11", "missed 11"},
		{"in", "../2021-08-31", "2021-07-15", "met within"},
		{"in", "../2021-08-31", "/2021-07-15", "met within"},
		{"in", "../2021-08-31", "2021-08/2021-09", ""},
		{"in", "/2021-08-31", "2021-09-11", "missed 11"},
		{"in", "/2021-08-31", "2021-07-15", ""}, // it may have been too early
		{"in", "2021-08-15/..", "2021-09-11", "met within"},
		{"in", "2021-08-15/..", "2021-09/", "met within"},
		{"in", "2021-08-15/..", "2021-08", ""},
		{"in", "2021-10-01/..", "2021-09-11", "missed early 20"},
		{"in", "2021-10-01/..", "../2021-09-11", "missed early about 20"},
		{"in", "2021-08-15/", "2021-09-11", ""}, // it may have been too late
		{"in", "2021-10-01/", "2021-09-11", "missed early 20"},
		{"in", "../..", "2021-09-11", "met within"},

		{"not-before", "2021-08-31", "2021-09-11", "met 0"},
		{"not-before", "2021-08-31", "2021-08-30", "missed early 1"},
		{"not-before", "2021-08-31", "2021-08", ""},
		{"not-before", "2021-08-15/..", "2021-09-11", "met 0"},
		{"not-before", "2021-10-01/", "2021-09-11", "missed early 20"},
		{"not-before", "../2021-08-31", "2021-09-11", "met 0"},
		{"not-before", "/2021-08-31", "2021-09-11", "met 0"},
		{"not-before", "../2021-08-31", "2021-07-15", ""},
		{"not-before", "../..", "2021-09-11", ""},

		{"by", "2021-08", "2021-08-30", "met about 1"},
		{"by", "2021-08", "2021-09-10", "missed about 10"},
		{"by", "2021-01/2021-03", "2021-01-15", "met within"},
		{"by", "2021-01/2021-03", "2020-12-20", "met about 101"}, // earlier than said is met, too
		{"by", "2021-01-01/2021-03-31", "2021-04-02", "missed 2"},
		{"by", "2021-08-31~", "2021-09-20", ""}, // within the month of grace
		{"by", "2021-08-31?", "2021-09-30", ""},
		{"by", "2021-08-31~", "2021-10-01", "missed about 31"},
		{"by", "2021-22", "2021-09-30", ""}, // a month past the summer
		{"by", "2021-22", "2021-10-01", "missed about 31"},
		{"by", "2021-24", "2022-02-28", "met about 0"},
		{"by", "2021-08-31", "2021-09-05~", "missed about 5"},
		{"before", "2021-09", "2021-08-30", "met about 1"},
		{"before", "2021-09", "2021-09-01", "missed about 1"},
		{"before", "2021", "2021-01-01", "missed about 1"},
		{"before", "2021-22", "2021-06-20", ""}, // a month past the last day of spring
		{"before", "2021-22", "2021-07-02", "missed about 32"},
		{"in", "2021-22", "2021-09-15", ""},
		{"in", "2021-22", "2021-05-20", "missed early about 12"},
		{"in", "2021-08-31", "2021-08-31", "met 0"},
		{"not-before", "2021-09", "2021-08-20", "missed early about 12"},
		{"not-before", "2021-09", "2021-09-01", "met 0"},

		{"by", "2021-08-31T12:00:00Z", "2021-08-31T11:00:00Z", "met 0"},
		{"by", "2021-08-31T12:00:00Z", "2021-08-31T13:00:00Z", "missed 0"},
		{"by", "2021-08-31T23:59:00+04:30", "2021-08-31T20:00:00Z", "missed 0"}, // in Kabul it is 1 September
		{"by", "2021-08-31T12:00:00Z", "2021-08-31", "met 0"},                   // one has no time: the days decide
		{"before", "2021-08-31T12:00:00Z", "2021-08-31T11:00:00Z", "met 0"},
		{"before", "2021-08-31T12:00:00Z", "2021-08-31T12:00:00Z", "missed 0"},
		{"before", "2021-08-31T12:00:00Z", "2021-08-31", ""},
		{"before", "2021-08-31T00:00:00Z", "2021-08-31", "missed 1"},
		{"not-before", "2021-08-31T12:00:00Z", "2021-08-31T11:00:00Z", "missed early 0"},
	} {
		got := dueText(compare(test.bound, date(t, test.deadline), date(t, test.happened)))
		if got != test.want {
			t.Errorf("%s %s, happened %s: %q instead of %q", test.bound, test.deadline, test.happened, got, test.want)
		}
	}
}

// dueText says what was computed in a few words.
func dueText(d *Due) string {
	if d == nil {
		return ""
	}
	text := "missed"
	if d.Met {
		text = "met"
	}
	if d.Early {
		text += " early"
	}
	if d.About {
		text += " about"
	}
	if d.Within {
		return text + " within"
	}
	return fmt.Sprintf("%s %d", text, d.Days)
}

func date(t *testing.T, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
