package edtf_test

import (
	"reflect"
	"strings"
	"testing"

	"onrecord/generator/edtf"
)

// inWords has dates in both English forms.
var inWords = []struct{ date, long, short string }{
	{"2021-07-02", "2 July 2021", "2 Jul 2021"},
	{"2021-07", "July 2021", "Jul 2021"},
	{"2021", "2021", "2021"},
	{"0409", "409", "409"},
	{"Y170000002", "170000002", "170000002"},
	{"0000", "1 BC", "1 BC"},
	{"-0002", "3 BC", "3 BC"},
	{"-0002-07-02", "2 July 3 BC", "2 Jul 3 BC"},

	{"2021-21", "spring 2021", "spring 2021"},
	{"2021-22", "summer 2021", "summer 2021"},
	{"2021-23", "autumn 2021", "autumn 2021"},
	{"2021-24", "winter 2021–22", "winter 2021–22"},
	{"1999-24", "winter 1999–2000", "winter 1999–2000"},
	{"0998-24", "winter 998–999", "winter 998–999"},
	{"-0001-24", "winter 2 BC–1 BC", "winter 2 BC–1 BC"},

	{"2021-07-02T18:30:00Z", "2 July 2021, 18:30 UTC", "2 Jul 2021, 18:30 UTC"},
	{"2021-07-02T18:30:05Z", "2 July 2021, 18:30:05 UTC", "2 Jul 2021, 18:30:05 UTC"},
	{"2021-07-02T08:30:00", "2 July 2021, 08:30", "2 Jul 2021, 08:30"},
	{"2021-12-31T20:00:00-04:30", "31 December 2021, 20:00 (UTC−04:30)",
		"31 Dec 2021, 20:00 (UTC−04:30)"},

	{"2021-07~", "about July 2021", "c. Jul 2021"},
	{"2021?", "perhaps 2021", "2021?"},
	{"2021-07-02%", "perhaps about 2 July 2021", "c. 2 Jul 2021?"},

	{"201X", "the 2010s", "2010s"},
	{"20XX", "2000–2099", "2000–2099"},
	{"000X", "1 BC–9", "1 BC–9"},
	{"-201X~", "about 2020 BC–2011 BC", "c. 2020 BC–2011 BC"},
	{"1985-XX", "some month in 1985", "1985"},
	{"1985-04-XX", "some day in April 1985", "Apr 1985"},
	{"1985-XX-XX", "some day in 1985", "1985"},

	{"2021-07-02/2021-07-04", "2–4 July 2021", "2–4 Jul 2021"},
	{"2021-07-02/2021-08-04", "2 July to 4 August 2021", "2 Jul – 4 Aug 2021"},
	{"2021-12-30/2022-01-02", "30 December 2021 to 2 January 2022", "30 Dec 2021 – 2 Jan 2022"},
	{"2021-07/2021-08", "July to August 2021", "Jul–Aug 2021"},
	{"2021-07/2022-08", "July 2021 to August 2022", "Jul 2021 – Aug 2022"},
	{"2021-07/2021-08-04", "July 2021 to 4 August 2021", "Jul 2021 – 4 Aug 2021"},
	{"2019/2021", "2019 to 2021", "2019–2021"},
	{"2021-22/2021-23", "summer 2021 to autumn 2021", "summer 2021 – autumn 2021"},
	{"2021-07-02/2021-07-02", "2 July 2021", "2 Jul 2021"},
	{"2021-07-02~/2021-07-04", "about 2 July 2021 to 4 July 2021", "c. 2 Jul 2021 – 4 Jul 2021"},

	{"../2021-09-11", "by 11 September 2021", "by 11 Sep 2021"},
	{"../2021-09~", "by about September 2021", "by c. Sep 2021"},
	{"2021-08/..", "from August 2021", "from Aug 2021"},
	{"2021-08/", "from August 2021, end unknown", "Aug 2021 – ?"},
	{"/2021-09-11", "start unknown, until 11 September 2021", "? – 11 Sep 2021"},
	{"../..", "at any time", "at any time"},
	{"/..", "at an unknown time", "at an unknown time"},
}

func TestInWords(t *testing.T) {
	for _, c := range inWords {
		d := parse(t, c.date)
		if got := d.Format(edtf.English()); got != c.long {
			t.Errorf("%s: Format = %q, want %q", c.date, got, c.long)
		}
		if got := d.Short(edtf.English()); got != c.short {
			t.Errorf("%s: Short = %q, want %q", c.date, got, c.short)
		}
	}
}

// TestAnotherLanguage checks that words, their order, and month names that depend on
// the day beside them can be another language's.
func TestAnotherLanguage(t *testing.T) {
	polish := edtf.English()
	polish.Months[6], polish.MonthsAlone[6], polish.MonthsShort[6] = "lipca", "lipiec", "lip"
	polish.DayMonthYear = "{day} {month} {year} r."
	polish.MonthYear = "{month} {year} r."
	polish.About, polish.AboutShort = "około {date}", ""
	polish.DayRange = "{year}: {day}–{to_day} {month} {of} {year} {"
	for date, want := range map[string]string{
		"2021-07-02":            "2 lipca 2021 r.",
		"2021-07":               "lipiec 2021 r.",
		"2021-07~":              "około lipiec 2021 r.",
		"2021-07-02/2021-07-04": "2021: 2–4 lipca {of} 2021 {",
	} {
		if got := parse(t, date).Format(polish); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
	if got := parse(t, "2021-07~").Short(polish); got != "około lip 2021 r." {
		t.Errorf("a short pattern that is empty: %q", got)
	}
	if got := parse(t, "2021-07").Format(edtf.English()); got != "July 2021" {
		t.Errorf("a change to one copy of English shows in the next: %q", got)
	}
}

// TestKeysOfWords checks that every field can be decoded by its name in snake case.
func TestKeysOfWords(t *testing.T) {
	words := reflect.TypeFor[edtf.Words]()
	for i := range words.NumField() {
		field := words.Field(i)
		var key strings.Builder
		for at, r := range field.Name {
			if at > 0 && r < 'a' {
				key.WriteByte('_')
			}
			key.WriteRune(r)
		}
		if want := strings.ToLower(key.String()); field.Tag.Get("toml") != want {
			t.Errorf("%s has the key %q, want %q", field.Name, field.Tag.Get("toml"), want)
		}
	}
}
