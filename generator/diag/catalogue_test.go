package diag

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestManual keeps docs/diagnostics.md what the catalogue says.
func TestManual(t *testing.T) {
	const file = "../../docs/diagnostics.md"
	want := Manual()
	if os.Getenv("UPDATE_DOCS") != "" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("docs/diagnostics.md is not what the catalogue says (%v): write it anew with UPDATE_DOCS=1 go test ./generator/diag", err)
	}
}

func TestCatalogue(t *testing.T) {
	titles := map[string]string{}
	for _, c := range Checks() {
		if !regexp.MustCompile(`^OR[1-9]\d\d$`).MatchString(c.Code) || groups[c.Code[2]] == "" {
			t.Errorf("%s is no code", c.Code)
		}
		if before := titles[c.Title]; before != "" || c.Title == "" {
			t.Errorf("%s has the title of %s", c.Code, before)
		}
		titles[c.Title] = c.Code
		if len(c.Text) < 40 || !strings.HasSuffix(c.Text, ".") {
			t.Errorf("%s: the explanation is no sentence: %q", c.Code, c.Text)
		}
	}
}

func TestExplainUnderlinesThePlace(t *testing.T) {
	c := &Check{Code: "OR999", Title: "t", Text: "x", Wrong: "-- a --\nÜber ⟪alles⟫ hier\nnext\n", Right: "-- a --\nÜber hier\n"}
	want := "    -- a --\n    Über alles hier\n         ^^^^^\n    next\n"
	if got := c.Explain(); !strings.Contains(got, want) || strings.ContainsAny(got, "⟪⟫") {
		t.Errorf("got:\n%s", got)
	}
}
