package site

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"

	"onrecord/generator/theme"
)

func inTemplates(path string) bool {
	return path == "templates" || strings.HasPrefix(path, "templates/")
}

// loadTheme reads the templates, the site's own over the built-in ones, and reports
// whether they changed.
func (b *Builder) loadTheme() bool {
	site, err := fs.Sub(b.fsys, "templates")
	if _, statErr := fs.Stat(b.fsys, "templates"); err != nil || statErr != nil {
		site = nil
	}
	sum := sumOf(site)
	if sum == b.themeSum {
		return false
	}
	b.themeSum = sum
	b.theme, b.themeProblems = theme.Load(b.builtin, site)
	return true
}

// sumOf returns a hash of the names and bytes of all files in a folder. fsys may be nil.
// The hash is never zero.
func sumOf(fsys fs.FS) (sum [sha256.Size]byte) {
	h := sha256.New()
	if fsys != nil {
		_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				data, readErr := fs.ReadFile(fsys, name)
				fmt.Fprintf(h, "%q %d %v\n", name, len(data), readErr)
				h.Write(data)
			} else if err != nil {
				fmt.Fprintf(h, "%q %v\n", name, err)
			}
			return nil
		})
	}
	return [sha256.Size]byte(h.Sum(nil))
}
