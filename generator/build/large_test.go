package build

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"onrecord/bench/source"
	"onrecord/bench/synth"
)

// TestLarge publishes a docket whose data files are written in pieces: they hold each
// claim, are as they are made at once, and a second build leaves them.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("a docket of 2,300 articles takes seconds")
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	if _, err := source.Write(dir, synth.New(synth.Options{Articles: 2_300, Seed: 1})); err != nil {
		t.Fatal(err)
	}
	b := New(dir, os.DirFS("../../templates"))
	for _, first := range []bool{true, false} {
		r, err := b.Make(Options{})
		if err != nil {
			t.Fatal(err)
		}
		stats, problems, err := r.Publish(out, nil)
		if err != nil || problems.Fails(false) {
			t.Fatal(err, problems)
		}
		if stats.Written > 0 != first {
			t.Errorf("%d files were written; the first time: %t", stats.Written, first)
		}
		for name, count := range map[string]func(data []byte) (int, error){
			"data/claims.json": func(data []byte) (int, error) {
				var all []json.RawMessage
				err := json.Unmarshal(data, &all)
				return len(all), err
			},
			"data/claims.csv": func(data []byte) (int, error) {
				all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
				return len(all) - 1, err
			},
		} {
			if r.Site.Pieces(name) == nil {
				t.Fatalf("%s of %d claims is not written in pieces", name, len(r.Docket.Claims))
			}
			data, err := os.ReadFile(filepath.Join(out, name))
			if err != nil {
				t.Fatal(err)
			}
			if n, err := count(data); n != len(r.Docket.Claims) || err != nil {
				t.Errorf("%s has %d claims, want %d (%v)", name, n, len(r.Docket.Claims), err)
			}
			if whole, _ := r.Site.Render(name); !bytes.Equal(data, whole) {
				t.Errorf("%s is made of other bytes in pieces than at once", name)
			}
		}
	}
}
