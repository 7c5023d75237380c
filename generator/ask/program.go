// Package ask runs a program of the author's choice that answers a question: a language
// model's command line, a script, a service's client. It runs without a shell and within
// limits.
package ask

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
	"unicode"
)

// Program is a program with its arguments, which is run once for each question.
type Program struct {
	Args   []string      // the program's name or path first
	Time   time.Duration // how long it may take for one question
	Output int           // how many bytes it may answer to one question
}

// The limits that Parse sets. A language model on a desk's own machine takes minutes.
const (
	mostTime   = 10 * time.Minute
	mostOutput = 4 << 20
)

// Parse reads a program and its arguments from one text and finds the program. Words are
// set apart by white space; quotation marks, single or double, keep white space within a
// word, and \" is a double one within double ones. Nothing else has a meaning: no shell
// reads the text.
func Parse(command string) (*Program, error) {
	args, err := split(command)
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		return nil, errors.New("it names no program")
	}
	if args[0], err = exec.LookPath(args[0]); err != nil && !errors.Is(err, exec.ErrDot) {
		return nil, fmt.Errorf("there is no program %s", strings.Fields(command)[0])
	}
	return &Program{args, mostTime, mostOutput}, nil
}

// Name returns the program's name without its folder.
func (p *Program) Name() string { return filepath.Base(p.Args[0]) }

func split(command string) (args []string, err error) {
	var word strings.Builder
	begun := false
	var quote rune // the mark that is open, or 0
	previous := rune(0)
	runes := []rune(command)
	for i, r := range runes {
		switch {
		case quote == 0 && unicode.IsSpace(r):
			if begun {
				args = append(args, word.String())
			}
			word.Reset()
			begun = false
		case quote == 0 && (r == '\'' || r == '"'):
			quote, begun = r, true
		case r == quote && previous != '\\', r == quote && quote == '\'':
			quote = 0
		case r == '\\' && quote == '"' && i+1 < len(runes) && runes[i+1] == '"':
		default:
			word.WriteRune(r)
			begun = true
		}
		previous = r
	}
	if quote != 0 {
		return nil, fmt.Errorf("the quotation mark %c is never closed", quote)
	}
	if begun {
		args = append(args, word.String())
	}
	return args, nil
}

// Answer runs the program with a question on its standard input and returns what it
// prints. An error says why there is no answer: its status with the last line of its
// standard error, or the limit that it broke.
func (p *Program) Answer(ctx context.Context, question []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, p.Time)
	defer cancel()
	c := exec.CommandContext(ctx, p.Args[0], p.Args[1:]...)
	answer, complaint := &limited{most: p.Output, full: cancel}, &tail{}
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(question), answer, complaint
	c.WaitDelay = time.Second // for what the program started, and what holds its output open
	err := c.Run()
	switch {
	case answer.over:
		return nil, fmt.Errorf("it prints more than %d bytes", p.Output)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("it takes longer than %v", p.Time)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && len(complaint.last()) > 0:
		return nil, fmt.Errorf("%w: %s", err, complaint.last())
	}
	return answer.kept, err
}

// limited keeps what is written to it up to a limit, and calls full when there is more.
type limited struct {
	kept []byte
	most int
	over bool
	full func()
}

// Write keeps the bytes, or fails where there are too many.
func (l *limited) Write(p []byte) (int, error) {
	if len(l.kept)+len(p) > l.most {
		l.over = true
		l.full()
		return 0, errors.New("too much")
	}
	l.kept = append(l.kept, p...)
	return len(p), nil
}

// tail keeps the end of what is written to it.
type tail struct{ kept []byte }

// Write keeps the last bytes. It never fails.
func (t *tail) Write(p []byte) (int, error) {
	const most = 4 << 10
	t.kept = append(t.kept, p...)
	t.kept = t.kept[max(0, len(t.kept)-most):]
	return len(p), nil
}

// last returns the last line.
func (t *tail) last() string {
	lines := strings.Split(strings.TrimSpace(string(t.kept)), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
