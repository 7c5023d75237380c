package build

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/tests/long"
)

// TestLarge publishes a docket whose data files are written in pieces: they hold each
// claim, are as they are made at once, and a second build leaves them.
func TestLarge(t *testing.T) {
	if !long.Wanted() {
		t.Skip("a docket of 5,300 claims takes seconds")
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	var claims strings.Builder
	for i := range 5_300 {
		fmt.Fprintf(&claims, "[[claim]]\nid = \"c%d\"\nkind = \"statement\"\ntitle = \"Claim number %d\"\n"+
			"speaker_text = \"an official\"\nsaid = \"2021-05-06\"\n[[claim.appearance]]\narticle = \"a\"\n", i, i)
	}
	for name, text := range map[string]string{
		"site.toml":             "title = \"Large\"\nbase_url = \"https://large.example/\"\nas_of = \"2022-01-01\"\n",
		"content/articles/a.md": "+++\ntitle = \"A\"\ndate = \"2021-05-06\"\nsummary = \"All of it.\"\n+++\nText.\n",
		"content/claims/a.toml": claims.String(),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
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
