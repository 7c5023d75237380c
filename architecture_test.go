package main_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestImports compares which package imports which with ARCHITECTURE.md's table:
// every edge of the code must stand in it, and every edge of it in the code; a
// package imports only from rows above its own.
func TestImports(t *testing.T) {
	table, order := importTable(t)
	found := imports(t)
	for _, name := range slices.Sorted(maps.Keys(found)) {
		row, known := table[name]
		if !known {
			t.Errorf("package %s is not in ARCHITECTURE.md's table", name)
			continue
		}
		for _, imported := range found[name] {
			if !slices.Contains(row, imported) {
				t.Errorf("%s imports %s, which its row does not name", name, imported)
			}
			if slices.Index(order, imported) > slices.Index(order, name) {
				t.Errorf("%s imports %s, which stands below it", name, imported)
			}
		}
	}
	for name, row := range table {
		for _, imported := range row {
			if !slices.Contains(found[name], imported) {
				t.Errorf("ARCHITECTURE.md says that %s imports %s, and it does not", name, imported)
			}
		}
	}
}

var codeWord = regexp.MustCompile("`([a-z/]+)`")

// importTable reads the table: for each package the ones it may import, and the
// packages in order.
func importTable(t *testing.T) (table map[string][]string, order []string) {
	t.Helper()
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(data), "| package | is | imports of ours |")
	if !found {
		t.Fatal("ARCHITECTURE.md has no table of packages")
	}
	table = map[string][]string{}
	for _, line := range strings.Split(after, "\n")[2:] {
		cells := strings.Split(line, "|")
		if len(cells) < 5 {
			break
		}
		name := codeWord.FindStringSubmatch(cells[1])[1]
		order = append(order, name)
		table[name] = []string{}
		for _, m := range codeWord.FindAllStringSubmatch(cells[3], -1) {
			table[name] = append(table[name], m[1])
		}
	}
	return table, order
}

// imports lists each package's imports from this module, tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	const prefix = "onrecord/generator/"
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./generator/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, prefix)
		found[name] = nil
		for _, i := range p.Imports {
			if imported, ours := strings.CutPrefix(i, prefix); ours {
				found[name] = append(found[name], imported)
			}
		}
	}
	return found
}
