package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// firstManifest is the manifest of a site of the files as the first version wrote it.
func firstManifest(files tree) string {
	var b strings.Builder
	b.WriteString(manifestHead1)
	for _, p := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256([]byte(files[p])), p)
	}
	fmt.Fprintf(&b, "%s%x\n", manifestFoot, sha256.Sum256([]byte(b.String())))
	return b.String()
}

// Whoever comes from the first version loses nothing, and nothing that is the same is
// written again; what a build does after that is what it does after any other.
func TestFirstManifest(t *testing.T) {
	for _, killed := range []bool{false, true} {
		dir := t.TempDir()
		old := tree{"same": "1", "a/altered": "2", "a/changed": "3", "a/dropped": "4"}
		mustBuild(t, dir, old)
		writeFile(t, filepath.Join(dir, manifestName), firstManifest(old))
		writeFile(t, filepath.Join(dir, "a/altered"), "!")
		writeFile(t, filepath.Join(dir, "a/foreign"), "mine")
		pause()
		files := tree{"same": "1", "a/altered": "2", "a/changed": "new", "added": "5"}
		if killed {
			if _, err := build(dir, files, func(op, path string) error {
				if op == "rename" && path == "a/altered" {
					return errKilled
				}
				return nil
			}); !errors.Is(err, errKilled) {
				t.Fatalf("the error is %v", err)
			}
		}
		if got, want := mustBuild(t, dir, files), (Stats{3, 1, 1}); got != want {
			t.Errorf("killed %v: %v, want %v", killed, got, want)
		}
		want := cleanTree(t, files)
		want["a/foreign"] = "mine"
		same(t, want, readTree(t, dir))
		if got, want := mustBuild(t, dir, files), (Stats{0, 4, 0}); got != want {
			t.Errorf("killed %v, once more: %v, want %v", killed, got, want)
		}
	}
}

// Keep knows no file by a manifest of the first version: it has to be put.
func TestFirstManifestKeepsNothing(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"card": "1"})
	writeFile(t, filepath.Join(dir, manifestName), firstManifest(tree{"card": "1"}))
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abort()
	if kept, err := f.Keep("card"); kept || err != nil {
		t.Errorf("kept %v, %v", kept, err)
	}
}

// Others can check a site by its manifest, with "xxh128sum -c": these are that
// program's sums.
func TestManifestIsReadByOthers(t *testing.T) {
	got := manifestOf(tree{"a": strings.Repeat("long ", 1000), "b": "", "c": "short"})
	want := manifestHead +
		"12947854129c88224e99cee9a733295d  a\n" +
		"99aa06d3014798d86001c324468d497f  b\n" +
		"5ade052695251792127012d5e9dfde89  c\n"
	if !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
