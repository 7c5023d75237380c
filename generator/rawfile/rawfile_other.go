//go:build !unix

package rawfile

import (
	"os"
	"path/filepath"
)

// Read reads a file; on other systems it is os.ReadFile.
func Read(_ []byte, path string, _ int64) ([]byte, error) { return os.ReadFile(path) }

// Folder is a folder in which files are made.
type Folder struct{ path string }

// OpenFolder opens a folder.
func OpenFolder(path string) (*Folder, error) { return &Folder{path}, nil }

// Close closes it.
func (f *Folder) Close() {}

func (f *Folder) abs(path string) string { return filepath.Join(f.path, filepath.FromSlash(path)) }

// Mkdir makes a folder in it.
func (f *Folder) Mkdir(path string) error { return os.Mkdir(f.abs(path), 0o755) }

// Create makes a file in it.
func (f *Folder) Create(path string, data []byte) error {
	return os.WriteFile(f.abs(path), data, 0o644)
}
