package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// statedDate is a site with one claim of the bound and deadline; more is of the claim.
func statedDate(bound, deadline, more string) string {
	return "-- content/events/e.toml --\n[[event]]\nid = \"e\"\ntitle = \"It is built\"\n-- content/claims/c.toml --\n[[claim]]\nid = \"c\"\nkind = \"timeline\"\ntitle = \"It will be built\"\nsaid = \"2021-01-01\"\nspeaker_text = \"A clerk\"\nevent = \"e\"\n" +
		"bound = \"" + bound + "\"\ndeadline = \"" + deadline + "\"\n" + more + "[[claim.appearance]]\npublisher = \"P\"\n"
}

// A date is said with its bound, and an interval, which says its ends itself, without.
func TestDeadlineInWords(t *testing.T) {
	for _, test := range []struct{ bound, deadline, want string }{
		{"by", "2021-12", "by December 2021"},
		{"by", "2021-12/", "from December 2021, end unknown"},
		{"by", "2021-12/..", "from December 2021"},
		{"by", "../2021-12", "by December 2021"},
		{"by", "2021-12-01/2021-12-05", "1–5 December 2021"},
		{"in", "2021-05/2021-06", "May to June 2021"},
		{"in", "2021-12", "in December 2021"},
		{"in", "2021-12-01", "on 1 December 2021"},
		{"in", "2021-12-01~", "on about 1 December 2021"},
		{"in", "2021-12-01?", "on perhaps 1 December 2021"},
		{"not-before", "2021-12/..", "from December 2021"},
		{"before", "2021-12-01/2021-12-05", "before 1–5 December 2021"},
	} {
		page := text(t, plan(t, statedDate(test.bound, test.deadline, "")), "claims/c/index.html")
		if !strings.Contains(page, "<dt>Date stated</dt><dd>"+test.want+"</dd>") {
			t.Errorf("%s %s is not %q", test.bound, test.deadline, test.want)
		}
	}
}

// Days from a month, season or year, or from a vague date, are said to be about so many,
// and counted as they are in the data.
func TestDaysInWords(t *testing.T) {
	for _, test := range []struct{ bound, deadline, happened, want, data string }{
		{"by", "2021-09-11", "2021-08-15", "Met, 27 days early", `data-met="27"`},
		{"by", "2021-09", "2021-09-29", "Met, about 1 day early", `data-met="1"`},
		{"by", "2021-09-11~", "2021-08-15", "Met, about 27 days early", `data-met="27"`},
		{"by", "2021-09-11?", "2021-09-10", "Met, about 1 day early", `data-met="1"`},
		{"by", "2021-08-31", "2021-07-08/2021-08-15", "Met, about 16 days early", `data-met="16"`},
		{"by", "2021-06-30", "2021-08-15~", "Missed by about 46 days", `data-missed="46"`},
		{"by", "2021-06-30", "2021-08-15T10:00:00Z", "Missed by 46 days", `data-missed="46"`},
		{"by", "2021-08-31", "2021-08", "Met", `data-met="0"`},
		{"by", "2021-08-31", "2021-08-31", "Met, on the day", `data-met="0"`},
		{"before", "2021-08-31%", "2021-08-31", "Awaits a ruling", `data-rating="none">`},
		{"in", "2021-08-26~", "2021-08-26", "Met", `data-met="0"`},
		{"in", "2021-08~", "2021-08-26", "Met, in that time", `data-met="0"`},
		{"in", "2021-08-26", "2021-07", "Missed, about 26 days too early", `data-missed="26"`},
		{"not-before", "2021-08-26~", "2021-08-28", "Met: not earlier", `data-met="0"`},
	} {
		archive := strings.Replace(statedDate(test.bound, test.deadline, ""), "title = \"It is built\"\n", "title = \"It is built\"\nhappened = \""+test.happened+"\"\n", 1)
		page := text(t, plan(t, archive), "claims/c/index.html")
		if !strings.Contains(page, ">"+test.want+"<") || !strings.Contains(page, test.data) {
			t.Errorf("%s %s, happened %s: the page does not say %q and %s", test.bound, test.deadline, test.happened, test.want, test.data)
		}
	}
}

// Where a ruling stands that is not final, nobody reads that nobody has ruled.
func TestOverdueInWords(t *testing.T) {
	const unruled, ruled = "and nobody has ruled.", "and the ruling is not final."
	const assessment = "[[claim.assessment]]\ndate = \"2021-06-01\"\nrating = \"stalled\"\n"
	for name, test := range map[string]struct{ more, want, not string }{
		"no ruling":      {"", unruled, ruled},
		"another's only": {strings.Replace(assessment, "rating", "by = \"Other\"\nrating", 1), unruled, ruled},
		"stalled":        {assessment, ruled, unruled},
	} {
		page := text(t, plan(t, statedDate("by", "2021-03-01", test.more)), "claims/c/index.html")
		if !strings.Contains(page, "Overdue on 30 September 2021") || !strings.Contains(page, test.want) || strings.Contains(page, test.not) {
			t.Errorf("%s: the page does not say %q, or says %q", name, test.want, test.not)
		}
	}
}

