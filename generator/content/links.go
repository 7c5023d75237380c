package content

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"onrecord/generator/diag"
)

// Folder returns the file system of a site's folder. Unlike [os.DirFS] it knows where
// links lead, so that those within the site, and into the folders that site.toml names
// under follow, are followed.
func Folder(dir string) fs.FS {
	fsys, ok := os.DirFS(dir).(interface {
		fs.StatFS
		fs.ReadFileFS
		fs.ReadDirFS
		fs.ReadLinkFS
	})
	absolute, err := filepath.Abs(dir)
	if !ok || err != nil {
		return os.DirFS(dir)
	}
	return folder{fsys, fsys, fsys, fsys, absolute}
}

type folder struct {
	fs.StatFS
	readFile fs.ReadFileFS
	readDir  fs.ReadDirFS
	readLink fs.ReadLinkFS
	dir      string // absolute
}

func (f folder) ReadFile(name string) ([]byte, error)       { return f.readFile.ReadFile(name) }
func (f folder) ReadDir(name string) ([]fs.DirEntry, error) { return f.readDir.ReadDir(name) }
func (f folder) ReadLink(name string) (string, error)       { return f.readLink.ReadLink(name) }
func (f folder) Lstat(name string) (fs.FileInfo, error)     { return f.readLink.Lstat(name) }

// real returns the absolute path of a file or folder, without links.
func (f folder) real(name string) (string, error) {
	return filepath.EvalSymlinks(filepath.Join(f.dir, filepath.FromSlash(name)))
}

// walker visits the files and folders of a site, and follows links. Folders come before
// what is in them. It passes over what belongs to an editor or the system.
type walker struct {
	fsys   fs.FS
	visit  fs.WalkDirFunc
	broken func(name string, problem *diag.Diagnostic) // is called for each link that is not followed; may be nil

	follow []string // as in site.toml
	inside []string // real paths of the folders into which links may lead; nil until the first link
}

// Walk visits the files and folders at and below a path of a site, as [fs.WalkDir] does,
// and follows the links that Load follows.
func Walk(fsys fs.FS, name string, visit fs.WalkDirFunc) error {
	return (&walker{fsys: fsys, visit: visit}).walk(name)
}

func (w *walker) walk(name string) error {
	info, err := fs.Lstat(w.fsys, name)
	if err == nil && !strings.Contains(name, "/") { // content itself may be a link
		info, err = fs.Stat(w.fsys, name)
	}
	if err != nil {
		return w.visit(name, nil, err)
	}
	var chain []string
	if f, ok := w.fsys.(folder); ok {
		for at := name; at != "."; at = path.Dir(at) {
			if real, err := f.real(at); err == nil && (at != name || info.IsDir()) {
				chain = append(chain, real)
			}
		}
	}
	err = w.entry(name, fs.FileInfoToDirEntry(info), chain, true)
	if errors.Is(err, fs.SkipDir) || errors.Is(err, fs.SkipAll) {
		return nil
	}
	return err
}

// entry visits a file or folder. chain has the real paths of the folders that are being
// visited, as far as links lead from or to them.
func (w *walker) entry(name string, d fs.DirEntry, chain []string, start bool) error {
	if !start && dropping(name) {
		return nil
	}
	if d.Type()&fs.ModeSymlink != 0 {
		info, onward, ok := w.link(name, chain)
		if !ok {
			return nil
		}
		d, chain = fs.FileInfoToDirEntry(info), onward
	}
	if err := w.visit(name, d, nil); err != nil || !d.IsDir() {
		if errors.Is(err, fs.SkipDir) && d.IsDir() {
			return nil
		}
		return err
	}
	entries, err := fs.ReadDir(w.fsys, name)
	if err != nil {
		if err = w.visit(name, d, err); err != nil {
			return err
		}
	}
	for _, e := range entries {
		if err := w.entry(path.Join(name, e.Name()), e, chain, false); err != nil {
			return err
		}
	}
	return nil
}

// link decides about a link. It returns what the link leads to, or ok = false where it is
// not followed.
func (w *walker) link(name string, chain []string) (info fs.FileInfo, onward []string, ok bool) {
	f, isFolder := w.fsys.(folder)
	info, err := fs.Stat(w.fsys, name)
	if !isFolder {
		return info, chain, err == nil && !info.IsDir()
	}
	to, err2 := f.real(name)
	written, _ := f.ReadLink(name)
	at := diag.FileSpan(name)
	if err = errors.Join(err, err2); err != nil {
		d := diag.LinkNotFollowed.At(at, "the link leads to %s, where there is nothing", written)
		if !errors.Is(err, fs.ErrNotExist) {
			d.Message = "the link to " + written + " can't be followed: " + reason(err)
		}
		w.report(name, d.WithHint("remove the link, or let it lead to a file or folder"))
		return nil, nil, false
	}
	if !w.mayLead(f, to) {
		w.report(name, diag.LinkNotFollowed.At(at, "the link leads out of the site, to %s", written).
			WithHint("to follow it, write in %s:\n%s", SettingsFile, w.line(f, to, info.IsDir())))
		return nil, nil, false
	}
	if !info.IsDir() {
		return info, chain, true
	}
	from, _ := f.real(path.Dir(name))
	onward = append(slices.Clip(chain), from)
	if slices.ContainsFunc(onward, func(open string) bool { return within(open, to) }) {
		d := diag.LinkNotFollowed.At(at, "the link leads to %s, in which it stands itself, and is not followed", written)
		d.Severity = diag.Warning
		w.report(name, d.WithHint("remove the link"))
		return nil, nil, false
	}
	return info, append(onward, to), true
}

func (w *walker) report(name string, d *diag.Diagnostic) {
	if w.broken != nil {
		w.broken(name, d)
	}
}

// mayLead reports whether links may lead to a real path.
func (w *walker) mayLead(f folder, to string) bool {
	if w.inside == nil {
		w.follow = followed(f)
		for _, name := range []string{".", "content"} {
			if real, err := f.real(name); err == nil {
				w.inside = append(w.inside, real)
			}
		}
		for _, dir := range w.follow {
			if !filepath.IsAbs(dir) {
				dir = filepath.Join(f.dir, filepath.FromSlash(dir))
			}
			if real, err := filepath.EvalSymlinks(dir); err == nil {
				w.inside = append(w.inside, real)
			}
		}
	}
	return slices.ContainsFunc(w.inside, func(dir string) bool { return within(to, dir) })
}

// followed returns the folders that site.toml names under follow. What is wrong with the
// file is reported where its settings are read.
func followed(fsys fs.FS) []string {
	var settings struct{ Follow []string }
	if text, err := fs.ReadFile(fsys, SettingsFile); err == nil {
		_ = toml.Unmarshal(text, &settings)
	}
	return settings.Follow
}

// line returns the line of site.toml that lets links lead to a real path.
func (w *walker) line(f folder, to string, isDir bool) string {
	if !isDir {
		to = filepath.Dir(to)
	}
	source, err := f.real(".")
	if relative, relErr := filepath.Rel(source, to); err == nil && relErr == nil {
		to = filepath.ToSlash(relative)
	}
	var all []string
	for _, dir := range append(slices.Clone(w.follow), to) {
		all = append(all, strconv.Quote(dir))
	}
	return "follow = [" + strings.Join(all, ", ") + "]"
}

// within reports whether a path is a folder or lies in it.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, strings.TrimSuffix(folder, string(filepath.Separator))+
		string(filepath.Separator))
}
