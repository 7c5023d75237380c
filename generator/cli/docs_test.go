package cli_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/generator/cli"
)

// docs is the folder of the documentation. With UPDATE_DOCS set the tests write what
// the program prints into it instead of comparing.
const docs = "../../docs"

var updating = os.Getenv("UPDATE_DOCS") != ""

// TestCommandsPage keeps docs/commands.md what the program prints.
func TestCommandsPage(t *testing.T) {
	var printed bytes.Buffer
	if status := cli.Run(cli.Environment{Args: []string{"manual"}, Stdout: &printed, Stderr: os.Stderr, Getenv: os.Getenv}); status != 0 {
		t.Fatalf("exit status %d", status)
	}
	if types := typed.FindAllString(printed.String(), -1); len(types) > 0 {
		t.Errorf("options whose values are called what Go calls their types, as their help has no word in backquotes: %q", types)
	}
	name := filepath.Join(docs, "commands.md")
	written, err := os.ReadFile(name)
	switch {
	case updating:
		err = os.WriteFile(name, printed.Bytes(), 0o644)
	case string(written) != printed.String():
		t.Error("docs/commands.md is not what onrecord manual prints: write it anew with UPDATE_DOCS=1 go test ./generator/cli")
	}
	if err != nil {
		t.Fatal(err)
	}
}

var typed = regexp.MustCompile("`--[a-z-]+ [a-z]+`")

// TestHelpHasExamples asks every command for help: it ends in examples of that command.
func TestHelpHasExamples(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(docs, "commands.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^## ([a-z ]+)$`).FindAllStringSubmatch(string(page), -1) {
		if m[1] == "completion" { // cobra's own
			continue
		}
		var printed bytes.Buffer
		args := append(strings.Fields(m[1]), "--help")
		cli.Run(cli.Environment{Args: args, Stdout: &printed, Stderr: os.Stderr, Getenv: os.Getenv})
		if !strings.Contains(printed.String(), "\nExamples:\n  onrecord "+m[1]) {
			t.Errorf("onrecord %s --help has no example:\n%s", m[1], printed.String())
		}
	}
}

// TestManPage looks at what a reader of the man page needs first.
func TestManPage(t *testing.T) {
	var printed bytes.Buffer
	cli.Run(cli.Environment{Args: []string{"manual", "--man"}, Stdout: &printed, Stderr: os.Stderr, Getenv: os.Getenv})
	for _, line := range []string{".TH ONRECORD 1", `.SS onrecord build`, `.SS onrecord new claim TITLE`, `.B \-\-strict`, ".SH EXIT STATUS"} {
		if !strings.Contains(printed.String(), line) {
			t.Errorf("the man page has no %s", line)
		}
	}
}

// TestTutorial does what docs/tutorial.md says, in its order: a block of "console"
// is run and its output compared; a block whose head names a file is written to it.
func TestTutorial(t *testing.T) {
	name, err := filepath.Abs(filepath.Join(docs, "tutorial.md"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, templates: os.DirFS(mustAbs(t, "../../templates"))}
	t.Chdir(t.TempDir())
	written := fence.ReplaceAllStringFunc(string(text), func(block string) string {
		m := fence.FindStringSubmatch(block)
		head, body := m[1], m[2]
		language, file, named := strings.Cut(head, " ")
		switch {
		case language == "console":
			return "```console\n" + s.run(body) + "```\n"
		case named:
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return block
	})
	if s.commands < 10 {
		t.Errorf("only %d commands were found", s.commands)
	}
	if updating {
		if err := os.WriteFile(name, []byte(written), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if tally.ReplaceAllString(written, "N $1") != tally.ReplaceAllString(string(text), "N $1") {
		t.Errorf("docs/tutorial.md does not show what the program prints; write it anew with UPDATE_DOCS=1 go test ./generator/cli\n%s", firstDifference(string(text), written))
	}
}

var (
	fence    = regexp.MustCompile("(?ms)^```([^\n`]+)\n(.*?)^```\n")
	duration = regexp.MustCompile(`in \d+\.\d s`)
	tally    = regexp.MustCompile(`\d+ (pages|written|unchanged)`) // which other work may change
)

// session is a reader who follows the tutorial on 2 March 2026.
type session struct {
	t         *testing.T
	templates fs.FS
	commands  int
}

// run runs a block's commands, each in a line that begins with a dollar sign, and
// returns the block with what they print.
func (s *session) run(block string) string {
	var b strings.Builder
	for _, line := range strings.SplitAfter(block, "\n") {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue // the output of the command before
		}
		s.commands++
		b.WriteString(line)
		b.WriteString(duration.ReplaceAllString(s.one(strings.TrimSpace(command)), "in 0.1 s"))
	}
	return b.String()
}

// one runs one command: onrecord's, cd or cat.
func (s *session) one(command string) string {
	args := words(command)
	switch args[0] {
	case "cd":
		s.t.Chdir(args[1])
		return ""
	case "cat":
		data, err := os.ReadFile(args[1])
		if err != nil {
			s.t.Fatal(err)
		}
		return string(data)
	case "onrecord":
		var out bytes.Buffer
		cli.Run(cli.Environment{Args: args[1:], Stdout: &out, Stderr: &out, Templates: s.templates, Getenv: func(key string) string {
			return map[string]string{"SOURCE_DATE_EPOCH": "1772409600"}[key]
		}})
		return out.String()
	}
	s.t.Fatalf("the tutorial runs %q, which its test does not know", command)
	return ""
}

var word = regexp.MustCompile(`"[^"]*"|\S+`)

// words parts a command as a shell does, where nothing but double quotes is used.
func words(command string) []string {
	all := word.FindAllString(command, -1)
	for i := range all {
		all[i] = strings.Trim(all[i], `"`)
	}
	return all
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "written: " + x[i] + "\nprinted: " + y[i]
		}
	}
	return "one of them is longer"
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

var (
	link = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	code = regexp.MustCompile("(?ms)^```.*?^```$|^    [^\n]*$|`[^`\n]+`")
)

// TestDocsLinks follows the links between the pages of the documentation and into
// the repository.
func TestDocsLinks(t *testing.T) {
	pages, err := filepath.Glob(docs + "/*.md")
	if err != nil || len(pages) < 8 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		prose := code.ReplaceAllString(string(text), "")
		for _, m := range link.FindAllStringSubmatch(prose, -1) {
			target, fragment, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, ":") {
				continue
			}
			file := page
			if target != "" {
				file = filepath.Join(filepath.Dir(page), target)
			}
			linked, err := os.ReadFile(file)
			if err != nil {
				if _, statErr := os.Stat(file); statErr != nil {
					t.Errorf("%s links to %s, which is not there", filepath.Base(page), m[1])
				}
				continue
			}
			if fragment != "" && !hasHeading(string(linked), fragment) {
				t.Errorf("%s links to %s, which has no such heading", filepath.Base(page), m[1])
			}
		}
	}
}

var heading = regexp.MustCompile(`(?m)^#+ (.+)$`)

// hasHeading reports whether a page has the heading whose fragment, as code hosts
// make it, is given.
func hasHeading(text, fragment string) bool {
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		slug := strings.ToLower(m[1])
		slug = regexp.MustCompile(`[^\pL\pN _-]`).ReplaceAllString(slug, "")
		if strings.ReplaceAll(slug, " ", "-") == fragment {
			return true
		}
	}
	return false
}
