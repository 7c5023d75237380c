package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Verify makes the site once more from nothing and compares every file with those in the
// folder dir. It returns a sentence for each that differs, which is a mistake of this
// program. Its error comes from outside.
func (r *Result) Verify(dir string, o Options) (differing []string, err error) {
	fresh := newBuilder(r.fsys, r.builtin)
	r, err = fresh.Make(o)
	if err != nil {
		return nil, err
	}
	if r.Site == nil || r.Problems.Fails(false) {
		return []string{"a build from nothing finds errors that this one did not"}, nil
	}
	check := func(path string, data []byte) {
		if why := whyWritten(dir, path, data); why != "" {
			differing = append(differing, path+": from nothing "+why)
		}
	}
	for _, path := range r.Site.Paths() {
		data, problems := r.Site.Render(path)
		if problems.Fails(false) {
			return []string{path + ": from nothing its template fails"}, nil
		}
		check(path, data)
	}
	for _, f := range r.Docket.Files {
		data, err := fs.ReadFile(r.fsys, f.From)
		if err != nil {
			return nil, err
		}
		check(f.Path, data)
	}
	return differing, nil
}

// whyWritten says why data must be written to a path of the folder dir, or returns ""
// where the same bytes stand there.
func whyWritten(dir, path string, data []byte) string {
	old, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "it was not there"
	case err != nil:
		return "what is there can't be read"
	case bytes.Equal(old, data):
		return ""
	case !utf8.Valid(data) || !utf8.Valid(old):
		return fmt.Sprintf("it has other bytes: %d, and there were %d", len(data), len(old))
	}
	was, is := strings.Split(string(old), "\n"), strings.Split(string(data), "\n")
	line := 0
	for line < len(was)-1 && line < len(is)-1 && was[line] == is[line] {
		line++
	}
	return fmt.Sprintf("line %d was %s and is %s", line+1, around(was[line], is[line]), around(is[line], was[line]))
}

// around returns a short part of a line, from where it begins to differ from another.
func around(line, other string) string {
	const before, length = 20, 60
	l, o := []rune(line), []rune(other)
	at := 0
	for at < len(l) && at < len(o) && l[at] == o[at] {
		at++
	}
	from := max(0, at-before)
	to := min(len(l), from+length)
	text := string(l[from:to])
	if from > 0 {
		text = "…" + text
	}
	if to < len(l) {
		text += "…"
	}
	return "“" + text + "”"
}
