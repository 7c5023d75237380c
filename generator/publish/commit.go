package publish

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Commit ends the build: it renames the staged files into place, removes the old files
// that were not put, and unlocks the folder. It changes nothing if Put failed, if paths
// can't stand side by side ([PathError]), or if a foreign file is in the way
// ([ForeignError]). After an [OutsideError] part of it may be done: every file is whole,
// old or new, and the next build mends the rest.
func (f *Folder) Commit() (Stats, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return Stats{}, errors.New("publish: Commit after Commit or Abort")
	}
	defer f.close()
	if f.err != nil {
		return Stats{}, f.err
	}
	slices.SortFunc(f.files, byPath)
	final := make(chan []byte, 1)
	go func() { final <- formatManifest(f.files) }()
	p, err := f.plan()
	if manifest := <-final; err == nil {
		return f.apply(p, manifest)
	}
	return Stats{}, err
}

// plan lists what Commit is going to remove.
type plan struct {
	blocking []string // old files that stand in the way of new ones
	obsolete []string // the other old files that were not put, sorted
	folders  []string // folders where a file must be; they hold blocking files at most
}

// plan finds out what must be removed, and whether the site can be published at all. It
// changes nothing on disk.
func (f *Folder) plan() (plan, error) {
	if err := f.checkPaths(); err != nil {
		return plan{}, err
	}
	if f.clash != nil {
		return plan{}, f.clash
	}
	var p plan
	above := lookingAbove{folder: f, plan: &p}
	for _, s := range f.files {
		if !s.staged {
			continue
		}
		above.look(s.path)
		if s.folder {
			if err := f.lookInside(s.path, &p); err != nil {
				return plan{}, err
			}
		}
	}
	if len(f.foreign) > 0 {
		slices.Sort(f.foreign)
		return plan{}, &ForeignError{f.disk.name, f.foreign}
	}
	gone := map[string]bool{}
	for _, file := range p.blocking {
		gone[file] = true
	}
	p.obsolete = slices.DeleteFunc(f.dropped(), func(old string) bool { return gone[old] })
	if f.folds { // each may be a new file, or its folder, in another spelling
		p.blocking, p.obsolete = append(p.blocking, p.obsolete...), nil
	}
	return p, nil
}

// dropped returns the old files that the build does not have, sorted.
func (f *Folder) dropped() []string {
	kept := 0
	for _, s := range f.files {
		if s.listed {
			kept++
		}
	}
	if kept == len(f.old.files) {
		return nil
	}
	old := maps.Clone(f.old.files)
	for _, s := range f.files {
		delete(old, s.path)
	}
	return slices.Sorted(maps.Keys(old))
}

// lookingAbove looks for files where folders must be. Paths come sorted, so those in one
// folder follow each other.
type lookingAbove struct {
	folder *Folder
	plan   *plan
	inside string // the folders found last; the innermost ends in a slash
	absent string // the folder that was missing last, with a slash
}

func (l *lookingAbove) look(file string) {
	if l.absent != "" && strings.HasPrefix(file, l.absent) {
		return
	}
	for !strings.HasPrefix(file, l.inside) {
		l.inside = l.inside[:strings.LastIndexByte(l.inside[:len(l.inside)-1], '/')+1]
	}
	for {
		next := strings.IndexByte(file[len(l.inside):], '/')
		if next < 0 {
			return
		}
		dir := file[:len(l.inside)+next]
		switch found, _ := l.folder.disk.look(dir); found {
		case folder:
			l.inside = dir + "/"
			continue
		case missing:
		default:
			l.folder.inTheWay(dir, l.plan)
		}
		l.absent = dir + "/"
		return
	}
}

// lookInside looks for files in a folder that must make way for a file.
func (f *Folder) lookInside(dir string, p *plan) error {
	var inside []string
	err := filepath.WalkDir(f.disk.abs(dir), func(at string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(f.disk.root, at)
		if rel = filepath.ToSlash(rel); e.IsDir() {
			inside = append(inside, rel)
		} else {
			f.inTheWay(rel, p)
		}
		return err
	})
	slices.Reverse(inside) // a folder after those that it holds
	p.folders = append(p.folders, inside...)
	return f.disk.outside("read", dir, err)
}

// inTheWay notes a file that blocks a path. A file of the generator's will be removed;
// any other is foreign.
func (f *Folder) inTheWay(file string, p *plan) {
	if _, ours := f.old.files[file]; ours {
		p.blocking = append(p.blocking, file)
	} else {
		f.foreign = append(f.foreign, file)
	}
}

// apply does steps 2 to 6 of the package comment, the last with the manifest final.
func (f *Folder) apply(p plan, final []byte) (Stats, error) {
	var stats Stats
	for _, s := range f.files {
		if !s.staged {
			stats.Unchanged++
		}
	}
	if err := f.listAll(final); err != nil {
		return stats, err
	}
	if err := f.discard(p.blocking, &stats); err != nil {
		return stats, err
	}
	for _, dir := range p.folders {
		if err := f.disk.remove(dir); err != nil {
			return stats, err
		}
	}
	if err := f.putInPlace(); err != nil {
		return stats, err
	}
	stats.Written = len(f.files) - stats.Unchanged
	if err := f.discard(p.obsolete, &stats); err != nil {
		return stats, err
	}
	return stats, f.writeManifest(final, true)
}

// putInPlace renames the staged files into place. A new folder is renamed with all that
// it holds.
func (f *Folder) putInPlace() error {
	there := map[string]bool{".": true}
	came := "" // the folder that was renamed last, with a slash
	for _, s := range f.files {
		if !s.staged || s.number == 0 && came != "" && strings.HasPrefix(s.path, came) {
			continue
		}
		if dir := f.newFolder(s, there); dir != "" {
			if err := f.disk.rename(dir, dir); err != nil {
				return err
			}
			came = dir + "/"
			continue
		}
		if dir := path.Dir(s.path); !there[dir] {
			if err := f.disk.mkdir(dir); err != nil {
				return err
			}
			there[dir] = true
		}
		if err := f.disk.rename(s.at(), s.path); err != nil {
			return err
		}
	}
	return nil
}

// newFolder returns the outermost folder of a staged file that does not exist yet, or "".
func (f *Folder) newFolder(s file, there map[string]bool) string {
	if s.number > 0 {
		return ""
	}
	for _, dir := range folders(s.path) {
		if there[dir] {
			continue
		}
		if found, _ := f.disk.look(dir); found == missing {
			return dir
		}
		there[dir] = true
	}
	return ""
}

// discard removes old files, and then the folders that are empty.
func (f *Folder) discard(files []string, stats *Stats) error {
	for _, file := range files {
		dir, ours := f.lastFolder(file)
		if !ours {
			continue
		}
		if found, _ := f.disk.look(file); found != missing && found != folder {
			if err := f.disk.remove(file); err != nil {
				return err
			}
			stats.Removed++
		}
		for ; dir != "."; dir = path.Dir(dir) {
			if gone, err := f.disk.prune(dir); err != nil {
				return err
			} else if !gone {
				break
			}
		}
	}
	return nil
}

// lastFolder returns the innermost folder of a path that exists; a killed build may have
// removed some. ours is false where a link or a file stands in the place of a folder:
// what lies beyond belongs to somebody else.
func (f *Folder) lastFolder(file string) (dir string, ours bool) {
	dir = "."
	for _, d := range folders(file) {
		switch found, _ := f.disk.look(d); found {
		case folder:
			dir = d
		case missing:
			return dir, true
		default:
			return dir, false
		}
	}
	return dir, true
}
