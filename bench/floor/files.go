package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// list returns the files below a folder.
func list(dir string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			paths = append(paths, path)
		}
		return err
	})
	return paths, err
}

// converter reads files and renders those that are Markdown.
type converter struct {
	markdown goldmark.Markdown
	html     bytes.Buffer
}

func newConverter() *converter {
	return &converter{markdown: goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.Typographer),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()))}
}

// convert returns how many bytes a file has, and how many its HTML.
func (c *converter) convert(path string) (read, html int, err error) {
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(path, ".md") {
		return len(data), 0, err
	}
	body := data
	if front, found := bytes.CutPrefix(data, []byte("+++\n")); found {
		_, body, _ = bytes.Cut(front, []byte("\n+++\n"))
	}
	c.html.Reset()
	err = c.markdown.Convert(body, &c.html)
	return len(data), c.html.Len(), err
}

// file is a file to be written.
type file struct {
	size int
	path string
}

func readList(name string) ([]file, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var files []file
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var one file
		size, path, _ := strings.Cut(lines.Text(), " ")
		if _, err := fmt.Sscan(size, &one.size); err != nil || path == "" {
			return nil, fmt.Errorf("%s: %q is not a size and a path", name, lines.Text())
		}
		one.path = filepath.FromSlash(path)
		files = append(files, one)
	}
	return files, lines.Err()
}

func makeFolders(out string, files []file) error {
	made := map[string]bool{}
	for _, f := range files {
		dir := filepath.Dir(f.path)
		if made[dir] {
			continue
		}
		made[dir] = true
		if err := os.MkdirAll(filepath.Join(out, dir), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// write writes the file, filled with the page as often as it takes.
func (f file) write(out string, page []byte) error {
	w, err := os.Create(filepath.Join(out, f.path))
	if err != nil {
		return err
	}
	for left := f.size; left > 0; left -= len(page) {
		if _, err := w.Write(page[:min(left, len(page))]); err != nil {
			w.Close()
			return err
		}
	}
	return w.Close()
}
