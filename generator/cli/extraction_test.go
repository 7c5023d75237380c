package cli_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"onrecord/generator/cli"
)

var pythonBlock = regexp.MustCompile("(?s)```python\n(.*?)```")

// TestPythonExample runs the program that docs/extraction.md shows.
func TestPythonExample(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not on this machine")
	}
	page, err := os.ReadFile("../../docs/extraction.md")
	if err != nil {
		t.Fatal(err)
	}
	program := pythonBlock.FindSubmatch(page)
	if program == nil {
		t.Fatal("docs/extraction.md shows no program")
	}
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll("content/articles", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("claims.py", string(program[1]))
	write("site.toml", "title = \"T\"\n")
	write("content/articles/a.md", "+++\ntitle = \"A\"\ndate = 2021-07-09\n+++\n"+
		"“Déjà vu.” Ada Morrow vowed to close the mine by 2030. Nobody else promised anything.\n")
	var out, problems strings.Builder
	status := cli.Run(cli.Environment{Args: []string{"extract", "content", "--with", "'" + python + "' claims.py"},
		Stdout: &out, Stderr: &problems, Getenv: os.Getenv, Templates: os.DirFS("../../templates")})
	if status != 0 {
		t.Errorf("exit status %d: %s", status, problems.String())
	}
	for _, want := range []string{`title    = "Ada Morrow will close the mine by 2030"`, `speaker_text = "Ada Morrow"`,
		`deadline = "2030"`, `deadline_text = "by 2030"`, `quote    = "close the mine by 2030"`, "70 % sure",
		"# “vowed”\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no line %s in\n%s", want, out.String())
		}
	}
}
