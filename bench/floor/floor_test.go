package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFloorWritesAsMuch(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	article := put("source/a.md", "+++\ntitle = \"A\"\n+++\nSome *words*.\n")
	put("source/b.toml", "x = 1\n")
	files, err := readList(put("list", "200000 claims/a/index.html\n0 empty.txt\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := run(filepath.Join(dir, "source"), files, filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	for path, size := range map[string]int64{"claims/a/index.html": 200_000, "empty.txt": 0} {
		if info, err := os.Stat(filepath.Join(dir, "out", path)); err != nil || info.Size() != size {
			t.Errorf("%s: %v, %v; want %d bytes", path, info, err, size)
		}
	}
	c := newConverter()
	if _, _, err := c.convert(article); err != nil || c.html.String() != "<p>Some <em>words</em>.</p>\n" {
		t.Errorf("the article became %q, %v", c.html.String(), err)
	}
}

func TestListWithMistake(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(name, []byte("12 a\nb c\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readList(name); err == nil {
		t.Error("a line without a size was read")
	}
}
