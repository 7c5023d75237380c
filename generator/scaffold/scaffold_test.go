package scaffold_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"onrecord/generator/scaffold"
)

// The place to which CI turns for the program stands in one file.
func TestReleaseStandsInOnePlace(t *testing.T) {
	files, err := scaffold.Site(scaffold.Release{Repository: "https://git.example/onrecord.git", Version: "v9.8.7"})
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, f := range files {
		if strings.Contains(f.Text, "git.example") && strings.Contains(f.Text, "v9.8.7") {
			named = append(named, f.Path)
		}
		if strings.Contains(f.Text, "@repository@") || strings.Contains(f.Text, "@version@") {
			t.Errorf("%s has a place that was not filled in", f.Path)
		}
	}
	if len(named) != 1 || named[0] != "ci/build.sh" {
		t.Errorf("named in %q", named)
	}
}

// The settings of the site and of the hosts that read TOML can be read.
func TestTOML(t *testing.T) {
	files, err := scaffold.Site(scaffold.Release{})
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, f := range files {
		if strings.HasSuffix(f.Path, ".toml") {
			var values map[string]any
			if _, err := toml.Decode(f.Text, &values); err != nil {
				t.Errorf("%s: %v", f.Path, err)
			}
			read++
		}
	}
	if read < 6 {
		t.Errorf("only %d files", read)
	}
}

func TestWriteKeepsWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := scaffold.Write(dir, []scaffold.File{{Path: "a", Text: "new"}, {Path: "b/c", Text: "new"}})
	if err != nil || len(kept) != 1 || kept[0] != "a" {
		t.Errorf("kept %q, %v", kept, err)
	}
	for name, want := range map[string]string{"a": "mine", "b/c": "new"} {
		if got, _ := os.ReadFile(filepath.Join(dir, name)); string(got) != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
