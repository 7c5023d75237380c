package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// tree is a folder's content: a file's bytes by its path, "" by a folder's path with
// a slash at the end.
type tree map[string]string

// fataler is a test of this module's or of rapid's.
type fataler interface {
	Helper()
	Fatal(...any)
}

// readTree reads a folder without the generator's own files but the manifest.
func readTree(t fataler, dir string) tree {
	t.Helper()
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := tree{}
	err = filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || at == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, at)
		switch {
		case rel == stagingName:
			return fs.SkipDir
		case rel == lockName:
		case e.IsDir():
			out[rel+"/"] = ""
		default:
			b, err := os.ReadFile(at)
			out[rel] = string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// putAll opens a folder and puts the files in order.
func putAll(dir string, files tree, before func(op, path string) error) (*Folder, error) {
	f, err := open(dir, before)
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Sorted(maps.Keys(files)) {
		if err := f.Put(p, []byte(files[p])); err != nil {
			f.Abort()
			return nil, err
		}
	}
	return f, nil
}

func build(dir string, files tree, before func(op, path string) error) (Stats, error) {
	f, err := putAll(dir, files, before)
	if err != nil {
		return Stats{}, err
	}
	return f.Commit()
}

func mustBuild(t testing.TB, dir string, files tree) Stats {
	t.Helper()
	stats, err := build(dir, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// cleanTree is what a build of the files into a new folder gives.
func cleanTree(t testing.TB, files tree) tree {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "clean")
	mustBuild(t, dir, files)
	return readTree(t, dir)
}

func writeFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, want, got tree) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("the folder is not as it must be (-want +got):\n" + diff)
	}
}

func TestBuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "public")
	one := tree{"index.html": "1", "a/index.html": "a", "a/b/c.txt": "c", "data": "d"}
	if got, want := mustBuild(t, dir, one), (Stats{4, 0, 0}); got != want {
		t.Errorf("clean: %v, want %v", got, want)
	}
	got := readTree(t, dir)
	delete(got, manifestName)
	want := maps.Clone(one)
	want["a/"], want["a/b/"] = "", ""
	same(t, want, got)

	two := tree{"index.html": "2", "a/index.html": "a", "data/x.json": "x"}
	if got, want := mustBuild(t, dir, two), (Stats{2, 1, 2}); got != want {
		t.Errorf("changed: %v, want %v", got, want)
	}
	same(t, cleanTree(t, two), readTree(t, dir))
	mustBuild(t, dir, one)
	same(t, cleanTree(t, one), readTree(t, dir))
	mustBuild(t, dir, tree{})
	same(t, cleanTree(t, tree{}), readTree(t, dir))
}

func TestNoChangeTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	files := tree{"index.html": "1", "a/b.html": "b"}
	mustBuild(t, dir, files)
	old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	all := append(slices.Collect(maps.Keys(files)), manifestName)
	for _, p := range all {
		if err := os.Chtimes(filepath.Join(dir, p), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := mustBuild(t, dir, files), (Stats{0, 2, 0}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	for _, p := range all {
		if info, err := os.Stat(filepath.Join(dir, p)); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("%s was touched: %v %v", p, info.ModTime(), err)
		}
	}
}

func TestAbortLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "x", "public")
	f, err := putAll(dir, tree{"a": "1"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	same(t, tree{}, readTree(t, parent))

	mustBuild(t, dir, tree{"a": "1", "b": "2"})
	before := readTree(t, dir)
	if f, err = putAll(dir, tree{"a": "changed", "c/d": "new"}, nil); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Abort(), f.Abort()); err != nil {
		t.Fatal(err)
	}
	same(t, before, readTree(t, dir))
	if _, err := f.Commit(); err == nil {
		t.Error("Commit after Abort succeeds")
	}
	if err := f.Put("x", nil); err == nil {
		t.Error("Put after Abort succeeds")
	}
}

