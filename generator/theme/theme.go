// Package theme holds the templates, assets and words of a site.
//
// [Load] reads the built-in theme with the site's own files laid over it, and reports
// the mistakes in them. A [Theme] runs its templates and knows nothing of any docket.
// [Words] are all phrases that templates print, and the forms of dates and numbers.
package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/render"
)

// Theme is a set of templates with their assets and words. It is immutable.
type Theme struct {
	Words  *Words
	Assets map[string]Asset // by name: "site.css"

	templates *template.Template // parses the templates; render runs them
	render    *render.Set
	files     map[string]string // from a template's name to its file
}

// Label returns a rating's word for claims of a kind. Ratings of the default outcome
// scale have no label: they are called differently for each kind. A pledge is kept, a
// deadline met, a threat carried out.
func (t *Theme) Label(k content.Kind, r *content.Rating) string {
	if r.Label != "" {
		return r.Label
	}
	key := "outcome." + string(k) + "." + r.ID
	if !t.Words.Has(key) {
		key = "outcome.any." + r.ID
	}
	if !t.Words.Has(key) {
		return r.ID
	}
	return t.Words.Text(key)
}

// Asset is a file of templates/assets. Its path changes with its bytes, so that servers
// may let browsers keep it for ever.
type Asset struct {
	Path  string // in the output
	Bytes []byte
}

// themeFile is one file of a theme.
type themeFile struct {
	name  string // below templates/
	file  string // its path in diagnostics
	bytes []byte
}

// Load reads the templates folder builtin and the site's own folder, whose files
// replace the built-in ones of the same name; site may be nil. words.toml is replaced
// key by key.
//
// A template's name is its path without the ending and without "partials/":
// partials/claim-row.html is "claim-row". If a file can't be parsed, Load returns
// diagnostics and no theme.
func Load(builtin, site fs.FS) (*Theme, diag.List) {
	var problems diag.List
	files, words := map[string]themeFile{}, []themeFile{}
	for i, fsys := range []fs.FS{builtin, site} {
		if fsys == nil {
			continue
		}
		read, err := readTheme(fsys)
		if err != nil && !(i == 1 && errors.Is(err, fs.ErrNotExist)) {
			problems.Add(diag.TemplateUnreadable.At(diag.FileSpan("templates"), "the templates can't be read: %v", err))
		}
		for _, f := range read {
			if f.name == "words.toml" {
				words = append(words, f)
				continue
			}
			files[f.name] = f
		}
	}
	t := &Theme{files: map[string]string{}, Assets: map[string]Asset{}}
	t.Words = readWords(words, &problems)
	t.templates = template.New("").Funcs(t.Funcs())
	for _, name := range slices.Sorted(maps.Keys(files)) {
		switch f := files[name]; {
		case strings.HasPrefix(name, "assets/"):
			t.addAsset(f)
		case path.Ext(name) == ".html":
			t.addTemplate(f, &problems)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	t.render = render.New(t.templates, t.Funcs())
	return t, nil
}

// readTheme reads every file of a templates folder except hidden ones.
func readTheme(fsys fs.FS) (files []themeFile, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := path.Base(name); name != "." && strings.HasPrefix(base, ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err == nil {
			files = append(files, themeFile{name: name, file: "templates/" + name, bytes: data})
		}
		return err
	})
	return files, err
}

func (t *Theme) addAsset(f themeFile) {
	name := strings.TrimPrefix(f.name, "assets/")
	sum := sha256.Sum256(f.bytes)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	t.Assets[name] = Asset{Path: "assets/" + hashed, Bytes: f.bytes}
}

func (t *Theme) addTemplate(f themeFile, problems *diag.List) {
	name := strings.TrimSuffix(strings.TrimPrefix(f.name, "partials/"), ".html")
	t.files[name] = f.file
	parsed, err := t.templates.New(name).Parse(string(f.bytes))
	if err != nil {
		problems.Add(t.Problem(err))
		return
	}
	t.checkCalls(parsed.Tree, f.file, problems)
}

// buffers hold the output of templates while it grows. Without them a build would make
// several times as much garbage as its pages are large.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// Append runs a template on its view and appends the output to out.
func (t *Theme) Append(out []byte, name string, view any) ([]byte, error) {
	return t.render.Append(out, name, view)
}

// Run runs a template for a part of a page. It returns the output without the white space
// around it; html/template's escaping makes it safe within another template's output.
func (t *Theme) Run(name string, view any) (template.HTML, error) {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	out, err := t.render.Append((*buffer)[:0], name, view)
	*buffer = out
	return template.HTML(bytes.TrimSpace(out)), err
}

// Mistakes reports the fields that templates ask for and their views do not have, also
// where no page has come by yet. views has a view of each template, or a nil pointer to one.
func (t *Theme) Mistakes(views map[string]any) (problems diag.List) {
	types := make(map[string]reflect.Type, len(views))
	for name, view := range views {
		types[name] = reflect.TypeOf(view)
	}
	for _, err := range t.render.Mistakes(types) {
		problems.Add(t.Problem(err))
	}
	return problems
}

// Uncompiled returns the theme with its templates run by html/template itself. Tests
// compare it with the theme.
func (t *Theme) Uncompiled() *Theme {
	plain := *t
	// A set has only the templates that there are when it is made. It leaves the others to
	// html/template.
	templates := template.New("").Funcs(t.Funcs())
	plain.render = render.New(templates, nil)
	for _, parsed := range t.templates.Templates() {
		template.Must(templates.AddParseTree(parsed.Name(), parsed.Tree))
	}
	return &plain
}

// Slow returns the templates that are left to html/template, with the reason.
func (t *Theme) Slow() map[string]string { return t.render.Slow() }
