package preview

import (
	"io"
	"maps"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/site"
	"onrecord/tests/long"
)

var builtin = os.DirFS("../../templates")

func options() site.Options { return site.Options{Drafts: true, Today: edtf.DayOf(2021, 12, 31)} }

// serverOf previews a folder; nothing watches it.
func serverOf(t testing.TB, dir string) *Server {
	t.Helper()
	return serverBy(t, site.New(dir, builtin))
}

func serverBy(t testing.TB, b *site.Builder) *Server {
	t.Helper()
	s, err := New(Options{Builder: b, Build: options, Host: "127.0.0.1",
		Report: func(diag.List, diag.ReadFile) {}, Say: func(s string) { t.Log(s) }})
	must(t, err)
	return s
}

// cleanBuild makes every file of the site with nothing in memory; ok is false where
// the site has errors.
func cleanBuild(t testing.TB, dir string) (files map[string]string, base string, ok bool) {
	t.Helper()
	r, err := site.New(dir, builtin).Make(options())
	must(t, err)
	if r.Problems.Fails(false) || r.Site == nil {
		return nil, "", false
	}
	files = map[string]string{}
	for _, p := range r.Site.Paths() {
		data, problems := r.Site.Render(p)
		if problems.Fails(false) {
			return nil, "", false
		}
		files[p] = string(data)
	}
	for _, f := range r.Docket.Files {
		data, err := os.ReadFile(filepath.Join(dir, f.From))
		must(t, err)
		files[f.Path] = string(data)
	}
	base, err = url.PathUnescape(r.Docket.Settings.BasePath())
	must(t, err)
	return files, base, true
}

// get asks the server for a path, unescaped.
func get(s *Server, p string, header ...string) (status int, body string) {
	r := httptest.NewRequest("GET", "http://127.0.0.1:1313"+(&url.URL{Path: p}).EscapedPath(), nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	data, _ := io.ReadAll(w.Body)
	return w.Code, string(data)
}

// compare asks for every file that the site should have, and for some that it should
// not.
func compare(t interface {
	Helper()
	Fatalf(string, ...any)
}, s *Server, want map[string]string, base string, gone []string) {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(want)) {
		address := base + p
		if path.Base(p) == "index.html" {
			address = strings.TrimSuffix(address, "index.html")
		}
		status, got := get(s, address)
		if status != 200 {
			t.Fatalf("GET %s: status %d", address, status)
		}
		if got = strings.Replace(got, line, "", 1); got != want[p] {
			t.Fatalf("GET %s: differs from a clean build:\n%s", address, difference(got, want[p]))
		}
	}
	for _, p := range gone {
		if _, there := want[p]; there {
			continue
		}
		if status, _ := get(s, base+p); status != 404 {
			t.Fatalf("GET %s: status %d for a file that the site does not have", base+p, status)
		}
	}
}

// difference shows the first line at which two files differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is longer"
}

// wording are the edits after which a docket is mostly revised and not made anew.
var wording = []string{"write prose", "write prose", "write round links", "rename an entity", "name it as in the text",
	"alias an entity", "describe an entity",
	"note a claim", "retell a claim", "retitle an article", "retitle an event", "write a topic", "write a page"}

// TestExact makes random sequences of edits and after each compares every address
// with a clean build, or while there are errors with the last good one.
func TestExact(t *testing.T) {
	long.Check(t, 20, func(r *rapid.T) {
		d := newDesk(&scratch{TB: t})
		defer os.RemoveAll(d.dir)
		s := serverOf(t, d.dir)
		good, base, ok := cleanBuild(t, d.dir)
		if !ok {
			t.Fatal("the desk's own site has errors")
		}
		compare(r, s, good, base, nil)
		names := rapid.SampledFrom([][]string{slices.Sorted(maps.Keys(edits)), wording}).Draw(r, "kinds of edit")
		for range rapid.IntRange(1, 8).Draw(r, "batches") {
			for range rapid.IntRange(1, 3).Draw(r, "edits in the batch") {
				edits[rapid.SampledFrom(names).Draw(r, "edit")](d, r)
			}
			s.Update(rung(r, d.save(t)))
			fresh, freshBase, ok := cleanBuild(t, d.dir)
			if !ok {
				compareLast(r, s, good, base)
				if st := s.state.Load(); st.shown.good && len(st.problems) == 0 && !rendersBadly(s) {
					r.Fatalf("the site has errors and the preview says none")
				}
				continue
			}
			compare(r, s, fresh, freshBase, slices.Sorted(maps.Keys(good)))
			compareProblems(r, s, d.dir)
			good, base = fresh, freshBase
		}
	})
}

