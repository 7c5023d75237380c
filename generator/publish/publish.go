// Package publish puts a site's files into a folder on disk, so that the folder
// always holds a whole site and nothing of anybody else's is lost.
//
// [Open] locks the folder. [Folder.Put] takes the files as they are rendered, from
// any number of goroutines, compares each with the one on disk and keeps it in a
// staging folder only if it differs. [Folder.Commit] renames what was staged into
// place and removes the generator's files that the site no longer has;
// [Folder.Abort] drops it. Until Commit begins, no published file changes.
//
// # Whose file is it
//
// The file .onrecord in the folder, the manifest, lists the files that the generator
// wrote. Only these are ever replaced or removed. A foreign file that stands where
// the site needs one of its own is left alone and Commit refuses with a
// [ForeignError], unless it has the very bytes, in which case it becomes the
// generator's. A listed file that somebody altered is mended.
//
// A manifest whose checksum is wrong is believed only where a file's bytes agree
// with their line: no other file is removed. As an earlier build has published here,
// a file of unknown origin at a path of the site is taken for that build's.
//
// # What a kill leaves
//
// Everything is changed by rename or removal, in this order, so a process that is
// killed at any point leaves every file whole, old or new, and the next build mends
// the rest:
//
//  1. Files are staged in .onrecord-staging, which the next Open removes.
//  2. A manifest of the old and the new files together is put in place, so no file
//     that follows can become an orphan.
//  3. Old files that block a new one are removed (a file where a folder must be).
//  4. The staged files are renamed into place, a folder that is new as a whole.
//  5. The other old files are removed, and the folders left empty.
//  6. The manifest of the new files is put in place.
//
// That holds for a killed process. No file is flushed to the device (fsync), which
// would cost more than all the rest: after a power failure a file may be empty or
// cut off. The next build finds another size, and so mends that too.
//
// # When a file is read back
//
// The manifest that step 6 puts in place is newer than every file that it lists. What
// has changed since is newer still, by the date that the system keeps of changes and
// that no program can set. So of a listed file that is older than the manifest the
// hash in the manifest is believed; any other is read. The manifest of step 2 lists
// files that may not be in place, and is dated back, so that no file is older.
//
// # Why inside
//
// Staging, lock and manifest lie inside the output folder and not beside it: there
// they are on the same file system even if the folder is a mount or a symbolic link,
// need no permission elsewhere, and do not ring a watcher of the source. Names that
// begin with ".onrecord" are therefore reserved at the top of a site.
package publish

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/gofrs/flock"
)

// The generator's own names in an output folder.
const (
	reserved     = ".onrecord"
	manifestName = reserved
	stagingName  = reserved + "-staging"
	stagingTree  = stagingName + "/tree" // files at their paths; others lie beside it
	lockName     = reserved + "-lock"
)

// Folder is an output folder that is open for one build. Put may be called from
// several goroutines; after them, Commit or Abort ends the build.
type Folder struct {
	disk  *disk
	lock  *flock.Flock
	made  []string // folders that Open made, innermost first
	folds bool     // the file system takes "A" and "a" for one name
	old   manifest
	keys  map[string]string // on a folding file system: an old path by its fold

	mu      sync.Mutex
	files   map[string]sum  // every path that was put
	folders map[string]bool // that they lie in, and whether below a file
	staged  []stagedFile
	foreign []string
	err     error // the first that Put returned
	done    bool
}

// stagedFile is a file in the staging folder, on its way to its path.
type stagedFile struct {
	path   string
	number int  // of one that can't stand beside another in stagingTree, else 0
	folder bool // a folder stands at path
}

// at is where the file is staged.
func (s stagedFile) at() string {
	if s.number > 0 {
		return stagingName + "/" + strconv.Itoa(s.number)
	}
	return stagingTree + "/" + s.path
}

// Stats counts the files of a build.
type Stats struct {
	Written, Unchanged, Removed int
}

