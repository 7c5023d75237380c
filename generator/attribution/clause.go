package attribution

import "regexp"

var (
	// he said the mission …; he said on Friday the mission …; he told reporters it …
	sayingWhat = regexp.MustCompile(`(?i)\b(?:(?:(said|says)|claimed|claims|warned|warns|insisted|insists|argued|` +
		`argues|estimated|estimates|predicted|predicts|added|adds|confirmed|confirms|admitted|admits|acknowledged|` +
		`asserted|asserts|noted|notes)` +
		`((?:\s+(?:on\s+)?(?:late\s+|early\s+)?` + day + `|\s+yesterday|\s+on\s+\d{1,2}\s+` + months + `)?)\s+|` +
		`(?:told|tells)(?:\s+[\p{L}\p{N}.'’-]+){1,4}?\s+((?:he|she|it|they|there|we|I)\s))`)
	// no clause is behind said in said so, said before, said in Moscow
	noClause = regexp.MustCompile(`^(?i:to|in|on|of|by|for|with|from|at|during|after|before|when|why|how|what|` +
		`whether|so|then|now|again|nothing|little|much|as|and|or|but|that|yes|yesterday|last|late|` +
		`early|` + day + `)(?:\b|$)|^no\s*[,.;]|^[^\p{L}\p{N}]`)
	// words with which a clause begins, and one that it must have beside a verb that may
	// as well take a noun: admitted the mistake
	clauseBegins = regexp.MustCompile(`^(?:(?:the|a|an|it|he|she|they|we|there|this|these|those|his|her|their|its|` +
		`our|no|all|some|most|many|more|at|about|[0-9][\p{N}.,]*)\b|\p{Lu})`)
	finite = regexp.MustCompile(`\b(?:would|will|was|were|is|are|had|has|have|could|may|might|can|should|must|` +
		`did|does|do)\b`)
)

// clause says where a verb of saying begins in a sentence, and where the words that were
// said begin.
type clause struct{ verb, begins int }

// clauses returns the clauses that follow a verb of saying without "that".
func clauses(sentence string) []clause {
	var all []clause
	for from := 0; ; {
		m := sayingWhat.FindStringSubmatchIndex(sentence[from:])
		if m == nil {
			return all
		}
		c := clause{from + m[0], from + m[1]}
		if m[6] >= 0 { // told whom
			c.begins = from + m[6]
		}
		behind := sentence[c.begins:]
		begins := clauseBegins.MatchString(behind)
		switch {
		case m[2] >= 0 && m[4] == m[5]:
			begins = behind != "" && !noClause.MatchString(behind)
		case m[2] < 0 && m[6] < 0:
			begins = begins && finite.MatchString(behind)
		}
		if begins {
			all = append(all, c)
		}
		from = c.verb + 1
	}
}
