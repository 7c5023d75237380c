package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestMistakes checks the small site with one mistake in it, for each file of
// testdata/mistakes: the first line has the code and words of the hint, the place is
// marked. That diagnostic is given, at that place; no other error or warning is, for
// it would be caused by the first; and a build without the mistake's warnings changes
// nothing but the output folder.
func TestMistakes(t *testing.T) {
	base := smallSite(t)
	files, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(files) < 70 {
		t.Fatalf("%d mistakes, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			line, _, _ := strings.Cut(string(txtar.Parse(data).Comment), "\n")
			code, hint, _ := strings.Cut(line, " ")
			s := readSite(base, string(data))
			want, ok := s.unmark()
			if !ok {
				t.Fatal("no place is marked")
			}
			found := s.check(t)
			found = slices.DeleteFunc(found, func(f finding) bool { return f.Severity == "info" && f.Code != code })
			if len(found) != 1 {
				t.Errorf("%d diagnostics, want 1", len(found))
			}
			for _, f := range found {
				if f.Code != code || f.place() != want.place() || f.EndLine != want.EndLine || f.EndColumn != want.EndColumn {
					t.Errorf("%s at %s to %d:%d, want %s at %s to %d:%d: %s", f.Code, f.place(), f.EndLine, f.EndColumn, code, want.place(), want.EndLine, want.EndColumn, f.Message)
				}
				if !strings.Contains(f.Hint, hint) {
					t.Errorf("the hint %q does not have %q", f.Hint, hint)
				}
			}
		})
	}
}
