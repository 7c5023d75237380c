package publish

import (
	"crypto/sha256"
	"os"
)

// Keep puts the file that stands at the path into the build as it is, and reports
// whether it could: the manifest must list it and its bytes must be those that the
// generator wrote. It is for files that are dear to make and whose name says what
// their bytes are; where it reports false, Put must follow.
func (f *Folder) Keep(path string) (bool, error) {
	wrote, listed := f.old.files[path]
	if !listed || f.old.damaged || f.respelled(path) {
		return false, nil
	}
	if found, _ := f.disk.look(path); found != different {
		return false, nil
	}
	data, err := os.ReadFile(f.disk.abs(path))
	if err != nil || sha256.Sum256(data) != wrote {
		return false, nil // making it anew mends it, or says what is wrong
	}
	_, err = f.claim(path, wrote)
	return err == nil, err
}
