package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func sample() List {
	return List{
		badKey.At(Span{"b c/é.toml", 2, 3, 4, 1}, "100%% <b> | \"x\":\r\n`y`").WithHint("write, say:\ntitle").
			WithRelated(Span{File: "a.toml"}, "see [this](1)"),
		badDate.At(Span{"a.toml", 1, 2, 1, 5}, "vague"),
		aside.At(Span{}, "small"),
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := `[
{"code":"OR903","severity":"info","file":"","line":1,"column":1,"endLine":1,"endColumn":1,"message":"small","hint":"","related":[]},
{"code":"OR902","severity":"warning","file":"a.toml","line":1,"column":2,"endLine":1,"endColumn":5,"message":"vague","hint":"","related":[]},
{"code":"OR901","severity":"error","file":"b c/é.toml","line":2,"column":3,"endLine":4,"endColumn":1,"message":"100% <b> | \"x\":\r\n` + "`y`" + `","hint":"write, say:\ntitle","related":[{"file":"a.toml","line":1,"column":1,"message":"see [this](1)"}]}
]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	if err := JSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("an empty list is %q, %v", b.String(), err)
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	l := append(sample(), badKey.At(Span{"a,b:c%.toml", 1, 1, 1, 4}, "k"))
	if err := GitHub(&b, l); err != nil {
		t.Fatal(err)
	}
	want := `::error file=a%2Cb%3Ac%25.toml,line=1,col=1,title=OR901 unknown key,endLine=1,endColumn=4::k
::error file=b c/é.toml,line=2,col=3,title=OR901 unknown key::100%25 <b> | "x":%0D%0A` + "`y`" + `%0Awrite, say:%0Atitle
::warning file=a.toml,line=1,col=2,title=OR902 vague date,endLine=1,endColumn=5::vague
::notice title=OR903 a remark::small
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestGitHubLimit(t *testing.T) {
	var l List
	for i := range 12 {
		l.Add(badKey.At(at(i+1, 1, i+1, 1), "k"), aside.At(at(i+1, 1, i+1, 1), "r"))
	}
	var b strings.Builder
	if err := GitHub(&b, l); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if n := strings.Count(b.String(), "::error "); n != 10 {
		t.Errorf("%d errors", n)
	}
	if n := strings.Count(b.String(), "::"); n != 20 {
		t.Errorf("%d annotations", n/2)
	}
	if got, want := lines[len(lines)-1], "and 14 more; in all 12 errors, 12 infos"; got != want {
		t.Errorf("last line %q, want %q", got, want)
	}
}

func TestSummary(t *testing.T) {
	var b strings.Builder
	if err := Summary(&b, sample(), oneFile("a\n````\nb\n")); err != nil {
		t.Fatal(err)
	}
	want := "### onrecord: 1 error, 1 warning, 1 info\n\n| | Code | Place | Message |\n|---|---|---|---|\n" +
		"| error | OR901 | b c/é.toml:2:3 | 100% &lt;b&gt; \\| \"x\": \\`y\\` |\n" +
		"| warning | OR902 | a.toml:1:2 | vague |\n| info | OR903 |  | small |\n" +
		"\n<details><summary>In full</summary>\n\n```````text\n"
	if !strings.HasPrefix(b.String(), want) {
		t.Error(cmp.Diff(want, b.String()))
	}

	var many List
	for i := range 5000 {
		many.Add(badKey.At(at(i+1, 1, i+1, 1), "%s", strings.Repeat("long ", 200)))
	}
	b.Reset()
	if err := Summary(&b, many, nil); err != nil {
		t.Fatal(err)
	}
	if n := b.Len(); n > 900<<10 {
		t.Errorf("%d bytes", n)
	}
	rows := strings.Count(b.String(), "\n| error")
	if !strings.Contains(b.String(), fmt.Sprintf("\nand %d more\n", 5000-rows)) {
		t.Errorf("the rest after %d rows is not counted", rows)
	}
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := SARIF(&b, sample(), "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Version != "1.2.3" {
		t.Errorf("wrong head: %s", b.String())
	}
	for _, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || rule.DefaultConfiguration.Level != r.Level {
			t.Errorf("result %s points at rule %s", r.RuleID, rule.ID)
		}
	}
	zero := 0
	want := sarifResult{
		RuleID: "OR901", Level: "error",
		Message: sarifMessage{Text: "100% <b> | \"x\":\r\n`y`\nwrite, say:\ntitle"},
		Locations: []sarifLocation{{PhysicalLocation: sarifPhysical{
			sarifArtifact{URI: "b%20c/%C3%A9.toml", URIBaseID: "%SRCROOT%"}, sarifRegion{2, 3, 4, 1},
		}}},
		RelatedLocations: []sarifLocation{{
			ID: &zero, Message: &sarifMessage{Text: `see [this\](1)`},
			PhysicalLocation: sarifPhysical{sarifArtifact{URI: "a.toml", URIBaseID: "%SRCROOT%"}, sarifRegion{1, 1, 1, 1}},
		}},
	}
	if diff := cmp.Diff(want, run.Results[2]); diff != "" {
		t.Error(diff)
	}
	if got := run.Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI; got != "site.toml" {
		t.Errorf("the site as a whole is at %q", got)
	}
	if got := run.Tool.Driver.Rules[0].Name; got != "UnknownKey" {
		t.Errorf("rule name %q", got)
	}
	b.Reset()
	if err := SARIF(&b, nil, ""); err != nil || !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("no results: %v %s", err, b.String())
	}
}

func TestExplain(t *testing.T) {
	want := `OR901: unknown key (error)

A key has no meaning.

Wrong:

    tilte = 1

Right:

    title = 1
`
	if diff := cmp.Diff(want, badKey.Explain()); diff != "" {
		t.Error(diff)
	}
	want = "OR903: a remark (info)\n\nBy the way.\n\nOnly `onrecord check` looks for it.\n"
	if diff := cmp.Diff(want, aside.Explain()); diff != "" {
		t.Error(diff)
	}
}
