package intake

import "testing"

func TestReadDate(t *testing.T) {
	for _, c := range []struct{ text, order, want string }{
		{"2021-07-02", "", "2021-07-02"},
		{"2021-07~", "", "2021-07~"},
		{"2021-07-02T18:30:00Z", "mdy", "2021-07-02T18:30:00Z"},
		{"02/07/2021", "dmy", "2021-07-02"},
		{"02/07/2021", "mdy", "2021-02-07"},
		{"2/7/21", "dmy", "2021-07-02"},
		{"21/07/02", "ymd", "2021-07-02"},
		{"2/7/99", "mdy", "1999-02-07"},
		{"02.07.2021", "dmy", "2021-07-02"},
		{"7/2/2021 6:05 PM", "mdy", "2021-07-02T18:05:00"},
		{"7/2/2021 12:05:09 am", "mdy", "2021-07-02T00:05:09"},
		{"2021/7/2", "dmy", "2021-07-02"},
		{"2 July 2021", "mdy", "2021-07-02"},
		{"Jul 2, 2021", "dmy", "2021-07-02"},
		{"February 14, 2026", "", "2026-02-14"},
		{"02-Jul-21", "mdy", "2021-07-02"},
		{"2 July 99", "mdy", "1999-07-02"},
		{"Jul-21", "mdy", "2021-07"},
		{"Friday, July 2, 2021", "dmy", "2021-07-02"},
		{"Tue 2 July 2021", "dmy", "2021-07-02"},
		{"2021-07-02T10:00:00Z", "", "2021-07-02T10:00:00Z"},
		{"32-Jul-21", "mdy", ""},
		{"2-Jul", "mdy", ""},
		{"31/02/2021", "dmy", ""},
		{"02/07/2021", "", ""},
		{"02/07-2021", "dmy", ""},
		{"soon", "dmy", ""},
	} {
		if got, ok := readDate(c.text, c.order); got != c.want || ok != (c.want != "") {
			t.Errorf("readDate(%q, %q) = %q, %v, want %q", c.text, c.order, got, ok, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		given, want string // "" for a refusal
		dates       []string
	}{
		{"", "dmy", []string{"02/07/2021", "13/07/2021"}},
		{"", "mdy", []string{"02/07/2021", "07/13/2021"}},
		{"", "dmy", []string{"02/07/2021", "3.4.2021"}},
		{"", "", []string{"13/07/2021", "07/13/2021"}},
		{"", "", []string{"02/07/2021"}},
		{"", "", []string{"01/02/03"}},
		{"", "dmy", []string{"05/05/2021", "2021-07-02", "soon", "July 2021", "45/45/2021"}},
		{"mdy", "mdy", []string{"02/07/2021"}},
		{"mdy", "", []string{"13/07/2021"}},
		{"ymd", "", []string{"02/07/2021"}},
		{"ymd", "ymd", []string{"01/02/03", "2021/02/03"}},
	} {
		in := &input{importing: &importing{result: &Result{}}, name: "f.csv"}
		var cells []cell
		for _, text := range c.dates {
			cells = append(cells, cell{row: &row{name: "row"}, text: text})
		}
		if got, err := in.order(cells, c.given); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q with %q: %q, %v, want %q", c.dates, c.given, got, err, c.want)
		}
	}
}

// TestMidnight: other programs write midnight with a day that has no time. Our own data
// say what they mean.
func TestMidnight(t *testing.T) {
	for _, c := range []struct {
		text string
		ours bool
		want string
	}{
		{"7/2/2021 0:00", false, "2021-07-02"},
		{"7/2/2021 12:00:00 AM", false, "2021-07-02"},
		{"2021-07-02 00:00:00", false, "2021-07-02"},
		{"2021-07-02T00:00:00Z", false, "2021-07-02"},
		{"2021-07-02T00:00:00+04:30", false, "2021-07-02"},
		{"2021-07-02T10:00:00Z", false, "2021-07-02T10:00:00Z"},
		{"2021-07-02T00:05:00", false, "2021-07-02T00:05:00"},
		{"2021-07-02T00:00:00+04:30", true, "2021-07-02T00:00:00+04:30"},
	} {
		r := &row{claim: table{"said": {c.text}}, exact: c.ours}
		in := &input{importing: &importing{result: &Result{}}, name: "f.csv", rows: []*row{r}}
		if err := in.readDates("mdy"); err != nil {
			t.Fatal(err)
		}
		if got := r.claim.text("said"); got != c.want {
			t.Errorf("%q, ours %v: %q, want %q", c.text, c.ours, got, c.want)
		}
	}
}
