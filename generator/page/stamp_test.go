package page

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// stampWord finds the words of a stamp.
var stampWord = regexp.MustCompile(`(?s)<p class="stamp[^>]*>.*?<span class="stamp-word">(.*?)</span>`)

// TestStamp looks at the stamp of a claim that the desk and others have ruled on, or have
// not. Others' words stand in it with their name, and never make a rating of ours.
func TestStamp(t *testing.T) {
	const (
		ours     = "[[claim.assessment]]\ndate = \"2021-03-01\"\nrating = \"half-true\"\nruled_by = [\"A. Writer\"]\n"
		checked  = "[[claim.assessment]]\nby = \"FactCheck.org\"\ndate = \"2021-02-01\"\nrating = \"Mostly False\"\n"
		earlier  = "[[claim.assessment]]\nby = \"FactCheck.org\"\ndate = \"2021-01-15\"\nrating = \"True\"\n"
		agreed   = "[[claim.assessment]]\nby = \"PolitiFact\"\ndate = \"2021-02-03\"\nrating = \"mostly false\"\n"
		differed = "[[claim.assessment]]\nby = \"Snopes\"\ndate = \"2021-02-04\"\nrating = \"True\"\n"
		mended   = "[[claim.assessment]]\ndate = \"2021-04-01\"\nrating = \"false\"\nnote = \"New figures.\"\nchange = \"update\"\n"
	)
	for _, test := range []struct{ rulings, label, rating, signed string }{
		{"", "Not yet rated", "none", ""},
		{checked, "FactCheck.org: Mostly False", "none", ""},
		{earlier + checked, "FactCheck.org: Mostly False", "none", ""},
		{checked + agreed, "PolitiFact and 1 other: mostly false", "none", ""},
		{checked + differed, "Others disagree (2)", "none", ""},
		{checked + ours, "Half true", "half-true", "A. Writer"},
		{ours + mended, "False", "false", "Test"}, // the site's title, as it names no publisher
	} {
		s := plan(t, "-- content/claims/c.toml --\n[[claim]]\nid = \"c\"\nkind = \"statement\"\ntitle = \"T\"\nsaid = \"2021-01-01\"\n"+
			"speaker_text = \"A clerk\"\n[[claim.appearance]]\npublisher = \"P\"\n"+test.rulings)
		page := text(t, s, "claims/c/index.html")
		stamp := stampWord.FindStringSubmatch(page)
		if stamp == nil || html.UnescapeString(stamp[1]) != test.label {
			t.Errorf("with\n%s the stamp says %q, want %q", test.rulings, stamp, test.label)
		}
		if !strings.Contains(page, `data-rating="`+test.rating+`"`) {
			t.Errorf("with\n%s the page has no data-rating=%q", test.rulings, test.rating)
		}
		if test.signed != "" && !regexp.MustCompile(`Ruled on.*`+test.signed).MatchString(page) {
			t.Errorf("with\n%s the ruling is not signed %q", test.rulings, test.signed)
		}
		if strings.Contains(page, "ClaimReview") != (test.rating != "none") {
			t.Errorf("with\n%s ClaimReview is there: %t", test.rulings, test.rating == "none")
		}
		if test.label == "False" && strings.Index(page, "1 April 2021") > strings.LastIndex(page, "1 March 2021") {
			t.Errorf("the ledger does not begin with the newest ruling")
		}
	}
}

// TestOthersOfTheFirstTelling looks at the stamps of repeats on which nobody has ruled. One
// that says the same as its first telling has the words of other desks on that; one that
// names another deadline has not.
func TestOthersOfTheFirstTelling(t *testing.T) {
	claim := func(id, deadline, more string) string {
		return "[[claim]]\nid = \"" + id + "\"\nkind = \"pledge\"\ntitle = \"T\"\nsaid = \"2021-01-01\"\nspeaker_text = \"A clerk\"\n" +
			"deadline = \"" + deadline + "\"\n" + more + "[[claim.appearance]]\npublisher = \"P\"\n"
	}
	s := plan(t, "-- content/claims/c.toml --\n"+
		claim("first", "2030-01-01", "")+"[[claim.assessment]]\nby = \"PolitiFact\"\ndate = \"2021-02-01\"\nrating = \"Stalled\"\n"+
		claim("same", "2030-01-01", "repeats = [\"first\"]\n")+
		claim("later", "2035-01-01", "repeats = [\"first\"]\n"))
	for id, want := range map[string]string{"first": "PolitiFact: Stalled", "same": "PolitiFact: Stalled", "later": "Open"} {
		page := text(t, s, "claims/"+id+"/index.html")
		stamp := stampWord.FindStringSubmatch(page)
		if stamp == nil || stamp[1] != want {
			t.Errorf("the stamp of %s says %q, want %q", id, stamp, want)
		}
	}
}