// TestExactOnDisk does the same with what build --watch leaves on disk: after each
// batch without errors the folder holds what a clean build makes, and after one with
// errors what it held before.
func TestExactOnDisk(t *testing.T) {
	long.Check(t, 15, func(r *rapid.T) {
		d := newDesk(&scratch{TB: t})
		defer os.RemoveAll(d.dir)
		out := (&scratch{TB: t}).TempDir()
		defer os.RemoveAll(out)
		builder := site.New(d.dir, builtin)
		want := map[string]string{}
		names := slices.Sorted(maps.Keys(edits))
		changed := []string(nil)
		for range rapid.IntRange(2, 6).Draw(r, "batches") {
			result, err := builder.Update(changed, options())
			must(t, err)
			if result != nil && !result.Problems.Fails(false) && result.Site != nil {
				_, _, err := result.Publish(out, nil)
				must(t, err)
			}
			if fresh, _, ok := cleanBuild(t, d.dir); ok {
				want = fresh
			}
			got := (&desk{dir: out}).onDisk(t)
			maps.DeleteFunc(got, func(p, _ string) bool { return strings.HasPrefix(p, ".onrecord") })
			for p := range want {
				if got[p] != want[p] {
					r.Fatalf("%s differs from a clean build:\n%s", p, difference(got[p], want[p]))
				}
			}
			if len(got) > len(want) {
				r.Fatalf("%d files are left over", len(got)-len(want))
			}
			for range rapid.IntRange(1, 3).Draw(r, "edits in the batch") {
				edits[rapid.SampledFrom(names).Draw(r, "edit")](d, r)
			}
			changed = rung(r, d.save(t))
		}
	})
}

// compareProblems compares what is wrong with the site, and where, with what a clean
// build finds.
func compareProblems(t *rapid.T, s *Server, dir string) {
	clean, err := site.New(dir, builtin).Make(options())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(clean.Problems, s.Result().Problems); d != "" {
		t.Fatalf("a clean build finds (-) and the preview (+) wrong:\n%s", d)
	}
}

// rung is what a watch might report of changed files: some of them by their folder.
func rung(r *rapid.T, changed []string) (paths []string) {
	for _, p := range changed {
		if strings.Contains(p, "/") && rapid.Bool().Draw(r, "by its folder") {
			p = path.Dir(p)
		}
		paths = append(paths, p)
	}
	return paths
}

// compareLast checks that pages are those of the last good site. Files that are only
// copied come from the disk as they are.
func compareLast(t *rapid.T, s *Server, good map[string]string, base string) {
	pages := maps.Clone(good)
	maps.DeleteFunc(pages, func(p, _ string) bool { return !site.Hosted(p) })
	if s.state.Load().shown.result.Problems.Fails(false) {
		t.Fatalf("a version with errors is shown")
	}
	if rendersBadly(s) {
		return // page by page, each as good as it can be made
	}
	compare(t, s, pages, base, nil)
}

// rendersBadly reports whether the version that is shown has a template that fails
// when a page is made.
func rendersBadly(s *Server) bool {
	r := s.Result()
	for _, p := range r.Site.Paths() {
		if _, problems := r.Site.Render(p); problems.Fails(false) {
			return true
		}
	}
	return false
}

// scratch makes temporary folders that a property's run removes itself.
type scratch struct{ testing.TB }

func (s *scratch) TempDir() string {
	dir, err := os.MkdirTemp("", "desk")
	must(s.TB, err)
	return dir
}
