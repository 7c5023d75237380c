package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

func (a *app) dueCommand() *cobra.Command {
	var f siteFlags
	var within, format string
	c := &cobra.Command{
		Use: "due",
		Example: "  onrecord due\n" +
			"  onrecord due --within 6w --format csv",
		Short: "List what is overdue, what falls due, what awaits a ruling and what is up for review",
		Args:  wholeSite,
		RunE:  func(*cobra.Command, []string) error { return a.due(f, within, format) },
	}
	f.addDay(c)
	c.Flags().StringVar(&within, "within", "30d", "the `TIME` to look ahead: 30d, 6w, 3m or 1y")
	c.Flags().StringVar(&format, "format", "text", "the `FORMAT` of the list: text, json or csv")
	return c
}

func (a *app) due(f siteFlags, within, format string) error {
	printers := map[string]func(io.Writer, *docket.Docket, []docket.Item) error{
		"text": dueText, "json": dueJSON, "csv": dueCSV,
	}
	if printers[format] == nil {
		return usage("--format can't be %q: text, json or csv", format)
	}
	options, err := f.options(a)
	if err != nil {
		return err
	}
	b, _, err := a.builder()
	if err != nil {
		return err
	}
	options.Once = true
	result, err := b.Make(options)
	if err != nil {
		return outside(err)
	}
	until, ok := ahead(result.Docket.AsOf, within)
	if !ok {
		return usage("--within can't be %q: a number and d, w, m or y, such as 30d", within)
	}
	if errors := result.Problems.Only(diag.Error); len(errors) > 0 {
		return a.report(errors, result.Source, "text", a.Stderr, contentFailed)
	}
	return outside(printers[format](a.Stdout, result.Docket, result.Docket.Agenda(until)))
}

// ahead returns the day that is a time such as "30d" after another day.
func ahead(from edtf.Day, within string) (day edtf.Day, ok bool) {
	if within == "" {
		return 0, false
	}
	n, err := strconv.Atoi(within[:len(within)-1])
	if err != nil || n < 0 || n > 10_000 {
		return 0, false
	}
	y, m, d := from.Date()
	switch within[len(within)-1] {
	case 'd':
		return from + edtf.Day(n), true
	case 'w':
		return from + edtf.Day(7*n), true
	case 'm':
		return edtf.DayOf(y, m+time.Month(n), d), true
	case 'y':
		return edtf.DayOf(y+n, m, d), true
	}
	return 0, false
}

// The headings of the four lists, as text for people.
var agendaTitles = map[docket.Reason]string{
	docket.IsOverdue: "Overdue",
	docket.FallsDue:  "Falls due",
	docket.ToRule:    "Awaits a ruling",
	docket.ToReview:  "Up for review",
}

func dueText(w io.Writer, d *docket.Docket, items []docket.Item) error {
	var b strings.Builder
	fmt.Fprintf(&b, "As of %s", d.AsOf)
	if len(items) == 0 {
		b.WriteString(": nothing is overdue, falls due, awaits a ruling or is up for review.")
	}
	b.WriteString("\n")
	for i, item := range items {
		before := docket.Item{}
		if i > 0 {
			before = items[i-1]
		}
		if item.Why != before.Why {
			n := 0
			for _, other := range items[i:] {
				if other.Why == item.Why {
					n++
				}
			}
			fmt.Fprintf(&b, "\n%s: %d\n", agendaTitles[item.Why], n)
		}
		if item.Why != before.Why || item.Claim.Event != before.Claim.Event {
			title := "Claims of no event"
			if e := item.Claim.Event; e != nil {
				title = e.Title
			}
			fmt.Fprintf(&b, "  %s\n", title)
		}
		at := item.Claim.At()
		fmt.Fprintf(&b, "    %s  %s%s  %s: %s\n      %s:%d  %s\n", item.Day, apart(item.Day, d.AsOf), bounded(item),
			item.Claim.SpokenBy(), titleOf(item.Claim), at.File, at.Line, item.Claim.ID)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// titleOf returns a claim's title. That of hearsay says according to whom, and that of a demand
// that it is one.
func titleOf(c *docket.Claim) string {
	title := c.Title
	if c.Kind == content.Demand {
		title = "demands: " + title
	}
	if c.Hearsay() {
		title += ", according to " + c.Teller()
	}
	return title
}

// apart says in words how far a day is from today.
func apart(day, today edtf.Day) string {
	switch n := int(day - today); {
	case n == 0:
		return "today"
	case n < 0:
		return count(-n, "day") + " ago"
	default:
		return "in " + count(n, "day")
	}
}

// The words of bounds. "by" goes without saying.
var boundWords = map[content.Bound]string{content.Before: "before", content.In: "in", content.NotBefore: "not before"}

// bounded returns what a deadline's day alone does not say, such as " (before
// 2021-09-11)".
func bounded(item docket.Item) string {
	word := boundWords[item.Claim.Bound]
	if word == "" || item.Why != docket.IsOverdue && item.Why != docket.FallsDue {
		return ""
	}
	deadline := item.Claim.Deadline
	if item.Claim.Bound == content.In && deadline.Lower() == deadline.Upper() {
		word = "on"
	}
	return " (" + word + " " + deadline.String() + ")"
}

// dueItem is an item as JSON. docs/data.md documents it; the names of its fields do not
// change.
type dueItem struct {
	Why      docket.Reason `json:"why"`
	Day      string        `json:"day"`
	Days     int           `json:"days"` // from as_of; negative where it has passed
	Claim    string        `json:"claim"`
	Title    string        `json:"title"`
	Speaker  string        `json:"speaker"`
	Kind     string        `json:"kind"`
	Event    string        `json:"event"`
	Deadline string        `json:"deadline"` // as written, in EDTF
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Bound    content.Bound `json:"bound"` // of the deadline, by before in or not-before
}

func dueItems(d *docket.Docket, items []docket.Item) []dueItem {
	all := make([]dueItem, len(items))
	for i, item := range items {
		c := item.Claim
		at := c.At()
		bound := c.Bound
		if c.Deadline.IsZero() {
			bound = ""
		}
		all[i] = dueItem{item.Why, item.Day.String(), int(item.Day - d.AsOf), c.ID, c.Title, c.SpokenBy(), string(c.Kind),
			c.Claim.Event, c.Deadline.String(), at.File, at.Line, bound}
	}
	return all
}

func dueJSON(w io.Writer, d *docket.Docket, items []docket.Item) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(dueItems(d, items))
}

func dueCSV(w io.Writer, d *docket.Docket, items []docket.Item) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"why", "day", "days", "claim", "title", "speaker", "kind", "event", "deadline", "file",
		"line", "bound"})
	for _, i := range dueItems(d, items) {
		_ = out.Write([]string{string(i.Why), i.Day, strconv.Itoa(i.Days), i.Claim, safeCell(i.Title),
			safeCell(i.Speaker), i.Kind, i.Event, i.Deadline, i.File, strconv.Itoa(i.Line), string(i.Bound)})
	}
	out.Flush()
	return out.Error()
}

// safeCell writes a text so that no spreadsheet takes it for a formula.
func safeCell(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t\r") {
		return "'" + s
	}
	return s
}
