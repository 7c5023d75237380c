package content

import (
	"path"
	"strings"

	"onrecord/generator/diag"
)

// read reports whether the loader parses a file of the name, as a record, a page or the
// settings.
func read(name string) bool {
	t, ok := TypeOf(name)
	switch path.Ext(name) {
	case ".md":
		return ok
	case ".toml":
		return name == SettingsFile || ok && t != TypeArticle && t != TypePage
	}
	return false
}

// meantFor returns the type of record that a stray file was probably meant to hold: that
// of its folder, or of a folder with nearly the same name.
func meantFor(name string) (t Type, ok bool) {
	if t, ok = TypeOf(name); ok {
		return t, true
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	var folders []string
	for _, t := range Types {
		folders = append(folders, t.Folder())
	}
	near := diag.Suggest(folder, folders)
	for _, t := range Types {
		if t.Folder() == near || string(t) == folder {
			return t, true
		}
	}
	return "", false
}

// stray reports a file that no rule reads, and says what to do with it.
func stray(name string) *diag.Diagnostic {
	d := diag.UnreadFile.At(diag.FileSpan(name), "no rule reads this file")
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	t, meant := meantFor(name)
	switch ext := strings.ToLower(path.Ext(name)); {
	case meant && !strings.HasPrefix(name, "content/"+t.Folder()+"/"):
		return d.WithHint("did you mean the folder content/%s?", t.Folder())
	case !meant:
		return d.WithHint("move it into one of content/articles, claims, entities, events, topics, pages, files or root")
	case ext == ".markdown" || ext == ".mdown" || ext == ".mkd" || ext == ".md" || ext == ".txt":
		return d.WithHint("rename it to %s.md", base)
	case ext == ".yaml" || ext == ".yml" || ext == ".json":
		return d.WithHint("records are TOML: write it as %s.toml", base)
	case ext == ".toml":
		return d.WithHint("one %s is one .md file: +++, its settings in TOML, +++, and its text", t)
	}
	return d.WithHint("pictures and other files to be published go into content/files")
}
