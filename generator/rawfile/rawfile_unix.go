//go:build unix

package rawfile

import (
	"os"
	"slices"

	"golang.org/x/sys/unix"
)

// Read reads a file that is expected to have a size, in the memory of data where that
// is enough.
func Read(data []byte, path string, size int64) ([]byte, error) {
	fd, err := retry(func() (int, error) { return unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC, 0) })
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	defer unix.Close(fd)
	data = slices.Grow(data[:0], int(size)+1) // a byte more tells the end of the file
	for {
		n, err := retry(func() (int, error) { return unix.Read(fd, data[len(data):cap(data)]) })
		if err != nil {
			return nil, &os.PathError{Op: "read", Path: path, Err: err}
		}
		data = data[:len(data)+n]
		if n == 0 || int64(len(data)) == size {
			return data, nil
		}
		data = slices.Grow(data, 1)
	}
}

// Folder is a folder in which files are made. It is held open, and paths in it begin
// there: the system need not walk down to it from its root for each of them.
type Folder struct{ fd int }

// OpenFolder opens a folder.
func OpenFolder(path string) (*Folder, error) {
	fd, err := retry(func() (int, error) {
		return unix.Open(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return &Folder{fd}, nil
}

// Close closes it.
func (f *Folder) Close() { _ = unix.Close(f.fd) }

// Mkdir makes a folder in it.
func (f *Folder) Mkdir(path string) error {
	_, err := retry(func() (int, error) { return 0, unix.Mkdirat(f.fd, path, 0o755) })
	if err != nil {
		return &os.PathError{Op: "mkdir", Path: path, Err: err}
	}
	return nil
}

// Create makes a file in it.
func (f *Folder) Create(path string, data []byte) error {
	fd, err := retry(func() (int, error) {
		return unix.Openat(f.fd, path, unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC|unix.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &os.PathError{Op: "open", Path: path, Err: err}
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = retry(func() (int, error) { return unix.Write(fd, data[:min(len(data), 1<<30)]) })
		data = data[max(n, 0):]
	}
	if closed := unix.Close(fd); err == nil && closed != unix.EINTR {
		err = closed
	}
	if err != nil {
		return &os.PathError{Op: "write", Path: path, Err: err}
	}
	return nil
}

// retry makes a system call again when a signal interrupted it.
func retry(call func() (int, error)) (n int, err error) {
	for {
		if n, err = call(); err != unix.EINTR {
			return n, err
		}
	}
}
