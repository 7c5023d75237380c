package page

import (
	"bytes"
	"encoding/xml"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// planFixed plans what is no record and no list: assets, the page for what is not
// there, redirects, and the files for search engines.
func (s *Site) planFixed() {
	for _, name := range slices.Sorted(maps.Keys(s.theme.assets)) {
		a := s.theme.assets[name]
		if name == searchScript && !s.info.Search {
			continue
		}
		s.outputs[a.path] = output{raw: func() []byte { return a.bytes }}
	}
	s.outputs["404.html"] = output{kind: "404", view: missingView}
	s.planRedirects()
	s.planMethod()
	s.outputs["robots.txt"] = output{raw: s.robots}
	s.planSitemap()
}

// MissingView is the page for an address that is not there: /404.html.
type MissingView struct {
	Page
}

func missingView(b *builder) headed {
	v := &MissingView{b.page("404.html", "", b.theme.words.Text("404.title"), b.theme.words.Text("404.text"))}
	v.NoIndex = true
	return v
}

// RedirectView is a page at a record's old address.
type RedirectView struct {
	Page
	To Link
}

// planRedirects plans a page at each old address of a record.
func (s *Site) planRedirects() {
	taken := map[string]diag.Span{}
	redirect := func(r *content.Record, ref docket.Ref) {
		for i, old := range r.OldURLs() {
			if old == "" {
				continue
			}
			at := r.At("old_urls", i)
			file := oldFile(old)
			if first, twice := taken[file]; twice {
				s.problems.Add(diag.TwoFilesOneAddress.At(at, "the old address %s is given twice", old).
					WithRelated(first, "first here").WithHint("remove one of the two: an address leads to one place"))
				continue
			}
			if s.Has(file) {
				s.problems.Add(diag.TwoFilesOneAddress.At(at, "the site has a page at the old address %s", old).
					WithHint("remove it: an old address must be free"))
				continue
			}
			taken[file] = at
			s.outputs[file] = output{kind: "redirect", view: func(b *builder) headed {
				v := &RedirectView{b.page(ref.Path(), "", ref.Title, b.theme.words.Text("redirect.text")+" "+ref.Title), link(ref)}
				v.NoIndex, v.Refresh = true, v.To.URL
				return v
			}}
		}
	}
	d := s.docket
	for _, a := range d.Articles {
		redirect(&a.Record, a.Ref())
	}
	for _, c := range d.Claims {
		redirect(&c.Record, c.Ref())
	}
	for _, e := range d.Entities {
		redirect(&e.Record, e.Ref())
	}
	for _, e := range d.Events {
		redirect(&e.Record, e.Ref())
	}
	for _, t := range d.Topics {
		redirect(&t.Record, t.Ref())
	}
	for _, p := range d.Pages {
		redirect(&p.Record, p.Ref())
	}
}

// oldFile is the output file of an old address: its folder's index.html, or the
// file itself where the address names one.
func oldFile(old string) string {
	file := strings.TrimPrefix(path.Clean("/"+old), "/")
	if ext := path.Ext(file); !strings.HasSuffix(old, "/") && (ext == ".html" || ext == ".htm" || ext == ".php" || ext == ".aspx") {
		return file
	}
	return path.Join(file, "index.html")
}

// replaceable are files that a site may bring itself in content/root.
var replaceable = []string{"robots.txt", "sitemap.xml", "404.html", methodFolder + "index.html"}

// planCopies gives way to the files that are copied, or complains of them.
func (s *Site) planCopies() {
	for _, f := range s.docket.Files {
		switch {
		case !s.Has(f.Path):
		case slices.Contains(replaceable, f.Path):
			delete(s.outputs, f.Path)
		default:
			s.problems.Add(diag.TwoFilesOneAddress.At(diag.FileSpan(f.From), "the file would hide the page %s", f.Path).WithHint("rename the file, or the record whose page it hides"))
		}
	}
}

func (s *Site) robots() []byte {
	var b bytes.Buffer
	b.WriteString("User-agent: *\nAllow: /\n")
	if s.docket.Settings.BaseURL != "" {
		b.WriteString("Sitemap: " + s.docket.Settings.Absolute("sitemap.xml") + "\n")
	}
	return b.Bytes()
}

// maxSitemap is how many addresses the protocol allows in one file.
const maxSitemap = 50_000

// planSitemap plans sitemap.xml, and the files that it then lists where the site has
// more pages than one may hold.
func (s *Site) planSitemap() {
	s.outputs["sitemap.xml"] = output{raw: func() []byte {
		if pages := s.listed(); len(pages) <= maxSitemap {
			return s.sitemap("urlset", "url", pages)
		}
		var parts []string
		for i := 0; s.Has(sitemapPart(i)); i++ {
			parts = append(parts, sitemapPart(i))
		}
		return s.sitemap("sitemapindex", "sitemap", parts)
	}}
}

func sitemapPart(i int) string { return "sitemap-" + strconv.Itoa(i+1) + ".xml" }

// planSitemaps plans the files that sitemap.xml lists where the site has more pages
// than one may hold.
func (s *Site) planSitemaps(late outputs) {
	pages := s.recordCount()
	for _, outputs := range []outputs{s.outputs, late} {
		for _, o := range outputs {
			if o.indexed() {
				pages++
			}
		}
	}
	if pages <= maxSitemap {
		return
	}
	for i := 0; i*maxSitemap < pages; i++ {
		late[sitemapPart(i)] = output{raw: func() []byte {
			all := s.listed()
			return s.sitemap("urlset", "url", all[i*maxSitemap:min((i+1)*maxSitemap, len(all))])
		}}
	}
}

// indexed reports whether search engines are told of the file.
func (o output) indexed() bool {
	return o.view != nil && o.kind != "redirect" && o.kind != "search" && o.kind != "404"
}

// indexed are the addresses of those pages, sorted by path.
func (s *Site) indexed() (out []string) {
	for _, p := range s.known() {
		if o, _ := s.find(p); o.indexed() {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	for i, p := range out {
		out[i] = strings.TrimSuffix(p, "index.html")
	}
	return out
}

func (s *Site) sitemap(root, entry string, paths []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<" + root + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for _, p := range paths {
		b.WriteString("<" + entry + "><loc>")
		xml.EscapeText(&b, []byte(s.docket.Settings.Absolute(escapePath(p)))) // a bytes.Buffer never fails
		b.WriteString("</loc></" + entry + ">\n")
	}
	b.WriteString("</" + root + ">\n")
	return b.Bytes()
}
