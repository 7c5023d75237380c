// Package site runs the phases: it loads a site's content, links it, plans its pages,
// and renders them into an output folder.
//
// A [Builder] serves one site for many builds. It keeps the loader, the linker and the
// theme, which each keep what they can use again. [Builder.Make] returns a [Result], a
// whole version of the site. The preview renders single pages from it; [Result.Publish]
// renders all. [Builder.Update] makes the next version after a change.
package site

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"onrecord/generator/brief"
	"onrecord/generator/check"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/links"
	"onrecord/generator/page"
	"onrecord/generator/theme"
)

// Options say what to build.
type Options struct {
	BaseURL    string   // instead of site.toml's; "" for that
	BasePath   string   // instead of that address's path, "/desk/"; "" for that
	AsOf       edtf.Day // the day on which the site stands, if AsOfGiven
	AsOfGiven  bool
	Today      edtf.Day // the day, where neither AsOf nor site.toml gives one
	Drafts     bool     // with drafts
	Everything bool     // with drafts and records of later than as_of, for checking
	Lenient    bool     // a lost or ambiguous quote is a warning
	Once       bool     // no other version follows
}

// Progress receives how far a phase is; phase is a verb such as "reading". It is called
// with done 0 at the start and done equal to total at the end, from several goroutines at
// once.
type Progress func(phase string, done, total int)

// Builder builds one site again and again. It is not safe for concurrent use.
type Builder struct {
	progress Progress

	fsys    fs.FS // the source folder
	builtin fs.FS // the built-in templates
	loader  *content.Loader
	linker  docket.Linker

	content *content.Content // of the newest result
	options Options

	theme         *theme.Theme
	themeProblems diag.List
	themeSum      [sha256.Size]byte // of the site's own templates
}

// New returns a builder of the site in the folder source, with the built-in templates.
func New(source string, builtin fs.FS) *Builder { return newBuilder(content.Folder(source), builtin) }

func newBuilder(fsys, builtin fs.FS) *Builder {
	b := &Builder{fsys: fsys, builtin: builtin, loader: content.NewLoader(fsys)}
	b.Report(func(string, int, int) {})
	return b
}

// Report sets who hears of the progress of the builder and its results.
func (b *Builder) Report(progress Progress) {
	b.progress = progress
	b.loader.Progress = func(done, total int) { progress("reading", done, total) }
}

// Result is one version of a site. It does not change, and may be used from several
// goroutines at once. It does not hold its Builder, so that a program that builds once
// can free that.
type Result struct {
	Docket   *docket.Docket
	Site     *page.Site // nil where the templates have mistakes
	Problems diag.List  // sorted
	Source   diag.ReadFile

	fsys     fs.FS // the source folder
	builtin  fs.FS // the built-in templates
	progress Progress
}

// Make reads what changed and makes the site. It fails if the site can't be read.
// Mistakes in the content are in the result's Problems.
func (b *Builder) Make(o Options) (*Result, error) {
	var theme sync.WaitGroup
	theme.Go(func() { b.loadTheme() }) // at the same time as the listing of files, which needs one processor
	c, err := b.loader.Load()
	theme.Wait()
	if err != nil {
		return nil, err
	}
	return b.assemble(c, o), nil
}

// Update does what Make does for a caller that knows which paths may have changed, files
// and folders below the source. It returns nil where the site is unchanged.
//
// Incremental: the files are read again and their bytes are compared. If any differs,
// everything after loading is made again.
func (b *Builder) Update(paths []string, o Options) (*Result, error) {
	c, err := b.loader.Reload(paths)
	if err != nil {
		return nil, err
	}
	theme := false
	if b.theme == nil || slices.ContainsFunc(paths, inTemplates) {
		theme = b.loadTheme()
	}
	if !theme && o == b.options && c == b.content {
		return nil, nil
	}
	return b.assemble(c, o), nil
}

func (b *Builder) assemble(c *content.Content, o Options) *Result {
	b.content, b.options = c, o
	settings := *c.Settings
	if o.BaseURL != "" {
		settings.BaseURL = o.BaseURL
	}
	if o.BasePath != "" {
		settings.BaseURL = withPath(settings.BaseURL, o.BasePath)
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
	b.progress("linking", 0, len(c.Articles))
	linking := docket.Options{AsOf: asOf, Drafts: o.Drafts, Everything: o.Everything, Lenient: o.Lenient, Once: o.Once}
	if b.theme != nil {
		words := b.theme.Words
		linking.Label = b.theme.Label
		linking.Title = func(c *docket.Claim) string { return brief.Title(words, c) }
	}
	d, problems := b.linker.Link(&with, linking)
	if o.Everything {
		problems = slices.Concat(problems, check.Lint(c, d, problems))
	}
	r := &Result{Docket: d, Source: c.Source, fsys: b.fsys, builtin: b.builtin, progress: b.progress}
	r.Problems = slices.Concat(c.Problems, problems, b.themeProblems)
	if b.theme != nil {
		r.Site = page.Plan(d, b.theme)
		r.Problems = slices.Concat(r.Problems, r.Site.Problems(), links.Authored(d, r.Site, c.Unread, o.Everything))
	}
	r.Problems.Sort()
	b.progress("linking", len(c.Articles), len(c.Articles))
	return r
}

// withPath returns an address with another path, or the path where there is no address.
func withPath(address, path string) string {
	u, err := url.Parse(address)
	if err != nil {
		return path
	}
	return (&url.URL{Scheme: u.Scheme, User: u.User, Host: u.Host, Path: path}).String()
}

// Copied returns the file that is copied to a path of the output as it is.
func (r *Result) Copied(path string) (f content.File, ok bool) {
	files := r.Docket.Files // sorted by path
	i, ok := slices.BinarySearchFunc(files, path, func(f content.File,
		path string) int {
		return strings.Compare(f.Path, path)
	})
	if ok {
		f = files[i]
	}
	return f, ok
}

// Open opens a copied file by its path in the output. It returns fs.ErrNotExist for any
// other path.
func (r *Result) Open(path string) (fs.File, error) {
	f, ok := r.Copied(path)
	if !ok {
		return nil, fs.ErrNotExist
	}
	return r.fsys.Open(f.From)
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
			return "", errors.New("there is no site.toml in " + dir +
				" or above it: go to your site's folder, or make one with: onrecord new site DIR")
		}
	}
}

// Hosted reports whether a path of the site's output is one of its pages.
func Hosted(path string) bool { return strings.HasSuffix(path, ".html") }
