package markup

import (
	_ "embed"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// spec holds the examples of CommonMark 0.31.2, by John MacFarlane, under the licence
// CC BY-SA 4.0 (https://spec.commonmark.org/0.31.2/spec.json).
//
//go:embed testdata/commonmark-0.31.2.json
var spec []byte

// TestCommonMark renders every example of the specification.
func TestCommonMark(t *testing.T) {
	var examples []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(spec, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Fatalf("there are %d examples", len(examples))
	}
	r := NewRenderer(Options{RawHTML: true})
	sameAddresses := &Resolver{
		Record: func(Slot) (string, string, bool) { return "", "", false },
		Link:   func(s Slot) (string, bool) { return s.Target, true },
		Size:   func(string) (int, int, bool) { return 0, 0, false },
	}
	for _, e := range examples {
		doc, _ := r.Render(Source{Text: []byte(e.Markdown), File: "content/articles/a.md", Place: noPlace})
		if slices.Contains(recordLinks, e.Example) {
			continue
		}
		got, want := comparable(doc.Resolve(sameAddresses)), comparable(e.HTML)
		if strings.Contains(want, "<h1>") {
			want = lowered(want)
		}
		if got != want {
			t.Errorf("example %d, %s: %q\nbecomes %q\nnot     %q", e.Example, e.Section, e.Markdown, got, want)
		}
	}
}

// recordLinks are the examples with double brackets, which link to records here.
var recordLinks = []int{548, 590}

// ours matches what the renderer adds to CommonMark's HTML, or writes otherwise.
//
//	<h2 id="a"> has an id
//	<img src="a" loading="lazy"> has one more attribute
//	<br /> has a slash
var ours = regexp.MustCompile(`(<h[1-6]) id="[^"]*"| loading="lazy"| /(>)`)

// comparable returns HTML in the form in which the renderer's and CommonMark's are
// compared.
func comparable(htm string) string {
	return strings.TrimSpace(ours.ReplaceAllString(htm, "$1$2"))
}

// lowered returns HTML with each heading one level lower.
func lowered(htm string) string {
	levels := []string{"h1>", "h2>", "h2>", "h3>", "h3>", "h4>", "h4>", "h5>", "h5>", "h6>"}
	for i := len(levels) - 2; i >= 0; i -= 2 {
		htm = strings.ReplaceAll(htm, levels[i], levels[i+1])
	}
	return htm
}
