package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"onrecord/generator/cli"
)

// TestMain lets the scripts call the program as the command onrecord.
func TestMain(m *testing.M) {
	templates := os.DirFS("../../templates")
	if dir := os.Getenv("ONRECORD_TEST_TEMPLATES"); dir != "" { // a script runs in a folder of its own
		templates = os.DirFS(dir)
	}
	testscript.Main(m, map[string]func(){
		"onrecord": func() {
			os.Exit(cli.Run(cli.Environment{Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Templates: templates}))
		},
		"answers": func() { os.Exit(answers(os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// answers is a program for extract --with. It keeps the question about an article in
// answers/ID.question, and answers what stands in answers/ID.jsonl.
func answers(in io.Reader, out, problems io.Writer) (status int) {
	question, err := io.ReadAll(in)
	var article struct{ ID string }
	if err == nil {
		err = json.Unmarshal(question, &article)
	}
	if err == nil {
		err = os.WriteFile("answers/"+article.ID+".question", question, 0o644)
	}
	if err == nil {
		var answer []byte
		answer, err = os.ReadFile("answers/" + article.ID + ".jsonl")
		out.Write(answer)
	}
	if err != nil {
		fmt.Fprintln(problems, err)
		return 1
	}
	return 0
}

// TestScripts runs testdata/*.txt: each is a user's session, with its site below.
func TestScripts(t *testing.T) {
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ONRECORD_TEST_TEMPLATES", wd+"/../../templates")
			env.Setenv("SOURCE_DATE_EPOCH", "1633000000") // 30 September 2021
			return nil
		},
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"status": status},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// status is a script's command "status N COMMAND ARGUMENT...": the command must exit
// with this status. What it prints is for stdout and stderr, as after exec.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := (*exec.ExitError)(nil)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}
