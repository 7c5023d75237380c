package publish

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// pathProblem says why a path must not be published, or returns "". On a system where a
// name means a device, it refuses that name.
func pathProblem(p string) string {
	if isPlain(p) {
		return ""
	}
	first, _, _ := strings.Cut(p, "/")
	switch {
	case p == "." || !fs.ValidPath(p): // fs.ValidPath refuses "..", "/a", "a//b" and bad UTF-8
		return "does not lead into the output folder"
	case strings.ContainsRune(p, '\\') || strings.ContainsFunc(p, unicode.IsControl):
		return "has a character that no file name may have"
	case !filepath.IsLocal(filepath.FromSlash(p)):
		return "is reserved by the operating system"
	case len(first) >= len(reserved) && strings.EqualFold(first[:len(reserved)], reserved):
		return "is reserved for the generator's own files"
	}
	return ""
}

// isPlain reports whether a path is publishable by its bytes alone, as nearly all are:
// lower-case letters, digits and hyphens, with single slashes and dots between.
func isPlain(p string) bool {
	if filepath.Separator != '/' {
		return false // Windows reserves some names
	}
	between := false
	for i := range len(p) {
		switch c := p[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
			between = true
		case between && (c == '/' || c == '.'):
			between = false
		default:
			return false
		}
	}
	return between
}

// folders returns the folders of a path, outermost first.
func folders(p string) []string {
	var all []string
	for i, c := range p {
		if c == '/' {
			all = append(all, p[:i])
		}
	}
	return all
}

// foldPath maps paths that a file system takes for one to the same key: it ignores case,
// and whether letters are composed.
func foldPath(p string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(p))) }

// indexFolds prepares respelled.
func (f *Folder) indexFolds() {
	if !f.folds {
		return
	}
	f.keys = make(map[string]string, len(f.old.files))
	for p := range f.old.files {
		f.keys[foldPath(p)] = p
	}
}

// respelled reports whether the old site has the path in another spelling that the file
// system takes for the same. Such a file is written again, or it would keep its old name.
func (f *Folder) respelled(p string) bool {
	if !f.folds {
		return false
	}
	old, found := f.keys[foldPath(p)]
	return found && old != p
}

// checkPaths finds paths of the build that can't stand side by side. They come sorted.
func (f *Folder) checkPaths() error {
	var before []string // files whose names begin the path, each with those before it
	for _, p := range f.files {
		for n := len(before); n > 0 && !strings.HasPrefix(p.path, before[n-1]); n-- {
			before = before[:n-1]
		}
		for _, file := range before {
			switch {
			case file == p.path:
				return &PathError{file, "is written twice"}
			case p.path[len(file)] == '/':
				return &PathError{file, "is wanted both as a file and as the folder of " + path.Base(p.path)}
			}
		}
		before = append(before, p.path)
	}
	if f.folds {
		return f.checkSpellings()
	}
	return nil
}

// checkSpellings finds names that the file system takes for one.
func (f *Folder) checkSpellings() error {
	spellings := map[string]string{}
	for _, p := range f.files {
		for _, name := range append(folders(p.path), p.path) {
			key := foldPath(name)
			if other, found := spellings[key]; found && other != name {
				return &PathError{name, "differs from " + other +
					" only by case or accents, which this file system cannot tell apart"}
			}
			spellings[key] = name
		}
	}
	return nil
}
