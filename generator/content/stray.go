package content

import (
	"path"
	"regexp"
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

// copyName matches a file's name, without its ending, that programs give to copies.
//
//	a (1)  a copy  a copy 2  a - Copy  a.sync-conflict-20240101-120000-ABCDEF  a (Ann's conflicted copy 2024-01-01)
//	not a-1, a-copy
var copyName = regexp.MustCompile(`(?i)^(.+?)(?: \(\d+\)| (?:- )?copy(?: \(?\d+\)?)?|` +
	`\.sync-conflict-.*| \(.*conflict.*\)|\.orig|\.bak)$`)

// copyOf returns the name of which another name is a program's copy, or "".
func copyOf(name string) string {
	if m := copyName.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

// leftover matches what editors and other programs leave beside a file.
//
//	a.md.bak  a.md.orig  a.md.rej  a.md.tmp  a.md.tmp.1234  a.crdownload
//	not a.md
var leftover = regexp.MustCompile(`\.(?:bak|orig|rej|old|tmp|temp|part|crdownload)(?:\.\d+)?$`)

// stray reports a file that no rule reads, and says what to do with it.
func stray(name string) *diag.Diagnostic {
	d := diag.UnreadFile.At(diag.FileSpan(name), "no rule reads this file")
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	t, meant := meantFor(name)
	switch ext := strings.ToLower(path.Ext(name)); {
	case leftover.MatchString(name):
		return d.WithHint("it looks like a file that a program left behind: remove it")
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
