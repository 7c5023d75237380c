package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bench/synth"
)

// TestSite looks at the files that Hugo is given: each record has its page, and
// the marks of an article name claims that have theirs.
func TestSite(t *testing.T) {
	dir := t.TempDir()
	o := synth.Options{Articles: 50, Seed: 2}
	pages, err := writeSite(dir, synth.New(o))
	if err != nil {
		t.Fatal(err)
	}
	w := synth.New(o)
	want := len(w.Entities) + len(w.Events) + len(w.Topics) + 6 // five sections, one plain page
	read := func(path string) string {
		text, err := os.ReadFile(filepath.Join(dir, "content", path))
		if err != nil {
			t.Error(err)
		}
		return string(text)
	}
	for a := range w.All() {
		want += 1 + len(a.Claims)
		text := read("articles/" + a.Record.ID() + ".md")
		if strings.Contains(text, "[[article:") || strings.Contains(text, "[[claim:") {
			t.Errorf("%s has links that Hugo can't read", a.Record.ID())
		}
		for _, c := range a.Claims {
			if !strings.Contains(text, `<mark data-claim="`+c.Record.ID()+`" id="claim-`+c.Record.ID()+`">`) {
				t.Errorf("%s is not marked in %s", c.Record.ID(), a.Record.ID())
			}
			if claim := read("claims/" + c.Record.ID() + ".md"); !strings.Contains(claim, "kind = \""+c.Kind+"\"") {
				t.Errorf("%s has not its kind", c.Record.ID())
			}
		}
	}
	if pages != want {
		t.Errorf("%d pages, want %d", pages, want)
	}
	if _, err := os.Stat(filepath.Join(dir, "layouts", "_partials", "row.html")); err != nil {
		t.Error(err)
	}
}
