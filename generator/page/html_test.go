package page

import (
	"io/fs"
	"net/url"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestSample renders the sample docket whole and looks at every page as a browser,
// a content-security policy and a search engine would.
func TestSample(t *testing.T) {
	fsys := os.DirFS("../..")
	if _, err := fs.Stat(fsys, "site.toml"); err != nil {
		t.Skip("there is no sample docket")
	}
	checkSite(t, planFS(t, fsys, builtin()))
}

func TestSmallSite(t *testing.T) { checkSite(t, plan(t, small)) }

func checkSite(t *testing.T, s *Site) {
	c := &siteCheck{T: t, site: s, ids: map[string]map[string]bool{}}
	for _, f := range s.docket.Files {
		c.ids[f.Path] = nil
	}
	pages := map[string]*html.Node{}
	for _, path := range s.Paths() {
		c.ids[path] = nil
		if strings.HasSuffix(path, ".html") {
			root, err := html.Parse(strings.NewReader(text(t, s, path)))
			if err != nil {
				t.Fatal(err)
			}
			pages[path] = root
			c.collectIDs(path, root)
		}
	}
	for path, root := range pages {
		c.page(path, root)
	}
}

type siteCheck struct {
	*testing.T
	site *Site
	ids  map[string]map[string]bool // of every page; files that are no pages have none
}

func (c *siteCheck) collectIDs(path string, root *html.Node) {
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if id, ok := lookup(n, "id"); ok {
			if ids[id] {
				c.Errorf("%s: the id %q stands twice", path, id)
			}
			ids[id] = true
		}
	}
	c.ids[path] = ids
}

func (c *siteCheck) page(path string, root *html.Node) {
	count := map[string]int{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		c.policy(path, n)
		if n.Data == "a" && n.Namespace == "" {
			c.link(path, n)
			for up := n.Parent; up != nil; up = up.Parent {
				if up.Type == html.ElementNode && up.Data == "a" {
					c.Errorf("%s: a link in a link", path)
				}
			}
		}
		if n.Data == "html" && (attr(n, "lang") == "" || attr(n, "dir") == "") {
			c.Errorf("%s: no language", path)
		}
		if n.Data == "meta" {
			count["meta "+attr(n, "name")+attr(n, "property")]++
		}
		if n.Data == "link" {
			count["link "+attr(n, "rel")]++
		}
	}
	if embedded := strings.HasPrefix(path, "embed/"); embedded {
		return
	}
	for _, one := range []string{"h1", "main", "title", "link canonical", "meta og:title", "meta og:url", "meta og:type", "meta twitter:card"} {
		if want := 1; count[one] != want && !(one == "title" && count[one] > 1) { // charts have titles too
			c.Errorf("%s: %d of %s, not %d", path, count[one], one, want)
		}
	}
	if count["meta description"] != 1 && count["meta robots"] == 0 {
		c.Errorf("%s: no description", path)
	}
}

// policy looks for what "default-src 'self'" would stop.
func (c *siteCheck) policy(path string, n *html.Node) {
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			c.Errorf("%s: the attribute %s=%q", path, a.Key, a.Val)
		}
	}
	switch n.Data {
	case "style":
		c.Errorf("%s: an inline style", path)
	case "script":
		if attr(n, "src") == "" && attr(n, "type") != "application/ld+json" {
			c.Errorf("%s: an inline script", path)
		}
	case "img", "iframe":
		if src := attr(n, "src"); strings.Contains(src, "//") {
			c.Errorf("%s: loads %s", path, src)
		}
	}
}

// link follows a link within the site, and its fragment.
func (c *siteCheck) link(path string, n *html.Node) {
	href := attr(n, "href")
	u, err := url.Parse(href)
	if err != nil || href == "" {
		c.Errorf("%s: the link %q", path, href)
		return
	}
	base := c.site.info.Base
	if u.Scheme != "" || u.Host != "" {
		return
	}
	target := path
	if u.Path != "" {
		rest, inside := strings.CutPrefix(u.Path, base)
		if !inside {
			c.Errorf("%s: the link %s leads out of the site", path, href)
			return
		}
		if target = rest; target == "" || strings.HasSuffix(target, "/") {
			target += "index.html"
		}
	}
	ids, ok := c.ids[target]
	if !ok {
		c.Errorf("%s: the link %s leads nowhere", path, href)
	} else if u.Fragment != "" && !ids[u.Fragment] {
		c.Errorf("%s: the link %s has no such place", path, href)
	}
}