func TestAlteredFilesAreMended(t *testing.T) {
	dir := t.TempDir()
	files := tree{"same-size": "abc", "gone": "g", "link": "l", "folder": "f"}
	mustBuild(t, dir, files)
	outside := filepath.Join(t.TempDir(), "outside")
	writeFile(t, outside, "l")
	writeFile(t, filepath.Join(dir, "same-size"), "xyz")
	for _, p := range []string{"gone", "link", "folder"} {
		if err := os.Remove(filepath.Join(dir, p)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Symlink(outside, filepath.Join(dir, "link")),
		os.MkdirAll(filepath.Join(dir, "folder/x/y"), 0o755)); err != nil {
		t.Skip(err)
	}
	if got, want := mustBuild(t, dir, files), (Stats{4, 0, 0}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	same(t, cleanTree(t, files), readTree(t, dir))
	if info, err := os.Lstat(filepath.Join(dir, "link")); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link was not replaced: %v %v", info, err)
	}
}

// A file that is altered keeps neither its bytes nor its standing with the next build,
// even where size and date are what they were.
func TestAlteredUnseen(t *testing.T) {
	dir := t.TempDir()
	files := tree{"a/x": "abc", "b": "abc"}
	mustBuild(t, dir, files)
	pause()
	at := filepath.Join(dir, "a/x")
	before, err := os.Stat(at)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, at, "xyz")
	if err := os.Chtimes(at, before.ModTime(), before.ModTime()); err != nil {
		t.Fatal(err)
	}
	if got, want := mustBuild(t, dir, files), (Stats{1, 1, 0}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	same(t, cleanTree(t, files), readTree(t, dir))
}

// What nobody has altered need not be read back, from the second build on.
func TestUnalteredIsKnown(t *testing.T) {
	dir := t.TempDir()
	files := tree{"a/x": "abc", "b": "abc"}
	known := func() (n int) {
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Abort()
		for p := range files {
			found, info := f.disk.look(p)
			if _, keeps := changeTime(info); !keeps {
				t.Skip("this system keeps no date of changes")
			}
			if found == different && f.unaltered(info) {
				n++
			}
		}
		return n
	}
	build(dir, files, func(op, path string) error {
		if path == manifestName {
			pause()
		}
		return nil
	})
	if n := known(); n != len(files) {
		t.Errorf("%d of %d files are known to be unaltered after a build", n, len(files))
	}
	writeFile(t, filepath.Join(dir, "b"), "abc")
	if n := known(); n != len(files)-1 {
		t.Errorf("%d of %d files are known to be unaltered after one was written", n, len(files))
	}
	files["c"] = "new"
	build(dir, files, func(op, path string) error {
		if op == "rename" && path == "c" {
			return errKilled
		}
		return nil
	})
	delete(files, "c")
	if n := known(); n != 0 {
		t.Errorf("%d files are known to be unaltered after a killed build", n)
	}
}

func TestSymlinkedOutput(t *testing.T) {
	parent := t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(parent, "real"), 0o755),
		os.Symlink("real", filepath.Join(parent, "public"))); err != nil {
		t.Skip(err)
	}
	files := tree{"a/b": "1"}
	mustBuild(t, filepath.Join(parent, "public"), files)
	same(t, cleanTree(t, files), readTree(t, filepath.Join(parent, "real")))
}

