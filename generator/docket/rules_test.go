package docket_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// rule is a little docket and what follows from it. A claim is its said, its keys, and
// after the arrow what is derived. Keys left out are those of a timeline claim of the US
// on the event "out".
type rule struct {
	name   string
	asOf   string
	event  string // keys of the event besides its id
	claims []string
}

var rules = []rule{
	{"a deadline falls due on its last possible day", "2021-08-31", "", []string{
		`2021-07-01 | deadline = "2021-08-31" -> due 2021-08-31, set, open`,
	}},
	{"and is overdue on the next", "2021-09-01", "", []string{
		`2021-07-01 | deadline = "2021-08" -> due 2021-08-31, set, overdue`,
		`2021-07-02 | deadline = "2021-09-01"
		              kind = "prediction" -> due 2021-09-01, open`,
	}},
	{"before a month ends on the day before it", "2021-09-01", "", []string{
		`2021-07-01 | deadline = "2021-09"
		              bound = "before" -> due 2021-08-31, set, overdue`,
	}},
	{"before a season, and before a year", "2021-06-01", "", []string{
		`2021-03-01 | deadline = "2021-22"
		              bound = "before"
		              speaker = "russia" -> due 2021-05-31, set, awaits`, // a month of grace
		`2021-03-02 | deadline = "2021"
		              bound = "before" -> due 2020-12-31, set, overdue`,
	}},
	{"a month after a season nothing is overdue", "2021-09-30", "", []string{
		`2021-03-01 | deadline = "2021-22" -> due 2021-08-31, set, awaits`,
		`2021-03-02 | deadline = "2021-08-31~"
		              speaker = "russia" -> due 2021-08-31, set, awaits`,
		`2021-03-03 | deadline = "2021-08-01?"
		              speaker = "taliban" -> due 2021-08-01, set, overdue`,
	}},
	{"then it is", "2021-10-01", "", []string{`2021-03-01 | deadline = "2021-22" -> due 2021-08-31, set, overdue`}},
	{"an open end is never overdue", "2031-10-01", "", []string{
		`2021-03-01 | deadline = "2021-08-15/.." -> due .., set, open`,
		`2021-03-01 | deadline = "2021-08-15/"
		              speaker = "russia" -> due .., set, open`,
	}},
	{"not-before is listed by its first day and never overdue", "2021-08-31", "", []string{
		`2021-03-01 | deadline = "2021-09"
		              bound = "not-before" -> due 2021-09-01, set, open`,
	}},
	{"not-before is met from its first day", "2021-09-01", "", []string{
		`2021-03-01 | deadline = "2021-09"
		              bound = "not-before" -> due 2021-09-01, set, met`,
		`2021-03-01 | deadline = "2021-09"
		              bound = "not-before"
		              kind = "prediction" -> due 2021-09-01, open`,
	}},
	{"not-before is missed by what happens earlier", "2021-09-01", `happened = "2021-08-30"`, []string{
		`2021-03-01 | deadline = "2021-09-10"
		              bound = "not-before" -> due 2021-09-10, set, missed 11 early`,
	}},
	{"not-before steps only against the last not-before", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-08-31" -> due 2021-08-31, set, open`,
		`2021-03-02 | deadline = "2021-05-01"
		              bound = "not-before" -> due 2021-05-01, set, open`,
		`2021-03-03 | deadline = "2021-09-11" -> due 2021-09-11, put-back 11, open`,
		`2021-03-04 | deadline = "2021-06"
		              bound = "not-before" -> due 2021-06-01, put-back about 31, open`,
	}},
	{"with a condition nothing is met or missed", "2021-09-30", `happened = "2021-08-30"`, []string{
		`2021-03-01 | deadline = "2021-08-31"
		              condition = "the talks go on" -> due 2021-08-31, set, awaits`,
		`2021-03-02 | deadline = "2021-08-01"
		              condition = "the talks go on"
		              speaker = "russia"
		              condition_met = "2021-05-02" -> due 2021-08-01, set, missed 29`,
		`2021-03-03 | deadline = "2021-08-01"
		              condition = "the talks go on"
		              speaker = "taliban"
		              condition_met = "2021-10-02" -> due 2021-08-01, set, awaits`, // that has not come
	}},
	{"with a condition nothing is overdue, with or without an event", "2021-09-01", "", []string{
		`2021-03-01 | deadline = "2021-08-31"
		              condition = "the talks go on" -> due 2021-08-31, set, awaits`,
		`2021-03-02 | deadline = "2021-08-31"
		              condition = "the talks go on"
		              kind = "threat"
		              event = "" -> due 2021-08-31, awaits`,
		`2021-03-03 | deadline = "2021-08-31"
		              kind = "threat"
		              event = "" -> due 2021-08-31, overdue`,
		`2021-03-04 | deadline = "2021-09-01"
		              kind = "threat"
		              condition = "the talks go on" -> due 2021-09-01, open`,
	}},
	{"before counts from the day before", "2021-09-30", `happened = "2021-08-30"`, []string{
		`2021-03-01 | deadline = "2021-09-11"
		              bound = "before" -> due 2021-09-10, set, met 11`,
		`2021-03-02 | deadline = "2021-09"
		              bound = "before" -> due 2021-08-31, brought-forward about 10, met about 1`,
		`2021-03-03 | deadline = "2021-08-30"
		              bound = "before"
		              kind = "pledge" -> due 2021-08-29, missed 1`,
		`2021-03-04 | deadline = "2021-08-30"
		              kind = "warning" -> due 2021-08-30, awaits`,
		`2021-03-05 | deadline = "2021-07/2021-08"
		              kind = "pledge" -> due 2021-08-31, met within`,
	}},
	{"the dead owe nothing", "2021-08-20", "", []string{
		`2021-03-01 | deadline = "2021-08-10"
		              speaker = "ghani" -> due 2021-08-10, set, overdue`,
		`2021-03-02 | deadline = "2021-08-31"
		              speaker = "ghani" -> due 2021-08-31, put-back 21, awaits`,
		`2021-03-03 | deadline = "2021-08-31"
		              speaker = "ghani"
		              on_behalf_of = "us" -> due 2021-08-31, set, open`,
	}},
	{"steps", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-09" -> due 2021-09-30, set, open`,
		`2021-03-02 | deadline = "2021-09-11" -> due 2021-09-11, narrowed, open`,
		`2021-03-03 | deadline = "2021-09-11" -> due 2021-09-11, reaffirmed, open`,
		`2021-03-04 | deadline = "2021-08-01/2021-10-31" -> due 2021-10-31, put-back 50 widens, open`,
		`2021-03-05 | deadline = "2021-10-01/2021-10-31" -> due 2021-10-31, reaffirmed, open`,
		`2021-03-06 | deadline = "2021-09-15" -> due 2021-09-15, brought-forward 46, open`,
		`2021-03-07 | deadline = "2021-12~" -> due 2021-12-31, put-back about 107, open`,
	}},
	{"steps of periods", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-08"
		              bound = "in" -> due 2021-08-31, set, open`,
		`2021-03-02 | deadline = "2021-08-20/2021-08-31"
		              bound = "in" -> due 2021-08-31, narrowed, open`,
		`2021-03-03 | deadline = "2021-22"
		              bound = "in" -> due 2021-08-31, widened, open`,
		`2021-03-04 | deadline = "2021-07"
		              bound = "in" -> due 2021-07-31, narrowed, open`,
	}},
	{"a taken date starts anew", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-08-31"
		              retracted = { date = "2021-03-02" } -> due 2021-08-31, set, withdrawn`,
		`2021-03-03 | deadline = "2021-09-11" -> due 2021-09-11, set, open`,
	}},
	{"two claims of one day make no step", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-08-31" -> due 2021-08-31, set, open`,
		`2021-03-02 | deadline = "2021-09-11" -> due 2021-09-11, put-back 11, open`,
		`2021-03-02 | deadline = "2021-08-15" -> due 2021-08-15, brought-forward 16, open`, // both from 1 March
		`2021-03-03 | deadline = "2021-09-20" -> due 2021-09-20, put-back 9, open`,         // from the later date
	}},
	{"unless they have times, or one supersedes the other", "2021-03-20", "", []string{
		`2021-03-02T10:00:00Z | deadline = "2021-09-11" -> due 2021-09-11, set, open`,
		`2021-03-02T11:00:00Z | deadline = "2021-09-20" -> due 2021-09-20, put-back 9, open`,
		`2021-03-04 | deadline = "2021-09-25" -> due 2021-09-25, put-back 5, superseded`,
		`2021-03-04 | deadline = "2021-09-15"
		              supersedes = ["c3"] -> due 2021-09-15, brought-forward 10, open`,
	}},
	{"a demand moves nobody's date and is never overdue", "2021-09-01", "", []string{
		`2021-03-01 | deadline = "2021-05-01"
		              kind = "demand"
		              asked = ["russia"] -> due 2021-05-01, superseded`,
		`2021-03-02 | deadline = "2021-08-31"
		              kind = "demand"
		              supersedes = ["c1"] -> due 2021-08-31, extended 122, awaits`,
		`2021-03-03 | deadline = "2021-09-11" -> due 2021-09-11, set, open`,
		`2021-03-04 | deadline = "2021-09-01"
		              kind = "demand" -> due 2021-09-01, open`,
	}},
	{"and awaits a ruling once its event happened", "2021-09-01", `happened = "2021-08-30"`, []string{
		`2021-03-01 | deadline = "2021-05-01"
		              kind = "demand" -> due 2021-05-01, awaits`,
	}},
	{"a part makes no step against its whole", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-08-31" -> due 2021-08-31, set, open`,
		`2021-03-02 | deadline = "2021-05-01"
		              part_of = ["c1"] -> due 2021-05-01, superseded`,
		`2021-03-03 | deadline = "2021-06-01"
		              part_of = ["c1"]
		              supersedes = ["c2"] -> due 2021-06-01, put-back 31, open`,
		`2021-03-04 | deadline = "2021-09-11" -> due 2021-09-11, put-back 11, open`,
	}},
	{"a whole is overdue while a part is not final", "2021-09-30", "", []string{
		`2021-03-01 | kind = "pledge"
		              event = ""
		              deadline = "2021-08-31" -> due 2021-08-31, overdue`,
		`2021-03-02 | kind = "pledge"
		              event = ""
		              part_of = ["c1"]
		              assessment = [{ date = "2021-06-01", rating = "fulfilled" }] -> due .., `,
		`2021-03-03 | kind = "pledge"
		              event = ""
		              part_of = ["c1"]
		              assessment = [{ date = "2021-06-01", rating = "stalled" }] -> due .., open`,
	}},
	{"and awaits a ruling once all are", "2021-09-30", "", []string{
		`2021-03-01 | kind = "pledge"
		              event = ""
		              deadline = "2021-08-31" -> due 2021-08-31, awaits`,
		`2021-03-02 | kind = "pledge"
		              event = ""
		              part_of = ["c1"]
		              assessment = [{ date = "2021-06-01", rating = "fulfilled" }] -> due .., `,
		`2021-03-03 | kind = "pledge"
		              event = ""
		              part_of = ["c1"]
		              assessment = [{ date = "2021-06-01", rating = "unfulfilled" }] -> due .., `,
	}},
	{"and without a deadline it is open no longer", "2021-09-30", "", []string{
		`2021-03-01 | kind = "pledge"
		              event = "" -> due .., awaits`,
		`2021-03-02 | kind = "pledge"
		              event = ""
		              part_of = ["c1"]
		              assessment = [{ date = "2021-06-01", rating = "fulfilled" }] -> due .., `,
	}},
	{"hearsay and unnamed speakers move nobody's date", "2021-03-20", "", []string{
		`2021-03-01 | deadline = "2021-08-31" -> due 2021-08-31, set, open`,
		`2021-03-02 | deadline = "2021-09-30"
		              told_by = "taliban" -> due 2021-09-30, open`,
		`2021-03-03 | deadline = "2021-09-30"
		              speaker = []
		              speaker_text = "An official"
		              on_behalf_of = "us" -> due 2021-09-30, open`,
		`2021-03-04 | deadline = "2021-09-11" -> due 2021-09-11, put-back 11, open`,
	}},
	{"a deadline that is counted has no day before its event", "2021-03-20", start(""), []string{
		`2021-03-01 | deadline_from = "start"
		              deadline_days = 100 -> due .., open`,
	}},
	{"and is that day, so many days or months later", "2021-03-20", start("2021-01-31"), []string{
		`2021-01-01 | deadline_from = "start"
		              deadline_days = 100 -> due 2021-05-11, set, open`,
		`2021-01-02 | deadline_from = "start"
		              deadline_months = 1 -> due 2021-02-28, brought-forward 72, overdue`,
		`2021-01-03 | deadline_from = "start"
		              deadline_months = 1
		              bound = "before"
		              speaker = "russia" -> due 2021-02-27, set, overdue`,
	}},
	{"about it, from a month", "2021-03-20", start("2021-01"), []string{
		`2021-01-01 | deadline_from = "start"
		              deadline_days = 30 -> due 2021-03-02, set, awaits`, // a month of grace
		`2021-01-02 | deadline = "2021-03-30" -> due 2021-03-30, put-back about 28, open`,
		`2021-01-03 | deadline_from = "start"
		              deadline_days = 30
		              bound = "not-before"
		              speaker = "russia" -> due 2021-01-31, set, met`,
	}},
	{"it awaits a ruling where that event was called off", "2021-03-20", start("") + "\ncancelled = \"2021-02-01\"", []string{
		`2021-01-01 | deadline_from = "start"
		              deadline_days = 100 -> due .., awaits`,
	}},
	{"what is so is not open", "2021-09-30", `happened = "2021-08-30"`, []string{
		`2021-03-01 | progress = ">50" -> due .., `,
	}},
}

