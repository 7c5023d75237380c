package cli_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
