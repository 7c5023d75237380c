package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gofrs/flock"
)

// disk is the door to the output folder: every change goes through its methods,
// whose paths are relative to the folder and slash-separated.
type disk struct {
	name   string // the folder as the user wrote it, for errors
	root   string // the folder without symbolic links
	before func(op, path string) error

	looking sync.Mutex
	tops    map[string]bool // names at the top of the folder, and whether each existed when it was opened
}

// may asks the tests' function whether a change may go ahead.
func (d *disk) may(op, path string) error {
	if d.before == nil {
		return nil
	}
	return d.before(op, path)
}

func (d *disk) abs(path string) string {
	return d.root + string(filepath.Separator) + filepath.FromSlash(path)
}

// outside turns err into an OutsideError. It returns nil for nil.
func (d *disk) outside(verb, path string, err error) error {
	if err == nil {
		return nil
	}
	return &OutsideError{verb + " " + d.name + "/" + path, err}
}

// makeRoot makes the folder dir and finds its place without links. It returns the folders
// that were missing, innermost first, even with an error.
func (d *disk) makeRoot(dir string) (made []string, err error) {
	fail := func(err error) ([]string, error) {
		return made, &OutsideError{"use " + d.name + " as the output folder", err}
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return fail(err)
	}
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Lstat(up); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, up)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fail(err)
	}
	if d.root, err = filepath.EvalSymlinks(dir); err != nil {
		return fail(err)
	}
	return made, nil
}

// removeFolders removes the folders that are empty and leaves the others.
func removeFolders(paths []string) {
	for _, p := range paths {
		os.Remove(p)
	}
}

// lock takes the folder's lock. The lock file is removed afterwards, so that it is not
// published. Another build may remove it between opening and locking, so lock looks
// twice.
func (d *disk) lock() (*flock.Flock, error) {
	path := d.abs(lockName)
	for {
		if err := d.may("lock", lockName); err != nil {
			return nil, d.outside("lock", lockName, err)
		}
		l := flock.New(path, flock.SetPermissions(0o644))
		locked, err := l.TryLock()
		if errors.Is(err, errors.ErrUnsupported) {
			return l, nil // some network drives have no locks, and building there must still work
		}
		if err != nil {
			return nil, &OutsideError{"write to " + d.name, err}
		}
		if !locked {
			return nil, &OutsideError{"write to " + d.name, ErrLocked}
		}
		held, err1 := l.Stat()
		now, err2 := os.Lstat(path)
		if err1 == nil && err2 == nil && os.SameFile(held, now) {
			return l, nil
		}
		l.Unlock()
	}
}

// unlock releases the lock. Where an open file can't be removed, the file stays, which
// does no harm.
func (d *disk) unlock(l *flock.Flock) {
	d.remove(lockName)
	l.Unlock()
}

// removeStaging removes the staging folder with all that it holds.
func (d *disk) removeStaging() error {
	if _, err := os.Lstat(d.abs(stagingName)); err != nil {
		return nil
	}
	err := d.may("remove", stagingName)
	if err == nil {
		err = os.RemoveAll(d.abs(stagingName))
	}
	return d.outside("remove", stagingName, err)
}

// write makes a file in the staging folder. meant is the path that it will have once it
// is published; errors name that.
func (d *disk) write(at, meant string, data []byte) error {
	return d.outside("write", meant, d.create(at, meant,
		func() error { return os.WriteFile(d.inStaging(at), data, 0o644) }))
}

func (d *disk) inStaging(at string) string { return d.abs(stagingName + "/" + at) }

// create calls make for a file in the staging folder. Where the file's folder is missing,
// it makes the folder and calls again.
func (d *disk) create(at, meant string, make func() error) error {
	if err := d.may("write", meant); err != nil {
		return err
	}
	err := make()
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	dir := strings.TrimSuffix(stagingName+"/"+parent(at), "/")
	if err := d.may("mkdir", dir); err != nil {
		return err
	}
	if err := os.MkdirAll(d.abs(dir), 0o755); err != nil {
		return err
	}
	return make()
}

// rename moves a staged file, or a folder of files, to its place. The place's folder must
// exist.
func (d *disk) rename(from, to string) error {
	err := d.may("rename", to)
	if err == nil {
		err = os.Rename(d.inStaging(from), d.abs(to))
	}
	return d.outside("write", to, err)
}

// mkdir makes a folder and those above it.
func (d *disk) mkdir(path string) error {
	err := d.may("mkdir", path)
	if err == nil {
		err = os.MkdirAll(d.abs(path), 0o755)
	}
	return d.outside("make", path, err)
}

// remove removes a file or an empty folder. It succeeds where there is none.
func (d *disk) remove(path string) error {
	err := d.may("remove", path)
	if err == nil {
		err = os.Remove(d.abs(path))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return d.outside("remove", path, err)
}

// prune removes a folder if it is empty and reports whether it is gone.
func (d *disk) prune(path string) (gone bool, err error) {
	err = d.remove(path)
	if err != nil {
		if inside, readErr := os.ReadDir(d.abs(path)); readErr == nil && len(inside) > 0 {
			return false, nil
		}
	}
	return err == nil, err
}

// standing says what stands on disk at a path.
type standing uint8

const (
	missing   standing = iota // nothing, or a file where one of its folders must be
	equal                     // a file with the same bytes
	different                 // a file with other bytes
	folder
	irregular // a symbolic link, a device, a socket
)

// look returns what stands at a path, and its information where that is a file. It does
// not follow a link at the end. A file counts as different.
func (d *disk) look(path string) (standing, fs.FileInfo) {
	info, err := os.Lstat(d.abs(path))
	switch {
	case err != nil: // a later rename over it will fail and say why
		return missing, nil
	case info.IsDir():
		return folder, nil
	case !info.Mode().IsRegular():
		return irregular, nil
	}
	return different, info
}

// hadTop reports whether a name at the top of the folder existed when it was opened. For
// a new site it saves one look for each file.
func (d *disk) hadTop(name string) bool {
	d.looking.Lock()
	defer d.looking.Unlock()
	had, known := d.tops[name]
	if !known {
		found, _ := d.look(name)
		had = found != missing
		d.tops[name] = had
	}
	return had
}
