package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestLitter shows what is said of files that editors and sync programs make. An empty
// hint means that the file is passed over.
func TestLitter(t *testing.T) {
	const article = "+++\ntitle = \"A\"\ndate = 2024-02-01\n+++\nWords.\n"
	for name, hint := range map[string]string{
		"a (1).md": "a copy of a.md", "a copy.md": "a copy of a.md", "a copy 2.md": "a copy of a.md",
		"a - Copy.md": "a copy of a.md", "a.sync-conflict-20240101-120000-ABCDEF.md": "a copy of a.md",
		"a (Ann's conflicted copy 2024-01-01).md": "a copy of a.md",
		"a.md.bak": "left behind", "a.md.orig": "left behind", "a.md.tmp.1234": "left behind", "a b.md": "rename the file to a-b.md",
		"~$a.md": "", "a.md~": "", "#a.md#": "", "4913": "", "Thumbs.db": "", "desktop.ini": "", ".a.md.swp": "",
	} {
		c, err := NewLoader(fstest.MapFS{"site.toml": {Data: []byte("title = \"T\"")},
			"content/articles/" + name: {Data: []byte(article)}}).Load()
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case hint == "" && len(c.Problems) > 0:
			t.Errorf("%s: %s", name, c.Problems[0].Message)
		case hint != "" && (len(c.Problems) != 1 || !strings.Contains(c.Problems[0].Hint, hint)):
			t.Errorf("%s: %v, not %q", name, c.Problems, hint)
		}
	}
}
