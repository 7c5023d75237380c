package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// task is one program at work on one docket.
type task struct {
	name    string
	prepare func() error // before each run, not counted
	args    []string
	output  string // the folder it writes to
	runs    []usage
	files   int
	bytes   int64
}

// usage is what one run took.
type usage struct {
	wall, cpu time.Duration
	memory    int64 // at the most, in bytes
}

// measure makes the docket of a size and runs every program on it in turn.
func (s settings) measure(articles int, t tools, parent string) (table, error) {
	dir, err := os.MkdirTemp(parent, "docket-")
	if err != nil {
		return table{}, err
	}
	defer os.RemoveAll(dir)
	b := &bench{settings: s, tools: t, dir: dir, articles: articles}
	if err := b.prepare(); err != nil {
		return table{}, err
	}
	tasks := b.tasks()
	for i := range s.runs {
		for _, task := range tasks {
			progress("%d articles, run %d of %d: %s", articles, i+1, s.runs, task.name)
			if err := task.run(); err != nil {
				return table{}, err
			}
		}
	}
	progress("")
	return comparison(articles, tasks), nil
}

// progress shows what is going on, on a terminal alone.
func progress(format string, args ...any) {
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		fmt.Fprintf(os.Stderr, "\r\033[K"+format, args...)
	}
}

// run runs the task once.
func (t *task) run() error {
	if err := t.prepare(); err != nil {
		return err
	}
	u, err := timed(t.args)
	if err != nil {
		return err
	}
	t.runs = append(t.runs, u)
	t.files, t.bytes = 0, 0
	return eachFile(t.output, func(_ string, size int64) error {
		t.files++
		t.bytes += size
		return nil
	})
}

// timed runs a program to its end.
func timed(args []string) (usage, error) {
	cmd := exec.Command(args[0], args[1:]...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.Env = append(os.Environ(), "NO_COLOR=1", "SOURCE_DATE_EPOCH=")
	start := time.Now()
	err := cmd.Run()
	u := usage{wall: time.Since(start)}
	if err != nil {
		return u, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out.Bytes())
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.memory = peakMemory(cmd.ProcessState)
	return u, nil
}

// eachFile calls f for every file below a folder, by its path in it.
func eachFile(dir string, f func(path string, size int64) error) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		return f(filepath.ToSlash(rel), info.Size())
	})
}
