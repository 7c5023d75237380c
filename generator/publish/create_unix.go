//go:build unix

package publish

import (
	"os"
	"syscall"
)

// createFile is os.WriteFile of a new file without the os.File in between, which for a
// hundred thousand small files is an eighth of the work.
func createFile(path string, data []byte) error {
	fd, err := retry(func() (int, error) {
		return syscall.Open(path, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_TRUNC|syscall.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &os.PathError{Op: "open", Path: path, Err: err}
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = retry(func() (int, error) { return syscall.Write(fd, data[:min(len(data), 1<<30)]) })
		data = data[max(n, 0):]
	}
	if closed := syscall.Close(fd); err == nil && closed != syscall.EINTR {
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
		if n, err = call(); err != syscall.EINTR {
			return n, err
		}
	}
}
