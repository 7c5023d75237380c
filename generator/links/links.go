// Package links says which links of a site lead nowhere.
//
// There are three kinds, found in three ways:
//
//	Authored   links that authors wrote, in Markdown and in the menu, to paths of the
//	           site itself: part of every build, and reported where they are written
//	Rendered   links in the finished pages: for check, which makes all pages in memory
//	           and reports what a template wrote and no author did
//	External   links to other hosts: for check --external alone, the only part of the
//	           program that asks the network
//
// Whether a path exists is [page.Site]'s to say. Whether a page has a place is said
// by the page's own HTML, which is made for the purpose only where the ids of its
// headings and claims do not settle it.
package links

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/page"
)

// site answers whether a site has a path, and a page of it a place.
type site struct {
	docket *docket.Docket
	pages  *page.Site
	base   string          // the path of the site's root: "/desk/"
	copies map[string]bool // files that are copied, by output path
	places map[string]map[string]bool
}

func newSite(d *docket.Docket, s *page.Site) *site {
	w := &site{docket: d, pages: s, base: d.Settings.BasePath(), copies: make(map[string]bool, len(d.Files)),
		places: map[string]map[string]bool{}}
	for _, f := range d.Files {
		w.copies[f.Path] = true
	}
	return w
}

// has reports whether the output has a file.
func (w *site) has(file string) bool { return w.pages.Has(file) || w.copies[file] }

// file returns the output file to which an address of the site leads. The address is a
// path below the site's root without query and fragment. slash is true where the address
// lacks the slash at the end of a page.
func (w *site) file(address string) (file string, slash, ok bool) {
	clean := strings.TrimPrefix(path.Clean("/"+address), "/")
	if clean == "" || strings.HasSuffix(address, "/") {
		file = path.Join(clean, "index.html")
		return file, false, w.has(file)
	}
	if w.has(clean) {
		return clean, false, true
	}
	file = clean + "/index.html"
	return file, true, w.has(file)
}

// hasPlace reports whether a page has an element with an id.
func (w *site) hasPlace(file, id string) bool {
	if id == "" || id == "top" || strings.HasPrefix(id, ":~:") || !strings.HasSuffix(file, ".html") || w.copies[file] {
		return true
	}
	if w.writtenPlace(file, id) {
		return true
	}
	places, known := w.places[file]
	if !known {
		html, _ := w.pages.Render(file)
		places = map[string]bool{}
		scan(html, func(attribute string, value []byte) {
			if attribute == "id" || attribute == "name" {
				places[string(value)] = true
			}
		})
		w.places[file] = places
	}
	return places[id] || len(places) == 0 // a page that can't be made has been complained about
}

// writtenPlace reports whether a record's own text has the place.
func (w *site) writtenPlace(file, id string) bool {
	folder, name, _ := strings.Cut(strings.TrimSuffix(file, "/index.html"), "/")
	var ids []string
	switch a := w.docket.Article(name); {
	case folder == content.TypeArticle.Folder() && a != nil:
		if claim, ok := strings.CutPrefix(id, "claim-"); ok {
			for _, p := range a.Appearances {
				if p.State == docket.Anchored && p.Claim.ID == claim {
					return true
				}
			}
		}
		if a.Body != nil {
			ids = a.Body.IDs
		}
	case name == "":
		if p := w.docket.Page(folder); p != nil && p.Body != nil {
			ids = p.Body.IDs
		}
	}
	for _, i := range ids {
		if i == id {
			return true
		}
	}
	return false
}

// target is a link within the site: a path below its root, and a fragment.
type target struct{ path, fragment string }

// inside returns the target of a link on a page in a folder below the root; ok is false
// where the link leads out of the site. With rooted, links that begin with a slash start
// at the site's root, as authors write them, and else at the host's.
func (w *site) inside(link, folder string, rooted bool) (t target, ok bool) {
	u, err := url.Parse(link)
	if err != nil {
		return target{}, false
	}
	t.fragment = u.Fragment
	home := w.docket.Settings.BaseURL
	switch {
	case u.Host != "":
		rest, own := strings.CutPrefix(link, home)
		if home == "" || !own || !strings.HasPrefix(home, "http") {
			return target{}, false
		}
		u, err = url.Parse(rest)
		if err != nil {
			return target{}, false
		}
		t.path = u.Path
	case u.Scheme != "" || u.Opaque != "":
		return target{}, false
	case strings.HasPrefix(u.Path, "/") && rooted:
		t.path = strings.TrimPrefix(u.Path, "/")
	case strings.HasPrefix(u.Path, "/"):
		base, err := url.PathUnescape(w.base)
		rest, below := strings.CutPrefix(u.Path, base)
		if err != nil || !below {
			return target{}, false
		}
		t.path = rest
	case u.Path == "":
		t.path = folder
	default:
		t.path = strings.TrimPrefix(path.Join("/", folder, u.Path), "/")
		if strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, "/.") || strings.HasSuffix(u.Path, "/..") ||
			u.Path == "." || u.Path == ".." {
			t.path += "/"
		}
	}
	return t, true
}

// scan calls visit for each href, src and id attribute of HTML that html/template wrote,
// and for each name of an <a>, which is a place as an id is. (The name of a form's field
// is no place.) Each value stands between double quotation marks, or in a site's own
// template between single ones.
func scan(html []byte, visit func(attribute string, value []byte)) {
	for {
		open := bytes.IndexByte(html, '<')
		if open < 0 || open+1 >= len(html) {
			return
		}
		html = html[open+1:]
		if c := html[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		html = scanTag(html, visit)
	}
}

// scanTag visits the attributes of one tag and returns the HTML after it.
func scanTag(html []byte, visit func(attribute string, value []byte)) []byte {
	name := html[:min(len(html), 7)]
	for {
		i := bytes.IndexAny(html, "=>")
		if i < 0 {
			return nil
		}
		if html[i] == '>' {
			html = html[i+1:]
			if bytes.HasPrefix(name, []byte("script")) {
				if end := bytes.Index(html, []byte("</script")); end >= 0 {
					return html[end:]
				}
			}
			return html
		}
		start := i
		for start > 0 && html[start-1] > ' ' && html[start-1] != '"' && html[start-1] != '\'' {
			start--
		}
		attribute := html[start:i]
		html = html[i+1:]
		if len(html) == 0 || html[0] != '"' && html[0] != '\'' {
			continue
		}
		end := bytes.IndexByte(html[1:], html[0])
		if end < 0 {
			return nil
		}
		switch string(attribute) {
		case "name":
			if bytes.HasPrefix(name, []byte("a ")) {
				visit(string(attribute), html[1:end+1])
			}
		case "href", "src", "id":
			visit(string(attribute), html[1:end+1])
		}
		html = html[end+2:]
	}
}
