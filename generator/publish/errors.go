package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// ErrLocked is the cause of Open's error while another build uses the folder.
var ErrLocked = errors.New("another build is running in this folder; wait until it has ended")

// OutsideError is a failure outside of the program: a full disk, a missing permission, or
// a lock that another process holds. It reads as a sentence and wraps the cause.
type OutsideError struct {
	Doing string // what failed, as in "cannot …": "write public/index.html"
	Err   error
}

func (e *OutsideError) Error() string {
	return fmt.Sprintf("cannot %s: %v", e.Doing, cause(e.Err))
}

func (e *OutsideError) Unwrap() error { return e.Err }

// cause returns an error without the operation and path, which the sentence has already.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// PathError reports a path that can't be published. The site must change.
type PathError struct {
	Path    string
	Problem string // continues a sentence that begins with the path
}

func (e *PathError) Error() string { return fmt.Sprintf("the path %q %s", e.Path, e.Problem) }

// ForeignError reports files that the generator did not write and that stand where the
// site needs its own. Nothing was changed.
type ForeignError struct {
	Folder string   // the output folder as Open was given it
	Paths  []string // relative to Folder, slash-separated, sorted
}

func (e *ForeignError) Error() string {
	const most = 10
	shown := e.Paths[:min(len(e.Paths), most)]
	list := strings.Join(shown, ", ")
	if more := len(e.Paths) - len(shown); more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("%s holds what onrecord did not write where the site needs its own files: %s; move it away or choose another output folder", e.Folder, list)
}
