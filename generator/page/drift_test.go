package page

import (
	"regexp"
	"strings"
	"testing"
)

// TestWithdrawnDateEndsItsLine draws the dates of a side that took one back: its line ends on
// that day, and begins anew with the next date.
func TestWithdrawnDateEndsItsLine(t *testing.T) {
	line := func(retracted string) string {
		s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "us"
name = "US"
-- content/events/e.toml --
[[event]]
id = "out"
title = "Out"
-- content/claims/c.toml --
[defaults]
kind = "timeline"
title = "T"
speaker = "us"
event = "out"
[[claim]]
id = "first"
said = "2021-01-01"
deadline = "2021-12-31"
[[claim.appearance]]
publisher = "P"
`+retracted+`
[[claim]]
id = "second"
said = "2021-03-01"
deadline = "2021-10-31"
[[claim.appearance]]
publisher = "P"
`)
		m := regexp.MustCompile(`<path class="line[^>]* d="([^"]*)"`).FindStringSubmatch(text(t, s, "events/out/index.html"))
		if m == nil {
			t.Fatal("no line is drawn")
		}
		return m[1]
	}
	whole, parted := line(""), line("[claim.retracted]\ndate = \"2021-02-01\"\n")
	if strings.Count(whole, "M") != 1 || strings.Count(parted, "M") != 2 {
		t.Errorf("the line is %s, and with a retraction %s", whole, parted)
	}
}
