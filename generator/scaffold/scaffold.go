// Package scaffold makes what an author starts from: the starter site, and the first
// form of an article, a claim and an entity.
//
// [Site] returns the folder site/ of this package: a small site about an invented
// bridge, with a comment wherever a beginner would ask. [Article], [Claim] and [Entity]
// take from the docket what they can (the folder, the day, the newest article, who is
// named in it) and leave the rest to the author. Articles and claims begin as drafts, so
// that nothing is published before somebody has read it.
//
// [Write] puts files on disk and never overwrites one.
package scaffold

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is a file to be written. Its path begins below the site's folder and has forward
// slashes.
type File struct{ Path, Text string }

//go:embed all:site
var embedded embed.FS

// Release says where the CI of a new site finds this program.
type Release struct {
	Repository string // address of the git repository, "" where it is not known
	Version    string // a tag of it
}

// Site returns the files of the starter site, by path.
func Site(from Release) ([]File, error) {
	var files []File
	fill := strings.NewReplacer("@repository@", from.Repository, "@version@", from.Version)
	err := fs.WalkDir(embedded, "site", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(path)
		files = append(files, File{strings.TrimPrefix(path, "site/"), fill.Replace(string(data))})
		return err
	})
	return files, err
}

// Write writes files below dir, which it makes where it does not exist. It leaves files
// that exist already as they are, and returns their paths.
func Write(dir string, files []File) (kept []string, err error) {
	for _, file := range files {
		name := filepath.Join(dir, filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return kept, err
		}
		switch err := create(name, file.Text); {
		case errors.Is(err, fs.ErrExist):
			kept = append(kept, file.Path)
		case err != nil:
			return kept, err
		}
	}
	return kept, nil
}

// create writes a file that does not exist.
func create(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
