// Package tests looks at the published sample site from outside, with checkers that
// others wrote: html-validate and axe-core (npm packages, see package.json) and
// Debian's Chromium. Without them the tests say what they skip; in CI, where the
// variable CI is set, nothing is skipped.
package tests

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// base is the path of the sample's base_url.
const base = "/withdrawal/"

// kinds has one page of every kind of the sample, the sparse ones too.
var kinds = map[string]string{
	"home": "", "articles": "articles/", "article": "articles/lavrov-in-vladivostok/", "claims": "claims/", "threat": "claims/lavrov-csto-response/",
	"timeline claim": "claims/biden-31-august/", "statement": "claims/lavrov-mission-failed/", "entities": "entities/", "person": "entities/biden/", "place": "entities/bagram/",
	"events": "events/", "event": "events/us-forces-out/", "event without a date": "events/transitional-government/", "topics": "topics/", "topic": "topics/us-withdrawal/",
	"deadlines": "deadlines/", "threats": "threats/", "timeline": "timeline/", "month": "timeline/in/2021-08/", "changes": "changes/", "search": "search/",
	"page": "method/", "nothing there": "no-such-page/", "data": "data/", "embed": "embed/claims/biden-31-august/",
}

// site is the built sample, and where it is served.
type site struct {
	dir string
	url string // with base, ending in a slash
}

var built *site

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "onrecord-site-")
	if err != nil {
		panic(err)
	}
	build := exec.Command("go", "run", ".", "build", "--strict", "--output", dir)
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		os.Stderr.Write(out)
		os.RemoveAll(dir)
		os.Exit(1)
	}
	server := httptest.NewServer(static(dir))
	built = &site{dir: dir, url: server.URL + base}
	code := m.Run()
	server.Close()
	os.RemoveAll(dir)
	os.Exit(code)
}

// static serves a folder as a static host does, with the content-security policy
// that site.md promises to hold.
func static(dir string) http.Handler {
	files := http.StripPrefix(strings.TrimSuffix(base, "/"), http.FileServer(http.Dir(dir)))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		path := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, base)))
		if _, err := os.Stat(path); err != nil && strings.HasPrefix(r.URL.Path, base) {
			page, _ := os.ReadFile(filepath.Join(dir, "404.html"))
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			w.Write(page)
			return
		}
		files.ServeHTTP(w, r)
	})
}

// need skips the test where a tool is missing, and fails it in CI.
func need(t *testing.T, there bool, what string) {
	t.Helper()
	switch {
	case there:
	case os.Getenv("CI") != "":
		t.Fatalf("%s is missing, and in CI nothing is skipped", what)
	default:
		t.Skipf("%s is missing", what)
	}
}

// TestValid runs html-validate's standard preset over every page of the sample.
func TestValid(t *testing.T) {
	program, err := filepath.Abs("node_modules/.bin/html-validate")
	if err != nil {
		t.Fatal(err)
	}
	_, err = os.Stat(program)
	need(t, err == nil, "html-validate (npm ci in tests/)")
	out, err := exec.Command(program, "--config", ".htmlvalidate.json", "--ext", "html", built.dir).CombinedOutput()
	if err != nil {
		t.Errorf("html-validate: %v\n%s", err, head(string(out), 60))
	}
}

func head(s string, lines int) string {
	all := strings.SplitAfter(s, "\n")
	return strings.Join(all[:min(lines, len(all))], "")
}
