package page

import (
	"strings"
	"testing"
)

// TestEnded looks for the day on which somebody died by their name, and for an office that
// nobody gave them an end of: it ends with them.
func TestEnded(t *testing.T) {
	s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "mayor"
name = "M. Mayor"
kind = "person"
ended = "2021-06-01"
[[entity.role]]
title = "mayor"
from = "2020-01-01"
[[entity]]
id = "office"
name = "The Office"
kind = "organisation"
ended = "2021-07"
-- content/claims/c.toml --
[[claim]]
id = "c"
kind = "statement"
title = "T"
said = "2021-01-01"
speaker = "mayor"
[[claim.appearance]]
publisher = "P"
`)
	for path, wants := range map[string][]string{
		"entities/mayor/index.html": {"Died: 1 June 2021", `<span class="meta">1 January 2020 – 1 June 2021</span>`,
			`"deathDate":"2021-06-01"`},
		"entities/office/index.html": {"Dissolved: July 2021", `"dissolutionDate":"2021-07"`},
		"entities/index.html":        {"mayor, until 1 Jun 2021", "Died: 1 June 2021", "Dissolved: July 2021"},
		"claims/c/index.html":        {"M. Mayor</a>, mayor"},
	} {
		page := text(t, s, path)
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
	}
	if strings.Contains(text(t, s, "entities/mayor/index.html"), `"jobTitle"`) {
		t.Error("the dead hold an office")
	}
}
