package page

import (
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/theme"
)

// Page is the part of every view that layout.html needs for head, header and footer.
type Page struct {
	Site        *SiteInfo
	Kind        string   // the template's name: "claim"
	Section     string   // the menu entry under which the page stands: "claims/", or ""
	Path        string   // below the site's root, percent-encoded: "claims/out-by-august/"
	URL         string   // Path with the site's base path before it
	Canonical   string   // absolute, if the site has a base_url
	Title       string   // the page's h1, as plain text
	HeadTitle   string   // for the title element: with the site's name if that leaves it short
	Description string   // plain text, one or two sentences
	Published   string   // YYYY-MM-DD, YYYY-MM or YYYY, as far as it is given; or ""
	Modified    string   // likewise
	Image       string   // address of a picture for social cards, or ""
	Refresh     string   // address to which browsers go at once, or ""
	NoIndex     bool     // search engines should leave the page out
	Draft       bool     // the record is not published yet: the layout says so
	Feeds       []Feed   // besides the site's own
	Scripts     []string // names of assets that this page needs besides site.js
	Data        []any    // JSON-LD, each printed in a script element of its own

	Header, Main, Footer template.HTML // filled in for layout.html only
}

func (p *Page) head() *Page { return p }

// headed is a view: a struct with a Page in it.
type headed interface{ head() *Page }

// Feed is a feed, calendar or other data that a page points to. Name is its format: Atom,
// JSON Feed, iCalendar or oEmbed.
type Feed struct{ Title, URL, Name string }

// SiteInfo is the data that all pages share.
type SiteInfo struct {
	Title       string
	Description string
	Base        string // the path of the site's root: "/" or "/desk/"
	Home        string // absolute address of the home page, if the site has a base_url
	Language    string // BCP 47
	Dir         string // "rtl" or "ltr"
	Publisher   content.Publisher
	Menu        []MenuItem
	Feeds       []Feed
	Search      bool           // there is a search page
	Data        string         // address of the page that explains the data files, or ""
	Method      *brief.Link    // to the page that explains the ratings, nil if there is none
	Extra       map[string]any // the [extra] table of site.toml
}

// MenuItem is an entry of the menu. Section is compared with the page's.
type MenuItem struct{ Title, URL, Section string }

// Chrome is the view of header.html and footer.html, which are rendered once for
// each section of the site.
type Chrome struct {
	Site    *SiteInfo
	Section string
}

func newSiteInfo(d *docket.Docket, t *theme.Theme) *SiteInfo {
	set := d.Settings
	info := &SiteInfo{
		Title: set.Title, Description: set.Description, Base: set.BasePath(), Home: set.Absolute(""),
		Language: set.Language, Dir: "ltr", Publisher: set.Publisher, Search: set.Outputs.Search, Extra: set.Extra(),
	}
	if content.RightToLeft(set.Language) {
		info.Dir = "rtl"
	}
	if p := d.Page("method"); p != nil {
		info.Method = &brief.Link{URL: info.Base + methodFolder, Text: p.Title}
	} else if len(d.Claims) > 0 {
		info.Method = &brief.Link{URL: info.Base + methodFolder, Text: t.Words.Text("method.title")}
	}
	for _, m := range set.Menu {
		if d.LeftOut(m.URL) {
			continue
		}
		item := MenuItem{Title: m.Title, URL: m.URL}
		if rest, ok := strings.CutPrefix(m.URL, "/"); ok {
			item.URL, item.Section = info.Base+rest, rest
		}
		info.Menu = append(info.Menu, item)
	}
	if len(set.Menu) == 0 {
		info.Menu = defaultMenu(d, t, info)
	}
	return info
}

// defaultMenu lists the kinds of pages that the site has, and its plain pages last.
func defaultMenu(d *docket.Docket, t *theme.Theme, info *SiteInfo) (menu []MenuItem) {
	add := func(has bool, section, key string) {
		if has {
			menu = append(menu, MenuItem{Title: t.Words.Text(key), URL: info.Base + section, Section: section})
		}
	}
	kinds := func(kinds ...content.Kind) bool {
		return slices.ContainsFunc(d.Claims, func(c *docket.Claim) bool { return slices.Contains(kinds, c.Kind) })
	}
	add(len(d.Articles) > 0, "articles/", "menu.articles")
	add(len(d.Claims) > 0, "claims/", "menu.claims")
	add(slices.ContainsFunc(d.Claims, held), "deadlines/", "menu.deadlines")
	add(kinds(content.KindThreat, content.Warning), "threats/", "menu.threats")
	add(len(d.Events) > 0, "events/", "menu.events")
	add(len(d.Entities) > 0, "entities/", "menu.entities")
	add(len(d.Topics) > 0, "topics/", "menu.topics")
	add(len(d.Claims)+len(d.Articles) > 0, "timeline/", "menu.timeline")
	for _, p := range d.Pages {
		if len(menu) < 12 {
			path := p.Ref().Path()
			menu = append(menu, MenuItem{Title: p.Title, URL: info.Base + path, Section: path})
		}
	}
	return menu
}

// newPage makes the common part of a view, for a path below the site's root.
func newPage(b *builder, path, section, title, description string) Page {
	return Page{Site: b.info, Section: section, Path: path, URL: b.info.Base + path,
		Canonical: b.docket.Settings.Absolute(path), Title: title, HeadTitle: headTitle(title, b.info.Title),
		Description: brief.Shorten(description, 200)}
}

// recordPageOf makes the common part of the view of a record.
func recordPageOf(b *builder, r docket.Ref, section, description string) Page {
	return newPage(b, r.Path(), section, r.Title, description)
}

// maxTitle is the greatest length of a title element: search engines show no more.
const maxTitle = 70

func headTitle(title, site string) string {
	const between = " – "
	length := escapedLength(title)
	if title != site && length+utf8.RuneCountInString(between)+escapedLength(site) <= maxTitle {
		return title + between + site
	}
	return brief.Shorten(title, maxTitle-(length-utf8.RuneCountInString(title)))
}

// escapedLength counts the letters of a text as escaped in HTML, as validators do.
func escapedLength(text string) int {
	n := utf8.RuneCountInString(text)
	for i := range len(text) {
		switch text[i] {
		case '"', '\'':
			n += len("&#34;") - 1
		case '&':
			n += len("&amp;") - 1
		case '<', '>':
			n += len("&lt;") - 1
		}
	}
	return n
}
