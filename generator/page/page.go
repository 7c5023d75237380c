// Package page knows which files a site has and makes their bytes.
//
// [Plan] lays a docket out as a [Site]: the list of output paths, each with a function
// that makes the file. It renders nothing, so that the preview can plan anew at every
// save. [Site.Render] makes one file. It is a pure function of the docket, the theme
// and the path, and any number of calls may run at once.
//
// A page is made in three steps. A function of the page's kind (articleView, claimView)
// turns records into a view, a struct of plain data that docs/templates.md describes.
// The template of the kind (templates/claim.html) turns the view into the main part of
// the page. layout.html puts head, navigation and footer round it.
//
// A page sees its own record whole and every other one as a brief (package brief).
//
// Every list that can grow without end is a [listPlan]. It splits the list by time, so
// that the pages of past periods keep their addresses and their bytes.
package page

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/export"
	"onrecord/generator/search"
	"onrecord/generator/theme"
)

// Site is a planned site. It is safe for concurrent use.
type Site struct {
	docket   *docket.Docket
	theme    *theme.Theme
	words    *theme.Words
	briefs   *brief.Briefs
	exporter *export.Exporter
	info     *SiteInfo
	problems diag.List

	outputs   outputs                // quick to plan; planned at once
	late      func() outputs         // see planLate
	dataFiles func() outputs         // see planDataFiles
	search    func() *search.Index   // nil index if the site has no search
	explorer  func() *explorerFacets // the filters of the list of claims
	known     func() []string        // the paths of planned
	listed    func() []string        // the addresses of indexed

	lists  sync.Map // *listPlan by folder
	charts sync.Map // func() (drawings, error) by *docket.Event
	chrome sync.Map // rendered header and footer, by name and section
}

// output makes one file: a page of a kind from its view, or bytes.
type output struct {
	kind   string
	view   func(b *builder) headed
	bytes  func(b *builder) []byte
	stable bool // see Stable
}

// outputs are files by path.
type outputs map[string]output

// add plans a page of a kind in a folder ("claims/x/", "" for the home page).
func (o outputs) add(folder, kind string, view func(b *builder) headed) {
	o[folder+"index.html"] = output{kind: kind, view: view}
}

// Plan lays out the docket's files. It is quick: the pages of records are found by their
// paths, and files that take longer to plan are planned when the first of them is asked
// for.
func Plan(d *docket.Docket, t *theme.Theme) *Site {
	s := &Site{docket: d, theme: t, words: t.Words, briefs: brief.New(d, t), outputs: outputs{}}
	s.exporter = export.New(s.briefs)
	s.info = newSiteInfo(d, t)
	s.late = sync.OnceValue(func() outputs { return planLate(s) })
	s.dataFiles = sync.OnceValue(func() outputs { return planDataFiles(s) })
	s.search = sync.OnceValue(func() *search.Index { return newSearch(s) })
	s.explorer = sync.OnceValue(func() *explorerFacets { return newFacets(s) })
	s.known = sync.OnceValue(s.planned)
	s.listed = sync.OnceValue(s.indexed)
	s.outputs.add("", "home", homeView)
	planLists(s)
	planFixed(s)
	planFeeds(s)
	planCopies(s)
	s.problems.Sort()
	return s
}

// Problems returns the mistakes that planning found: two files at one address.
func (s *Site) Problems() diag.List { return s.problems }

// Paths returns the path of every file that Render makes, with forward slashes and
// unescaped: "claims/x/index.html". Files that are only copied are not among them. Records
// come in the order of the docket: files made in that order need memory that lies together,
// which is worth a tenth of a build.
func (s *Site) Paths() []string {
	paths := slices.Clone(s.known())
	if s.info.Search {
		paths = append(paths, s.search().Paths()...)
	}
	return paths
}

// planned returns the paths of all files but the search index.
func (s *Site) planned() []string {
	var paths []string
	for r := range s.records {
		at := folder(r) + "index.html"
		paths = append(paths, at)
		if r.Type == content.TypeClaim && s.docket.Settings.Outputs.Embeds {
			paths = append(paths, embedRoot+at, embedRoot+folder(r)+oEmbedFile)
		}
	}
	for _, outputs := range []outputs{s.outputs, s.dataFiles(), s.late()} {
		paths = slices.AppendSeq(paths, slices.Values(slices.Sorted(maps.Keys(outputs))))
	}
	return paths
}

// Linkable yields the paths of files that authors may mean to link to, in no order:
// records, lists, feeds and data, but not the later pages of lists, nor files for scripts
// and other sites.
func (s *Site) Linkable(yield func(path string) bool) {
	for r := range s.records {
		if !yield(folder(r) + "index.html") {
			return
		}
	}
	for _, outputs := range []outputs{s.outputs, s.dataFiles()} {
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

// Stable reports whether the path carries a hash of all that its bytes depend on. If the
// generator wrote a file of that name before, it need not be made again.
func (s *Site) Stable(path string) bool {
	return isDataFile(path) && s.dataFiles()[path].stable
}

// find returns the output at a path.
func (s *Site) find(path string) (o output, ok bool) {
	if o, ok = s.outputs[path]; ok {
		return o, true
	}
	if o, ok = recordPage(s, path); ok {
		return o, true
	}
	if o, ok = embedded(s, path); ok {
		return o, true
	}
	if isLate(path) {
		if o, ok = s.late()[path]; ok {
			return o, true
		}
	}
	if isDataFile(path) {
		if o, ok = s.dataFiles()[path]; ok {
			return o, true
		}
	}
	if s.info.Search && strings.HasPrefix(path, search.Folder) {
		data, ok := s.search().File(path)
		return output{bytes: func(*builder) []byte { return data }}, ok
	}
	return output{}, false
}

// isLate reports whether a path may be one that planLate plans.
func isLate(path string) bool {
	return strings.Contains(path, "/"+periodFolder) || strings.HasPrefix(path, previewFolder) ||
		strings.HasPrefix(path, explorerFolder) || strings.HasPrefix(path, "sitemap-")
}

// planLate plans the pages into which long lists are split, and the files for scripts.
// To know how many there are takes a look at every item of every list, which the
// preview need not do before it can show a page.
func planLate(s *Site) outputs {
	d, late := s.docket, outputs{}
	for _, a := range d.Articles {
		if len(a.Appearances) > fullPage {
			split(s, late, articleList(s, a))
		}
	}
	for _, c := range d.Claims {
		if relations(c) > fullPage {
			split(s, late, claimList(s, c))
		}
	}
	for _, e := range d.Entities {
		split(s, late, entityList(s, e))
	}
	for _, e := range d.Events {
		split(s, late, eventList(s, e))
	}
	for _, t := range d.Topics {
		split(s, late, topicList(s, t))
	}
	for _, l := range siteLists {
		if l.list != nil {
			split(s, late, l.list(s))
		}
	}
	planPreviews(s, late)
	planExplorer(s, late)
	planSitemaps(s, late)
	return late
}
