package page

import (
	"strings"
	"testing"
)

// TestHearsay looks for claims of which only somebody else tells: every page says according
// to whom, and the speaker's track record, dates and threats do without them.
func TestHearsay(t *testing.T) {
	s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "minister"
name = "B. Minister"
[[entity]]
id = "ana-ruiz"
name = "Ana Ruiz"
-- content/events/e.toml --
[[event]]
id = "out"
title = "Out"
-- content/claims/c.toml --
[defaults]
speaker = "minister"
[[claim]]
id = "own"
kind = "timeline"
title = "Own words"
said = "2021-01-01"
event = "out"
deadline = "2021-06-01"
[[claim.appearance]]
publisher = "P"
[[claim]]
id = "told"
kind = "timeline"
title = "Told words"
said = "2021-02-01"
event = "out"
deadline = "2021-12-01"
told_by = "ana-ruiz"
[[claim.appearance]]
publisher = "P"
[[claim]]
id = "ask"
kind = "demand"
title = "The road is opened"
said = "2021-02-03"
deadline = "2021-12-24"
[[claim.appearance]]
publisher = "P"
[[claim]]
id = "threat"
kind = "threat"
title = "Sanctions will follow"
said = "2021-02-02"
told_by = "Ruiz's driver"
[[claim.appearance]]
publisher = "P"
`)
	pages := map[string][]string{
		"claims/told/index.html": {"<h1>Told words, according to Ana Ruiz</h1>",
			`according to <a href="/desk/entities/ana-ruiz/">Ana Ruiz</a>`, "Told words, according to Ana Ruiz – Test</title>"},
		"claims/index.html":            {">Told words, according to Ana Ruiz</a>"},
		"entities/ana-ruiz/index.html": {"What they say that others said"},
		"entities/minister/index.html": {"2 claims of which only others tell are not counted.",
			`Deadlines <span class="count">1 claim</span>`},
		"threats/index.html": {"Threats that others tell of", "Sanctions will follow, according to Ruiz’s driver"},
		"feed.xml":           {"B. Minister: Told words, according to Ana Ruiz", "<title>B. Minister demands: The road is opened<"},
		"deadlines.ics": {"Told words\\, according to Ana Ruiz", "UID:out.minister.deadline@", "UID:told.deadline@",
			"SUMMARY:B. Minister demands: The road is opened"},
		"claims/ask/index.html":         {"<h1>B. Minister demands: The road is opened</h1>"},
		"changes/in/2021-02/index.html": {">B. Minister demands: The road is opened</a>"},
	}
	for path, wants := range pages {
		got := strings.ReplaceAll(text(t, s, path), "&#39;", "’")
		got = strings.ReplaceAll(got, "Ruiz's", "Ruiz’s")
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
	}
	if points := text(t, s, "events/out/index.html"); strings.Count(points, "B. Minister, according to Ana Ruiz") == 0 {
		t.Error("the chart's point of hearsay does not say according to whom")
	}
	if strings.Contains(text(t, s, "threats/index.html"), "Threats by actor and target") {
		t.Error("hearsay stands in the table of threats")
	}
	if event := text(t, s, "events/out/index.html"); !strings.Contains(event, "by 1 June 2021</a></span>") ||
		!strings.Contains(event, "B. Minister</a>, according to Ana Ruiz</td>") ||
		strings.Contains(event, "data-step=\"put-back\"") {
		t.Error("hearsay moves the side's date")
	}
}

// TestTopicSpeakers counts those who spoke on a topic: what others say that they said is not theirs.
func TestTopicSpeakers(t *testing.T) {
	s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "minister"
name = "B. Minister"
[[entity]]
id = "ana-ruiz"
name = "Ana Ruiz"
-- content/topics/t.toml --
[[topic]]
id = "roads"
title = "Roads"
-- content/claims/c.toml --
[defaults]
kind = "statement"
said = "2021-01-01"
topics = ["roads"]
[[claim]]
id = "own"
title = "Own words"
speaker = "minister"
[[claim.appearance]]
publisher = "P"
[[claim]]
id = "told"
title = "Told words"
speaker = "minister"
told_by = "ana-ruiz"
[[claim.appearance]]
publisher = "P"
[[claim]]
id = "only-told"
title = "More told words"
speaker = "ana-ruiz"
told_by = "minister"
[[claim.appearance]]
publisher = "P"
`)
	_, list, _ := strings.Cut(text(t, s, "topics/roads/index.html"), `<section id="speakers">`)
	list, _, _ = strings.Cut(list, "</section>")
	if !strings.Contains(list, `<span class="count">1</span>`) || strings.Contains(list, "Ana Ruiz") {
		t.Errorf("the speakers are not B. Minister alone, with 1 claim: %s", list)
	}
}
