package docket_test

import (
	"testing"
	"testing/fstest"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// TestAddresses asks for a record's address in its three lengths, whatever the site's
// own is, and for letters that an address does not have.
func TestAddresses(t *testing.T) {
	for base, want := range map[string][3]string{
		"": {"articles/%D1%84%D0%B0%D0%BA%D1%82/", "/articles/%D1%84%D0%B0%D0%BA%D1%82/",
			"/articles/%D1%84%D0%B0%D0%BA%D1%82/"},
		"/desk": {"articles/%D1%84%D0%B0%D0%BA%D1%82/", "/desk/articles/%D1%84%D0%B0%D0%BA%D1%82/",
			"/desk/articles/%D1%84%D0%B0%D0%BA%D1%82/"},
		"https://example.org": {"articles/%D1%84%D0%B0%D0%BA%D1%82/", "/articles/%D1%84%D0%B0%D0%BA%D1%82/",
			"https://example.org/articles/%D1%84%D0%B0%D0%BA%D1%82/"},
		"https://example.org/a b/é": {"articles/%D1%84%D0%B0%D0%BA%D1%82/",
			"/a%20b/%C3%A9/articles/%D1%84%D0%B0%D0%BA%D1%82/",
			"https://example.org/a%20b/%C3%A9/articles/%D1%84%D0%B0%D0%BA%D1%82/"},
	} {
		c, err := content.NewLoader(fstest.MapFS{
			"site.toml":                {Data: []byte("title = \"T\"\nbase_url = \"" + base + "\"\n")},
			"content/articles/факт.md": {Data: []byte("+++\ntitle = \"Fact\"\ndate = 2021-07-08\ntopics = [\"named-only\"]\n+++\nText.\n")},
		}).Load()
		if err != nil {
			t.Fatal(err)
		}
		var linker docket.Linker
		d, _ := linker.Link(c, docket.Options{AsOf: edtf.MaxDay})
		a := d.Article("факт")
		if a == nil {
			t.Fatalf("base_url %q: no article: %v", base, c.Problems)
		}
		r := a.Ref()
		if got := [3]string{r.Path(), r.URL(), r.Absolute()}; got != want {
			t.Errorf("base_url %q: addresses are %q, want %q", base, got, want)
		}
		if got := d.Topic("named-only").Ref().Path(); got != "topics/named-only/" {
			t.Errorf("base_url %q: a topic that is only named is at %q", base, got)
		}
	}
}
