package cli_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/generator/cli"
)

// TestRoundTrip imports what the sample site's data files say into the same site
// without its claims: every claim comes back, and says the same.
func TestRoundTrip(t *testing.T) {
	site := t.TempDir()
	copySample(t, site)
	onrecord(t, "build", "--source", site)
	want := authored(t, filepath.Join(site, "public/data/claims.csv"))
	if len(want) < 100 {
		t.Fatalf("the sample has %d rows", len(want))
	}
	for _, file := range []string{"claims.csv", "claims.json"} {
		t.Run(file, func(t *testing.T) {
			empty := t.TempDir()
			copySample(t, empty)
			if err := os.RemoveAll(filepath.Join(empty, "content/claims")); err != nil {
				t.Fatal(err)
			}
			said := onrecord(t, "import", "--source", empty, filepath.Join(site, "public/data", file))
			if !strings.Contains(said, "0 rejected") {
				t.Fatal(said)
			}
			onrecord(t, "build", "--source", empty)
			got := authored(t, filepath.Join(empty, "public/data/claims.csv"))
			for i := range min(len(want), len(got)) {
				if got[i] != want[i] {
					t.Errorf("row %d:\nwas %s\nis  %s", i+1, want[i], got[i])
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d rows, want %d", len(got), len(want))
			}
			if said = onrecord(t, "import", "--source", empty, filepath.Join(site, "public/data", file)); !strings.HasPrefix(said, "0 claims added") {
				t.Errorf("the second time: %s", said)
			}
		})
	}
}

// TestRoundTripOfEveryKey imports the data of a site whose claims have the keys that the sample
// has no use for. claims.json makes the same site; of claims.csv no row is rejected.
func TestRoundTripOfEveryKey(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/sites/every-key.txtar")
	if err != nil {
		t.Fatal(err)
	}
	build := func(claims bool) string {
		dir := t.TempDir()
		for _, f := range archive.Files {
			name := filepath.Join(dir, f.Name)
			if !claims && strings.HasPrefix(f.Name, "content/claims/") {
				continue
			}
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, f.Data, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	site, again, fromCSV := build(true), build(false), build(false)
	onrecord(t, "build", "--source", site)
	data := filepath.Join(site, "public/data")
	onrecord(t, "import", "--source", again, filepath.Join(data, "claims.json"))
	onrecord(t, "build", "--source", again)
	want, err := os.ReadFile(filepath.Join(data, "claims.json"))
	got, errAgain := os.ReadFile(filepath.Join(again, "public/data/claims.json"))
	if err := errors.Join(err, errAgain); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("claims.json was imported (-was +is):\n%s", diff)
	}
	for _, key := range []string{"part_of", "told_by", "deadline_from", "deadline_days", "deadline_months", "translation_by",
		"medium", "gone", "alt", "reviewed_by", "reply", "or_else", "featured"} {
		if !strings.Contains(string(want), `"`+key+`":`) {
			t.Errorf("no claim of the site has %s", key)
		}
	}
	if said := onrecord(t, "import", "--source", fromCSV, filepath.Join(data, "claims.csv")); !strings.Contains(said, " 0 rejected") {
		t.Errorf("claims.csv was imported: %s", said)
	}
}

// TestImportMisuse: what --map can't mean is a wrong call, before anything is
// written; with what it can mean the row comes in.
func TestImportMisuse(t *testing.T) {
	site := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":               "title = \"T\"\n",
		"content/entities/e.toml": "[[entity]]\nid = \"ada-morrow\"\nname = \"Ada Morrow\"\naliases = [\"A.M.\"]\n[[entity]]\nid = \"al-moss\"\nname = \"Al Moss\"\naliases = [\"A.M.\"]\n",
		"in.csv":                  "title,speaker,said,publisher,rating\nIt is so,The Premier,2025-07-02,P,Pants on Fire\n",
		"in.json":                 `{"claims":[{"title":"It is","speaker":["The Premier"],"said":"2025-07-02","appearance":[{"publisher":"P"}],"assessment":[{"rating":"Pants on Fire"}]}]}`,
	} {
		name = filepath.Join(site, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ mapping, want string }{
		{"speaker:The Premier=ada-morow", `there is no entity "ada-morow", did you mean ada-morrow?`},
		{"speaker:The Premier=Somebody Else", `onrecord new entity NAME makes one`},
		{"speaker:The Premier=A.M.", `"A.M." is a name of 2 entities: write the id`},
		{"speaker:The Premeir=ada-morrow", `the speaker "The Premeir", which no row has, did you mean The Premier?`},
		{"rating:Pants on Fire=flase", `there is no rating "flase", did you mean false?`},
		{"rating:Pants on Fire=purple", `; one of false, `},
		{"rating:Pants in Fire=false", `the rating "Pants in Fire", which no row has, did you mean Pants on Fire?`},
		{"Speakr=speaker", `the column "Speakr", which the file does not have`},
		{"Speakr=spaeker", `did you mean speaker?`},
		{"speaker:The Premier=Ada Morrow", ""},
	} {
		for _, file := range []string{"in.csv", "in.json"} {
			var out, problems bytes.Buffer
			args := []string{"import", "--source", site, "--dry-run", filepath.Join(site, file), "--map", c.mapping}
			if c.want == "" {
				args = append(args, "--map", "rating:pants on fire=false")
			}
			status := cli.Run(cli.Environment{
				Args: args, Stdout: &out, Stderr: &problems,
				Getenv: func(string) string { return "" }, Templates: os.DirFS("../../templates"),
			})
			if c.want == "" && (status != 0 || !strings.Contains(out.String(), `"ada-morrow"`) || !strings.Contains(out.String(), `"false"`)) {
				t.Errorf("%s of %s: status %d\n%s%s", c.mapping, file, status, out.String(), problems.String())
			}
			if c.want != "" && (status != 2 || !strings.Contains(problems.String(), c.want)) {
				t.Errorf("%s of %s: status %d, want 2, and %q\n%s", c.mapping, file, status, c.want, problems.String())
			}
		}
	}
}

// authored are the rows of claims.csv without what the generator computed.
func authored(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		var cells []string
		for i, cell := range row {
			if !strings.HasPrefix(rows[0][i], "derived_") {
				cells = append(cells, cell)
			}
		}
		all = append(all, strings.Join(cells, " | "))
	}
	return all
}

// copySample copies the sample site, with fewer outputs.
func copySample(t *testing.T, to string) {
	t.Helper()
	if err := os.CopyFS(filepath.Join(to, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	settings := "title = \"Sample\"\nas_of = \"2021-09-30\"\n[outputs]\nfeeds = false\nsearch = false\ncalendar = false\n"
	if err := os.WriteFile(filepath.Join(to, "site.toml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
}

// onrecord runs a command that must succeed, and returns what it prints.
func onrecord(t *testing.T, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	env := cli.Environment{Args: args, Stdout: &out, Stderr: &problems, Getenv: func(string) string { return "" }, Templates: os.DirFS("../../templates")}
	if status := cli.Run(env); status != 0 {
		t.Fatalf("onrecord %s: exit status %d\n%s%s", strings.Join(args, " "), status, out.String(), problems.String())
	}
	return out.String()
}
