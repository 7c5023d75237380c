package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// What Keep accepts must be what the generator wrote, or a rebuild would differ from a
// clean build.
func TestKeep(t *testing.T) {
	dir := t.TempDir()
	build := func(paths ...string) *Folder {
		t.Helper()
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Abort() })
		for _, p := range paths {
			if err := f.Put(p, []byte("bytes of "+p)); err != nil {
				t.Fatal(err)
			}
		}
		return f
	}
	first := build("cards/a.png", "cards/b.png", "cards/c.png")
	if kept, _ := first.Keep("cards/d.png"); kept {
		t.Error("kept a file that nobody wrote")
	}
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(dir, "cards/b.png"), []byte("altered"), 0o644)
	os.Remove(filepath.Join(dir, "cards/c.png"))
	os.WriteFile(filepath.Join(dir, "cards/foreign.png"), []byte("not ours"), 0o644)

	second := build()
	for path, want := range map[string]bool{"cards/a.png": true, "cards/b.png": false, "cards/c.png": false,
		"cards/foreign.png": false} {
		if kept, err := second.Keep(path); kept != want || err != nil {
			t.Errorf("Keep(%s) = %v, %v; want %v", path, kept, err, want)
		}
	}
	stats, err := second.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if stats.Unchanged != 1 || stats.Removed != 1 {
		t.Errorf("%+v: want the kept file unchanged, and only the altered one removed", stats)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "cards/a.png")); string(data) != "bytes of cards/a.png" {
		t.Errorf("the kept file has %q, %v", data, err)
	}
}
