package edtf_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"onrecord/generator/edtf"
)

// The lists of the tests of two other readers of EDTF. They disagree with each other
// and, where they go beyond the Library of Congress's text or stop short of it, with
// this package; the maps below name every such string and the reason.

// readList decodes a list, or skips the test where the lists are not at hand.
func readList(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "edtf", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("The lists of EDTF strings of other projects are not beside this repository.")
	}
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What a list can want of a string.
const (
	valid      = "valid"
	level2     = "level 2"
	invalid    = "invalid"
	notInvalid = "valid or level 2"
)

// checkListed compares how a string is read with what a list wants and the exceptions
// allow; an exception that is none is reported too.
func checkListed(t *testing.T, s, want string, exceptions map[string]string) {
	t.Helper()
	_, err := edtf.Parse(s)
	var e *edtf.Error
	got := valid
	if errors.As(err, &e) {
		got = invalid
		if e.Level2 {
			got = level2
		}
		checkHint(t, e)
	}
	agrees := got == want ||
		want == invalid && got == level2 || // refused, and that is all the list asks
		want == notInvalid && got != invalid
	reason, excepted := exceptions[s]
	switch {
	case !agrees && !excepted:
		t.Errorf("%q: %s, the list has it as %s (%v)", s, got, want, err)
	case agrees && excepted:
		t.Errorf("%q: %s, as the list has it, and yet an exception: %s", s, got, reason)
	}
}

const (
	spaces     = "white space around a date is ignored"
	sharedEnd  = "an interval is refused only when its last day is before its first"
	noCentury  = "centuries of two digits are in ISO 8601-1, not in EDTF"
	extended   = "EDTF has the extended format only: +02:30, not +0230"
	noFraction = "EDTF's times end with the second"
	midnight   = "ISO 8601-1:2019 dropped 24:00:00"
)

var edtfJSExceptions = map[string]string{
	"19": noCentury, "00": noCentury, "-04": noCentury,
	"19~": noCentury, "19?": noCentury, "19%": noCentury,

	"2016-05-02T16:54:59.042":      noFraction,
	"2016-05-02T16:54:59.04200000": noFraction,
	"2016-05-02T16:54:59.4":        noFraction,
	"2016-05-02T16:54:59.42":       noFraction,
	"2016-05-02T16:54:59.042123":   noFraction,
	"2016-05-02T16:54:59.042Z":     noFraction,

	"2016-05-02T16:54:59+0230": extended, "2016-05-02T16:54:59+0000": extended,
	"2016-05-02T16:54:59+1400": extended, "2016-05-02T16:54:59+1330": extended,
	"2016-05-02T16:54:59+1200": extended, "2016-05-02T16:54:59+0410": extended,
	"2016-05-02T16:54:59-0015": extended, "2016-05-02T16:54:59-1159": extended,
	"2016-05-02T16:54:59-1200": extended,

	"2016-05-02T24:00:00": midnight,

	"2012-21/2012-22": "the Library of Congress lets the ends of an interval be any date",
}

func TestListOfEDTFJS(t *testing.T) {
	var list struct {
		Valid   [][2]any
		Invalid []string
	}
	readList(t, "edtf-js.json", &list)
	for _, entry := range list.Valid {
		want := notInvalid // the list names no level
		switch entry[1] {
		case 0.0, 1.0:
			want = valid
		case 2.0:
			want = level2
		}
		checkListed(t, entry[0].(string), want, edtfJSExceptions)
	}
	for _, s := range list.Invalid {
		checkListed(t, s, invalid, edtfJSExceptions)
	}
}

var edtfUNTExceptions = map[string]string{
	"2011-23~": "a season takes a qualifier like any date of level 1",

	" 1863-03-29": spaces,
	"1863-03-29 ": spaces,

	"Y-61000/-2000": "a long year is a date like any other and may begin an interval",

	"0000-01-03/0000-01":   sharedEnd,
	"0000-02/0000":         sharedEnd,
	"2004-06-11%/2004-06~": sharedEnd,
}

func TestListOfUNT(t *testing.T) {
	var file struct{ Lists map[string][]string }
	readList(t, "edtf-unt.json", &file)
	wants := map[string]string{
		"Level0": valid, "Level1": valid, "L0_Intervals": valid, "L1_Intervals": valid,
		"Level2": level2, "L2_Intervals": level2,
		"invalid_edtf_dates": invalid, "invalid_edtf_intervals": invalid, "invalid_edtf_datetimes": invalid,
	}
	for name, strings := range file.Lists {
		want, known := wants[name]
		if !known {
			t.Errorf("the list %s is new", name)
		}
		for _, s := range strings {
			checkListed(t, s, want, edtfUNTExceptions)
		}
	}
}
