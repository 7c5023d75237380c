package page

import (
	"strings"
	"testing"
)

// TestParts looks for the parts of a pledge on its page, in rows and in the track record.
func TestParts(t *testing.T) {
	s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "minister"
name = "B. Minister"
-- content/claims/c.toml --
[defaults]
speaker = "minister"
kind = "pledge"
said = "2021-01-01"
[[claim]]
id = "whole"
title = "Two bridges will be built"
deadline = "2021-06-01"
[[claim.appearance]]
publisher = "P"
[[claim]]
id = "north"
title = "The northern bridge will be built"
part_of = ["whole"]
[[claim.appearance]]
publisher = "P"
[[claim.assessment]]
date = "2021-05-01"
rating = "fulfilled"
[[claim]]
id = "south"
title = "The southern bridge will be built"
part_of = ["whole"]
[[claim.appearance]]
publisher = "P"
[[claim.assessment]]
date = "2021-05-01"
rating = "unfulfilled"
`)
	for path, wants := range map[string][]string{
		"claims/whole/index.html": {`<a href="#parts">1 of 2 parts kept</a>`, `<section id="parts">`,
			"Awaits a ruling"},
		"claims/north/index.html": {`<section id="part-of">`},
		"claims/index.html":       {"1 of 2 parts kept"},
		"entities/minister/index.html": {`Pledges <span class="count">1 claim</span>`,
			"2 parts of claims that are counted are not."},
	} {
		page := text(t, s, path)
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
	}
}

// TestCountedDeadline looks for a deadline that is counted from an event, before and after it
// has happened.
func TestCountedDeadline(t *testing.T) {
	const claim = `
-- content/claims/c.toml --
[[claim]]
id = "bill"
kind = "pledge"
title = "The bill will be signed"
said = "2021-01-01"
speaker_text = "A candidate"
deadline_from = "office"
deadline_days = 100
deadline_text = "in the first 100 days"
[[claim.appearance]]
publisher = "P"
-- content/events/e.toml --
[[event]]
id = "office"
title = "Taking office"
`
	off := text(t, plan(t, claim+"cancelled = \"2021-09-20\"\n"), "deadlines/index.html")
	_, awaiting, _ := strings.Cut(off, `<section id="awaiting"`)
	if !strings.Contains(awaiting, "The bill will be signed") {
		t.Error("the claim whose event was called off does not await a ruling among the deadlines")
	}
	ahead, counted := plan(t, claim), plan(t, claim+"happened = \"2021-09-20\"\n")
	page, after := text(t, ahead, "claims/bill/index.html"), text(t, counted, "claims/bill/index.html")
	for _, want := range []string{"“in the first 100 days”",
		`100 days, counted from <a href="/desk/events/office/">Taking office</a> (Has not happened)`} {
		if !strings.Contains(page, want) {
			t.Errorf("before the event the page has no %q", want)
		}
	}
	if strings.Contains(page, "29 December") {
		t.Error("before the event there is a day")
	}
	for _, path := range []string{"claims/index.html", "deadlines/index.html"} {
		if want := "within 100 days of: Taking office"; !strings.Contains(text(t, ahead, path), want) {
			t.Errorf("before the event the row of %s has no %q", path, want)
		}
	}
	if want := "by 29 December 2021"; !strings.Contains(after, want) {
		t.Errorf("after the event the page has no %q", want)
	}
	calendar := strings.ReplaceAll(text(t, counted, "deadlines.ics"), "\r\n ", "")
	for _, want := range []string{"DTSTART;VALUE=DATE:20211229", "That is 100 days after: Taking office."} {
		if !strings.Contains(calendar, want) {
			t.Errorf("after the event the calendar has no %q", want)
		}
	}
	if !strings.Contains(text(t, ahead, "events/office/index.html"), "Deadlines counted from this") {
		t.Error("the event's page does not name the deadline that is counted from it")
	}
}
