package docket

import (
	"slices"
	"strings"
)

// OtherRuling is what other desks say of a claim: their words, and the assessments in which
// they say them, the newest first.
type OtherRuling struct {
	Words       string
	Assessments []*Assessment
}

// Others returns the rulings of other desks, the newest first. Of each desk the newest
// counts. Desks that use the same words, in whatever case, stand together. A repeat that
// nobody has ruled on has the rulings on the first telling, where it says the same.
func (c *Claim) Others() []OtherRuling {
	all := others(c.Assessments)
	if len(all) == 0 && len(c.Assessments) == 0 && c.restates() {
		return others(c.First.Assessments)
	}
	return all
}

func others(assessments []*Assessment) (all []OtherRuling) {
	heard := map[string]bool{}
	for i := len(assessments) - 1; i >= 0; i-- {
		a := assessments[i]
		if a.Ours() || heard[a.Desk()] {
			continue
		}
		heard[a.Desk()] = true
		same := slices.IndexFunc(all, func(o OtherRuling) bool {
			return strings.EqualFold(o.Words,
				a.Assessment.Rating)
		})
		if same < 0 {
			all = append(all, OtherRuling{Words: a.Assessment.Rating})
			same = len(all) - 1
		}
		all[same].Assessments = append(all[same].Assessments, a)
	}
	return all
}

// Desk returns the name of the other desk that ruled, or "" for ours.
func (a *Assessment) Desk() string {
	if a.By != nil {
		return a.By.Name
	}
	return a.Assessment.By
}
