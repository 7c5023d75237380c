//go:build !linux && !darwin && !freebsd && !netbsd

package publish

import (
	"io/fs"
	"time"
)

// changeTime reports that it is not known when a file last changed.
func changeTime(fs.FileInfo) (t time.Time, known bool) { return t, false }
