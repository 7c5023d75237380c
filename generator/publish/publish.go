// Package publish puts a site's files into a folder on disk, so that the folder
// always holds a whole site and nothing of anybody else's is lost.
//
// [Open] locks the folder. [Folder.Put] takes the files as they are rendered, from
// any number of goroutines, compares each with the one on disk and keeps it in a
// staging folder only if it differs.
// [Folder.Commit] renames what was staged into place and removes the
// generator's files that the site no longer has; [Folder.Abort] drops it. Until Commit
// begins, no published file changes.
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
// The hash is XXH3 of 128 bits: it tells by accident altered bytes from the generator's.
// It is no guard against forgery, and need not be: whoever can write a file into the
// folder can write the manifest too.
//
// # Why inside
//
// Staging, lock and manifest lie inside the output folder and not beside it: there
// they are on the same file system even if the folder is a mount or a symbolic link,
// need no permission elsewhere, and do not ring a watcher of the source. Names that
// begin with ".onrecord" are therefore reserved at the top of a site.
package publish

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/gofrs/flock"
)

// The generator's own names in an output folder.
const (
	reserved     = ".onrecord"
	manifestName = reserved
	stagingName  = reserved + "-staging"
	lockName     = reserved + "-lock"
)

// Folder is an output folder that is open for one build. Put may be called from several
// goroutines. Commit or Abort ends the build.
type Folder struct {
	disk  *disk
	lock  *flock.Flock
	made  []string // folders that Open made, innermost first
	folds bool     // the file system takes "A" and "a" for one name
	old   manifest
	keys  map[string]string // on a folding file system: old paths by their key

	numbers atomic.Int32

	mu      sync.Mutex
	files   []file // in the order in which they were put
	clash   error  // the first clash between staged files
	foreign []string
	err     error // the first error of Put
	done    bool
}

// Stats counts the files of a build.
type Stats struct {
	Written, Unchanged, Removed int
}

// Open makes dir if it is missing, locks it against other builds, removes what a killed
// build left, and reads the manifest. dir may be a link to a folder. Its error is an
// [OutsideError]; while another build runs it wraps [ErrLocked].
func Open(dir string) (*Folder, error) { return open(dir, nil) }

// open does what Open does. Before each change to the disk it calls a function that can
// make it fail.
func open(dir string, before func(op, path string) error) (*Folder, error) {
	d := &disk{name: filepath.ToSlash(dir), before: before, tops: map[string]bool{}}
	made, err := d.makeRoot(dir)
	if err != nil {
		removeFolders(made)
		return nil, err
	}
	f := &Folder{disk: d, made: made}
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

// prepare does the part of Open that needs the lock.
func (f *Folder) prepare() error {
	if err := f.disk.removeStaging(); err != nil {
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

// Put adds a file to the build. path is relative, with forward slashes; data is not kept.
// It returns a [PathError] for a path that no site may have, and an [OutsideError] when
// the disk fails. Commit then fails, too.
func (f *Folder) Put(path string, data []byte) error { return f.noted(f.put(path, data)) }

// noted keeps the first error for Commit, and returns err.
func (f *Folder) noted(err error) error {
	if err != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.err == nil {
			f.err = err
		}
	}
	return err
}

// takes returns an error if nothing can be put at a path.
func (f *Folder) takes(path string) error {
	if problem := pathProblem(path); problem != "" {
		return &PathError{path, problem}
	}
	if f.ended() {
		return errEnded
	}
	return nil
}

func (f *Folder) put(path string, data []byte) error {
	if err := f.takes(path); err != nil {
		return err
	}
	p := file{path: path, sum: hashOf(data)}
	what, err := f.judge(&p, int64(len(data)))
	if err == nil && what == wanted {
		err = f.stage(&p, func() error { return f.disk.write(p.at(), path, data) })
	}
	if err == nil {
		f.note(p, what == foreign)
	}
	return err
}

// verdict says what to do with a file that is put.
type verdict int

const (
	wanted  verdict = iota // it must go to its path
	there                  // its bytes stand there already
	foreign                // a foreign file stands there; Commit reports them all
)

// judge compares a file's hash and size with what stands at its path.
func (f *Folder) judge(p *file, size int64) (verdict, error) {
	found, err := missing, error(nil)
	if !f.respelled(p.path) {
		if found, err = f.compare(p.path, p.sum, size); err != nil {
			return wanted, err
		}
	}
	_, p.listed = f.old.files[p.path]
	switch {
	case found == equal:
		return there, nil
	case found == different && !p.listed && !f.old.damaged, found == irregular && !p.listed:
		return foreign, nil
	}
	p.folder = found == folder
	return wanted, nil
}

// stage writes a file into the staging folder. Commit reports a clash with another file
// of the build.
func (f *Folder) stage(p *file, write func() error) error {
	if f.folds {
		p.number = f.numbers.Add(1)
	}
	p.staged = true
	err := write()
	if isClash(err) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.clash = cmp.Or(f.clash, err)
		return nil
	}
	return err
}

// isClash reports whether a file could not be made because a folder stands there, or
// because a file stands where one of its folders must be.
func isClash(err error) bool {
	return errors.Is(err, syscall.EISDIR) || errors.Is(err, syscall.ENOTDIR)
}

// note adds a file to the build. foreign says that a foreign file stands at its path.
func (f *Folder) note(p file, foreign bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files = append(f.files, p)
	if foreign {
		f.foreign = append(f.foreign, p.path)
	}
}

var errEnded = errors.New("publish: Put after Commit or Abort")

func (f *Folder) ended() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.done
}

// Abort ends the build, drops what was staged and unlocks the folder, which is as it was
// before Open. After Commit or Abort it does nothing, so it can be deferred.
func (f *Folder) Abort() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return nil
	}
	return f.close()
}

// close removes the staging folder and the lock. It removes a folder that Open made if
// nothing was published into it.
func (f *Folder) close() error {
	f.done = true
	err := f.disk.removeStaging()
	f.disk.unlock(f.lock)
	removeFolders(f.made)
	return err
}
