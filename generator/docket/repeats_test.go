package docket_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord/generator/docket"
)

// A ruling on the first telling holds for a repeat only if that says the same.
func TestRepeatsShareRulings(t *testing.T) {
	for deadline, shared := range map[string]bool{"2021-08-31": true, "2021-08-30": false, "2021-08-31~": false} {
		d, _ := link(t, txtar.Parse([]byte(`
-- content/claims/c.toml --
[[claim]]
id = "first"
kind = "pledge"
title = "It is done"
speaker_text = "A clerk"
said = "2021-01-01"
deadline = "2021-08-31"
[[claim.appearance]]
publisher = "A paper"
[[claim.assessment]]
date = "2021-09-01"
rating = "fulfilled"
[[claim]]
id = "again"
kind = "pledge"
title = "It is done"
speaker_text = "A clerk"
said = "2021-01-02"
repeats = ["first"]
deadline = "`+deadline+`"
[[claim.appearance]]
publisher = "A paper"
`)), docket.Options{AsOf: dayOf(t, "2021-10-15")})
		if got := d.Claim("again").Standing != nil; got != shared {
			t.Errorf("a repeat with the deadline %s shares the ruling: %v", deadline, got)
		}
	}
}
