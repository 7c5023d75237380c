package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord/generator/edtf"
	"onrecord/generator/site"
)

// These tests read the files of whole sites as programs outside do: through parsers and
// validators that are not ours.

// desk is a small docket with a date that moves, is taken up again and is taken back.
var desk = sync.OnceValue(func() string {
	data, err := os.ReadFile("testdata/desk.txtar")
	if err != nil {
		panic(err)
	}
	return string(data)
})

// made makes the site of an archive as it stands on a day.
func made(t *testing.T, archive, day string) *site.Result {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder(t, dir, day)
}

// sample makes the sample site; day is "" for the one that it names.
func sample(t *testing.T, day string) *site.Result { return folder(t, "../..", day) }

func folder(t *testing.T, dir, day string) *site.Result {
	t.Helper()
	var o site.Options
	if day != "" {
		date, err := edtf.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		o.AsOf, o.AsOfGiven = date.Lower(), true
	}
	r, err := site.New(dir, os.DirFS("../../templates")).Make(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		t.Errorf("%s:%d: %s", p.Span.File, p.Span.Line, p.Message)
	}
	if r.Site == nil {
		t.FailNow()
	}
	return r
}

// file renders one file.
func file(t *testing.T, r *site.Result, path string) []byte {
	t.Helper()
	if !slices.Contains(r.Site.Paths(), path) {
		t.Fatalf("the site has no %s", path)
	}
	data, problems := r.Site.Render(path)
	for _, p := range problems {
		t.Fatalf("%s: %s", path, p.Message)
	}
	return data
}

// claims reads claims.json.
func claims(t *testing.T, r *site.Result) (all []map[string]any) {
	t.Helper()
	if err := json.Unmarshal(file(t, r, "data/claims.json"), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// insert adds lines to a file of an archive.
func insert(t *testing.T, archive, after, lines string) string {
	t.Helper()
	if strings.Count(archive, after) != 1 {
		t.Fatalf("%q does not stand once in the archive", after)
	}
	return strings.Replace(archive, after, after+lines, 1)
}
