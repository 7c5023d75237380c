package export_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"onrecord/generator/site"
)

// events reads a calendar's entries by UID.
func events(t *testing.T, r *site.Result, path string) map[string]ical.Event {
	t.Helper()
	data := file(t, r, path)
	for _, line := range bytes.SplitAfter(data, []byte("\n")) {
		if len(line) > 77 || len(line) > 0 && !bytes.HasSuffix(line, []byte("\r\n")) {
			t.Errorf("%s: a line of %d octets: %q", path, len(line), line)
		}
		if !utf8.Valid(line) {
			t.Errorf("%s: a line is folded inside a character: %q", path, line)
		}
	}
	c, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	all := map[string]ical.Event{}
	for _, e := range c.Events() {
		uid := property(t, e, ical.PropUID)
		if _, twice := all[uid]; twice {
			t.Errorf("%s has %s twice", path, uid)
		}
		all[uid] = e
		for _, needed := range []string{ical.PropDateTimeStamp, ical.PropDateTimeStart, ical.PropSummary,
			ical.PropSequence, ical.PropStatus} {
			property(t, e, needed)
		}
		if _, err := e.DateTimeStart(nil); err != nil {
			t.Errorf("%s: %v", uid, err)
		}
	}
	// The encoder checks the rules of RFC 5545 on which properties must stand how often.
	if err := ical.NewEncoder(new(bytes.Buffer)).Encode(c); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return all
}

func property(t *testing.T, e ical.Event, name string) string {
	t.Helper()
	text, err := e.Props.Text(name)
	if p := e.Props.Get(name); p != nil && (err != nil || text == "") {
		return p.Value
	}
	if text == "" {
		t.Errorf("an entry has no %s: %v", name, err)
	}
	return text
}

// A subscriber sees one entry that moves, and then one that is called off.
func TestCalendarEntryMoves(t *testing.T) {
	const uid = "bridge-open.ministry.deadline@desk.example"
	for _, step := range []struct{ day, start, end, sequence, status, stamp string }{
		{"2021-03-15", "20210531", "20210601", "0", "CONFIRMED", "20210302T000000Z"},
		{"2021-04-15", "20210831", "20210901", "1", "CONFIRMED", "20210411T000000Z"},
		{"2021-05-15", "20210831", "20210901", "1", "CONFIRMED", "20210510T000000Z"},
		{"2021-06-15", "20211224", "20211225", "2", "TENTATIVE", "20210601T000000Z"},
		{"2021-07-15", "20211224", "20211225", "3", "CANCELLED", "20210620T000000Z"},
	} {
		r := made(t, desk(), step.day)
		e, ok := events(t, r, "deadlines.ics")[uid]
		if !ok {
			t.Errorf("on %s there is no entry", step.day)
			continue
		}
		got := []string{e.Props.Get(ical.PropDateTimeStart).Value, e.Props.Get(ical.PropDateTimeEnd).Value,
			property(t, e, ical.PropSequence), property(t, e, ical.PropStatus), property(t, e, ical.PropDateTimeStamp)}
		if want := []string{step.start, step.end, step.sequence, step.status, step.stamp}; strings.Join(got,
			" ") != strings.Join(want, " ") {
			t.Errorf("on %s the entry has %v, want %v", step.day, got, want)
		}
		if _, ok := events(t, r, "topics/bridges/deadlines.ics")[uid]; !ok {
			t.Errorf("on %s the topic's calendar lacks the entry", step.day)
		}
	}
}

func TestCalendarEntryComesBack(t *testing.T) {
	again := desk() + `
[[claim]]
id = "now-really"
kind = "timeline"
event = "bridge-open"
title = "At Christmas after all"
speaker = "ministry"
said = "2021-07-10"
deadline = "2021-12-24"
[[claim.appearance]]
publisher = "A paper"
`
	e := events(t, made(t, again, "2021-07-15"), "deadlines.ics")["bridge-open.ministry.deadline@desk.example"]
	if property(t, e, ical.PropStatus) != "CONFIRMED" || property(t, e, ical.PropSequence) != "4" {
		t.Errorf("%v", e.Props)
	}
}

// What is settled goes, and what is overdue stays until it is.
func TestCalendarKeepsWhatIsNotSettled(t *testing.T) {
	happened := insert(t, desk(), "title = \"The bridge opens\"\n", "happened = \"2021-05-20\"\n")
	if all := events(t, made(t, happened, "2021-06-15"), "deadlines.ics"); len(all) != 1 {
		t.Errorf("besides the toll there is %v", all)
	}
	overdue := events(t, made(t, desk(), "2031-02-01"), "deadlines.ics")["forever.deadline@desk.example"]
	if property(t, overdue, ical.PropStatus) != "CONFIRMED" ||
		!strings.Contains(property(t, overdue, ical.PropDescription), "has passed") {
		t.Errorf("%v", overdue.Props)
	}
}

