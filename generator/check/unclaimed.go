package check

import (
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
)

// AllUnclaimed reports what the articles say that somebody said and in which no claim stands:
// exactly what "onrecord extract" would propose.
func AllUnclaimed(d *docket.Docket, source diag.ReadFile) (found diag.List) {
	proposer := draft.NewProposer(d, source)
	for _, a := range d.Articles {
		for _, p := range proposer.Propose(a) {
			found.Add(diag.Unclaimed.At(p.Found.Span, "this says what somebody said, and no claim stands in it").
				WithHint("onrecord extract %s proposes claims from such sentences; "+
					"where none is worth recording, write %q and its first words into a file of claims",
					a.File(), draft.StrikeOut))
		}
	}
	return found
}
