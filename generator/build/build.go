// Package build runs the phases: it loads a site's content, links it, plans its
// pages, and renders them into an output folder.
//
// A [Builder] stays between builds of one site and holds what the phases keep: the
// loader its documents, the linker the places of quotes, and this package the theme.
// [Builder.Make] gives a [Result], a whole version of the site;
// the preview renders from it what is asked for, [Result.Publish] renders all of it.
// [Builder.Update] makes the next version when something has changed.
package build

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

	"onrecord/generator/check"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/links"
	"onrecord/generator/page"
)

// Options say what to build.
type Options struct {
	BaseURL    string   // instead of site.toml's; "" for that
	BasePath   string   // instead of that address's path, "/desk/"; "" for that
	AsOf       edtf.Day // the day on which the site stands, where AsOfGiven
	AsOfGiven  bool
	Today      edtf.Day // the day where neither AsOf nor site.toml gives one
	Drafts     bool     // with drafts
	Everything bool     // with drafts and what as_of leaves out, for checking
	Lenient    bool     // a lost or ambiguous quote is a warning
	Once       bool     // for no other version after this one
}

// Progress is told how far a phase is, a verb such as "reading": at its start with
// done 0, where it is not known how far, and at its end with done as total. It may be
// called from several goroutines at once.
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

	theme         *page.Theme
	themeProblems diag.List
	themeSum      [sha256.Size]byte // of the site's own templates
}

// New makes a builder of the site in the folder source, with the built-in
// templates.
func New(source string, builtin fs.FS) *Builder { return newBuilder(os.DirFS(source), builtin) }

func newBuilder(fsys, builtin fs.FS) *Builder {
	b := &Builder{fsys: fsys, builtin: builtin, loader: content.NewLoader(fsys)}
	b.Report(func(string, int, int) {})
	return b
}

// Report has progress told of what the builder and its results do from now on.
func (b *Builder) Report(progress Progress) {
	b.progress = progress
	b.loader.Progress = func(done, total int) { progress("reading", done, total) }
}

// Result is one version of a site. It does not change, and may be used from several
// goroutines at once. It holds nothing of its Builder, so that a program that builds once
// can give that memory up.
type Result struct {
	Docket   *docket.Docket
	Site     *page.Site // nil where the templates have mistakes
	Problems diag.List  // sorted
	Source   diag.Source

	fsys     fs.FS // the source folder
	builtin  fs.FS // the built-in templates
	progress Progress
}

// Make reads what changed and makes the site. The error is of the outside world;
// what is wrong with the content is in the result's Problems.
func (b *Builder) Make(o Options) (*Result, error) {
	var theme sync.WaitGroup
	theme.Go(func() { b.loadTheme() }) // while the content's files are listed, which one does alone
	c, err := b.loader.Load()
	theme.Wait()
	if err != nil {
		return nil, err
	}
	return b.assemble(c, o), nil
}

// Update is Make for a caller that knows what may have changed: paths of files and
// folders below the source. It returns nil where the site is what it was.
//
// Incremental: the files are read again and their bytes are compared. If anything differs,
// everything after loading is made anew.
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
		linking.Label = b.theme.Label
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

// withPath is an address with another path; a path alone where there is no address.
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

// Open opens such a file. It returns fs.ErrNotExist for any other path.
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
