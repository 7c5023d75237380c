//go:build !unix

package content

import (
	"io/fs"
	"os"
)

// Disk returns a folder on disk as a file system.
func Disk(dir string) fs.FS { return os.DirFS(dir) }
