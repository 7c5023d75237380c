package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/tests/long"
)

func TestForeignFilesSurvive(t *testing.T) {
	dir := t.TempDir()
	for _, p := range []string{".gitignore", "CNAME", "a/own.txt"} {
		writeFile(t, filepath.Join(dir, p), "mine")
	}
	mustBuild(t, dir, tree{"a/x": "1", "b/y": "2"})
	mustBuild(t, dir, tree{"c": "3"})
	want := cleanTree(t, tree{"c": "3"})
	maps.Copy(want, tree{".gitignore": "mine", "CNAME": "mine", "a/": "", "a/own.txt": "mine"})
	same(t, want, readTree(t, dir))
}

func TestForeignFilesInTheWay(t *testing.T) {
	tests := []struct {
		foreign string
		files   tree
		want    []string
	}{
		{"index.html", tree{"index.html": "site", "z": "1"}, []string{"index.html"}},
		{"a", tree{"a/b": "site", "a/c": "2"}, []string{"a"}},
		{"a/b/own", tree{"a": "site", "ours/x": "1"}, []string{"a/b/own"}},
		{"ours/own", tree{"ours": "site"}, []string{"ours/own"}},
	}
	for _, test := range tests {
		t.Run(test.foreign, func(t *testing.T) {
			dir := t.TempDir()
			mustBuild(t, dir, tree{"ours/x": "1"})
			writeFile(t, filepath.Join(dir, test.foreign), "mine")
			before := readTree(t, dir)
			_, err := build(dir, test.files, nil)
			e, ok := errors.AsType[*ForeignError](err)
			if !ok {
				t.Fatalf("the error is %v", err)
			}
			if diff := cmp.Diff(test.want, e.Paths); diff != "" {
				t.Error(diff)
			}
			same(t, before, readTree(t, dir))
		})
	}
	e := &ForeignError{"public", make([]string, 14)}
	if !strings.Contains(e.Error(), "and 4 more") {
		t.Error(e)
	}
}

func TestForeignLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(elsewhere, "x"), "mine")
	if err := os.Symlink(elsewhere, filepath.Join(dir, "media")); err != nil {
		t.Skip(err)
	}
	_, err := build(dir, tree{"media/x": "site"}, nil)
	if _, ok := errors.AsType[*ForeignError](err); !ok {
		t.Errorf("the error is %v", err)
	}
	_, err = build(dir, tree{"media": "site"}, nil)
	if _, ok := errors.AsType[*ForeignError](err); !ok {
		t.Errorf("the error is %v", err)
	}
	// A folder of ours that was moved elsewhere is no longer ours.
	mustBuild(t, dir, tree{"ours/x": "1"})
	if err := errors.Join(os.RemoveAll(filepath.Join(dir, "ours")),
		os.Symlink(elsewhere, filepath.Join(dir, "ours"))); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, tree{"y": "1"})
	same(t, tree{"x": "mine"}, readTree(t, elsewhere))
	if _, err := os.Lstat(filepath.Join(dir, "ours")); err != nil {
		t.Error("the foreign link is gone")
	}
}

// A foreign file with the very bytes is taken over, and from then on ours.
func TestEqualForeignFileIsAdopted(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a"), "1")
	if got, want := mustBuild(t, dir, tree{"a": "1"}), (Stats{0, 1, 0}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	mustBuild(t, dir, tree{"a": "2"})
	same(t, cleanTree(t, tree{"a": "2"}), readTree(t, dir))
}

// However a manifest is damaged, a build succeeds, foreign files survive and the
// site is whole.
func TestDamagedManifest(t *testing.T) {
	old := tree{"index.html": "1", "page/index.html": "2", "page/more.html": "3", "z": "4"}
	files := tree{"index.html": "new", "page/index.html": "2", "added": "5"}
	foreign := tree{"page/in": "mine", "page/index": "mine", "inde": "mine", "zz": "mine"}
	intact := manifestOf(old)
	damages := map[string]string{
		"merge conflict": "<<<<<<< HEAD\n" + intact + "=======\n" + intact + ">>>>>>> x\n",
		"other version":  strings.Replace(intact, "manifest 2", "manifest 3", 1),
		"foreign line":   strings.Replace(intact, "  z\n", "  zz\n", 1),
		"binary":         "\x00\xff\n\n  \n",
	}
	for i := 0; i < len(intact); i += long.Rounds(17, 3) {
		damages[fmt.Sprintf("cut at %d", i)] = intact[:i]
	}
	want := cleanTree(t, files)
	maps.Copy(want, foreign)
	for name, text := range damages {
		dir := t.TempDir()
		mustBuild(t, dir, old)
		for p, text := range foreign {
			writeFile(t, filepath.Join(dir, p), text)
		}
		writeFile(t, filepath.Join(dir, manifestName), text)
		if _, err := build(dir, files, nil); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := readTree(t, dir)
		delete(got, "page/more.html") // of these some stay, as nobody knows whose they are
		delete(got, "z")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// manifestOf is the manifest of a site of the files.
func manifestOf(files tree) string {
	var all []file
	for _, p := range slices.Sorted(maps.Keys(files)) {
		all = append(all, file{path: p, sum: hashOf([]byte(files[p]))})
	}
	return string(formatManifest(all))
}

// A manifest that names files outside the folder is a trap.
func TestHostileManifest(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	writeFile(t, filepath.Join(parent, "outside"), "mine")
	trap := manifestOf(tree{"../outside": "mine", "/etc/x": "", lockName: "", "gone/far/away": "x"})
	writeFile(t, filepath.Join(dir, manifestName), trap)
	mustBuild(t, dir, tree{"a": "1"})
	if _, err := os.Stat(filepath.Join(parent, "outside")); err != nil {
		t.Error(err)
	}
	same(t, cleanTree(t, tree{"a": "1"}), readTree(t, dir))
}
