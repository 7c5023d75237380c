package publish

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Commit ends the build: it puts the staged files into place, removes the old files
// that were not put, and unlocks the folder. If Put failed, if paths cannot stand
// side by side ([PathError]) or a foreign file is in the way ([ForeignError]), it
// changes nothing. After an [OutsideError] part of it may be done: every file is
// whole, old or new, and the next build mends the rest.
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
	final := make(chan []byte, 1)
	go func() { final <- formatManifest(f.files) }()
	p, err := f.plan()
	if manifest := <-final; err == nil {
		return f.apply(p, manifest)
	}
	return Stats{}, err
}

// plan is what Commit is going to remove.
type plan struct {
	blocking []string // old files that stand in the way of new ones
	obsolete []string // the other old files that were not put, sorted
	folders  []string // folders where a file must be; they hold blocking files at most
}

// plan finds out what must be removed and whether the site can be published at all.
// It changes nothing on disk.
func (f *Folder) plan() (plan, error) {
	if err := f.checkPaths(); err != nil {
		return plan{}, err
	}
	slices.SortFunc(f.staged, func(a, b stagedFile) int { return cmp.Compare(a.path, b.path) })
	var p plan
	seen := map[string]standing{}
	for _, s := range f.staged {
		f.lookAbove(s.path, seen, &p)
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
	for old := range f.old.files {
		if _, kept := f.files[old]; !kept && !gone[old] {
			p.obsolete = append(p.obsolete, old)
		}
	}
	slices.Sort(p.obsolete)
	if f.folds { // any of them may be a new file, or its folder, in another spelling
		p.blocking, p.obsolete = append(p.blocking, p.obsolete...), nil
	}
	return p, nil
}

// lookAbove looks for files where the folders of a path must be. seen holds what was
// found at the folders that were looked at before.
func (f *Folder) lookAbove(file string, seen map[string]standing, p *plan) {
	for _, dir := range folders(file) {
		found, looked := seen[dir]
		if !looked {
			found, _ = f.disk.look(dir)
			seen[dir] = found
			if found != missing && found != folder {
				f.inTheWay(dir, p)
			}
		}
		if found != folder {
			return
		}
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

// inTheWay notes a file that must make way: it can if it is the generator's.
func (f *Folder) inTheWay(file string, p *plan) {
	if _, ours := f.old.files[file]; ours {
		p.blocking = append(p.blocking, file)
	} else {
		f.foreign = append(f.foreign, file)
	}
}

// apply does steps 2 to 6 of the package comment, the last with the manifest final.
func (f *Folder) apply(p plan, final []byte) (Stats, error) {
	stats := Stats{Unchanged: len(f.files) - len(f.staged)}
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
	stats.Written = len(f.staged)
	if err := f.discard(p.obsolete, &stats); err != nil {
		return stats, err
	}
	return stats, f.writeManifest(final, true)
}

// putInPlace renames the staged files, which are sorted, into place. What lies in a
// folder that is not there yet comes with it.
func (f *Folder) putInPlace() error {
	there := map[string]bool{".": true}
	came := "" // the folder that was renamed last, with a slash
	for _, s := range f.staged {
		if s.number == 0 && came != "" && strings.HasPrefix(s.path, came) {
			continue
		}
		if dir := f.newFolder(s, there); dir != "" {
			if err := f.disk.rename(stagingTree+"/"+dir, dir); err != nil {
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

// newFolder returns the outermost folder of a file in stagingTree that is not there
// yet, "" for none.
func (f *Folder) newFolder(s stagedFile, there map[string]bool) string {
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

// discard removes old files and the folders that are empty without them.
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

// lastFolder returns the innermost folder of a path that exists: a killed build may
// have removed some. ours is false if a link or a file stands in the place of one;
// then whatever lies beyond is somebody else's.
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
