package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

// numeric matches a date of three numbers, with a time of day or without: "2.7.2021",
// "07/02/2021 2:30 PM", "2021-07-02T14:30:05". It does not match "2 July 2021" or "7/2021".
var numeric = regexp.MustCompile(`^(\d{1,4})([-/.])(\d{1,2})([-/.])(\d{1,4})` +
	`(?:[ T,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AaPp])\.?[Mm]\.?)?)?$`)

// orders are the possible orders of the three numbers.
var orders = []string{"dmy", "mdy", "ymd"}

var orderWords = map[string]string{"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}

// cell is a date in a row.
type cell struct {
	row  *row
	at   table
	key  string
	text string
}

// dateCells are the dates of a row, by place.
func (r *row) dateCells() []cell {
	var all []cell
	collect := func(t table, fields []*content.Field) {
		for _, f := range fields {
			if text := t.text(f.Key); f.Type == content.DateField && text != "" {
				all = append(all, cell{r, t, f.Key, text})
			}
		}
	}
	collect(r.claim, claimFields)
	for _, p := range parts {
		for _, t := range r.parts[p.Key] {
			collect(t, p.Fields)
		}
	}
	return all
}

// readDates turns the file's dates into EDTF. Where a date may be read in several orders,
// the file as a whole decides: all its dates have one order.
func (in *input) readDates(order string) error {
	if order != "" && !slices.Contains(orders, order) {
		return misuse("--date-order can't be %q: dmy, mdy or ymd", order)
	}
	var cells []cell
	for _, r := range in.rows {
		cells = append(cells, r.dateCells()...)
	}
	order, err := in.order(cells, order)
	if err != nil {
		return err
	}
	for _, c := range cells {
		if advice := unsure(c.text); advice != "" && !c.row.exact {
			note(&in.result.Dates, c.text, c.row.name)
			c.row.reject("%q %s", c.text, advice)
			continue
		}
		date, ok := readDate(c.text, order)
		if !ok {
			note(&in.result.Dates, c.text, c.row.name)
			c.row.reject("%q is not a date", c.text)
			continue
		}
		if !c.row.exact {
			date = midnight.ReplaceAllString(date, "")
		}
		c.at.set(c.key, date)
	}
	return nil
}

// unsure returns what to do about a text that can be read as a date and is probably not
// meant so; "" for any other. A table's "2020-25" is rather a plan of years than a season,
// and its "44385" is a day as spreadsheets count them.
func unsure(text string) string {
	text = strings.TrimSpace(text)
	if years, ok := edtf.PlanYears(text); ok {
		from, to, _ := strings.Cut(years, "/")
		advice := fmt.Sprintf("can mean the years %s to %s: write %s, or the last year alone", from, to, years)
		if d, err := edtf.Parse(text); err == nil {
			advice += ", or in words " + strconv.Quote(d.Format(edtf.English())) + " where that is meant"
		}
		return advice
	}
	if day, ok := edtf.Serial(text); ok {
		return fmt.Sprintf("is a spreadsheet's number of the day %s: write %s, or give the column the format of a date "+
			"(2021-07-02) and save it anew", day.Format(edtf.English()), day)
	}
	if yearless.MatchString(text) {
		return "has no year: write it as 2021-07-02, or give the column a date format with a year and save it anew"
	}
	if bareNumber.MatchString(text) {
		return "is a number and no date"
	}
	return ""
}

// bareNumber matches a number that is neither a year nor a day such as 20210702.
var bareNumber = regexp.MustCompile(`^(?:\d{1,3}|\d{5,7}|\d{9,})(?:\.\d+)?$|^Y\d+$`)

// order returns the only order in which every date of the file can be read.
func (in *input) order(cells []cell, given string) (string, error) {
	possible := slices.Clone(orders)
	if given != "" {
		possible = []string{given}
	}
	witness := map[string]cell{} // for each order that is out, a date that rules it out
	var undecided []cell
	for _, c := range cells {
		readings := readings(c.text)
		if len(readings) == 0 {
			continue
		}
		for _, o := range orders {
			if _, ok := readings[o]; !ok && witness[o].row == nil {
				witness[o] = c
			}
		}
		possible = slices.DeleteFunc(possible, func(o string) bool { _, ok := readings[o]; return !ok })
		if !same(readings) {
			undecided = append(undecided, c)
		}
	}
	switch {
	case len(possible) == 0 && given != "":
		c := witness[given]
		return "", refuse("%s: %s: %q can't be read as %s; nothing was brought in", in.name, c.row.name, c.text,
			orderWords[given])
	case len(possible) == 0:
		a, b := witness["dmy"], witness["mdy"]
		return "", refuse("%s mixes orders: %q (%s) can't be day, month, year, and %q (%s) can't be month, day, year; "+
			"write all dates one way, best as 2021-07-02",
			in.name, a.text, a.row.name, b.text, b.row.name)
	case len(undecided) > 0 && len(possible) > 1:
		c := undecided[0]
		return "", refuse("%s: %s: %q can be read in more than one way, and no other date decides: say --date-order %s",
			in.name, c.row.name, c.text, strings.Join(possible, " or "))
	}
	if given == "" && len(witness) > 0 && len(possible) == 1 {
		other := orders[(slices.Index(orders, possible[0])+1)%2]
		in.result.Notes = append(in.result.Notes, fmt.Sprintf("%s: dates are read as %s, because of %q (%s)", in.name,
			orderWords[possible[0]], witness[other].text, witness[other].row.name))
	}
	return possible[0], nil
}

// readings returns the dates that three numbers can mean, by order. It returns none for
// any other text, and none where the year stands first, as the order is known then.
func readings(text string) map[string]string {
	m := numeric.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || len(m[1]) > 2 || m[2] != m[4] {
		return nil
	}
	all := map[string]string{}
	for _, o := range orders {
		if m[2] == "." && o == "mdy" || o == "ymd" && len(m[5]) > 2 {
			continue // dots part day, month and year; a long year can't be a day
		}
		var year, month, day string
		for i, part := range []string{m[1], m[3], m[5]} {
			switch o[i] {
			case 'y':
				year = part
			case 'm':
				month = part
			case 'd':
				day = part
			}
		}
		if date, ok := compose(year, month, day, m[6:]); ok {
			all[o] = date
		}
	}
	return all
}

func same(readings map[string]string) bool {
	first := ""
	for _, r := range readings {
		if first != "" && r != first {
			return false
		}
		first = r
	}
	return true
}

// fullYear returns a year of two digits with its century: 1969 to 2068.
func fullYear(year string) string {
	switch n, _ := strconv.Atoi(year); {
	case len(year) != 2:
		return year
	case n < 69:
		return "20" + year
	}
	return "19" + year
}

// compose makes a date from its numbers, with the time where there is one.
func compose(year, month, day string, clock []string) (string, bool) {
	if year = fullYear(year); len(year) != 4 {
		return "", false
	}
	text := fmt.Sprintf("%s-%02s-%02s", year, month, day)
	if clock[0] != "" {
		hour, _ := strconv.Atoi(clock[0])
		if half := strings.ToLower(clock[3]); half != "" {
			hour = hour%12 + map[string]int{"a": 0, "p": 12}[half]
		}
		text += fmt.Sprintf("T%02d:%s:%02s", hour, clock[1], clock[2])
	}
	d, err := edtf.Parse(text)
	return d.String(), err == nil
}

// midnight matches the time that programs write with a day that has none.
//
//	2021-07-02T00:00:00Z  yes
//	2021-07-02T00:05      no
var midnight = regexp.MustCompile(`T00:00(?::00)?(?:Z|[-+]\d\d(?::\d\d)?)?$`)

// shortYear matches a month in letters and a year of two digits, as spreadsheets show them.
//
//	02-Jul-21    yes
//	Jul-21       yes: July 2021
//	2-Jul        no: it has no year
//	2 July 2021  no
var shortYear = regexp.MustCompile(`^(?:(\d{1,2})[- ])?(\pL{3,})[- ](\d\d)$`)

// yearless matches a day and a month in letters.
var yearless = regexp.MustCompile(`^\d{1,2}[-. ]+\pL{3,}$`)

// readDate reads a date in EDTF, in words, or in three numbers of an order.
func readDate(text, order string) (string, bool) {
	text = strings.TrimSpace(text)
	if date, ok := readings(text)[order]; ok {
		return date, true
	}
	if d, err := edtf.Parse(text); err == nil {
		return d.String(), true
	}
	if m := shortYear.FindStringSubmatch(text); m != nil {
		text = strings.TrimSpace(m[1] + " " + m[2] + " " + fullYear(m[3]))
	}
	if m := numeric.FindStringSubmatch(text); m != nil && len(m[1]) == 4 && m[2] == m[4] {
		return compose(m[1], m[3], m[5], m[6:])
	}
	d, ok := edtf.Respell(text)
	return d.String(), ok
}
