package page

import "onrecord/generator/docket"

// relation is one of the lists of claims to which a claim is related.
type relation struct {
	id      string
	claims  []*docket.Claim
	derived bool // another record states it
}

func relationsOf(c *docket.Claim) []relation {
	var stated, derived []*docket.Claim
	for _, other := range c.Contradicts {
		if c.States(other) {
			stated = append(stated, other)
		} else {
			derived = append(derived, other)
		}
	}
	return []relation{
		{"supersedes", c.Supersedes, false},
		{"superseded-by", c.SupersededBy, true},
		{"denies", c.Denies, false},
		{"denied-by", c.DeniedBy, true},
		{"contradicts", stated, false},
		{"contradicted-by", derived, true},
		{"supports", c.Supports, false},
		{"supported-by", c.SupportedBy, true},
		{"responds-to", c.RespondsTo, false},
		{"responded-by", c.RespondedBy, true},
		{"part-of", c.PartOf, false},
		{"parts", c.Parts, true},
		{"or-else", c.OrElse, false},
		{"unless-met", c.UnlessMet, true},
		{"repeats", c.Repeats, false},
		{"repeated-by", c.RepeatedBy, true},
	}
}

// relations counts the related claims that a claim's page lists.
func relations(c *docket.Claim) int {
	n := 0
	for _, r := range relationsOf(c) {
		n += len(r.claims)
	}
	return n
}

// claimList lists a claim's related claims, by relation.
func claimList(s *Site, c *docket.Claim) *listPlan {
	l := recordPlan(c.Ref(), "claims/")
	for _, r := range relationsOf(c) {
		if len(r.claims) == 0 {
			continue
		}
		section := claimSection(r.id, r.claims)
		section.oldest, section.derived = true, r.derived
		l.sections = append(l.sections, section)
	}
	return l
}