// Two that say the same are two; what nobody with a name says moves no one's date.
func TestCalendarKeepsSpeakersApart(t *testing.T) {
	more := desk() + `
[[claim]]
id = "nobody"
kind = "timeline"
event = "bridge-open"
title = "Never before autumn"
speaker_text = "an engineer"
said = "2021-03-10"
deadline = "2021-11"
repeats = ["by-may"]
[[claim.appearance]]
publisher = "A paper"
[[claim]]
id = "ana-too"
kind = "pledge"
title = "The toll will be gone by 2029"
speaker = "ana"
said = "2021-03-09"
deadline = "2029"
repeats = ["forever"]
[[claim.appearance]]
publisher = "A paper"
[[claim]]
id = "rival-again"
kind = "pledge"
title = "The toll will be gone by 2028"
speaker = "rival"
said = "2021-03-10"
deadline = "2028"
repeats = ["forever"]
[[claim.appearance]]
publisher = "A paper"
`
	all := events(t, made(t, more, "2021-03-15"), "deadlines.ics")
	for uid, start := range map[string]string{"bridge-open.ministry": "20210531", "nobody": "20211130",
		"ana-too": "20291231", "forever": "20281231"} {
		e, ok := all[uid+".deadline@desk.example"]
		if !ok || e.Props.Get(ical.PropDateTimeStart).Value != start {
			t.Errorf("%s is not on %s: %v", uid, start, e.Component)
		}
	}
	if len(all) != 4 {
		t.Errorf("%d entries", len(all))
	}
}

func TestCalendarText(t *testing.T) {
	e := events(t, made(t, desk(), "2021-03-15"), "deadlines.ics")["bridge-open.ministry.deadline@desk.example"]
	if got, want := property(t, e, ical.PropSummary),
		`Ministry of Bridges: The bridge will open by the end of May, \ really; truly, at last`; got != want {
		t.Errorf("the summary is %q", got)
	}
	want := "Stated on 1 March 2021: by May 2021.\nIn the words used: “by the end of May, 日本語を含むとても長い文字列で七十五オクテットを超える行”."
	if got := property(t, e, ical.PropDescription); got != want {
		t.Errorf("the description is\n%s\nwant\n%s", got, want)
	}
}

// Every open deadline of the sample is in the calendar on its upper bound, unless its
// side has since stated another; and nothing else is.
func TestCalendarHasEveryOpenDeadline(t *testing.T) {
	for _, day := range []string{"2020-04-01", "2021-03-01", "2021-07-08", "2021-08-20", ""} {
		r := sample(t, day)
		days := map[string]bool{}
		live := 0
		for _, e := range events(t, r, "deadlines.ics") {
			if property(t, e, ical.PropStatus) != "CANCELLED" {
				live++
				days[e.Props.Get(ical.PropDateTimeStart).Value] = true
			}
		}
		open := 0
		for _, c := range claims(t, r) {
			derived := c["derived"].(map[string]any)
			last, _ := derived["deadline_last"].(string)
			if last == "" || derived["open"] != true && derived["overdue"] != true {
				continue
			}
			open++
			if c["kind"] != "timeline" && !days[strings.ReplaceAll(last, "-", "")] {
				t.Errorf("as of %s, %s is open until %s and not in the calendar", day, c["id"], last)
			}
		}
		if (open == 0) != (live == 0) || live > open {
			t.Errorf("as of %s, %d claims are open and the calendar has %d entries", day, open, live)
		}
	}
}

// A program that asks for an empty calendar gets one, and not an error.
func TestEmptyCalendar(t *testing.T) {
	if all := events(t, made(t, desk(), "2021-02-01"), "deadlines.ics"); len(all) != 0 {
		t.Errorf("%v", all)
	}
}

// A date that its side superseded without a new one stands neither in the calendar nor on
// the event's page, and in the data it is superseded.
func TestSupersededWithoutADate(t *testing.T) {
	more := desk() + `
[[claim]]
id = "half-done"
kind = "timeline"
event = "bridge-open"
title = "The bridge is half done"
speaker = "ministry"
said = "2021-05-20"
progress = 50
supersedes = ["by-august-again"]
[[claim.appearance]]
publisher = "A paper"
`
	r := made(t, more, "2021-05-25")
	e := events(t, r, "deadlines.ics")["bridge-open.ministry.deadline@desk.example"]
	if property(t, e, ical.PropStatus) != "CANCELLED" ||
		!strings.Contains(property(t, e, ical.PropDescription), "No longer holds since 20 May 2021.") {
		t.Errorf("the calendar has %v", e.Props)
	}
	page := string(file(t, r, "events/bridge-open/index.html"))
	if !strings.Contains(page, `superseded without a new date by <a href="/on/record/claims/half-done/">The bridge is half done</a>`) {
		t.Errorf("a date stands in\n%s", page)
	}
	for _, c := range claims(t, r) {
		if derived := c["derived"].(map[string]any); c["id"] == "by-august-again" &&
			(derived["superseded"] != true || derived["open"] == true) {
			t.Errorf("the data has %v", derived)
		}
	}
}
