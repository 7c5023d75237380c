package publish

import (
	"io/fs"
	"syscall"
	"time"
)

// changeTime returns when a file's bytes, name or dates last changed. known is false
// where the system does not keep that.
func changeTime(info fs.FileInfo) (t time.Time, known bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return t, false
	}
	return time.Unix(s.Ctim.Unix()), true
}
