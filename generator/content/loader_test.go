package content

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"onrecord/generator/arena"
)

// titles are those of a content's articles, in order.
func titles(c *Content) (all []string) {
	for _, a := range c.Articles {
		all = append(all, a.Title)
	}
	return all
}

// TestFound loads a site of which somebody has listed the files: one has no info, one is
// gone since, and one came. The list is believed, once.
func TestFound(t *testing.T) {
	article := func(title string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("+++\ntitle = \"" + title + "\"\ndate = 2026-01-02\n+++\nText.\n")}
	}
	site := fstest.MapFS{
		"site.toml":                  {Data: []byte("title = \"Desk\"\nbase_url = \"https://desk.example/\"\n")},
		"content/articles/first.md":  article("First"),
		"content/articles/second.md": article("Second"),
		"content/articles/third.md":  article("Third"),
	}
	found := func(yield func(string, fs.FileInfo) bool) {
		for _, name := range []string{"site.toml", "content/articles", "content/articles/first.md", "content/articles/gone.md", "content/articles/second.md"} {
			info, _ := fs.Stat(site, name)
			if name == "content/articles/second.md" {
				info = nil
			}
			if !yield(name, info) {
				return
			}
		}
	}
	for _, lasting := range []*arena.Arena{nil, new(arena.Arena)} {
		l := NewLoader(site)
		l.Found, l.Lasting = found, lasting
		for _, want := range [][]string{{"First", "Second"}, {"First", "Second", "Third"}} {
			c, err := l.Load()
			if err != nil {
				t.Fatal(err)
			}
			if got := titles(c); !slices.Equal(got, want) {
				t.Errorf("the site has the articles %q, want %q", got, want)
			}
			for _, p := range c.Problems {
				t.Errorf("%s: %s", p.Span.File, p.Message)
			}
		}
	}
}
