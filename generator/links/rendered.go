package links

import (
	"bytes"
	"hash/maphash"
	"html"
	"maps"
	"slices"
	"strings"
	"sync"

	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/page"
	"onrecord/generator/parallel"
)

// Rendered makes every page of the site in memory. It reports mistakes of templates, and
// links that lead nowhere and that no author wrote, each once, with a page that has it.
// templates are the site's own templates by their files' names: a link's place is looked
// for in them.
func Rendered(d *docket.Docket, s *page.Site, templates map[string][]byte) diag.List {
	r := &rendered{site: newSite(d, s), seed: maphash.MakeSeed(), ids: map[string][]uint64{},
		authored: map[string]bool{}, broken: map[string]string{}, fragments: map[target]string{}}
	for _, doc := range d.Texts() {
		for _, l := range doc.Links {
			r.author(l.Dest)
		}
	}
	for _, item := range d.Settings.Menu {
		r.author(item.URL)
	}
	r.all(s.Paths())
	r.report(templates)
	return r.problems
}

type rendered struct {
	*site
	seed     maphash.Seed
	authored map[string]bool // links that authors wrote, as pages have them

	mu        sync.Mutex
	ids       map[string][]uint64 // hashes of the ids of a page's elements, by its file
	broken    map[string]string   // the first page with a link that leads nowhere, by the link
	fragments map[target]string   // the first page with a link to a place, by where it leads
	problems  diag.List
}

// author notes a link of an author, in each form in which a page may have it.
func (r *rendered) author(dest string) {
	r.authored[dest] = true
	if strings.HasPrefix(dest, "/") {
		r.authored[strings.TrimSuffix(r.base, "/")+dest] = true
	}
}

// all renders and reads the pages in parallel.
func (r *rendered) all(paths []string) {
	_ = parallel.Workers(len(paths), func() func(i int) error {
		reader := &pageReader{rendered: r, seen: map[string]bool{}}
		return func(i int) error {
			reader.read(paths[i])
			return nil
		}
	})
}

// pageReader reads one page after another. seen has links whose paths exist, so that
// links on all pages are looked up once.
type pageReader struct {
	*rendered
	seen map[string]bool
}

// mostSeen limits them: the links of a large site are far more than those that pages share.
const mostSeen = 1 << 14

func (p *pageReader) read(file string) {
	if !strings.HasSuffix(file, ".html") {
		return // no template makes it, and it has no links
	}
	if len(p.seen) > mostSeen {
		clear(p.seen)
	}
	data, problems := p.pages.Render(file)
	if len(problems) > 0 {
		p.mu.Lock()
		p.problems.Add(problems...)
		p.mu.Unlock()
		return
	}
	var ids []uint64
	folder := strings.TrimSuffix(file, "index.html")
	scan(data, func(attribute string, value []byte) {
		switch attribute {
		case "id":
			ids = append(ids, maphash.Bytes(p.seed, value))
		case "href", "src":
			if !p.seen[string(value)] {
				p.link(string(value), folder, file)
			}
		}
	})
	p.mu.Lock()
	p.ids[file] = ids
	p.mu.Unlock()
}

func (p *pageReader) link(written, folder, file string) {
	dest := html.UnescapeString(written)
	t, inside := p.inside(dest, folder, false)
	if !inside && strings.HasPrefix(dest, "/") && !strings.HasPrefix(dest, "//") {
		// A path of this host outside the site's root: an author of templates forgot it.
		t, inside = target{path: "\x00"}, true
	}
	if !inside || p.authored[dest] {
		return
	}
	found, _, ok := p.file(t.path)
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case !ok:
		if first := p.broken[dest]; first == "" || file < first {
			p.broken[dest] = file
		}
	case t.fragment != "":
		at := target{found, t.fragment}
		if first := p.fragments[at]; first == "" || file < first {
			p.fragments[at] = file
		}
	}
	if strings.HasPrefix(written, "/") && ok {
		p.seen[written] = true
	}
}

// report reports the links that lead nowhere, once the places of all pages are known.
func (r *rendered) report(templates map[string][]byte) {
	for dest, file := range r.broken {
		r.problems.Add(diag.RenderedLink.At(placeOf(dest, templates), "the page /%s links to %s, which does not exist",
			strings.TrimSuffix(file, "index.html"), dest).
			WithHint("correct the template; a path in a template begins with the site's root: {{.Site.Base}}"))
	}
	for t, file := range r.fragments {
		if !strings.HasSuffix(t.path, ".html") || r.copies[t.path] || t.fragment == "top" {
			continue
		}
		if slices.Contains(r.ids[t.path], maphash.String(r.seed, t.fragment)) {
			continue
		}
		address := "/" + strings.TrimSuffix(t.path, "index.html") + "#" + t.fragment
		r.problems.Add(diag.RenderedLink.At(placeOf("#"+t.fragment, templates), "the page /%s links to %s, and that "+
			"page has no such place", strings.TrimSuffix(file, "index.html"), address).
			WithHint("give the element its id, or correct the link"))
	}
}

// placeOf returns the place in the site's own templates where a link stands literally.
func placeOf(dest string, templates map[string][]byte) diag.Span {
	for _, name := range slices.Sorted(maps.Keys(templates)) {
		if i := bytes.Index(templates[name], []byte(`"`+dest+`"`)); i >= 0 {
			return diag.SpanAt(name, templates[name], i+1, i+1+len(dest))
		}
	}
	return diag.FileSpan("templates")
}
