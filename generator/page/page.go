// Package page knows which files a site has and makes their bytes.
//
// [LoadTheme] reads the templates, assets and words, built-in ones overlaid with the
// site's own. [Plan] lays a docket out as a [Site]: the list of output paths, each
// with a function that makes it. Planning renders nothing and sorts nothing, so
// that the preview can plan anew at every save. [Site.Render] makes one file; it is
// a pure function of the docket, the theme and the path, and any number may run at
// once.
//
// A page is made in three steps. Its builder (the files named after kinds of page)
// turns records into a view, a struct of plain data that docs/templates.md
// describes. The template of the kind (templates/claim.html) turns the view into
// the page's main part. layout.html puts head, navigation and footer round it.
//
// A page sees its own record whole and every other one as a card ([Claim],
// [Article]): title, address, speaker, day, rating. Cards and the rows made of them
// are rendered once for a site and kept, because the same row stands on a dozen pages.
//
// Every list that can grow without end is a [listing], which splits it by time so
// that what is past keeps its address and its bytes.
package page

import (
	"bytes"
	"html/template"
	"iter"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

// Site is a planned site. It is safe for concurrent use.
type Site struct {
	docket *docket.Docket
	theme  *Theme
	info   *SiteInfo

	outputs  outputs        // what a look at each record tells
	late     func() outputs // what takes more: see planLate
	exports  func() outputs // the record as data: see planExports
	export   *export.Source
	problems diag.List
	known    func() []string // the paths of planned
	listed   func() []string // the addresses of indexed

	lists       sync.Map // *listing by folder
	rows        *rows
	claims      cards[Claim]      // by docket.Claim.Index
	articles    cards[Article]    // by docket.Article.Index
	entityLinks cards[EntityLink] // by docket.Entity.Index
	dates       dates
	entries     entries
	verdicts    verdicts
	charts      sync.Map // *docket.Event to *keep[chart]
	places      sync.Map // *docket.Topic to map[*docket.Article]int
	chrome      sync.Map // header and footer, by section

	searchOnce  sync.Once
	searchValue *searchIndex

	facetOnce  sync.Once
	facetValue *explorerFacets
	facetErr   error
	moves      sync.Once
	mover      *docket.Event // the event whose date moved most
}

// output makes one file: a page of a kind from its view, data that is appended to out,
// or plain bytes.
type output struct {
	kind   string
	view   func(b *builder) headed
	data   func(b *builder, out []byte) []byte
	raw    func() []byte
	stable bool // see Stable
}

// outputs are files by path.
type outputs map[string]output

// add plans a page of a kind in a folder ("claims/x/", "" for the home page).
func (o outputs) add(folder, kind string, view func(b *builder) headed) {
	o[folder+"index.html"] = output{kind: kind, view: view}
}

// Plan lays out the docket's files. It hardly costs anything: records' pages are
// found by their paths, and what takes longer is planned when the first of its files
// is asked for.
func Plan(d *docket.Docket, t *Theme) *Site {
	s := &Site{docket: d, theme: t, claims: make(cards[Claim], len(d.Claims)), articles: make(cards[Article], len(d.Articles)),
		entityLinks: make(cards[EntityLink], len(d.Entities))}
	s.dates.kept = map[string]*Date{}
	s.entries.held = map[moment]template.HTML{}
	s.rows = &rows{theme: t}
	s.rows.room.Store(rowsRoom)
	s.outputs = outputs{}
	s.info = newSiteInfo(d, t)
	s.makeVerdicts()
	s.late = sync.OnceValue(s.planLate)
	s.known = sync.OnceValue(s.planned)
	s.listed = sync.OnceValue(s.indexed)
	s.add("", "home", homeView)
	s.planLists()
	s.planFixed()
	s.planExports()
	s.planCopies()
	s.problems.Sort()
	return s
}

// Problems are the mistakes that planning found: two files at one address.
func (s *Site) Problems() diag.List { return s.problems }

// Paths returns the path of every file that Render makes, sorted, with forward
// slashes and unescaped: "claims/x/index.html". Files that are only copied are not
// among them.
func (s *Site) Paths() []string {
	var all []string
	for paths := range s.Batches(nil) {
		all = append(all, paths...)
	}
	slices.Sort(all)
	return all
}

// Batches yields Paths in two parts, in the order in which they are made soonest, for
// those who render them all: the second is the search index, which is made while they
// render the first. Meanwhile put, where it is not nil, is given most of that, which
// then is not among the second: each text is read once for its words and its file. put
// is called for several files at once, and not after the last yield; what it gets is
// good until it returns.
func (s *Site) Batches(put func(path string, data []byte)) iter.Seq[[]string] {
	return func(yield func(paths []string) bool) {
		if !s.info.Search {
			yield(s.known())
			return
		}
		made := make(chan *searchIndex, 1)
		go func() { made <- s.search(put) }()
		goOn := yield(s.known())
		x := <-made // also where nothing goes on: put is in use until then
		if !goOn {
			return
		}
		var index []string
		for p, f := range x.files {
			if f.data != nil || !x.written {
				index = append(index, searchFolder+p)
			}
		}
		slices.Sort(index)
		yield(index)
	}
}

// planned returns the paths of all files but the search index: those of records in the
// docket's order, a claim's together. Files that are made one after another then need
// much the same of the docket, and what they need was written side by side.
func (s *Site) planned() []string {
	late, exports := s.late(), s.exports()
	paths := make([]string, 0, 3*s.recordCount())
	for r := range s.records {
		at := folder(r)
		if r.Type != content.TypeClaim {
			paths = append(paths, at+"index.html")
			continue
		}
		frame := embedRoot + at + "index.html" // which the claim's own path is the end of
		paths = append(paths, frame[len(embedRoot):], frame, embedRoot+at+oEmbedFile)
	}
	for _, outputs := range []outputs{s.outputs, exports} {
		for p := range outputs {
			paths = append(paths, p)
		}
	}
	return append(paths, byPeriod(late)...)
}

// Linkable yields the paths of the files that authors may mean to link to, in no order:
// of records, lists, feeds and data, and neither the later pages of lists nor what only
// scripts and other sites read.
func (s *Site) Linkable(yield func(path string) bool) {
	for r := range s.records {
		if !yield(folder(r) + "index.html") {
			return
		}
	}
	for _, outputs := range []outputs{s.outputs, s.exports()} {
		for p := range outputs {
			if !yield(p) {
				return
			}
		}
	}
}

// Has reports whether Render makes the path.
func (s *Site) Has(path string) bool {
	_, ok := s.find(path)
	return ok
}

// find returns the output at a path.
func (s *Site) find(path string) (o output, ok bool) {
	if o, ok = s.outputs[path]; !ok {
		o, ok = s.record(path)
	}
	if !ok {
		o, ok = s.embedded(path)
	}
	if !ok && isLate(path) {
		o, ok = s.late()[path]
	}
	if !ok && isExport(path) {
		o, ok = s.exports()[path]
	}
	if !ok {
		o, ok = s.inSearch(path)
	}
	return o, ok
}

// isLate reports whether a path may be one that planLate plans.
func isLate(path string) bool {
	return strings.Contains(path, "/"+periods) || strings.HasPrefix(path, cardsFolder) || strings.HasPrefix(path, explorerFolder) || strings.HasPrefix(path, "sitemap-")
}

// planLate plans the pages into which long lists are split and the files for scripts.
// How many there are takes a look at every item of every list, which the preview
// need not do before it can show a page.
func (s *Site) planLate() outputs {
	d, late := s.docket, outputs{}
	for _, a := range d.Articles {
		if len(a.Appearances) > fullPage {
			s.split(late, articleList(s, a))
		}
	}
	for _, c := range d.Claims {
		if relations(c) > fullPage {
			s.split(late, claimList(s, c))
		}
	}
	for _, e := range d.Entities {
		s.split(late, entityList(s, e))
	}
	for _, e := range d.Events {
		s.split(late, eventList(s, e))
	}
	for _, t := range d.Topics {
		s.split(late, topicList(s, t))
	}
	for _, l := range siteLists {
		if l.list != nil {
			s.split(late, l.list(s))
		}
	}
	s.planData(late)
	s.planSitemaps(late)
	return late
}

// Render makes the file at one of Paths. The diagnostics are mistakes in templates;
// where there are any, the bytes mean nothing.
func (s *Site) Render(path string) ([]byte, diag.List) { return s.Renderer().Render(path) }

// Renderer makes one file after another in the same memory. It is for one goroutine.
type Renderer struct {
	site       *Site
	main, page []byte
	sections   map[[2]string]template.HTML // by name and section
	dates      map[string]*Date            // by their EDTF
	parts      []byte                      // the builder's, and so
	searched   searched                    // is this
}

// keptMemory is how much memory of a kind a renderer keeps from file to file, in bytes:
// a data file may hold the whole record.
const keptMemory = 4 << 20

func kept(memory []byte) []byte {
	if cap(memory) > keptMemory {
		return nil
	}
	return memory[:0]
}

// chrome is [builder.section], looked up without a lock.
func (r *Renderer) chrome(b *builder, name, section string) template.HTML {
	if html, ok := r.sections[[2]string{name, section}]; ok {
		return html
	}
	html := b.section(name, section)
	if b.failed == nil {
		r.sections[[2]string{name, section}] = html
	}
	return html
}

// Renderer returns a new one, for those who make many files.
func (s *Site) Renderer() *Renderer {
	return &Renderer{site: s, sections: map[[2]string]template.HTML{}, dates: map[string]*Date{}}
}

// Render is [Site.Render]; the bytes are good until the next call.
func (r *Renderer) Render(path string) ([]byte, diag.List) {
	s := r.site
	o, ok := s.find(path)
	if !ok {
		return nil, nil
	}
	if o.raw != nil {
		return o.raw(), nil
	}
	b := &builder{Site: s, parts: r.parts, searched: &r.searched, known: r.dates}
	defer func() { r.parts, r.page = kept(b.parts), kept(r.page) }()
	if o.data != nil {
		r.page = o.data(b, r.page)
		return b.done(r.page)
	}
	view := o.view(b)
	head := view.head()
	head.Kind = o.kind
	head.Data = append(head.Data, b.breadcrumbs(head)...)
	if b.failed == nil {
		r.main, b.failed = s.theme.render.Append(r.main[:0], o.kind, view)
		// The layout copies it before main is written again.
		head.Main = template.HTML(inPlace(bytes.TrimSpace(r.main)))
		head.Header, head.Footer = r.chrome(b, "header", head.Section), r.chrome(b, "footer", "")
	}
	if b.failed == nil {
		r.page, b.failed = s.theme.render.Append(r.page, "layout", head)
	}
	return b.done(r.page)
}

// done ends a file: its bytes, or what failed.
func (b *builder) done(out []byte) ([]byte, diag.List) {
	if outside, ok := b.failed.(*exportError); ok {
		return nil, diag.List{outside.problem()}
	}
	if b.failed != nil {
		return nil, diag.List{b.theme.problem(b.failed)}
	}
	return out, nil
}

// add plans a page of a kind in a folder.
func (s *Site) add(folder, kind string, view func(b *builder) headed) {
	s.outputs.add(folder, kind, view)
}

// record returns the page of a record at a path. Records' pages are not planned one
// by one: a path names its record, and the preview plans anew at every save.
func (s *Site) record(path string) (o output, ok bool) {
	name, ok := strings.CutSuffix(path, "/index.html")
	if !ok {
		return o, false
	}
	of, id, below := strings.Cut(name, "/")
	d := s.docket
	switch {
	case !below:
		if p := d.Page(name); p != nil {
			return output{kind: "page", view: func(b *builder) headed { return plainView(b, p) }}, true
		}
	case of == content.TypeArticle.Folder():
		if a := d.Article(id); a != nil {
			return output{kind: "article", view: func(b *builder) headed { return articleView(b, a) }}, true
		}
	case of == content.TypeClaim.Folder():
		if c := d.Claim(id); c != nil {
			return output{kind: "claim", view: func(b *builder) headed { return claimView(b, c) }}, true
		}
	case of == content.TypeEntity.Folder():
		if e := d.Entity(id); e != nil {
			return output{kind: "entity", view: func(b *builder) headed { return entityView(b, e) }}, true
		}
	case of == content.TypeEvent.Folder():
		if e := d.Event(id); e != nil {
			return output{kind: "event", view: func(b *builder) headed { return eventView(b, e) }}, true
		}
	case of == content.TypeTopic.Folder():
		if t := d.Topic(id); t != nil {
			return output{kind: "topic", view: func(b *builder) headed { return topicView(b, t) }}, true
		}
	}
	return o, false
}

// records yields all records, each of which has a page.
func (s *Site) records(yield func(docket.Ref) bool) {
	d := s.docket
	_ = refs(d.Articles, yield) && refs(d.Claims, yield) && refs(d.Entities, yield) &&
		refs(d.Events, yield) && refs(d.Topics, yield) && refs(d.Pages, yield)
}

// recordCount is how many they are.
func (s *Site) recordCount() int {
	d := s.docket
	return len(d.Articles) + len(d.Claims) + len(d.Entities) + len(d.Events) + len(d.Topics) + len(d.Pages)
}

// refs yields the references of records until yield has enough.
func refs[R interface{ Ref() docket.Ref }](all []R, yield func(docket.Ref) bool) bool {
	for _, r := range all {
		if !yield(r.Ref()) {
			return false
		}
	}
	return true
}

// folder is the record's output folder: its URL's path as a file path, unescaped.
func folder(r docket.Ref) string {
	if path := r.Path(); !strings.Contains(path, "%") {
		return path
	}
	if r.Type == content.TypePage {
		return r.ID + "/"
	}
	return r.Type.Folder() + "/" + r.ID + "/"
}

// link is a named link to a record.
func link(r docket.Ref) Link { return Link{URL: r.URL(), Text: r.Title} }

// builder makes one file. Its first failed template stops the file.
type builder struct {
	*Site
	failed error
	parts  []byte // rendered parts of the file

	searched *searched        // memory for reading texts
	known    map[string]*Date // the renderer's dates
}

// exec runs a template; after a failure it does nothing. What it returns is good until
// the file is made: the next one's parts lie in the same memory.
func (b *builder) exec(name string, data any) template.HTML {
	if b.failed != nil {
		return ""
	}
	from := len(b.parts)
	b.parts, b.failed = b.theme.render.Append(b.parts, name, data)
	return template.HTML(inPlace(bytes.TrimSpace(b.parts[from:])))
}

// inPlace is bytes as a string without a copy, for those that do not change while
// the string is used.
func inPlace(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func (b *builder) fail(err error) {
	if b.failed == nil {
		b.failed = err
	}
}

// section renders header or footer, once for each section of the site.
func (b *builder) section(name, section string) template.HTML {
	if b.failed != nil {
		return ""
	}
	type key struct{ name, section string }
	kept, _ := b.chrome.LoadOrStore(key{name, section}, &keep[template.HTML]{})
	k := kept.(*keep[template.HTML])
	k.once.Do(func() {
		html, err := b.theme.exec(name, &Chrome{Site: b.info, Section: section})
		k.value, k.err = &html, err
	})
	b.fail(k.err)
	if b.failed != nil {
		return ""
	}
	return *k.value
}

// keep is something that is made once and kept.
type keep[T any] struct {
	once  sync.Once
	value *T
	err   error
}
