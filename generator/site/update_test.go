package site

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/generator/edtf"
)

// TestUpdateMovesComplaints edits an article above a link that leads nowhere: the
// complaint about the link moves with it.
func TestUpdateMovesComplaints(t *testing.T) {
	source := t.TempDir()
	const article = "content/articles/a.md"
	write := func(name, text string) {
		path := filepath.Join(source, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const front = "+++\ntitle = \"A\"\ndate = 2021-01-01\n+++\n"
	write("site.toml", "title = \"Test\"\n")
	write(article, front+"A [link](/nowhere/).\n")
	options := Options{Today: edtf.DayOf(2022, 1, 1)}
	b := New(source, os.DirFS("../../templates"))
	result, err := b.Make(options)
	if err != nil {
		t.Fatal(err)
	}
	line := func(r *Result) int {
		for _, p := range r.Problems {
			if p.Span.File == article {
				return p.Span.Line
			}
		}
		t.Fatal("nobody complains about the link")
		return 0
	}
	if got := line(result); got != 5 {
		t.Errorf("the link is complained about in line %d, and stands in line 5", got)
	}
	write(article, front+"One more paragraph.\n\nA [link](/nowhere/).\n")
	if result, err = b.Update([]string{article}, options); err != nil {
		t.Fatal(err)
	}
	if got := line(result); got != 7 {
		t.Errorf("after an edit the link is complained about in line %d, and stands in line 7", got)
	}
}
