package content

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/generator/rawfile"
)

// disk is os.DirFS, which also reads whole files into memory that is there.
type disk struct {
	dirFS
	dir string
}

// dirFS is what os.DirFS can do.
type dirFS interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
	fs.ReadLinkFS
}

// Disk returns a folder on disk as a file system.
func Disk(dir string) fs.FS { return disk{os.DirFS(dir).(dirFS), dir} }

// readInto reads a file that is expected to have a size. The error names the file as it
// is called below the folder.
func (d disk) readInto(data []byte, name string, size int64) ([]byte, error) {
	data, err := rawfile.Read(data, filepath.Join(d.dir, filepath.FromSlash(name)), size)
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) {
		failed.Path = name
	}
	return data, err
}
