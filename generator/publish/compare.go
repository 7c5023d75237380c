package publish

import (
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/zeebo/xxh3"
)

// Keep puts the file that stands at the path into the build as it is, and reports
// whether it could: the manifest must list it and its bytes must be those that the
// generator wrote. It is for files that are dear to make and whose name says what
// their bytes are; where it reports false, Put must follow.
func (f *Folder) Keep(path string) (bool, error) {
	wrote, listed := f.old.files[path]
	if !listed || wrote == unknown || f.old.damaged || f.respelled(path) {
		return false, nil
	}
	found, info := f.disk.look(path)
	if found != different {
		return false, nil
	}
	if !f.unaltered(info) {
		data, err := os.ReadFile(f.disk.abs(path))
		if err != nil || hashOf(data) != wrote {
			return false, nil // making it anew mends it, or says what is wrong
		}
	}
	if f.ended() {
		return false, errEnded
	}
	f.note(file{path: path, sum: wrote, listed: true}, false)
	return true, nil
}

// compare says what stands at a path beside a file whose hash and size are given, while
// nothing is being changed.
func (f *Folder) compare(path string, hash sum, size int64) (standing, error) {
	d := f.disk
	if top, _, inside := strings.Cut(path, "/"); inside && !d.hadTop(top) {
		return missing, nil
	}
	found, info := d.look(path)
	if found != different || info.Size() != size {
		return found, nil
	}
	if wrote, listed := f.old.files[path]; listed && wrote != unknown && f.unaltered(info) {
		if wrote == hash {
			return equal, nil
		}
		return different, nil
	}
	file, err := os.Open(d.abs(path))
	if err != nil {
		return found, d.outside("read", path, err)
	}
	defer file.Close()
	read := xxh3.New()
	if _, err := io.Copy(read, file); err != nil {
		return found, d.outside("read", path, err)
	}
	if read.Sum128().Bytes() == hash {
		return equal, nil
	}
	return different, nil
}

// unaltered reports whether a file that the manifest lists has not been changed since
// that was put in place.
func (f *Folder) unaltered(info fs.FileInfo) bool {
	changed, known := changeTime(info)
	return known && !f.old.damaged && changed.Before(f.old.date) && info.ModTime().Before(f.old.date)
}
