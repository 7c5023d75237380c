package content

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"onrecord/generator/markup"
)

// seeds are files as careful and careless authors write them.
var seeds = []string{
	"[\"\"]\n",
	"+++\ntitle = \"A\"\ndate = 2021-07-08\n+++\nText with [[a]] and ![](x).\n",
	"[defaults]\nspeaker = \"a\"\n[[claim]]\nid = \"a\"\nsaid = 2021-07-02T18:30:00Z\n[claim.threat]\nactor = [\"a\"]\n[[claim.appearance]]\narticle = \"b\"\n",
	"[[claim]]\nnote = \"\"\"\na \\u00e9\n\"\"\"\ntopics = ['x', # why\n \"y\"]\nthreat = { actor = [\"a\"], trend = \"rising\" }\n",
	"[[claim]\nid = “a”\n", "title: a\n", "+++\ntitle = \"a\n", "---\ntitle: a\n---\n",
	"\ufeff[[entity]]\r\nid = \"a\"\r\n", "\xff\xfe", "a.b.\"c d\" = 1\n[a.e]\nf = 07:32:00\n",
	"\"'\" = 0\n", "a = [[1], [\n2.50]]\nb = { c = true, d = \"\\\"\" }\ne = -0\nf = 2021-02-30\n",
	"[[claim]]\nid = \"a\" \"b\"\n[[appearance]]\n",
	"[[claim]]\nx = [[1, 2], [3]]\ny = '''a'''\nz = \"\"\"\"a\"\"\"\"\n",
}

// FuzzParse reads any bytes as each sort of file: it never panics, and what it says
// of them has a place in the file, a message and a line that exists.
func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	md := markup.NewRenderer(markup.Options{Typographer: true})
	files := []string{SettingsFile, "content/articles/a.md", "content/claims/a.toml", "content/claims/a.md",
		"content/entities/a.toml", "content/events/a.toml",
		"content/topics/a.toml", "content/pages/a.md"}
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := strings.Count(string(data), "\n") + 1
		for _, file := range files {
			for _, d := range parse(file, data, md, new(workspace)).problems {
				s := d.Span
				if s.File != file || s.Line < 1 || s.Column < 1 || s.EndLine < s.Line || s.EndLine > lines ||
					s.EndLine == s.Line && s.EndColumn < s.Column {
					t.Errorf("%s: %s %q at %+v, of %d lines", file, d.Check.Code, d.Message, s, lines)
				}
				if d.Message == "" || !utf8.ValidString(d.Message) || !utf8.ValidString(d.Hint) {
					t.Errorf("%s: message %q, hint %q", file, d.Message, d.Hint)
				}
			}
		}
	})
}

// FuzzPlaces reads TOML with the scanner and with the library: what the library
// decodes has a place, and the text there decodes to the same. Where the scanner is
// sure, it has the library's values.
func FuzzPlaces(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := new(scanner)
		root := p.scan(text) // never panics, whatever the text
		if !utf8.ValidString(text) || strings.Contains(text, "\ufeff") {
			return
		}
		var values map[string]any
		_, err := toml.Decode(text, &values)
		if p.sure {
			if err != nil {
				t.Fatalf("the scanner is sure of %q; the library says: %v", text, err)
			}
			compareValues(t, text, root, decoded(values))
		}
		if err == nil {
			comparePlaces(t, text, root, values)
		}
	})
}

func compareValues(t *testing.T, text string, n, want *node) {
	t.Helper()
	if n.kind != want.kind && !(want.kind == isTables && n.kind == isList) || n.kind != isDate && n.text != want.text {
		t.Fatalf("%s: %d %q, and the library has %d %q in %q", n.name, n.kind, n.text, want.kind, want.text, text)
	}
	inner, all := slices.Collect(n.inner), slices.Collect(want.inner)
	if len(inner) != len(all) {
		t.Fatalf("%s: %d values, and the library has %d in %q", n.name, len(inner), len(all), text)
	}
	for i, w := range all {
		if !n.array {
			compareValues(t, text, n.get(w.name), w)
		} else {
			compareValues(t, text, inner[i], w)
		}
	}
}

func comparePlaces(t *testing.T, text string, n *node, value any) {
	t.Helper()
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			child := n.newest().get(key)
			if child == nil && strings.Contains(text, `\`) {
				continue // a key with escapes has its table's place
			}
			if child == nil {
				t.Fatalf("the key %q has no place in %q", key, text)
			}
			comparePlaces(t, text, child, inner)
		}
	case []map[string]any:
		items := slices.Collect(n.inner)
		if len(items) != len(value) {
			t.Fatalf("%d tables have a place, of %d in %q", len(items), len(value), text)
		}
		for i := range value {
			comparePlaces(t, text, items[i], value[i])
		}
	case []any:
		items := slices.Collect(n.inner)
		if len(items) != len(value) {
			t.Fatalf("%d items have a place, of %d in %q", len(items), len(value), text)
		}
		for i := range value {
			comparePlaces(t, text, items[i], value[i])
		}
	case string:
		var again struct{ V any }
		written := text[n.value.start:n.value.end]
		if _, err := toml.Decode("V = "+written, &again); err != nil || again.V != value {
			t.Fatalf("%q has the place of %q in %q (%v)", value, written, text, err)
		}
	default:
		if n.value.end <= n.value.start || n.value.end > len(text) {
			t.Fatalf("%v has no place in %q", value, text)
		}
	}
}
