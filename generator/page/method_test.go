package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// scaleRows reads the tables of scales: the words of each cell, row by row.
func scaleRows(t *testing.T, s *Site) (rows []string) {
	t.Helper()
	for _, row := range find(t, text(t, s, "method/index.html"), element("tr")) {
		var cells []string
		for cell := range row.ChildNodes() {
			if words := strings.Join(strings.Fields(plain(cell)), " "); words != "" {
				cells = append(cells, words)
			}
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return rows
}

func plain(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return b.String()
}

const ownScale = `
-- site.toml --
title = "Test"
[[scale.truth]]
id = "no"
label = "Nope"
definition = "It is not so."
value = 0.5
[[scale.truth]]
id = "who-knows"
definition = "Nobody can say."
[[scale.outcome]]
id = "done"
label = "Done"
definition = "It came."
value = 1
final = true
[[scale.outcome]]
id = "moving"
`

// Every rating of both scales is explained: on the desk's own page of the method, or
// on one that the site makes, and claims lead there.
func TestScales(t *testing.T) {
	const methodPage = "\n-- content/pages/method.md --\n+++\ntitle = \"Our way\"\n+++\n## Scales\n\nWe read.\n"
	const claim = "\n-- content/claims/c.toml --\n[[claim]]\nid = \"c\"\ntitle = \"It is\"\nsaid = \"2021\"\nkind = \"statement\"\nspeaker_text = \"A clerk\"\n[[claim.appearance]]\npublisher = \"P\"\n[[claim.assessment]]\ndate = \"2021-02-01\"\n"
	for name, test := range map[string]struct {
		archive string
		rows    []string
		title   string
	}{
		"standard": {small, []string{"Rating | Value | It means",
			"Mostly false | 2 | Something in it is right, but what matters is wrong.",
			"Unproven | off the scale | The evidence found is not enough to say either way.",
			"Rating | Value | Final | It means",
			"Fulfilled | 3 | final | What was said would happen happened. Prediction, Warning: Came true; Pledge: Kept; Timeline, Demand: Met; Threat: Carried out",
			"In progress | off the scale | not final | It has begun and is not complete."}, "How we rate"},
		"own scale": {ownScale + claim + "rating = \"no\"\n", []string{"Nope | 0.5 | It is not so.", "Who knows | off the scale | Nobody can say.",
			"Done | 1 | final | It came.", "Moving | off the scale | not final"}, "How we rate"},
		"own page": {ownScale + claim + "rating = \"no\"\n" + methodPage, []string{"Nope | 0.5 | It is not so."}, "Our way"},
	} {
		s := plan(t, test.archive)
		rows := scaleRows(t, s)
		for _, want := range test.rows {
			if n := strings.Count("\n"+strings.Join(rows, "\n")+"\n", "\n"+want+"\n"); n != 1 {
				t.Errorf("%s: the row %q stands %d times in\n%s", name, want, n, strings.Join(rows, "\n"))
			}
		}
		if page := text(t, s, "method/index.html"); !strings.Contains(page, "<h1>"+test.title+"</h1>") {
			t.Errorf("%s: the page is not called %s", name, test.title)
		}
		checkSite(t, s)
	}
	if page := text(t, plan(t, small), "claims/delay/index.html"); !strings.Contains(page, `<a href="/desk/method/">How we rate</a>`) {
		t.Error("a rating's definition does not lead to the scales")
	}
	if plan(t, "").Has("method/index.html") {
		t.Error("a site without claims explains ratings")
	}
}

// A site that has another page or file at the address keeps it.
func TestScalesGiveWay(t *testing.T) {
	s := plan(t, small+"-- content/pages/ways.md --\n+++\ntitle = \"Ways\"\nold_urls = [\"/method/\"]\n+++\nText.\n")
	if page := text(t, s, "method/index.html"); len(s.Problems()) > 0 || !strings.Contains(page, "url=/desk/ways/") {
		t.Errorf("an old address is not kept: %s", say(s.Problems()))
	}
	s = plan(t, small+"-- content/root/method/index.html --\nours\n")
	if len(s.Problems()) > 0 || s.Has("method/index.html") {
		t.Errorf("a file of the site's own is not kept: %s", say(s.Problems()))
	}
}