// What was not to be before a day is met once that day has come, and never overdue.
func TestNotBeforeIsMetFromItsDay(t *testing.T) {
	for deadline, want := range map[string]string{
		"2021-10-01":    "due",
		"2021-09-30":    "met",
		"2021-09-29":    "met",
		"2021-09":       "met", // its first day counts
		"2021-09-15/..": "met",
		"../2021-09-15": "met",
		"2021-10/..":    "due",
	} {
		s := plan(t, statedDate("not-before", deadline, ""))
		if page := text(t, s, "deadlines/index.html"); !strings.Contains(page, `<section id="`+want+`">`) {
			t.Errorf("not before %s is not under %q in\n%s", deadline, want, page)
		}
	}
	prediction := strings.Replace(statedDate("not-before", "2021-09-29", ""), "timeline", "prediction", 1)
	if page := text(t, plan(t, prediction), "deadlines/index.html"); !strings.Contains(page, `<section id="begun">`) {
		t.Errorf("a prediction is not under \"begun\" in\n%s", page)
	}
}

// A ruling that is not final is to be made anew once the event has happened, and nothing
// has ended before.
func TestUnfinishedAwaitsRuling(t *testing.T) {
	ruled := func(rating string) string {
		return "[[claim.assessment]]\ndate = \"2021-06-01\"\nrating = \"" + rating + "\"\n"
	}
	for rating, want := range map[string]string{"in-progress": "awaiting", "stalled": "awaiting", "partial": "ruled", "withdrawn": "withdrawn"} {
		site := strings.Replace(statedDate("by", "2021-08-01", ruled(rating)), "title = \"It is built\"\n", "title = \"It is built\"\nhappened = \"2021-07-01\"\n", 1)
		if page := text(t, plan(t, site), "deadlines/index.html"); !strings.Contains(page, `<section id="`+want+`">`) {
			t.Errorf("%s is not under %q in\n%s", rating, want, page)
		}
	}
}

// The list of deadlines has each date with its bound, but for "by", which goes without
// saying.
func TestBoundsInList(t *testing.T) {
	for _, test := range []struct{ bound, deadline, want string }{
		{"by", "2021-11-11", `<time datetime="2021-11-11">11 Nov 2021</time>`},
		{"by", "../2021-11", "by Nov 2021"},
		{"before", "2021-11-11", "before 11 Nov 2021"},
		{"before", "2021-11-11T10:00:00Z", "before 11 Nov 2021"},
		{"in", "2021-11", "in Nov 2021"},
		{"in", "2021-11-11~", "on c. 11 Nov 2021"},
		{"in", "2021-11/2021-12", "Nov–Dec 2021"},
		{"not-before", "2021-09", "not before Sep 2021"},
		{"not-before", "2021-12/..", "from Dec 2021"},
	} {
		page := text(t, plan(t, statedDate(test.bound, test.deadline, "")), "deadlines/index.html")
		if !strings.Contains(page, `<td class="when">`+test.want+"</td>") {
			t.Errorf("%s %s is not %q in\n%s", test.bound, test.deadline, test.want, page)
		}
	}
}

// Where nothing is overdue or falls due the page says so, as its introduction names both.
func TestNothingDue(t *testing.T) {
	const overdue, due = `deadline = "2021-09-01"`, `deadline = "2021-11-01"`
	claim := func(id, more string) string {
		return "-- content/claims/" + id + ".toml --\n[[claim]]\nid = \"" + id + "\"\nkind = \"pledge\"\ntitle = \"T\"\nsaid = \"2021-01-01\"\nspeaker_text = \"A clerk\"\n" + more + "\n[[claim.appearance]]\npublisher = \"P\"\n"
	}
	ruled := claim("ruled", overdue+"\n[[claim.assessment]]\ndate = \"2021-09-01\"\nrating = \"fulfilled\"")
	for name, test := range map[string]struct{ site, want string }{
		"neither": {ruled, "Nothing is overdue on 30 September 2021, and nothing falls due."},
		"overdue": {ruled + claim("overdue", overdue), "Nothing falls due on 30 September 2021 or later."},
		"due":     {ruled + claim("due", due), "Nothing is overdue on 30 September 2021."},
		"both":    {claim("overdue", overdue) + claim("due", due), ""},
		"no date": {claim("none", ""), ""},
	} {
		got := ""
		for _, n := range find(t, text(t, plan(t, test.site), "deadlines/index.html"), func(n *html.Node) bool { return attr(n, "class") == "empty" }) {
			if words := strings.TrimSpace(plain(n)); strings.HasPrefix(words, "Nothing") {
				got = words
			}
		}
		if got != test.want {
			t.Errorf("%s: the page says %q instead of %q", name, got, test.want)
		}
	}
}
