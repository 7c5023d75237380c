//go:build !unix

package publish

import (
	"os"
	"path/filepath"
)

// staging is the folder in which files are staged.
type staging struct{ path string }

func openStaging(path string) (*staging, error) { return &staging{path}, nil }

func (s *staging) close() {}

func (s *staging) abs(path string) string { return filepath.Join(s.path, filepath.FromSlash(path)) }

// mkdir makes a folder.
func (s *staging) mkdir(path string) error { return os.Mkdir(s.abs(path), 0o755) }

// create makes a file.
func (s *staging) create(path string, data []byte) error {
	return os.WriteFile(s.abs(path), data, 0o644)
}
