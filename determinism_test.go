package main_test

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// binary builds the program once for the tests that run it as a user would.
func binary(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "onrecord.exe")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return name
}

// TestSameBytes builds the sample twice: once here, once from copies of its files
// made in another order in another folder, by a program that runs in one thread, in
// another time zone and locale. The output must be the same byte for byte.
func TestSameBytes(t *testing.T) {
	program := binary(t)
	here := t.TempDir()
	build(t, program, ".", here, "GOMAXPROCS=2", "TZ=UTC", "LC_ALL=C")

	elsewhere := filepath.Join(t.TempDir(), "a folder with a much longer name", "ünïcode")
	copyShuffled(t, elsewhere, "site.toml", "content", "templates")
	there := t.TempDir()
	build(t, program, elsewhere, there, "GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8")

	a, b := tree(t, here), tree(t, there)
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if other, ok := b[name]; !ok {
			t.Errorf("%s is missing from the second build", name)
		} else if !bytes.Equal(a[name], other) {
			t.Errorf("%s differs between the builds", name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			t.Errorf("%s is missing from the first build", name)
		}
	}
	if len(a) < 200 {
		t.Errorf("only %d files were built", len(a))
	}
}

func build(t *testing.T, program, source, output string, env ...string) string {
	t.Helper()
	c := exec.Command(program, "build", "--strict", "--source", source, "--output", output)
	c.Env = append(os.Environ(), env...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("build of %s: %v\n%s", source, err, out)
	}
	return string(out)
}

// copyShuffled copies files and folders of this folder, in random order.
func copyShuffled(t *testing.T, to string, names ...string) {
	t.Helper()
	var files []string
	for _, name := range names {
		err := filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	rand.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err == nil {
			err = os.MkdirAll(filepath.Join(to, filepath.Dir(name)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(to, name), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// tree reads all files of a folder.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
