package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/generator/diag"
)

// finding is a diagnostic as check --format json prints it.
type finding struct {
	Code, Severity, File string
	Line, Column         int
	EndLine, EndColumn   int
	Message, Hint        string
}

func (f finding) place() string { return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column) }

// siteFiles are the files of a site. In one of them a place may be marked: ⟪here⟫.
type siteFiles map[string][]byte

// readSite lays the parts of a txtar over one another.
func readSite(parts ...string) siteFiles {
	s := siteFiles{}
	for _, part := range parts {
		for _, f := range txtar.Parse([]byte(part)).Files {
			s[f.Name] = f.Data
		}
	}
	return s
}

// unmark takes the mark out and returns where it was; ok is false where there is none.
func (s siteFiles) unmark() (at finding, ok bool) {
	for name, data := range s {
		start := bytes.Index(data, []byte("⟪"))
		if start < 0 {
			continue
		}
		data = bytes.Replace(slices.Clone(data), []byte("⟪"), nil, 1)
		end := bytes.Index(data, []byte("⟫"))
		data = bytes.Replace(data, []byte("⟫"), nil, 1)
		s[name] = data
		at.File, ok = name, true
		at.Line, at.Column = position(data[:start])
		at.EndLine, at.EndColumn = position(data[:end])
	}
	return at, ok
}

// position is the line and column that follow a text.
func position(before []byte) (line, column int) {
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// write puts the files into a new folder.
func (s siteFiles) write(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range s {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// check runs the check command on the site, with more arguments.
func (s siteFiles) check(t *testing.T, more ...string) []finding {
	t.Helper()
	dir := s.write(t)
	before := listing(t, dir)
	var out, errs bytes.Buffer
	args := append([]string{"check", "--source", dir, "--format", "json"}, more...)
	status := Run(Environment{Args: args, Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }, Templates: os.DirFS("../../templates")})
	var found []finding
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatalf("status %d, output is not JSON: %v\n%s%s", status, err, out.Bytes(), errs.Bytes())
	}
	failed := slices.ContainsFunc(found, func(f finding) bool { return f.Severity == "error" })
	if want := map[bool]int{false: statusDone, true: statusContent}[failed]; status != want {
		t.Errorf("exit status %d, want %d: %s", status, want, errs.Bytes())
	}
	if after := listing(t, dir); !slices.Equal(before, after) {
		t.Errorf("check has written: %q, before %q", after, before)
	}
	return found
}

// listing lists a folder's files with their sizes.
func listing(t *testing.T, dir string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		all = append(all, fmt.Sprint(p, " ", info.Size(), " ", info.ModTime().UnixNano()))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func smallSite(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/sites/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSmallSiteIsClean(t *testing.T) {
	if found := readSite(smallSite(t)).check(t, "--unclaimed"); len(found) > 0 {
		t.Errorf("the site that the other tests build on: %+v", found)
	}
}

// withoutExample are the checks that no content alone can raise.
var withoutExample = []*diag.Check{diag.Unreadable, diag.NoSettings, diag.LinkNotFollowed, diag.TemplateUnreadable,
	diag.NoDataFile, diag.DeadLink, diag.MovedLink, diag.UnsureLink}

// TestExamples holds the examples of every check against the check: the wrong one
// raises it at the marked place and nothing graver than advice beside it, the right
// one does not.
func TestExamples(t *testing.T) {
	base := smallSite(t)
	for _, c := range diag.Checks() {
		t.Run(c.Code, func(t *testing.T) {
			if slices.Contains(withoutExample, c) != (c.Wrong == "") || (c.Wrong == "") != (c.Right == "") {
				t.Fatalf("%s has no example", c.Code)
			}
			if c.Wrong == "" {
				return
			}
			var more []string
			if _, option, ok := strings.Cut(c.Only, " "); ok {
				more = append(more, option)
			}
			wrong := readSite(base, c.Wrong)
			want, ok := wrong.unmark()
			if !ok {
				t.Fatal("the wrong example marks no place")
			}
			want.Code, want.Severity = c.Code, c.Severity.String()
			hit := false
			for _, f := range wrong.check(t, more...) {
				same := f.Code == want.Code && f.place() == want.place() && f.EndLine == want.EndLine && f.EndColumn == want.EndColumn
				hit = hit || same
				if !same && (f.Severity != "info" || f.Code == c.Code) {
					t.Errorf("the wrong example also raises %s %s at %s to %d:%d: %s", f.Severity, f.Code, f.place(), f.EndLine, f.EndColumn, f.Message)
				}
				if same && f.Hint == "" {
					t.Errorf("no hint: %s", f.Message)
				}
				if same && f.Severity != want.Severity {
					t.Errorf("severity %s, want %s", f.Severity, want.Severity)
				}
			}
			if !hit {
				t.Errorf("the wrong example does not raise it at %s to %d:%d", want.place(), want.EndLine, want.EndColumn)
			}
			for _, f := range readSite(base, c.Right).check(t, more...) {
				if f.Severity != "info" || f.Code == c.Code {
					t.Errorf("the right example raises %s %s at %s: %s", f.Severity, f.Code, f.place(), f.Message)
				}
			}
		})
	}
}
