package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"onrecord/tests/long"
)

var errKilled = errors.New("killed")

// killAt lets n changes to the disk happen and none after them, which is what a kill
// after the nth change is to the disk.
func killAt(n int) func(op, path string) error {
	var count atomic.Int32
	return func(string, string) error {
		if int(count.Add(1)) > n {
			return errKilled
		}
		return nil
	}
}

// failAt makes the change after n others fail, and only that: a passing trouble.
func failAt(n int) func(op, path string) error {
	var count atomic.Int32
	return func(string, string) error {
		if int(count.Add(1)) == n+1 {
			return errKilled
		}
		return nil
	}
}

// pause lets the file system's clock tick, so that what follows has a later date.
func pause() { time.Sleep(12 * time.Millisecond) }

// A kill between any two changes to the disk leaves whole files, and both the same
// build again and the one before mend the rest.
func TestKillAnywhere(t *testing.T) {
	old := tree{"same": "s", "changed": "1", "gone": "g", "deep/er/gone": "g", "file": "f", "folder/x": "x",
		"folder/y/z": "z"}
	files := tree{"same": "s", "changed": "2", "added/here": "a", "file/now/folder": "f", "folder": "now a file"}
	cleanOld, cleanNew := cleanTree(t, old), cleanTree(t, files)
	for name, trouble := range map[string]func(int) func(string, string) error{"kill": killAt, "fail": failAt} {
		for i, next := range []struct{ files, clean tree }{{files, cleanNew}, {old, cleanOld}} {
			t.Run(fmt.Sprint(name, i), func(t *testing.T) {
				t.Parallel() // most of the time goes into pauses
				for n, done := 0, false; !done; n++ {
					dir := t.TempDir()
					mustBuild(t, dir, old)
					pause()
					_, err := build(dir, files, trouble(n))
					done = err == nil && n > 20
					if o, ok := errors.AsType[*OutsideError](err); err != nil && (!ok || !errors.Is(o, errKilled)) {
						t.Fatalf("%s at %d: %v", name, n, err)
					}
					for p, text := range readTree(t, dir) {
						if text != old[p] && text != files[p] && p != manifestName {
							t.Fatalf("%s at %d: %s holds %q", name, n, p, text)
						}
					}
					pause()
					mustBuild(t, dir, next.files)
					if got := readTree(t, dir); !maps.Equal(got, next.clean) {
						t.Fatalf("%s at %d: %v, want %v", name, n, got, next.clean)
					}
					if left, _ := filepath.Glob(filepath.Join(dir, reserved+"-*")); len(left) > 0 {
						t.Fatalf("%s at %d: leftovers %v", name, n, left)
					}
				}
			})
		}
	}
}

// After any sequence of builds, aborted, killed, failed or refused ones among them,
// a build gives what a clean one gives, and foreign files are as they were.
func TestAnySequenceEqualsClean(t *testing.T) {
	base := t.TempDir()
	paths := []string{"a", "a/b", "a/b/c", "a/d", "b", "b/c", "b/c/d", "e/f/g", "e/h", "x"}
	drawFiles := rapid.Custom(func(t *rapid.T) tree {
		files := tree{}
		for _, p := range rapid.SliceOfDistinct(rapid.SampledFrom(paths), rapid.ID).Draw(t, "paths") {
			clash := false
			for q := range files {
				clash = clash || strings.HasPrefix(p, q+"/") || strings.HasPrefix(q, p+"/")
			}
			if !clash {
				files[p] = fmt.Sprintf("%s version %d", p, rapid.IntRange(1, 2).Draw(t, "version"))
			}
		}
		return files
	})
	cases := 0
	long.Check(t, 30, func(t *rapid.T) {
		cases++
		dir := filepath.Join(base, fmt.Sprint(cases))
		defer os.RemoveAll(dir)
		foreign := tree{}
		for _, p := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"own", "a/own", "b/c/own", "e"}),
			rapid.ID).Draw(t, "foreign") {
			foreign[p] = "mine"
			if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, p)), 0o755),
				os.WriteFile(filepath.Join(dir, p), []byte("mine"), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 6).Draw(t, "builds") {
			step(t, dir, drawFiles.Draw(t, "files"), foreign)
			pause()
		}
	})
}

// step does one build of any kind and checks what it left.
func step(t *rapid.T, dir string, files, foreign tree) {
	before := tree{}
	if _, err := os.Stat(dir); err == nil {
		before = readTree(t, dir)
	}
	var trouble func(op, path string) error
	kind := rapid.SampledFrom([]string{"build", "abort", "kill", "fail"}).Draw(t, "kind")
	switch n := rapid.IntRange(0, 25).Draw(t, "after"); kind {
	case "kill":
		trouble = killAt(n)
	case "fail":
		trouble = failAt(n)
	}
	f, err := putAll(dir, files, trouble)
	switch {
	case err != nil:
	case kind == "abort":
		err = errors.Join(f.Abort(), errKilled)
	default:
		_, err = f.Commit()
	}
	after := tree{}
	if _, err := os.Stat(dir); err == nil {
		after = readTree(t, dir)
	}
	e, refused := errors.AsType[*ForeignError](err)
	switch {
	case refused != blocked(files, foreign) && (refused || err == nil):
		t.Fatalf("refused: %v, files %v, foreign %v", err, files, foreign)
	case refused && len(e.Paths) == 0:
		t.Fatal("the error names no path")
	case (refused || kind == "abort") && !maps.Equal(before, after):
		t.Fatalf("%v changed the folder from %v to %v", err, before, after)
	case err != nil && !refused && !errors.Is(err, errKilled):
		t.Fatal(err)
	case err == nil:
		want := tree{manifestName: manifestOf(files)}
		for _, all := range []tree{files, foreign} {
			for p, text := range all {
				want[p] = text
				for _, d := range folders(p) {
					want[d+"/"] = ""
				}
			}
		}
		if !maps.Equal(want, after) {
			t.Fatalf("%v, want %v", after, want)
		}
	}
	for p, text := range after {
		ok := strings.HasSuffix(p, "/") || p == manifestName || strings.HasPrefix(text, p+" version ")
		if mine, is := foreign[p]; !ok && (!is || text != mine) {
			t.Fatalf("%s holds %q", p, text)
		}
	}
	for p := range foreign {
		if _, is := after[p]; !is {
			t.Fatalf("the foreign %s is gone", p)
		}
	}
}

// blocked reports whether a foreign file stands in the way of the files.
func blocked(files, foreign tree) bool {
	for p := range files {
		for q := range foreign {
			if p == q || slices.Contains(folders(p), q) || slices.Contains(folders(q), p) {
				return true
			}
		}
	}
	return false
}
