package content

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDiskReads reads files that are larger or smaller than they were when they were
// listed, in memory in which others were read.
func TestDiskReads(t *testing.T) {
	dir := t.TempDir()
	fsys := Disk(dir)
	w := new(workspace)
	for _, size := range []int{0, 1, 100, 5_000, 70_000, 3} {
		want := bytes.Repeat([]byte("x\n"), size)[:size]
		if err := os.WriteFile(filepath.Join(dir, "file"), want, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, expected := range []int{size, 0, size / 2, 2*size + 1} {
			got, err := w.open(fsys, "file", int64(expected))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%d bytes where %d were expected: read %d, %v", size, expected, len(got), err)
			}
		}
	}
	if _, err := w.open(fsys, "none", 10); !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), dir) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := w.open(fsys, ".", 10); err == nil {
		t.Error("a folder is read as a file")
	}
}