// Open makes dir where it is missing, locks it against other builds, clears what a
// killed build left and reads the manifest. dir may be a symbolic link to a folder.
// Its error is an [OutsideError], which wraps [ErrLocked] while another build runs.
func Open(dir string) (*Folder, error) { return open(dir, nil) }

// open is Open with a function that is called before each change to the disk and
// can make it fail.
func open(dir string, before func(op, path string) error) (*Folder, error) {
	d := &disk{name: filepath.ToSlash(dir), before: before}
	made, err := d.makeRoot(dir)
	if err != nil {
		removeFolders(made)
		return nil, err
	}
	f := &Folder{disk: d, made: made, files: map[string]sum{}, folders: map[string]bool{}}
	if f.lock, err = d.lock(); err != nil {
		removeFolders(made)
		return nil, err
	}
	if err := f.prepare(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// prepare is the part of Open that needs the lock.
func (f *Folder) prepare() error {
	if err := f.disk.removeAll(stagingName); err != nil {
		return err
	}
	_, err := os.Lstat(f.disk.abs(strings.ToUpper(lockName)))
	f.folds = err == nil
	if f.old, err = f.disk.readManifest(); err != nil {
		return err
	}
	f.indexFolds()
	return nil
}

// Put adds a file to the build: path is relative and slash-separated, data is not
// kept. It returns a [PathError] for a path that no site may have or that was put
// before, and an [OutsideError] when the disk fails; either makes Commit fail too.
func (f *Folder) Put(path string, data []byte) error {
	err := f.put(path, data)
	if err != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.err == nil {
			f.err = err
		}
	}
	return err
}

func (f *Folder) put(path string, data []byte) error {
	if problem := pathProblem(path); problem != "" {
		return &PathError{path, problem}
	}
	hash := sha256.Sum256(data)
	s, fresh, err := f.claim(path, hash)
	if err != nil {
		return err
	}
	found := missing
	if !f.respelled(path) {
		if found, err = f.compare(path, hash, data); err != nil {
			return err
		}
	}
	_, listed := f.old.files[path]
	switch {
	case found == equal:
		return nil
	case found == different && !listed && !f.old.damaged, found == irregular && !listed:
		f.mu.Lock()
		defer f.mu.Unlock()
		f.foreign = append(f.foreign, path)
		return nil // Commit names them all at once
	}
	s.folder = found == folder
	if err := f.disk.write(s.at(), path, data, fresh); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staged = append(f.staged, s)
	return nil
}

// claim notes that the build has the path; fresh tells that it is the first in its
// folder.
func (f *Folder) claim(path string, hash sum) (s stagedFile, fresh bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return s, false, fmt.Errorf("publish: Put after Commit or Abort")
	}
	if _, twice := f.files[path]; twice {
		return s, false, &PathError{path, "is written twice"}
	}
	f.files[path] = hash
	_, isFolder := f.folders[path]
	below := false
	known := "" // the innermost folder that is known, and so are those that it lies in
	for dir := parent(path); dir != ""; dir = parent(dir) {
		isBelow, is := f.folders[dir]
		_, isFile := f.files[dir]
		below = below || isBelow || isFile
		if is {
			known = dir
			break
		}
		fresh = true
	}
	for dir := parent(path); dir != known; dir = parent(dir) {
		f.folders[dir] = below
	}
	s.path = path
	if f.folds || isFolder || below {
		s.number = len(f.files)
	}
	return s, fresh, nil
}

// parent is the folder that a path lies in, "" for the top.
func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '/'))] }

// Abort ends the build, drops what was staged and unlocks the folder, which is as it
// was before Open. After Commit or Abort it does nothing, so it can be deferred.
func (f *Folder) Abort() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return nil
	}
	return f.close()
}

// close drops the staging folder and the lock. A folder that Open made goes if
// nothing was published into it.
func (f *Folder) close() error {
	f.done = true
	err := f.disk.removeAll(stagingName)
	f.disk.unlock(f.lock)
	removeFolders(f.made)
	return err
}
