package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bench/synth"
	"onrecord/generator/build"
	"onrecord/generator/diag"
)

// write writes a docket into a folder of the test.
func write(t testing.TB, o synth.Options) (string, Stats) {
	t.Helper()
	dir := t.TempDir()
	stats, err := Write(dir, synth.New(o))
	if err != nil {
		t.Fatal(err)
	}
	return dir, stats
}

// TestNothingIsWrong loads and links dockets, everyday ones and pathological
// ones, and expects nothing that `check --strict` would report.
func TestNothingIsWrong(t *testing.T) {
	for name, o := range map[string]synth.Options{
		"ordinary":     {Articles: 400, Seed: 1},
		"another seed": {Articles: 400, Seed: 99},
		"few events":   {Articles: 200, Seed: 4, Events: 1, Entities: 20, Topics: 2},
		"pathologies":  {Articles: 300, Seed: 5, SpeakerClaims: 300, EventClaims: 200, DayClaims: 200, Repeats: 100, TopicAll: true},
	} {
		dir, stats := write(t, o)
		r, err := build.New(dir, os.DirFS("../../templates")).Make(build.Options{Everything: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Problems {
			if p.Severity != diag.Info {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if n := len(r.Docket.Claims); n != stats.Claims {
			t.Errorf("%s: %d claims were written and %d read", name, stats.Claims, n)
		}
		if n := len(r.Docket.Articles); n != o.Articles {
			t.Errorf("%s: %d articles were read, want %d", name, n, o.Articles)
		}
	}
}

func TestSameFiles(t *testing.T) {
	o := synth.Options{Articles: 60, Seed: 11}
	one, stats := write(t, o)
	two, _ := write(t, o)
	files, bytes := 0, int64(0)
	err := filepath.WalkDir(one, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(two, strings.TrimPrefix(path, one)))
		if string(a) != string(b) {
			t.Errorf("%s differs the second time", path)
		}
		files++
		bytes += int64(len(a))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files != stats.Files || bytes != stats.Bytes {
		t.Errorf("%d files of %d bytes were counted, %d of %d are there", stats.Files, stats.Bytes, files, bytes)
	}
}

func TestFolderInUse(t *testing.T) {
	dir, _ := write(t, synth.Options{Articles: 3})
	if _, err := Write(dir, synth.New(synth.Options{Articles: 3})); err == nil {
		t.Error("a folder with files in it was written to")
	}
}
