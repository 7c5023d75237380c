package content

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLinks loads a site with links in its folders. Each case has the links, the setting,
// and the articles and messages expected, by a part of each.
func TestLinks(t *testing.T) {
	tests := []struct {
		name, links, follow string
		articles            string
		told                []string
	}{
		{"within the site", "content/articles/b.md -> ../../drafts/b.md\ncontent/articles/sub -> ../../drafts", "", "a b b", nil},
		{"a folder of the site", "content/articles/sub -> ../../drafts", "", "a b", nil},
		{"out of it", "content/articles/sub -> ../../../shared", "", "a",
			[]string{"out of the site, to ../../../shared\nto follow it, write in site.toml:\nfollow = [\"../shared\"]"}},
		{"out of it, allowed", "content/articles/sub -> ../../../shared", `"../shared"`, "a s", nil},
		{"a folder above the allowed one", "content/articles/sub -> ../../..", `"../shared"`, "a",
			[]string{`follow = ["../shared", ".."]`}},
		{"a file out of it", "content/articles/s.md -> ../../../shared/s.md", "", "a", []string{`follow = ["../shared"]`}},
		{"a file out of it, allowed", "content/articles/s.md -> ../../../shared/s.md", `"../shared"`, "a s", nil},
		{"out of it by two links", "in -> ../shared\ncontent/articles/sub -> ../../in", "", "a", []string{"out of the site"}},
		{"a name that begins alike", "content/articles/sub -> ../../../shared-not", `"../shared"`, "a", []string{"out of the site"}},
		{"the folder itself", "content/articles/loop -> .", "", "a", []string{"in which it stands itself"}},
		{"a folder above", "content/articles/loop -> ..", "", "a", []string{"in which it stands itself"}},
		{"two that lead to each other", "content/articles/x/m -> ../y\ncontent/articles/y/n -> ../x", "", "a p p q q",
			[]string{"itself", "itself"}},
		{"a link to itself", "content/articles/l -> l", "", "a", []string{"can't be followed"}},
		{"nothing", "content/articles/x.md -> /nowhere/x.md", "", "a", []string{"to /nowhere/x.md, where there is nothing"}},
		{"an editor's lock", "content/articles/.#a.md -> ann@host.1", "", "a", nil},
		{"content itself", "content -> ../shared-content", "", "c", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			article := "+++\ntitle = \"A\"\ndate = 2024-02-01\n+++\nWords.\n"
			files := map[string]string{"site/site.toml": "title = \"T\"\nfollow = [" + test.follow + "]\n",
				"site/drafts/b.md": article, "shared/s.md": article, "shared-not/n.md": article,
				"shared-content/articles/c.md": article}
			if test.name != "content itself" {
				files["site/content/articles/a.md"] = article
			}
			if strings.Contains(test.name, "each other") {
				files["site/content/articles/x/p.md"], files["site/content/articles/y/q.md"] = article, article
			}
			for name, text := range files {
				write(t, filepath.Join(dir, name), text)
			}
			for line := range strings.SplitSeq(test.links, "\n") {
				from, to, _ := strings.Cut(line, " -> ")
				if err := os.Symlink(to, filepath.Join(dir, "site", from)); err != nil {
					t.Skip(err)
				}
			}
			l := NewLoader(Folder(filepath.Join(dir, "site")))
			for range 2 { // the second time nothing has changed
				c, err := l.Load()
				if err != nil {
					t.Fatal(err)
				}
				expect(t, c, test.articles, test.told)
			}
			c, err := l.Reload([]string{"content/articles", "site.toml"})
			if err != nil {
				t.Fatal(err)
			}
			expect(t, c, test.articles, test.told)
		})
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, c *Content, articles string, told []string) {
	t.Helper()
	var ids, said []string
	for _, a := range c.Articles {
		ids = append(ids, a.ID)
	}
	for _, d := range c.Problems {
		said = append(said, d.Check.Code+" "+d.Message+"\n"+d.Hint)
	}
	slices.Sort(ids)
	if got := strings.Join(ids, " "); got != articles {
		t.Errorf("articles %q, not %q", got, articles)
	}
	if len(said) != len(told) {
		t.Errorf("told %q, not %q", said, told)
		return
	}
	for i, part := range told {
		if !strings.Contains(said[i], part) {
			t.Errorf("told %q, not %q", said[i], part)
		}
	}
}

// TestLinkComesAndGoes changes what a link leads to, and the setting that allows it.
func TestLinkComesAndGoes(t *testing.T) {
	dir := t.TempDir()
	article := "+++\ntitle = \"A\"\ndate = 2024-02-01\n+++\nWords.\n"
	settings := filepath.Join(dir, "site/site.toml")
	write(t, settings, "title = \"T\"\n")
	write(t, filepath.Join(dir, "site/content/articles/a.md"), article)
	if err := os.Symlink("../../../shared", filepath.Join(dir, "site/content/articles/sub")); err != nil {
		t.Skip(err)
	}
	l := NewLoader(Folder(filepath.Join(dir, "site")))
	load := func(articles string, told ...string) {
		t.Helper()
		c, err := l.Reload([]string{"site.toml", "content/articles"})
		if err != nil {
			t.Fatal(err)
		}
		expect(t, c, articles, told)
	}
	load("a", "where there is nothing")
	write(t, filepath.Join(dir, "shared/s.md"), article)
	load("a", "out of the site")
	write(t, settings, "title = \"T\"\nfollow = [\"../shared\"]\n")
	load("a s")
	write(t, settings, "title = \"T\"\n")
	load("a", "out of the site")
}

// TestDecomposedNames loads files whose names are in Unicode's NFD, as some systems write
// them.
func TestDecomposedNames(t *testing.T) {
	dir := t.TempDir()
	article := "+++\ntitle = \"A\"\ndate = 2024-02-01\n+++\n"
	const nfd = "cafe\u0301"
	write(t, filepath.Join(dir, "site.toml"), "title = \"T\"\n")
	write(t, filepath.Join(dir, "content/articles", nfd+".md"), article+"Words.\n")
	write(t, filepath.Join(dir, "content/files", nfd+".txt"), "x")
	write(t, filepath.Join(dir, "content/articles/b.md"), article+"[a](café.md) ["+nfd+"]("+nfd+".md) [f](/files/"+nfd+".txt) [g](/files/cafe%CC%81.txt)\n")
	c, err := NewLoader(Folder(dir)).Load()
	if err != nil {
		t.Fatal(err)
	}
	expect(t, c, "b café", nil)
	if c.Files[0].Path != "files/café.txt" {
		t.Errorf("the file is published as %q", c.Files[0].Path)
	}
	links := c.Articles[0].Body.Links
	for _, l := range links[:2] {
		if _, err := c.Source(l.File); err != nil || l.File != "content/articles/café.md" {
			t.Errorf("%q leads to %q: %v", l.Dest, l.File, err)
		}
	}
	for _, l := range links[2:] {
		if l.Dest != "/files/café.txt" {
			t.Errorf("the file is linked as %q", l.Dest)
		}
	}
}
