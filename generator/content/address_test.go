package content

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// An old address is a path that browsers ask for as it is written; any other is a
// mistake at its place, whose hint is an address that is none.
func TestOldURLs(t *testing.T) {
	for _, test := range []struct{ url, hint string }{ // "ok" for one that is kept
		{"/2021/old/", "ok"}, {"/old.html", "ok"}, {"/..old/x../", "ok"}, {"/a.b/...", "ok"}, {"/", "ok"},
		{"/a/../b/", "/b/"}, {"/../../etc/", "/etc/"}, {"/a/./b", "/a/b"}, {"..", ""}, {"/%2e%2e/b/", "/b/"},
		{`/a\b/`, "/a/b/"}, {`\..\b`, "/b"}, {"/a%5cb/", "/a/b/"}, {"/a//b/", "/a/b/"}, {"///e/", "/e/"},
		{"//e/", "/e/"}, {"//", ""}, {"https://old.example/", ""}, {"https://old.example/2021/x/", "/2021/x/"},
		{"//old.example/x", "/x"}, {"/x?p=1", "/x"},
	} {
		page := fmt.Sprintf("+++\ntitle = \"A\"\nold_urls = ['%s']\n+++\nText.\n", test.url)
		c, err := NewLoader(fstest.MapFS{"site.toml": {Data: []byte("title = \"T\"\n")},
			"content/pages/a.md": {Data: []byte(page)}}).Load()
		if err != nil {
			t.Fatal(err)
		}
		if test.hint == "ok" {
			if len(c.Problems) > 0 || !slices.Equal(c.Pages[0].OldURLs(), []string{test.url}) {
				t.Errorf("%s is not kept: %v", test.url, c.Problems)
			}
			continue
		}
		if len(c.Problems) != 1 || len(c.Pages) > 0 && !slices.Equal(c.Pages[0].OldURLs(), []string{""}) {
			t.Errorf("%s is no mistake: %v", test.url, c.Problems)
			continue
		}
		p := c.Problems[0]
		want := ""
		if test.hint != "" {
			want = fmt.Sprintf("old_urls = [%q]", test.hint)
			if problem, _ := oldURLProblem(test.hint); problem != "" {
				t.Errorf("the hint %s is a mistake itself", test.hint)
			}
		}
		if p.Check.Code != "OR706" || p.Span.Line != 3 || !strings.Contains(fmt.Sprint(p.Hint), want) || want == "" &&
			p.Hint != "" {
			t.Errorf("%s: %s at line %d with the hint %q, not %q", test.url, p.Check.Code, p.Span.Line, p.Hint, want)
		}
	}
}

// TestPlainAddress holds what takes an address for plain to what parses it.
func TestPlainAddress(t *testing.T) {
	for _, test := range []struct {
		address string
		plain   bool
	}{
		{"https://a.example/b-c/d_1.html", true}, {"http://a.example", true}, {"https://a.example/", true},
		{"https://example/b.html", false}, {"https:///b.html", false}, {"https:/a.example/", false},
		{"httpx://a.example", false},
		{"https://a.example:x/", false}, {"https://a.example/%zz", false}, {"https://a.example/b c", false},
		{"a.example", false}, {"", false},
	} {
		if got := plainAddress(test.address); got != test.plain {
			t.Errorf("%q is plain: %v", test.address, got)
		}
		if u, err := url.Parse(test.address); test.plain &&
			(err != nil || u.Scheme != "http" && u.Scheme != "https" || !strings.Contains(u.Host, ".")) {
			t.Errorf("%q is taken for an address", test.address)
		}
	}
}

// TestSiteFiles reads addresses of the site's own files: in the composed form in which files are
// published, and only below /files/.
func TestSiteFiles(t *testing.T) {
	for written, want := range map[string]string{
		"/files/map.png":       "/files/map.png",
		"/files/e\u0301/a.png": "/files/é/a.png",
		"files/map.png":        "",
		"map.png":              "",
		"/map.png":             "",
		"/files/../map.png":    "",
	} {
		c, err := NewLoader(fstest.MapFS{"site.toml": {Data: []byte("title = \"T\"\n")},
			"content/claims/c.toml": {Data: []byte("[[claim]]\nid = \"c\"\nkind = \"statement\"\ntitle = \"T\"\nspeaker = \"x\"\n" +
				"said = \"2021-01-01\"\n[[claim.appearance]]\npublisher = \"P\"\nfile = \"" + written + "\"\n")}}).Load()
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Claims[0].Appearances[0].File; got != want || (want == "") != (len(c.Problems) == 1) {
			t.Errorf("%q is %q with %d problems, want %q", written, got, len(c.Problems), want)
		}
	}
}
