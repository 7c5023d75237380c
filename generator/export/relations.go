package export

import "onrecord/generator/docket"

// Relation is a claim's relation to others, as its own record states it. CiTO is the
// IRI of the nearest property in the Citation Typing Ontology, or else in Dublin Core.
type Relation struct {
	Key    string // of the content format: "supersedes"
	CiTO   string
	Claims []*docket.Claim
}

const cito = "http://purl.org/spar/cito/"

// Relations lists the relations to other claims that a claim's record states. A denial
// is said to dispute and not to refute: the rulings decide whether it is right.
func Relations(c *docket.Claim) []Relation {
	var out []Relation
	for _, r := range []Relation{
		{"supersedes", cito + "updates", c.Supersedes},
		{"repeats", cito + "agreesWith", c.Repeats},
		{"contradicts", cito + "disagreesWith", contradicts(c)},
		{"supports", cito + "supports", c.Supports},
		{"responds_to", cito + "repliesTo", c.RespondsTo},
		{"denies", cito + "disputes", c.Denies},
		{"part_of", "http://purl.org/dc/terms/isPartOf", c.PartOf},
		{"or_else", cito + "citesAsRelated", c.OrElse},
	} {
		if len(r.Claims) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// contradicts returns the contradictions that the claim's own record states, without
// those that only the other claim's record does.
func contradicts(c *docket.Claim) (stated []*docket.Claim) {
	for _, other := range c.Contradicts {
		if c.States(other) {
			stated = append(stated, other)
		}
	}
	return stated
}
