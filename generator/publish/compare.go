package publish

import (
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/zeebo/xxh3"
)

// Keep adds the file at the path to the build as it stands, and reports whether it could.
// The manifest must list the file, with the bytes that it has. Keep serves files that
// take long to make and whose name depends on their bytes. Where it reports false, Put
// must follow.
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
			return false, nil // making it again mends it, or reports the mistake
		}
	}
	if f.ended() {
		return false, errEnded
	}
	f.note(file{path: path, sum: wrote, listed: true}, false)
	return true, nil
}

// compare returns what stands at a path, compared with a file's hash and size.
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

// unaltered reports whether a listed file is as the generator left it.
func (f *Folder) unaltered(info fs.FileInfo) bool {
	changed, known := changeTime(info)
	return known && !f.old.damaged && changed.Before(f.old.date) && info.ModTime().Before(f.old.date)
}
