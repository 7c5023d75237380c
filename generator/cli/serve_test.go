package cli_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// running is a command that goes on.
type running struct {
	*exec.Cmd
	lines  chan string // of standard output
	stderr *lockedBuffer
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// begin starts a command in the background: the test's own program, called
// onrecord.
func begin(t *testing.T, dir string, args ...string) *running {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	templates, err := filepath.Abs("../../templates")
	if err != nil {
		t.Fatal(err)
	}
	s := &running{Cmd: &exec.Cmd{Path: program, Args: append([]string{"onrecord"}, args...), Dir: dir}, lines: make(chan string, 100), stderr: &lockedBuffer{}}
	s.Env = append(os.Environ(), "ONRECORD_TEST_TEMPLATES="+templates, "SOURCE_DATE_EPOCH=1633000000")
	s.Stderr = s.stderr
	out, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Process.Kill() })
	go func() {
		defer close(s.lines)
		for scan := bufio.NewScanner(out); scan.Scan(); {
			s.lines <- scan.Text()
		}
	}()
	return s
}

// line waits for the next line of standard output.
func (s *running) line(t *testing.T) string {
	t.Helper()
	select {
	case line, ok := <-s.lines:
		if !ok {
			_ = s.Wait()
			t.Fatalf("the command ended with %v:\n%s", s.ProcessState, s.stderr)
		}
		return line
	case <-time.After(20 * time.Second):
		t.Fatalf("no line came:\n%s", s.stderr)
	}
	return ""
}

// interrupted sends what Ctrl-C sends and returns the exit status.
func (s *running) interrupted(t *testing.T) int {
	t.Helper()
	if err := s.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for range s.lines {
	}
	_ = s.Wait() // the status says it all
	return s.ProcessState.ExitCode()
}

// siteOnDisk makes a small site in a folder of its own.
func siteOnDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":                    "title = \"The Desk\"\nbase_url = \"https://desk.example/news/\"\n",
		"content/articles/report.md":   "+++\ntitle = \"A report\"\ndate = 2021-07-02\n+++\nThey said that they would be out by May.\n",
		"content/entities/people.toml": "[[entity]]\nid = \"ada\"\nname = \"Ada Person\"\n",
		"content/claims/c.toml": "[[claim]]\nid = \"out-by-may\"\nkind = \"statement\"\ntitle = \"Out by May\"\nspeaker = \"ada\"\nsaid = \"2021-07-02\"\n" +
			"[[claim.appearance]]\narticle = \"report\"\nquote = \"out by May\"\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tree lists a folder's files with their sizes and times.
func tree(t *testing.T, dir string) (all []string) {
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

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// TestServe starts a preview, asks it for pages, and ends it.
func TestServe(t *testing.T) {
	dir := siteOnDisk(t)
	before := tree(t, dir)
	s := begin(t, dir, "serve")
	at := address.FindString(s.line(t))
	if at == "" {
		t.Fatal("the first line names no address")
	}
	answer, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != 200 || answer.Request.URL.Path == "/" || !bytes.Contains(page, []byte("<h1")) {
		t.Errorf("GET %s: status %d at %s", at, answer.StatusCode, answer.Request.URL)
	}

	// A second preview takes the next free port; one that was asked for must be free.
	second := begin(t, dir, "serve")
	if other := address.FindString(second.line(t)); other == "" || other == at {
		t.Errorf("the second preview is at %q, the first at %s", other, at)
	}
	if status := second.interrupted(t); status != 0 {
		t.Errorf("interrupted, the second ended with status %d:\n%s", status, second.stderr)
	}
	taken := begin(t, dir, "serve", "--addr", strings.TrimSuffix(strings.TrimPrefix(at, "http://"), "/"))
	_ = taken.Wait()
	if taken.ProcessState.ExitCode() != 3 || !strings.Contains(taken.stderr.String(), "address already in use") {
		t.Errorf("on a port that is taken: status %d:\n%s", taken.ProcessState.ExitCode(), taken.stderr)
	}

	if status := s.interrupted(t); status != 0 {
		t.Errorf("interrupted, it ended with status %d:\n%s", status, s.stderr)
	}
	if after := tree(t, dir); !slices.Equal(before, after) {
		t.Errorf("serve wrote to disk:\n%s", strings.Join(after, "\n"))
	}
}

// TestServeUnderAnotherPath checks --base-url: its path holds, its host does not.
func TestServeUnderAnotherPath(t *testing.T) {
	s := begin(t, siteOnDisk(t), "serve", "--addr", "127.0.0.1:0", "--base-url", "http://ignored.example/other/")
	line := s.line(t)
	if !strings.Contains(line, "/other/ shows ") {
		t.Errorf("the path is not in the line: %s", line)
	}
	answer, err := http.Get(address.FindString(line))
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.Request.URL.Path != "/other/" || bytes.Contains(page, []byte("ignored.example")) || !bytes.Contains(page, []byte(`rel="canonical" href="https://`)) {
		t.Errorf("served at %s with %.400s", answer.Request.URL, page)
	}
	s.interrupted(t)
}

// TestServeOpens checks that --open gives the desktop the address that the line names.
func TestServeOpens(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the desktop's opener is played by a script for Linux")
	}
	bin := t.TempDir()
	opened := filepath.Join(bin, "opened")
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho $1 >"+opened+".part && mv "+opened+".part "+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	s := begin(t, siteOnDisk(t), "serve", "--addr", "127.0.0.1:0", "--open")
	at, _, _ := strings.Cut(s.line(t), " ")
	for range 500 {
		if text, err := os.ReadFile(opened); err == nil {
			if strings.TrimSpace(string(text)) != at {
				t.Errorf("%q was opened, not %q", text, at)
			}
			s.interrupted(t)
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("nothing was opened")
}

// TestWatch builds, and builds again after each change, an error between them.
func TestWatch(t *testing.T) {
	dir := siteOnDisk(t)
	s := begin(t, dir, "build", "--watch", "--explain", "--verify")
	verified := func() {
		t.Helper()
		if line := s.line(t); !strings.HasPrefix(line, "verified") {
			t.Errorf("instead of the verification: %s", line)
		}
	}
	if line := s.line(t); !strings.Contains(line, "0 unchanged, 0 removed") {
		t.Errorf("the first build says %q", line)
	}
	verified()
	article := filepath.Join(dir, "content/articles/report.md")
	good, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(article, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// What is said on stderr comes by another pipe than the lines of stdout.
	said := func(words string) bool {
		for range 100 {
			if strings.Contains(s.stderr.String(), words) {
				return true
			}
			time.Sleep(50 * time.Millisecond)
		}
		return false
	}
	write("no front matter")
	said("content/articles/report.md")
	write(string(good) + "\nOne more sentence.\n")
	if line := s.line(t); !regexp.MustCompile(`: [1-9]\d* written, \d+ unchanged, 0 removed`).MatchString(line) {
		t.Errorf("the second build says %q", line)
	}
	verified()
	if !said("articles/report/index.html: line ") || !said("One more sentence") {
		t.Errorf("nothing says why the page was written:\n%s", s.stderr)
	}
	if page, err := os.ReadFile(filepath.Join(dir, "public/articles/report/index.html")); err != nil || !bytes.Contains(page, []byte("One more sentence.")) {
		t.Errorf("the page does not have the sentence: %v", err)
	}
	if status := s.interrupted(t); status != 0 {
		t.Errorf("interrupted, it ended with status %d:\n%s", status, s.stderr)
	}
}
