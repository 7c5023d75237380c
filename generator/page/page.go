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
	"html/template"
	"iter"
	"slices"
	"strings"
	"sync"

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
	pieces func(write func(piece []byte) error) error // see Pieces
	stable bool                                       // see Stable
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
	s.rows = newRows(t)
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

// add plans a page of a kind in a folder.
func (s *Site) add(folder, kind string, view func(b *builder) headed) {
	s.outputs.add(folder, kind, view)
}

// keep is something that is made once and kept.
type keep[T any] struct {
	once  sync.Once
	value *T
	err   error
}
