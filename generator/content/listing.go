package content

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"onrecord/generator/diag"
	"onrecord/generator/parallel"
)

// listed is a file of the site with its size and time when it was listed, or a link that
// is not followed.
type listed struct {
	name    string
	info    fs.FileInfo
	problem *diag.Diagnostic // of the link
}

func namesOf(files []listed) map[string]bool {
	names := make(map[string]bool, len(files))
	for _, f := range files {
		names[f.name] = true
	}
	return names
}

// listAll lists the site's files.
func (l *Loader) listAll() (found []listed, err error) {
	for _, top := range []string{SettingsFile, "content"} {
		if found, err = l.list(top, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// look fills in missing information about files and drops those that are gone or are
// folders.
func (l *Loader) look(files []listed) []listed {
	parallel.Each(len(files), func(i int) {
		if files[i].info == nil {
			files[i].info, _ = fs.Stat(l.fsys, files[i].name) // follows links; nil for a file that is gone by now
		}
	})
	return slices.DeleteFunc(files, func(f listed) bool { return f.info == nil || f.info.IsDir() })
}

// list appends the site's files at or below name. It appends none for a name that does
// not exist.
func (l *Loader) list(name string, found []listed) ([]listed, error) {
	var files, links []listed
	w := &walker{fsys: l.fsys}
	w.visit = func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir() && (p == SettingsFile || strings.HasPrefix(p, "content/")):
			files = append(files, listed{name: p})
		}
		return nil
	}
	w.broken = func(p string, problem *diag.Diagnostic) {
		if info, err := fs.Lstat(l.fsys, p); err == nil {
			links = append(links, listed{p, info, problem})
		}
	}
	err := w.walk(name)
	files = l.look(files)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return append(append(found, files...), links...), err
}

// Ignored reports whether a path below the source belongs to an editor or the system and
// is no content: a hidden file, a backup or a lock, or anything in such a folder. Below
// content/root hidden files are content.
func Ignored(p string) bool {
	for ; p != "." && p != "/"; p = path.Dir(p) {
		if dropping(p) {
			return true
		}
	}
	return false
}

// dropping does what Ignored does, for the last element of a path.
func dropping(p string) bool {
	base := path.Base(p)
	switch {
	case strings.HasSuffix(base, "~"), strings.HasPrefix(base, "~$"), strings.HasSuffix(base, ".swp"),
		strings.HasSuffix(base, ".swx"),
		base == ".DS_Store", base == "Thumbs.db", base == "desktop.ini",
		strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#"), strings.HasPrefix(base, ".#"), base == "4913":
		return true
	case strings.HasPrefix(p, "content/root/"):
		return false
	}
	return strings.HasPrefix(base, ".")
}
