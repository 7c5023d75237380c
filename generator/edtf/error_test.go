package edtf_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"onrecord/generator/edtf"
)

// parseError returns the error of a date that must be wrong.
func parseError(t testing.TB, s string) *edtf.Error {
	t.Helper()
	d, err := edtf.Parse(s)
	var e *edtf.Error
	if !errors.As(err, &e) {
		t.Fatalf("%q is read as %v", s, d)
	}
	return e
}

// wrongPart returns the bytes of the input that the error is about.
func wrongPart(e *edtf.Error) string { return e.Input[e.Offset : e.Offset+e.Len] }

// mistakes has wrong dates, the part of each that is wrong, and why.
var mistakes = []struct{ date, part, message string }{
	{"", "", "the date is empty"},
	{"  ", "", "the date is empty"},
	{" 2021-7-2 ", "7", "a month has two digits"},
	{"2021-07-2", "2", "a day has two digits"},
	{"2021-13", "13", "there is no month 13"},
	{"2021-00", "00", "there is no month 00"},
	{"2021-07-00", "00", "there is no day 00"},
	{"2021-02-30", "30", "February 2021 has 28 days"},
	{"2020-02-30~", "30", "February 2020 has 29 days"},
	{"2021-06-31", "31", "June 2021 has 30 days"},
	{"2021-07-32", "32", "July 2021 has 31 days"},
	{"2021-21-01", "01", "a season has no days"},
	{"2021-07-02-03", "02-03", "a day has two digits"},
	{"201X-07Z", "-07Z", "only a year of four digits has months"},
	{"21", "21", "a date begins with a year of four digits"},
	{"20a1-07", "20a1", "a date begins with a year of four digits"},
	{"-0000", "-0000", "the year 0 has no sign: 0000 is 1 BC, -0001 is 2 BC"},
	{"Y2021", "Y2021", "a year with Y has more than four digits, the first not 0"},
	{"Y02021", "Y02021", "a year with Y has more than four digits, the first not 0"},
	{"Y2147483648", "Y2147483648", "the year has more than 9 digits"},
	{"Y12a45", "Y12a45", "after the Y of a long year there are only digits"},
	{"2021/2022/2023", "/", "an interval has one slash"},
	{"2021-08/2021-07", "2021-07", "the interval ends before it starts"},
	{"2021-07-02T10:00:00Z/2021-08", "2021-07-02T10:00:00Z", "the ends of an interval have no time of day"},
	{"2021-08/2021-09-31", "31", "September 2021 has 30 days"},
	{"18:30", "18:30", "a time of day comes after a day and T"},
	{"2021-07T18:30:00", "2021-07", "only a plain day has a time"},
	{"2021-07-02~T18:30:00", "2021-07-02~", "only a plain day has a time"},
	{"2021-07-02t18:30:00", "t", "the T before a time is a capital letter"},
	{"2021-07-02T18:30", "18:30", "a time is hours, minutes and seconds, of two digits each"},
	{"2021-07-02T25:30:00", "25", "the hour is a number from 00 to 23"},
	{"2021-07-02T18:60:00", "60", "the minute is a number from 00 to 59"},
	{"2021-07-02T18:30:60", "60", "the second is a number from 00 to 59"},
	{"2021-07-02T24:00:00", "24:00:00", "a day ends with 23:59:59"},
	{"2021-07-02T18:30:00.5Z", ".5Z", "a time has no fractions of a second"},
	{"2021-07-02T18:30:00z", "z", "a zone is Z or an offset such as +04:30"},
	{"2021-07-02T18:30:00+0430", "+0430", "a zone is Z or an offset such as +04:30"},
	{"2021-07-02T18:30:00-00:00", "-00:00", "an offset of nothing is Z or +00:00"},
	{"2021-07-02T18:30:00+14:01", "+14:01", "offsets run from -12:00 to +14:00"},
}

func TestErrors(t *testing.T) {
	for _, c := range mistakes {
		e := parseError(t, c.date)
		if e.Message != c.message || wrongPart(e) != c.part || e.Level2 {
			t.Errorf("%q: %q is wrong: %s (level 2: %v)\nwant %q: %s", c.date, wrongPart(e), e.Message, e.Level2, c.part, c.message)
		}
	}
}

