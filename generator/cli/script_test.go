package cli_test

import (
	"errors"
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
	})
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
