package page

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// The protocol allows 50,000 addresses in a file. A larger site has several, and an
// index that names each; together they have each page once.
func TestSitemapIsSplit(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- content/topics/all.toml --\n")
	for i := range maxSitemap {
		fmt.Fprintf(&b, "[[topic]]\nid = \"t%d\"\ntitle = \"T%d\"\n", i, i)
	}
	s := plan(t, b.String())
	type file struct {
		XMLName xml.Name
		Pages   []string `xml:"url>loc"`
		Files   []string `xml:"sitemap>loc"`
	}
	read := func(path string) (f file) {
		if err := xml.Unmarshal([]byte(text(t, s, path)), &f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	index := read("sitemap.xml")
	if index.XMLName.Local != "sitemapindex" || len(index.Files) != 2 {
		t.Fatalf("%s of %v", index.XMLName.Local, index.Files)
	}
	seen := map[string]bool{}
	for _, address := range index.Files {
		part := read(strings.TrimPrefix(address, "https://desk.example/desk/"))
		if n := len(part.Pages); n == 0 || n > 50_000 {
			t.Errorf("%s has %d addresses", address, n)
		}
		for _, page := range part.Pages {
			if seen[page] {
				t.Fatalf("%s stands twice", page)
			}
			seen[page] = true
		}
	}
	for i := range maxSitemap {
		if address := fmt.Sprintf("https://desk.example/desk/topics/t%d/", i); !seen[address] {
			t.Fatalf("%s is missing", address)
		}
	}
}
