package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/render"
)

// Theme is a set of templates with their assets and words. It is immutable and
// holds nothing of any docket.
type Theme struct {
	words     *Words
	templates *template.Template // to be parsed into; run by render
	render    *render.Set
	files     map[string]string // a template's name to its file
	assets    map[string]asset  // by name: "site.css"
}

// Label is a rating's word. The default outcome scale has none of its own: a pledge
// is kept, a deadline met, a threat carried out.
func (t *Theme) Label(k content.Kind, r *content.Rating) string {
	if r.Label != "" {
		return r.Label
	}
	key := "outcome." + string(k) + "." + r.ID
	if !t.words.Has(key) {
		key = "outcome.any." + r.ID
	}
	if !t.words.Has(key) {
		return r.ID
	}
	return t.words.Text(key)
}

// asset is a file of templates/assets under a name that changes with its bytes, so
// that servers may let browsers keep it for ever.
type asset struct {
	path  string // in the output
	bytes []byte
}

// themeFile is one file of a theme, and where to say that it stands.
type themeFile struct {
	name  string // below templates/
	file  string // as diagnostics call it
	bytes []byte
}

// LoadTheme reads the templates below builtin and, over them file by file, those
// below site, which may be nil. Both are the insides of a templates folder.
//
// A template's name is its path without the ending and without "partials/":
// partials/claim-row.html is "claim-row". words.toml is overlaid key by key. A
// file that can't be parsed is a diagnostic, and the theme is then nil.
func LoadTheme(builtin, site fs.FS) (*Theme, diag.List) {
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
	t := &Theme{files: map[string]string{}, assets: map[string]asset{}}
	t.words = readWords(words, &problems)
	t.templates = template.New("").Funcs(t.funcs())
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
	t.render = render.New(t.templates, t.funcs())
	return t, nil
}

// readTheme reads every file of a templates folder but hidden ones.
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
	t.assets[name] = asset{path: "assets/" + hashed, bytes: f.bytes}
}

func (t *Theme) addTemplate(f themeFile, problems *diag.List) {
	name := strings.TrimSuffix(strings.TrimPrefix(f.name, "partials/"), ".html")
	t.files[name] = f.file
	parsed, err := t.templates.New(name).Parse(string(f.bytes))
	if err != nil {
		problems.Add(t.problem(err))
		return
	}
	t.checkCalls(parsed.Tree, f.file, problems)
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// exec runs a template on its view. What html/template wrote is safe to be put
// into another template's output.
func (t *Theme) exec(name string, data any) (template.HTML, error) {
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	out, err := t.render.Append((*buf)[:0], name, data)
	*buf = out
	if err != nil {
		return "", err
	}
	return template.HTML(bytes.TrimSpace(out)), nil
}
