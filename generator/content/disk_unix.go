//go:build unix

package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// disk is os.DirFS, which also reads whole files without the os.File in between: that
// asks the system half a dozen times for each whether it can be waited for.
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

// readInto reads a file that is expected to have a size, in the memory of data where
// that is enough.
func (d disk) readInto(data []byte, name string, size int64) ([]byte, error) {
	path := filepath.Join(d.dir, filepath.FromSlash(name))
	fd, err := retry(func() (int, error) { return syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0) })
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	defer syscall.Close(fd)
	data = slices.Grow(data[:0], int(size)+1) // a byte more tells the end of the file
	for {
		n, err := retry(func() (int, error) { return syscall.Read(fd, data[len(data):cap(data)]) })
		if err != nil {
			return nil, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		data = data[:len(data)+n]
		if n == 0 || int64(len(data)) == size {
			return data, nil
		}
		data = slices.Grow(data, 1)
	}
}

// retry makes a system call again when a signal interrupted it.
func retry(call func() (int, error)) (n int, err error) {
	for {
		if n, err = call(); err != syscall.EINTR {
			return n, err
		}
	}
}
