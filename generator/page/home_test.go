package page

import (
	"strings"
	"testing"
)

// TestHomeCounts: the home page counts what is on record, each with the list that shows it,
// and says nothing of what there is none of.
func TestHomeCounts(t *testing.T) {
	claim := func(id, kind, more string) string {
		return "[[claim]]\nid = \"" + id + "\"\nkind = \"" + kind + "\"\ntitle = \"T " + id + "\"\nspeaker_text = \"he\"\nsaid = \"2021-01-01\"\n" +
			more + "[[claim.appearance]]\npublisher = \"P\"\nurl = \"https://p.example/\"\n"
	}
	rated := "[[claim.assessment]]\ndate = \"2021-02-01\"\nrating = \"false\"\nnote = \"So.\"\n"
	home := text(t, plan(t, "-- content/claims/c.toml --\n"+claim("a", "statement", "")+rated+claim("b", "statement", "")+
		claim("c", "threat", "[claim.threat]\nresponse = \"r\"\n")), "index.html")
	for _, want := range []string{
		`<a href="/desk/claims/"><strong>3</strong> claims on record</a>`,
		`<a href="/desk/claims/?rating=false"><strong>1</strong> rated “False”</a>`,
		`<a href="/desk/threats/"><strong>1</strong> threat</a>`,
	} {
		if !strings.Contains(home, want) {
			t.Errorf("the home page lacks %s", want)
		}
	}
	if counts, _, _ := strings.Cut(home, "</header>\n<div"); strings.Contains(counts, "overdue") || strings.Contains(counts, "falls due") {
		t.Error("it speaks of deadlines, and there is none")
	}
}