func TestErrorReadsAsOneLine(t *testing.T) {
	const want = `"2021-7-2": a month has two digits; write "2021-07-02"`
	if got := parseError(t, "2021-7-2").Error(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := parseError(t, "2021/2022/2023").Error(); strings.Contains(got, ";") {
		t.Errorf("an error without a hint: %s", got)
	}
}

// careless has careless spellings and what their authors are told to write; nothing
// where that is not clear.
var careless = map[string]string{
	"2021-7-2":                 "2021-07-02",
	"2021-7":                   "2021-07",
	"2021/07/02":               "2021-07-02",
	"2021/7":                   "2021-07",
	"2021.07.02":               "2021-07-02",
	"20210702":                 "2021-07-02",
	"02.07.2021":               "2021-07-02",
	"2. 7. 2021":               "2021-07-02",
	"07/2021":                  "2021-07",
	"22/07/2021":               "2021-07-22",
	"07/22/2021":               "2021-07-22",
	"07-07-2021":               "2021-07-07",
	"2 July 2021":              "2021-07-02",
	"2nd of July, 2021":        "2021-07-02",
	"July 2, 2021":             "2021-07-02",
	"Sept. 11 2021":            "2021-09-11",
	"2021 Jul 2":               "2021-07-02",
	"July  2021":               "2021-07",
	"autumn 2021":              "2021-23",
	"Fall 2021":                "2021-23",
	"the 1990s":                "199X",
	"44 BC":                    "-0043",
	"1 BCE":                    "0000",
	"12345":                    "Y12345",
	"Y2021":                    "2021",
	"+2021":                    "2021",
	"2021~?":                   "2021%",
	"about July 2021":          "2021-07~",
	"c. 2021":                  "2021~",
	"perhaps about 2021":       "",
	"maybe 2 July 2021":        "2021-07-02?",
	"by 11 September 2021":     "../2021-09-11",
	"from about July 2021":     "2021-07~/..",
	"in early August 2021":     "2021-08",
	"2021-2022":                "2021/2022",
	"2021-Q4":                  "2021-10/2021-12",
	"Q4 2021":                  "2021-10/2021-12",
	"4Q2021":                   "2021-10/2021-12",
	"2021-H2":                  "2021-07/2021-12",
	"2021-W38":                 "2021-09-20/2021-09-26",
	"2021-W01":                 "2021-01-04/2021-01-10",
	"2020-W53-7":               "2021-01-03",
	"2021-W53":                 "",
	"2021-Q5":                  "",
	"2010-15":                  "2010/2015",
	"2021/22":                  "2021/2022",
	"2021-7-2/2021-8-4":        "2021-07-02/2021-08-04",
	"2 July to 4 August 2021":  "2021-07-02/2021-08-04",
	"2–4 July 2021":            "2021-07-02/2021-07-04",
	"between 2021-07 and 2022": "2021-07/2022",
	"2021-08/open":             "2021-08/..",
	"unknown/2021":             "/2021",
	"2021-08/unknown":          "2021-08/",
	"2021-07-02 18:30":         "2021-07-02T18:30:00",
	"2 July 2021 18:30":        "",
	"2021-7-2T8:30:00Z":        "2021-07-02T08:30:00Z",
	"2021-07-02t18:30:00z":     "2021-07-02T18:30:00Z",
	"2021-07-02T18:30:00.25Z":  "2021-07-02T18:30:00Z",
	"2021-07-02T18:30:00+0430": "2021-07-02T18:30:00+04:30",
	"2021-07-02 18:30 UTC":     "2021-07-02T18:30:00Z",
	"2005-07-25T10:10:10Z/2006-01-01T10:10:10Z": "2005-07-25/2006-01-01",
	"2021-7/..":       "2021-07/..",
	"2027-31-03":      "2027-03-31",
	"2027-21-03":      "2027-03-21",
	"2021-08/2021-07": "",
	"2001-29 to 2002": "",
	"2 Jly 2021":      "",
}

func TestHints(t *testing.T) {
	for given, want := range careless {
		if want != "" {
			want = `write "` + want + `"`
		}
		if got := parseError(t, given).Hint; got != want {
			t.Errorf("%q: %s, want %s", given, got, want)
		}
	}
}

// TestHintsInWords has the hints that say more than one spelling.
func TestHintsInWords(t *testing.T) {
	const example = `write a year, a month or a day: "2021", "2021-07", "2021-07-02"`
	for given, want := range map[string]string{
		"":                                example,
		"soon":                            example,
		strings.Repeat("about 2021 ", 10): example,
		"02/07/2021":                      `write "2021-07-02" or "2021-02-07", whichever is meant`,
		"31/31/2021":                      "",
		"end of August 2021":              `write "2021-08-31" for the last day, or "2021-08"`,
		"by the end of 2021":              `write "2021-12-31" for the last day, or "2021"`,
		"by Q3 2021":                      `write "../2021-09"`,
		"since Q3 2021":                   `write "2021-07/.."`,
		"in Q3 2021":                      `write "2021-07/2021-09"`,
		"2021-02-30":                      `its last day is "2021-02-28"`,
		"2021-13":                         "months are 01 to 12, seasons 21 (spring) to 24 (winter)",
		"2021-31-06":                      "months are 01 to 12, seasons 21 (spring) to 24 (winter)",
		"2021-07-02T24:00:00Z":            "its end is 00:00:00 of the next day",
	} {
		if got := parseError(t, given).Hint; got != want {
			t.Errorf("%q: %s, want %s", given, got, want)
		}
	}
}

// beyond has dates of level 2, the feature that puts them there, and the nearest
// spelling of a lower level, where there is one.
var beyond = []struct{ date, feature, nearest string }{
	{"[..1760-12-03]", "sets of dates", "../1760-12-03"},
	{"{1760-12..}", "sets of dates", "1760-12/.."},
	{"[1667,1668]", "sets of dates", ""},
	{"[1667, 1670..1672]", "sets of dates", ""},
	{"Y17E7", "exponents and significant digits", "Y170000000"},
	{"Y-17E7", "exponents and significant digits", "Y-170000000"},
	{"Y1700E99", "exponents and significant digits", ""},
	{"Y17E8", "exponents and significant digits", ""},
	{"1950S2", "exponents and significant digits", "1950~"},
	{"Y3388E2S3", "exponents and significant digits", "Y338800~"},
	{"193", "decades of three digits", "193X"},
	{"-193~", "decades of three digits", "-193X~"},
	{"2045-25", "divisions of the year beyond 24", "2045-21"},
	{"2001-28~", "divisions of the year beyond 24", "2001-24~"},
	{"2045-29", "divisions of the year beyond 24", "2045-09/2045-11"},
	{"2045-30", "divisions of the year beyond 24", "2045-24"},
	{"2045-31", "divisions of the year beyond 24", "2045-03/2045-05"},
	{"2045-32", "divisions of the year beyond 24", "2045-06/2045-08"},
	{"2001-36?", "divisions of the year beyond 24", "2001-10?/2001-12?"},
	{"2045-38", "divisions of the year beyond 24", "2045-05/2045-08"},
	{"2045-41", "divisions of the year beyond 24", "2045-07/2045-12"},
	{"156X-12-25", "unspecified digits before or within a date", "156X"},
	{"-1560-XX-25~", "unspecified digits before or within a date", "-1560-XX-XX~"},
	{"1984-1X", "unspecified digits before or within a date", "1984-XX"},
	{"1984-04-1X", "unspecified digits before or within a date", "1984-04-XX"},
	{"1XXX-12", "unspecified digits before or within a date", ""},
	{"XXXX", "unspecified digits before or within a date", ""},
	{"?2001", "qualifiers of parts of a date", "2001?"},
	{"2004?-06-~11", "qualifiers of parts of a date", "2004-06-11%"},
	{"2019-12/%2020", "qualifiers of parts of a date", "2019-12/2020%"},
	{"2004-06-XX/2004-07-03", "unspecified digits in an interval", "2004-06/2004-07-03"},
	{"198X/199X~", "unspecified digits in an interval", "1980/1999~"},
	{"-198X?/-197X", "unspecified digits in an interval", "-1989?/-1970"},
	{"2004-06-XX~/2004-07", "unspecified digits in an interval", "2004-06~/2004-07"},
	{"2000/2000-XX-XX", "unspecified digits in an interval", "2000/2000"},
}

func TestLevel2(t *testing.T) {
	for _, c := range beyond {
		e := parseError(t, c.date)
		hint := c.nearest
		if hint != "" {
			hint = `write "` + hint + `"`
		}
		if !e.Level2 || e.Message != c.feature+" are EDTF level 2, and only levels 0 and 1 are read" || e.Hint != hint {
			t.Errorf("%v (level 2: %v), want %s; %s", e, e.Level2, c.feature, hint)
		}
	}
}

var inQuotes = regexp.MustCompile(`"([^"]*)"`)

// checkHint fails when a hint tells an author to write something that is wrong.
func checkHint(t interface{ Fatalf(string, ...any) }, e *edtf.Error) {
	for _, m := range inQuotes.FindAllStringSubmatch(e.Hint, -1) {
		if _, err := edtf.Parse(m[1]); err != nil {
			t.Fatalf("%q: the hint is wrong: %v", e.Input, err)
		}
	}
}