func TestPathErrors(t *testing.T) {
	for _, p := range []string{"", ".", "..", "../a", "a/../b", "/a", "a//b", "a/", "a\x00b", "a\nb", `a\b`, "\xff",
		".onrecord", ".OnRecord-lock", ".onrecord-staging/a"} {
		dir := t.TempDir()
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := errors.AsType[*PathError](f.Put(p, nil)); !ok {
			t.Errorf("%q was taken", p)
		}
		if _, err := f.Commit(); err == nil {
			t.Errorf("%q: Commit after a failed Put succeeds", p)
		}
		same(t, tree{}, readTree(t, dir))
	}
	for _, files := range []tree{{"a": "1", "a/b": "2"}, {"x/y/z": "1", "x": "2"},
		{"a": "1", "a-b": "2", "a-b/c": "3", "b": "4"}, {"a": "1", "a-b": "2", "a.c": "3", "a/b": "4"}} {
		dir := t.TempDir()
		_, err := build(dir, files, nil)
		if _, ok := errors.AsType[*PathError](err); !ok {
			t.Errorf("%v: %v", files, err)
		}
		same(t, tree{}, readTree(t, dir))
	}
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a": "1", "b": "1"})
	before := readTree(t, dir)
	for _, second := range []string{"1", "2"} {
		f, err := putAll(dir, tree{"a": "1", "b": "2"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Put("a", []byte(second)); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Commit(); err == nil {
			t.Errorf("a path was taken twice, then with %s", second)
		}
		same(t, before, readTree(t, dir))
	}
}

// On a file system without case, two spellings are an error, and a new spelling of
// an old name replaces it.
func TestFoldingFileSystem(t *testing.T) {
	for _, files := range []tree{{"About": "1", "about": "2"}, {"a/x": "1", "A/y": "2"},
		{"e\u0301": "1", "\u00e9": "2"}} {
		f, err := putAll(t.TempDir(), files, nil)
		if err != nil {
			t.Fatal(err)
		}
		f.folds = true
		_, err = f.Commit()
		if _, ok := errors.AsType[*PathError](err); !ok {
			t.Errorf("%v: %v", files, err)
		}
	}
	dir := t.TempDir()
	mustBuild(t, dir, tree{"About/x": "1"})
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	f.folds = true
	f.indexFolds()
	if !f.respelled("about/x") || f.respelled("About/x") {
		t.Error("spellings are not told apart")
	}
	if err := f.Put("about/x", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	same(t, cleanTree(t, tree{"about/x": "1"}), readTree(t, dir))
}

func TestConcurrentPut(t *testing.T) {
	dir := t.TempDir()
	files := tree{}
	for i := range 500 {
		files[fmt.Sprintf("%d/%d.html", i%20, i)] = strings.Repeat("x", i)
	}
	for range 2 {
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		var wait sync.WaitGroup
		for p, text := range files {
			wait.Go(func() {
				if err := f.Put(p, []byte(text)); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if _, err := f.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	same(t, cleanTree(t, files), readTree(t, dir))
}

func TestSecondBuildIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(dir)
	if !errors.Is(err, ErrLocked) {
		t.Errorf("a second build got %v", err)
	}
	if _, ok := errors.AsType[*OutsideError](err); !ok || !strings.Contains(err.Error(), "another build is running") {
		t.Errorf("the error is %v", err)
	}
	f.Abort()
	mustBuild(t, dir, tree{"a": "1"})

	// However builds come and go, never are there two.
	var wait sync.WaitGroup
	var inside, opened atomic.Int32
	for range 8 {
		wait.Go(func() {
			for range 100 {
				f, err := Open(dir)
				if err != nil {
					continue
				}
				if opened.Add(1); inside.Add(1) != 1 {
					t.Error("two builds at once")
				}
				inside.Add(-1)
				f.Abort()
			}
		})
	}
	wait.Wait()
	if opened.Load() == 0 {
		t.Error("no build got the lock")
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a": "1"})
	before := readTree(t, dir)
	readOnly := func(string, string) error { return syscall.EROFS }
	if os.Geteuid() != 0 { // root may write everywhere
		readOnly = nil
		os.Chmod(dir, 0o555)
		defer os.Chmod(dir, 0o755)
	}
	_, err := build(dir, tree{"a": "2", "b": "3"}, readOnly)
	if _, ok := errors.AsType[*OutsideError](err); !ok {
		t.Errorf("the error is %v", err)
	}
	same(t, before, readTree(t, dir))

	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, "")
	if _, err := Open(file); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// What is new comes by the folder: ten thousand pages are one rename.
func TestNewFoldersComeWhole(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"old/x": "x"})
	var renamed []string
	files := tree{"old/x": "x", "old/y": "y", "old/new/1": "1", "old/new/deep/2": "2", "new/1/a": "a", "new/2/b": "b",
		"top": "t"}
	stats, err := build(dir, files, func(op, path string) error {
		if op == "rename" {
			renamed = append(renamed, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Stats{6, 1, 0}); stats != want {
		t.Errorf("%v, want %v", stats, want)
	}
	if diff := cmp.Diff([]string{manifestName, "new", "old/new", "old/y", "top", manifestName}, renamed); diff != "" {
		t.Errorf("renamed (-want +got):\n%s", diff)
	}
	same(t, cleanTree(t, files), readTree(t, dir))
}
