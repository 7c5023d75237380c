package page_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"onrecord/generator/markup"
)

// TestThemeIDs keeps the list of ids that headings of texts must not take in step
// with the templates.
func TestThemeIDs(t *testing.T) {
	fixed := regexp.MustCompile(` id="([^"{]+)"`)
	found := map[string]bool{}
	err := filepath.WalkDir("../../templates", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		data, err := os.ReadFile(path)
		for _, m := range fixed.FindAllSubmatch(data, -1) {
			found[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for id := range found {
		if !slices.Contains(markup.ThemeIDs, id) {
			t.Errorf("the templates use the id %q, which markup.ThemeIDs lacks: a heading could take it", id)
		}
	}
	for _, id := range markup.ThemeIDs {
		if !found[id] {
			t.Errorf("markup.ThemeIDs has %q, which no template uses", id)
		}
	}
}
