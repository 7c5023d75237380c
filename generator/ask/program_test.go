package ask

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test's own binary be the program that is asked: it does what its first
// argument says.
func TestMain(m *testing.M) {
	if len(os.Args) < 3 || os.Args[1] != "be" {
		os.Exit(m.Run())
	}
	switch os.Args[2] {
	case "echo":
		io.Copy(os.Stdout, os.Stdin)
	case "deaf": // answers without reading
		fmt.Println("done")
	case "slow":
		time.Sleep(time.Minute)
	case "endless":
		for {
			if _, err := os.Stdout.Write(bytes.Repeat([]byte("x"), 1000)); err != nil {
				return
			}
		}
	case "failing":
		fmt.Println("half an answer")
		fmt.Fprintln(os.Stderr, "first\nno key is set")
		os.Exit(7)
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		command string
		want    []string // nil for an error
	}{
		{"llm -m small", []string{"llm", "-m", "small"}},
		{"  llm\t-m  small ", []string{"llm", "-m", "small"}},
		{`llm -s 'Find claims, "typed"'`, []string{"llm", "-s", `Find claims, "typed"`}},
		{`llm -s "It's \"so\""`, []string{"llm", "-s", `It's "so"`}},
		{`'C:\Program Files\claims.exe' a`, []string{`C:\Program Files\claims.exe`, "a"}},
		{`C:\claims.exe ''`, []string{`C:\claims.exe`, ""}},
		{`llm $HOME; rm *|x`, []string{"llm", "$HOME;", "rm", "*|x"}},
		{`llm a'b c'd`, []string{"llm", "ab cd"}},
		{`llm 'ab`, nil},
		{`llm "ab\"`, nil},
	} {
		got, err := split(c.command)
		if (err != nil) != (c.want == nil) || !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q, %v\nwant %q", c.command, got, err, c.want)
		}
	}
}

func TestAnswer(t *testing.T) {
	question := strings.Repeat("a question\n", 100_000) // more than a pipe holds
	for _, c := range []struct{ does, answer, problem string }{
		{"echo", question, ""},
		{"deaf", "done\n", ""},
		{"slow", "", "it takes longer than 100ms"},
		{"endless", "", "it prints more than 2000000 bytes"},
		{"failing", "", "exit status 7: no key is set"},
	} {
		p := &Program{Args: []string{os.Args[0], "be", c.does}, Time: 20 * time.Second, Output: 2_000_000}
		if c.does == "slow" {
			p.Time = 100 * time.Millisecond
		}
		answer, err := p.Answer(context.Background(), []byte(question))
		if problem := fmt.Sprint(err); c.problem != "" && problem != c.problem || c.problem == "" && err != nil {
			t.Errorf("%s: %v, want %q", c.does, err, c.problem)
		}
		if err == nil && string(answer) != c.answer {
			t.Errorf("%s: it answers %d bytes, want %d", c.does, len(answer), len(c.answer))
		}
	}
}
