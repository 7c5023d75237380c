package tests

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const (
	pageBudget   = 60 << 10 // of a claim page's first load, compressed
	scriptBudget = 15 << 10 // of the script in it
)

var resource = regexp.MustCompile(`(?:src|href)="` + base + `(assets/[^"]+)"`)

// TestWeight adds up what the first load of each claim page sends over the wire.
func TestWeight(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(built.dir, "claims", "*", "index.html"))
	if err != nil || len(pages) < 90 {
		t.Fatalf("%d claim pages, %v", len(pages), err)
	}
	heaviest := 0
	for _, name := range pages {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		total, script := compressed(t, page), 0
		for _, m := range resource.FindAllSubmatch(page, -1) {
			data, err := os.ReadFile(filepath.Join(built.dir, string(m[1])))
			if err != nil {
				t.Fatal(err)
			}
			total += compressed(t, data)
			if strings.HasSuffix(string(m[1]), ".js") {
				script += compressed(t, data)
			}
		}
		heaviest = max(heaviest, total)
		if total > pageBudget || script > scriptBudget {
			t.Errorf("%s: %d bytes, script %d", name, total, script)
		}
	}
	t.Logf("the heaviest claim page is %d bytes", heaviest)
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