// start returns the keys of nothing for the event "out", and another event after it from which
// deadlines are counted.
func start(happened string) string {
	return "[[event]]\nid = \"start\"\ntitle = \"Start\"\nhappened = \"" + happened + "\""
}

func TestRules(t *testing.T) {
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			site := `
-- content/events/e.toml --
[[event]]
id = "out"
title = "Out"
` + r.event + `
-- content/entities/e.toml --
[[entity]]
id = "us"
name = "US"
[[entity]]
id = "russia"
name = "Russia"
[[entity]]
id = "taliban"
name = "Taliban"
[[entity]]
id = "ghani"
name = "Ghani"
ended = "2021-08-15"
-- content/claims/c.toml --
`
			var want strings.Builder
			for i, claim := range r.claims {
				keys, derived, _ := strings.Cut(claim, " -> ")
				said, keys, _ := strings.Cut(keys, " | ")
				site += fmt.Sprintf("[[claim]]\nid = \"c%d\"\ntitle = \"It is so\"\nsaid = %q\n%s\n", i+1, said, keys)
				for _, key := range []string{"kind = \"timeline\"", "event = \"out\"", "speaker = \"us\""} {
					if name, _, _ := strings.Cut(key, " "); !strings.Contains(keys, name+" =") {
						site += key + "\n"
					}
				}
				site = strings.ReplaceAll(site, "event = \"\"\n", "")
				site += "[[claim.appearance]]\npublisher = \"A paper\"\n"
				fmt.Fprintf(&want, "c%d -> %s\n", i+1, derived)
			}
			d, problems := link(t, txtar.Parse([]byte(site)), docket.Options{AsOf: dayOf(t, r.asOf)})
			if len(problems) > 0 {
				t.Fatal(problems[0].Span, problems[0].Message)
			}
			var got strings.Builder
			for _, c := range d.Claims {
				fmt.Fprintf(&got, "%s -> %s\n", c.ID, outcome(c))
			}
			if got.String() != want.String() {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want.String())
			}
		})
	}
}

func dayOf(t *testing.T, text string) edtf.Day {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d.Lower()
}

// outcome says in a line what is derived from a claim's deadline.
func outcome(c *docket.Claim) string {
	parts := []string{"due " + c.FallsDue().String()}
	counted := func(text string, days int, about bool) string {
		if about {
			text += " about"
		}
		if days > 0 {
			text += fmt.Sprint(" ", days)
		}
		return text
	}
	for _, s := range c.Steps {
		text := counted(string(s.Kind), s.Days, s.About)
		if s.Widens {
			text += " widens"
		}
		parts = append(parts, text)
	}
	state := ""
	switch {
	case c.Retracted != nil:
		return strings.Join(parts, ", ")
	case c.Superseded():
		state = "superseded"
	case c.Overdue:
		state = "overdue"
	case c.Due != nil:
		state = map[bool]string{true: "met", false: "missed"}[c.Due.Met]
		state = counted(state, c.Due.Days, c.Due.About)
		if c.Due.Early {
			state += " early"
		}
		if c.Due.Within {
			state += " within"
		}
	case c.AwaitsRuling:
		state = "awaits"
	case c.Open():
		state = "open"
	}
	return strings.Join(append(parts, state), ", ")
}
