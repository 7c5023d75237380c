package publish

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// BenchmarkPublish publishes 10,000 files of 6 KB, each in a folder of its own. With
// TMPDIR on a file system in memory it measures this package, elsewhere the disk.
func BenchmarkPublish(b *testing.B) {
	const files, size = 10_000, 6 << 10
	b.Run("clean", func(b *testing.B) {
		parent := b.TempDir()
		for i := range b.N {
			publishMany(b, filepath.Join(parent, fmt.Sprint(i)), files, size, 0)
		}
	})
	b.Run("no change", func(b *testing.B) {
		dir := b.TempDir()
		publishMany(b, dir, files, size, 0)
		for b.Loop() {
			publishMany(b, dir, files, size, 0)
		}
	})
	b.Run("one changed", func(b *testing.B) {
		dir := b.TempDir()
		publishMany(b, dir, files, size, 0)
		for i := 1; b.Loop(); i++ {
			publishMany(b, dir, files, size, i)
		}
	})
}

// publishMany publishes a site whose first file holds the version.
func publishMany(b *testing.B, dir string, files, size, version int) {
	f, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			data := bytes.Repeat([]byte("x"), size)
			for i := w; i < files; i += workers {
				n := 0
				if i == 0 {
					n = version
				}
				copy(data, fmt.Sprintf("%8d %8d", i, n))
				if err := f.Put(fmt.Sprintf("claims/%d/index.html", i), data); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if _, err := f.Commit(); err != nil {
		b.Fatal(err)
	}
}
