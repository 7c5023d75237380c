package page

import (
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Page is what every view has: what layout.html needs for head, header and footer.
type Page struct {
	Site        *SiteInfo
	Kind        string   // the template's name: "claim"
	Section     string   // the menu entry under which the page stands: "claims/", or ""
	Path        string   // below the site's root, percent-encoded: "claims/out-by-august/"
	URL         string   // Path with the site's base path before it
	Canonical   string   // absolute, where the site has a base_url
	Title       string   // the page's h1, as plain text
	HeadTitle   string   // for the title element: with the site's name where that leaves it short
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

// Feed is a feed, calendar or other data that a page points to. Name is what it is:
// Atom, JSON Feed, iCalendar or oEmbed.
type Feed struct{ Title, URL, Name string }

// SiteInfo is what all pages share.
type SiteInfo struct {
	Title       string
	Description string
	Base        string // the path of the site's root: "/" or "/desk/"
	Home        string // absolute address of the home page, where the site has a base_url
	Language    string // BCP 47
	Dir         string // "rtl" or "ltr"
	Publisher   content.Publisher
	Menu        []MenuItem
	Feeds       []Feed
	Search      bool           // there is a search page
	Data        string         // address of the page that explains the data files, or ""
	Method      *Link          // to the page that explains the ratings, nil where there is none
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

// Link is a named address.
type Link struct{ URL, Text string }

func newSiteInfo(d *docket.Docket, t *Theme) *SiteInfo {
	set := d.Settings
	info := &SiteInfo{
		Title: set.Title, Description: set.Description, Base: set.BasePath(), Home: set.Absolute(""),
		Language: set.Language, Dir: pick(set.RightToLeft(), "rtl", "ltr"), Publisher: set.Publisher, Search: set.Outputs.Search, Extra: set.Extra(),
	}
	if p := d.Page("method"); p != nil {
		info.Method = &Link{URL: info.Base + methodFolder, Text: p.Title}
	} else if len(d.Claims) > 0 {
		info.Method = &Link{URL: info.Base + methodFolder, Text: t.words.Text("method.title")}
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

// defaultMenu lists what the site has, and its plain pages last.
func defaultMenu(d *docket.Docket, t *Theme, info *SiteInfo) (menu []MenuItem) {
	add := func(has bool, section, key string) {
		if has {
			menu = append(menu, MenuItem{Title: t.words.Text(key), URL: info.Base + section, Section: section})
		}
	}
	kinds := func(kinds ...content.Kind) bool {
		return slices.ContainsFunc(d.Claims, func(c *docket.Claim) bool { return slices.Contains(kinds, c.Kind) })
	}
	add(len(d.Articles) > 0, "articles/", "menu.articles")
	add(len(d.Claims) > 0, "claims/", "menu.claims")
	add(slices.ContainsFunc(d.Claims, dated), "deadlines/", "menu.deadlines")
	add(kinds(content.Threats, content.Warning), "threats/", "menu.threats")
	add(len(d.Events) > 0, "events/", "menu.events")
	add(len(d.Entities) > 0, "entities/", "menu.entities")
	add(len(d.Topics) > 0, "topics/", "menu.topics")
	add(len(d.Claims)+len(d.Articles) > 0, "timeline/", "menu.timeline")
	for _, p := range d.Pages {
		if len(menu) < 12 {
			menu = append(menu, MenuItem{Title: p.Title, URL: info.Base + p.Ref().Path(), Section: p.Ref().Path()})
		}
	}
	return menu
}

// dated reports whether a claim belongs on the page of deadlines.
func dated(c *docket.Claim) bool { return !c.Deadline.IsZero() && c.Kind.Forward() }

// page makes the common part of a view, at a path below the site's root.
func (b *builder) page(path, section, title, description string) Page {
	return b.pageAt(path, b.info.Base+path, b.docket.Settings.Absolute(path), section, title, description)
}

// recordPage makes it for a record's page.
func (b *builder) recordPage(r docket.Ref, section, description string) Page {
	return b.pageAt(r.Path(), r.URL(), r.Absolute(), section, r.Title, description)
}

func (b *builder) pageAt(path, url, canonical, section, title, description string) Page {
	return Page{
		Site: b.info, Section: section, Path: path, URL: url, Canonical: canonical,
		Title: title, HeadTitle: headTitle(title, b.info.Title), Description: shorten(description, 200),
	}
}

// join puts texts together that the page being made is the last to need: they lie among
// its parts.
func (b *builder) join(texts ...string) string {
	from := len(b.parts)
	for _, text := range texts {
		b.parts = append(b.parts, text...)
	}
	return inPlace(b.parts[from:])
}

// maxTitle is how long a title element may be: search engines show no more.
const maxTitle = 70

func headTitle(title, site string) string {
	const between = " – "
	length := escapedLength(title)
	if title != site && length+utf8.RuneCountInString(between)+escapedLength(site) <= maxTitle {
		return title + between + site
	}
	return shorten(title, maxTitle-(length-utf8.RuneCountInString(title)))
}

// escapedLength counts a text's letters as they stand in HTML, as validators do.
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

// shorten cuts a text at a word's end, for places where a search engine or a card
// shows no more than limit letters.
func shorten(text string, limit int) string {
	if !singleSpaced(text) {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) <= limit || utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut, letter := 0, 0
	for i, r := range text {
		if r == ' ' && letter > limit/2 || letter == limit-1 && cut == 0 {
			cut = i
		}
		if letter++; letter == limit {
			break
		}
	}
	return strings.TrimRight(text[:cut], " ,;:–—-") + "…"
}

// singleSpaced reports whether a text's words, in ASCII, stand one space apart, with
// nothing before and behind them.
func singleSpaced(text string) bool {
	space := true
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || text == ""
}
