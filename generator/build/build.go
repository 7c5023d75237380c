// Package build runs the phases: it loads a site's content, links it, plans its
// pages, and renders them into an output folder.
//
// A [Builder] stays between builds of one site and holds what the phases keep: the
// loader its documents, the linker the places of quotes, and this package the theme.
// [Builder.Make] gives a [Result], a whole version of the site that never changes;
// the preview renders from it what is asked for, [Result.Publish] renders all of it.
package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/page"
)

// Options say what to build.
type Options struct {
	BaseURL    string   // instead of site.toml's; "" for that
	AsOf       edtf.Day // the day on which the site stands, where AsOfGiven
	AsOfGiven  bool
	Today      edtf.Day // the day where neither AsOf nor site.toml gives one
	Drafts     bool     // with drafts
	Everything bool     // with drafts and what as_of leaves out, for checking
	Lenient    bool     // a lost or ambiguous quote is a warning
}

// Builder builds one site again and again. It is not safe for concurrent use.
type Builder struct {
	fsys    fs.FS // the source folder
	builtin fs.FS // the built-in templates
	loader  *content.Loader
	linker  docket.Linker

	theme         *page.Theme
	themeProblems diag.List
}

// New makes a builder of the site in the folder source, with the built-in
// templates.
func New(source string, builtin fs.FS) *Builder {
	fsys := os.DirFS(source)
	return &Builder{fsys: fsys, builtin: builtin, loader: content.NewLoader(fsys)}
}

// Result is one version of a site.
type Result struct {
	Docket   *docket.Docket
	Site     *page.Site // nil where the templates have mistakes
	Problems diag.List  // sorted
	Source   diag.Source

	fsys fs.FS
}

// Make reads what changed and makes the site. The error is of the outside world;
// what is wrong with the content is in the result's Problems.
func (b *Builder) Make(o Options) (*Result, error) {
	c, err := b.loader.Load()
	if err != nil {
		return nil, err
	}
	if b.theme == nil {
		b.loadTheme()
	}
	return b.assemble(c, o), nil
}

// loadTheme reads the templates, the site's own over the built-in ones.
func (b *Builder) loadTheme() {
	site, err := fs.Sub(b.fsys, "templates")
	if _, statErr := fs.Stat(b.fsys, "templates"); err != nil || statErr != nil {
		site = nil
	}
	b.theme, b.themeProblems = page.LoadTheme(b.builtin, site)
}

func (b *Builder) assemble(c *content.Content, o Options) *Result {
	settings := *c.Settings
	if o.BaseURL != "" {
		settings.BaseURL = o.BaseURL
	}
	with := *c
	with.Settings = &settings
	asOf := o.AsOf
	if !o.AsOfGiven {
		var set bool
		if asOf, set = settings.Day(); !set {
			asOf = o.Today
		}
	}
	d, problems := b.linker.Link(&with, docket.Options{AsOf: asOf, Drafts: o.Drafts, Everything: o.Everything, Lenient: o.Lenient})
	r := &Result{Docket: d, Source: c.Source, fsys: b.fsys}
	r.Problems = append(r.Problems, c.Problems...)
	r.Problems = append(r.Problems, problems...)
	r.Problems = append(r.Problems, b.themeProblems...)
	if b.theme != nil {
		r.Site = page.Plan(d, b.theme)
		r.Problems = append(r.Problems, r.Site.Problems()...)
	}
	r.Problems.Sort()
	return r
}

// FindSource returns the folder that holds site.toml: dir, or the nearest above it.
func FindSource(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, content.SettingsFile)); err == nil {
			return at, nil
		}
		if filepath.Dir(at) == at {
			return "", errors.New("there is no site.toml in " + dir + " or above it: go to your site's folder, or make one with: onrecord new site DIR")
		}
	}
}

// Hosted reports whether a path of the site's output is one of its pages.
func Hosted(path string) bool { return strings.HasSuffix(path, ".html") }
