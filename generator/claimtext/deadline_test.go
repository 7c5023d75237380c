package claimtext

import (
	"testing"

	"onrecord/generator/edtf"
)

func TestFindDeadline(t *testing.T) {
	said := edtf.DayOf(2021, 7, 2) // a Friday
	for text, want := range map[string]Deadline{
		"all troops will be out by the end of August": {"by the end of August", "2021-08-31", "by"},
		"it will be done no later than March 15": {"no later than March 15", "2022-03-15",
			"by"},
		"we will leave before 11 September": {"before 11 September", "2021-09-11",
			"before"},
		"out by “no later than” July 31": {"no later than” July 31", "2021-07-31",
			"by"},
		"within 90 days the council will act": {"within 90 days", "2021-09-30", "by"},
		"it opens in three to four weeks": {"in three to four weeks", "2021-07-30",
			"by"},
		"the vote will be held on Thursday":  {"on Thursday", "2021-07-08", "in"},
		"it will open in March":              {"in March", "2022-03", "in"},
		"by next spring the road is open":    {"by next spring", "2022-21", "by"},
		"no one will be dropped before June": {"before June", "2022-06", "not-before"},
		"the line won't open until 2037":     {"until 2037", "2037", "not-before"},
		"not before 15 August": {"not before 15 August", "2021-08-15",
			"not-before"},
		"prices stay high until at least the autumn": {"until at least the autumn", "2021-23",
			"not-before"},
		"ready until the fall at the earliest": {"until the fall at the earliest", "2021-23",
			"not-before"},
		"we attack unless they leave by Friday": {"by Friday", "2021-07-09", "by"},
		"home by Christmas":                     {"by Christmas", "2021-12-25", "by"},
		"by Easter 2022 all is done":            {"by Easter 2022", "2022-04-17", "by"},
		"closed by 5 p.m. on March 24":          {"by 5 p.m. on March 24", "2022-03-24", "by"},
		"a decision in the coming weeks":        {"in the coming weeks", "", "in"},
		"it will be gone before the rains come": {"before the rains come", "", "before"},
		"by mid-September":                      {"by mid-September", "2021-09-15", "by"},
		"the Q4 2022 opening comes in Q4 2022":  {"in Q4 2022", "2022-10/2022-12", "in"},
		"by the end of the year": {"by the end of the year", "2021-12-31",
			"by"},
		"before early voting opens on March 19": {"before early voting opens on March 19",
			"2022-03-19", "before"},
		"the first in September, the rest by the end of October": {"by the end of October", "2021-10-31", "by"},
		"the bridge is safe":                                             {},
		"the minister may say so, and may not":                           {},
		"in 1994 the bridge was new, and by then it was painted by hand": {"in 1994", "1994", "in"},
	} {
		got, ok := FindDeadline(text, said)
		if got != want || ok != (want.Text != "") {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
		if _, err := edtf.Parse(got.Date); got.Date != "" && err != nil {
			t.Errorf("%s: %q is no date", text, got.Date)
		}
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{2000: "2000-04-23", 2018: "2018-04-01", 2021: "2021-04-04",
		2024: "2024-03-31", 2038: "2038-04-25"} {
		if got := easter(year).String(); got != want {
			t.Errorf("Easter of %d is %s, not %s", year, got, want)
		}
	}
}

func FuzzFindDeadline(f *testing.F) {
	for _, s := range []string{"by the 31st of the 32nd", "in 99999999 years", "Q9 2021", "until until March",
		"by the end of 0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := FindDeadline(text, edtf.DayOf(2021, 7, 2))
		if _, err := edtf.Parse(d.Date); ok && d.Date != "" && err != nil {
			t.Errorf("%q: %q is no date", text, d.Date)
		}
	})
}
