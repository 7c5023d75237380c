package preview

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/parallel"
)

// settling is the age at which a file's time is trusted. A younger file may change once
// more and keep its size and, within the file system's resolution, its time.
const settling = 2 * time.Second

// listing notices changes of a site's files since it last looked, by size, time, mode and
// identity.
type listing struct {
	source  string
	files   map[string]fs.FileInfo // nil for a file that must be read again next time
	folders []string               // the folders found last time
}

func newListing(source string) *listing { return &listing{source: source} }

// changes returns the files that changed, came or went since the last time. It calls
// enter, if that is not nil, for each folder before it looks inside.
func (l *listing) changes(enter func(folder string)) (paths []string) {
	now := time.Now()
	var found []string
	l.folders = nil
	_ = walk(l.source, ".", func(p string, d fs.DirEntry) {
		if !d.IsDir() {
			found = append(found, p)
			return
		}
		l.folders = append(l.folders, p)
		if enter != nil {
			enter(p)
		}
	})
	infos := make([]fs.FileInfo, len(found))
	parallel.Each(len(found), func(i int) {
		// Stat follows links. It returns nil for a file that is gone by now.
		infos[i], _ = os.Stat(filepath.Join(l.source, filepath.FromSlash(found[i])))
	})
	before := l.files
	l.files = make(map[string]fs.FileInfo, len(found))
	for i, p := range found {
		info := infos[i]
		if info == nil {
			continue
		}
		was, known := before[p]
		if !known || was == nil || !same(was, info) {
			paths = append(paths, p)
		}
		if info.ModTime().After(now.Add(-settling)) {
			info = nil
		}
		l.files[p] = info
	}
	for p := range before {
		if _, ok := l.files[p]; !ok {
			paths = append(paths, p)
		}
	}
	return paths
}

func same(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode() && os.SameFile(a, b)
}

// walk visits the files and folders of the site at and below a path of the source,
// folders before their contents. It skips what can't be read, which the loader reports,
// and returns the first error.
func walk(source, rel string, visit func(rel string, d fs.DirEntry)) (failed error) {
	fsys := content.Folder(source)
	starts := []string{rel}
	if rel == "." {
		if info, err := os.Stat(source); err == nil {
			visit(".", fs.FileInfoToDirEntry(info))
		}
		starts = []string{content.SettingsFile, "content", "templates"} // each may be a link
	}
	for _, start := range starts {
		_ = content.Walk(fsys, start, func(p string, d fs.DirEntry, err error) error {
			if failed == nil && !errors.Is(err, fs.ErrNotExist) {
				failed = err
			}
			switch {
			case d == nil:
				return nil
			case !concerns(p):
				if d.IsDir() {
					return fs.SkipDir
				}
			case err == nil || d.IsDir():
				visit(p, d)
			}
			return nil
		})
	}
	return failed
}

// concerns reports whether a path may belong to the site: the source folder itself, the
// settings, and all in content and templates but an editor's own files.
func concerns(rel string) bool {
	top, _, _ := strings.Cut(rel, "/")
	switch top {
	case ".", content.SettingsFile:
		return rel == top
	case "content", "templates":
		return !content.Ignored(path.Clean(rel))
	}
	return false
}
