package page

import (
	"bytes"
	"encoding/xml"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/diag"
)

// planFixed plans the files that are no records, lists or data: assets, the page for
// addresses that do not exist, redirects, and the files for search engines.
func planFixed(s *Site) {
	for _, name := range slices.Sorted(maps.Keys(s.theme.Assets)) {
		a := s.theme.Assets[name]
		if name == searchScript && !s.info.Search {
			continue
		}
		s.outputs[a.Path] = output{bytes: func(*builder) []byte { return a.Bytes }}
	}
	s.outputs["404.html"] = output{kind: "404", view: missingView}
	planRedirects(s)
	planMethod(s)
	s.outputs["robots.txt"] = output{bytes: robots}
	planSitemap(s)
}

// MissingView is the page for an address that does not exist: /404.html.
type MissingView struct {
	Page
}

func missingView(b *builder) headed {
	v := &MissingView{newPage(b, "404.html", "", b.words.Text("404.title"), b.words.Text("404.text"))}
	v.NoIndex = true
	return v
}

// RedirectView is a page at a record's old address.
type RedirectView struct {
	Page
	To brief.Link
}

// planRedirects plans a page at each old address of a record.
func planRedirects(s *Site) {
	taken := map[string]diag.Span{}
	for r := range s.docket.Records {
		ref := r.Ref()
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
				description := b.words.Text("redirect.text") + " " + ref.Title
				v := &RedirectView{newPage(b, ref.Path(), "", ref.Title, description), brief.LinkTo(ref)}
				v.NoIndex, v.Refresh = true, v.To.URL
				return v
			}}
		}
	}
}

// oldFile returns the output file of an old address: its folder's index.html, or the file
// itself if the address names one.
func oldFile(old string) string {
	file := strings.TrimPrefix(path.Clean("/"+old), "/")
	pages := []string{".html", ".htm", ".php", ".aspx"}
	if !strings.HasSuffix(old, "/") && slices.Contains(pages, path.Ext(file)) {
		return file
	}
	return path.Join(file, "index.html")
}

// replaceable are files that a site may bring itself in content/root.
var replaceable = []string{"robots.txt", "sitemap.xml", "404.html", methodFolder + "index.html"}

// planCopies leaves out files that a copied file replaces, and reports a copied file that would
// hide a page.
func planCopies(s *Site) {
	for _, f := range s.docket.Files {
		switch {
		case !s.Has(f.Path):
		case slices.Contains(replaceable, f.Path):
			delete(s.outputs, f.Path)
		default:
			s.problems.Add(diag.TwoFilesOneAddress.At(diag.FileSpan(f.From), "the file would hide the page %s", f.Path).
				WithHint("rename the file, or the record whose page it hides"))
		}
	}
}

func robots(b *builder) []byte {
	text := "User-agent: *\nAllow: /\n"
	if b.docket.Settings.BaseURL != "" {
		text += "Sitemap: " + b.docket.Settings.Absolute("sitemap.xml") + "\n"
	}
	return []byte(text)
}

// maxSitemap is how many addresses the protocol allows in one file.
const maxSitemap = 50_000

// planSitemap plans sitemap.xml. If the site has more pages than one file may hold, it
// lists the files of planSitemaps.
func planSitemap(s *Site) {
	s.outputs["sitemap.xml"] = output{bytes: func(*builder) []byte {
		if pages := s.listed(); len(pages) <= maxSitemap {
			return sitemap(s, "urlset", "url", pages)
		}
		var parts []string
		for i := 0; s.Has(sitemapPart(i)); i++ {
			parts = append(parts, sitemapPart(i))
		}
		return sitemap(s, "sitemapindex", "sitemap", parts)
	}}
}

func sitemapPart(i int) string { return "sitemap-" + strconv.Itoa(i+1) + ".xml" }

// planSitemaps plans the files that sitemap.xml lists if the site has more pages than one
// file may hold.
func planSitemaps(s *Site, late outputs) {
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
		late[sitemapPart(i)] = output{bytes: func(*builder) []byte {
			all := s.listed()
			return sitemap(s, "urlset", "url", all[i*maxSitemap:min((i+1)*maxSitemap, len(all))])
		}}
	}
}

// indexed reports whether the sitemap lists the file.
func (o output) indexed() bool {
	return o.view != nil && o.kind != "redirect" && o.kind != "search" && o.kind != "404"
}

// indexed returns the paths below the root of the pages in the sitemap, sorted.
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

func sitemap(s *Site, root, entry string, paths []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<" + root + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for _, p := range paths {
		b.WriteString("<" + entry + "><loc>")
		xml.EscapeText(&b, []byte(s.docket.Settings.Absolute(escapePath(p)))) // never fails
		b.WriteString("</loc></" + entry + ">\n")
	}
	b.WriteString("</" + root + ">\n")
	return b.Bytes()
}
