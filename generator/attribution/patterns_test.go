package attribution

import (
	"regexp"
	"testing"
)

// TestPatterns has for each pattern words that it finds, and words in which it finds
// nothing.
func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		name      string
		pattern   *regexp.Regexp
		text      string
		wantFound string // "" for nothing
	}{
		{"attributes", attributes, "Lavrov said on Friday that it failed", "said on Friday that"},
		{"attributes", attributes, "Lavrov spoke on Friday", ""},
		{"quotation", quotation, "a “dam that leaks” there", "“dam that leaks”"},
		{"quotation", quotation, "the “leaking” dam", ""},
		{"behindQuotation", behindQuotation, "” said Psaki, the secretary.", "” said Psaki, the secretary."},
		{"behindQuotation", behindQuotation, "” Psaki told CNN.", "” Psaki told"},
		{"behindQuotation", behindQuotation, "” and left.", ""},
		{"attributedTo", attributedTo, "According to the Pentagon", "According to "},
		{"thatClause", thatClause, "Psaki said on Friday that they left", "said on Friday that "},
		{"thatClause", thatClause, "Psaki said so", ""},
		{"auxiliary", auxiliary, " have shown", " have"},
		{"auxiliary", auxiliary, " a delay", ""},
		{"toDo", toDo, "Psaki pledged to end it", "pledged to "},
		{"toDo", toDo, "Psaki said it", ""},
		{"withoutComma", withoutComma, "the Pentagon the force left", "the Pentagon the "},
		{"withoutComma", withoutComma, "officials the force left", ""},
		{"asideVerb", asideVerb, "it is, Psaki said, over", ", Psaki said"},
		{"asideVerb", asideVerb, "it is, said Psaki, over", ", said Psaki"},
		{"asideVerb", asideVerb, "it is, and over", ""},
		{"asideEnds", asideEnds, ", over", ","},
		{"asideEnds", asideEnds, " it was never over", ""},
		{"openingQuote", openingQuote, ": “over", ": “"},
		{"openingQuote", openingQuote, "over “", ""},
		{"goesOn", goesOn, ", has failed", ", has "},
		{"goesOn", goesOn, ", the mission", ""},
		{"othersSaid", othersSaid, "it is full, but Reck denied it", ", but Reck denied"},
		{"othersSaid", othersSaid, "it is full, adding more", ", adding"},
		{"othersSaid", othersSaid, "it is full, but old", ""},
		{"sayingWhat", sayingWhat, "he said on Friday the dam", "said on Friday "},
		{"sayingWhat", sayingWhat, "he told reporters it was", "told reporters it "},
		{"sayingWhat", sayingWhat, "he spoke of the dam", ""},
		{"noClause", noClause, "nothing about it", "nothing"},
		{"noClause", noClause, "the dam was full", ""},
		{"clauseBegins", clauseBegins, "the dam was full", "the"},
		{"clauseBegins", clauseBegins, "dams were full", ""},
		{"finite", finite, "the dam was full", "was"},
		{"finite", finite, "the mistake", ""},
		{"nameEnds", nameEnds, "Psaki, the secretary", ","},
		{"nameEnds", nameEnds, "Psaki on Friday", " on "},
		{"nameEnds", nameEnds, "Jen Psaki", ""},
		{"clauseEnds", clauseEnds, "it is full, but Reck", ", but "},
		{"clauseEnds", clauseEnds, "Reck", ""},
		{"leadsIn", leadsIn, "Speaking in Moscow, Lavrov", "Speaking in Moscow, "},
		{"leadsIn", leadsIn, "On Friday, Lavrov", "On Friday, "},
		{"leadsIn", leadsIn, "two days earlier Lavrov", "two days earlier "},
		{"leadsIn", leadsIn, "Lavrov, the minister", ""},
		{"notSubject", notSubject, "Lavrov on Friday", " on Friday"},
		{"notSubject", notSubject, "Lavrov also", " also"},
		{"notSubject", notSubject, "Lavrov", ""},
		{"unsaid", unsaid, "Reck never", " never"},
		{"unsaid", unsaid, "Reck hasn't", " hasn't"},
		{"unsaid", unsaid, "Reck was also", " was also"},
		{"unsaid", unsaid, "Reck", ""},
		{"shared", shared, "told Ghani so and later", " and later"},
		{"shared", shared, "told Ghani so", ""},
		{"relative", relative, "Ghani, who later", ", who later"},
		{"relative", relative, "Ghani", ""},
		{"trailingName", trailingName, "to meet the Bank of Kabul", "the Bank of Kabul"},
		{"trailingName", trailingName, "to meet officials", ""},
		{"nobody", nobody, "no officials", "no"},
		{"nobody", nobody, "what he", "what"},
		{"nobody", nobody, "the ministry", ""},
		{"person", person, "the ministry", "ministry"},
		{"person", person, "he", "he"},
		{"person", person, "the dam", ""},
		{"onDate", onDate, "said on Friday, 9 July 2021", "on Friday, 9 July 2021"},
		{"onDate", onDate, "said on July 9th", "on July 9th"},
		{"onDate", onDate, "said in July", ""},
		{"onWeekday", onWeekday, "left on Monday", "on Monday"},
		{"onWeekday", onWeekday, "the Monday club", ""},
		{"inMonth", inMonth, "said in March 2021", "in March 2021"},
		{"inMonth", inMonth, "said in march", ""},
		{"inYear", inYear, "said in 2019", "in 2019"},
		{"inYear", inYear, "said in 20190", ""},
		{"yesterday", yesterday, "Yesterday he said", "Yesterday"},
	} {
		if got := c.pattern.FindString(c.text); got != c.wantFound {
			t.Errorf("%s finds %q in %q, want %q", c.name, got, c.text, c.wantFound)
		}
	}
}
