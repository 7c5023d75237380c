package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// bench is one docket, in the forms that the programs read.
type bench struct {
	settings
	tools  tools
	dir    string
	edited int
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

// prepare writes the docket, builds it once to know what the floor is to
// write, and writes the Hugo site.
func (b *bench) prepare(articles int) error {
	options := append([]string{"-articles", strconv.Itoa(articles)}, b.docket...)
	if err := command(b.tools["docket"], append(options, "-out", b.path("docket"))...); err != nil {
		return err
	}
	if err := command(b.tools["onrecord"], "build", "--source", b.path("docket"), "--output", b.path("kept")); err != nil {
		return err
	}
	if err := b.listOutput(); err != nil {
		return err
	}
	if !b.programs["onrecord-again"] && !b.programs["onrecord-edit"] {
		// Two sites of 100,000 articles do not fit into the memory of many machines.
		if err := os.RemoveAll(b.path("kept")); err != nil {
			return err
		}
	}
	if b.programs["hugo"] {
		return command(b.tools["hugosite"], append(options, "-out", b.path("hugosite"))...)
	}
	return nil
}

// listOutput writes what onrecord has written, for the floor to write as much.
func (b *bench) listOutput() error {
	var list strings.Builder
	err := eachFile(b.path("kept"), func(path string, size int64) error {
		fmt.Fprintf(&list, "%d %s\n", size, path)
		return nil
	})
	if err != nil {
		return err
	}
	return os.WriteFile(b.path("list"), []byte(list.String()), 0o644)
}

// tasks are the programs that were asked for. The floor comes first: others
// are compared with it.
func (b *bench) tasks() []*task {
	fresh := func(name string) func() error { return func() error { return os.RemoveAll(b.path(name)) } }
	build := []string{b.tools["onrecord"], "build", "--source", b.path("docket"), "--output"}
	all := []*task{
		{name: "floor", prepare: fresh("out"), output: b.path("out"),
			args: []string{b.tools["floor"], "-source", b.path("docket"), "-like", b.path("list"), "-out", b.path("out")}},
		{name: "onrecord", prepare: fresh("out"), output: b.path("out"), args: append(build[:len(build):len(build)], b.path("out"))},
		{name: "hugo", prepare: fresh("out"), output: b.path("out"),
			args: []string{b.tools["hugo"], "--source", b.path("hugosite"), "--destination", b.path("out"), "--cacheDir", b.path("hugocache"), "--noBuildLock", "--quiet"}},
		{name: "onrecord-again", prepare: func() error { return nil }, output: b.path("kept"), args: append(build[:len(build):len(build)], b.path("kept"))},
		{name: "onrecord-edit", prepare: b.edit, output: b.path("kept"), args: append(build[:len(build):len(build)], b.path("kept"))},
	}
	var asked []*task
	for _, t := range all {
		if b.programs[t.name] {
			asked = append(asked, t)
		}
	}
	return asked
}

// edit adds a sentence to an article, another one each time.
func (b *bench) edit() error {
	articles, err := filepath.Glob(b.path("docket/content/articles/2021/06/*.md"))
	if err != nil || len(articles) == 0 {
		return fmt.Errorf("no articles of June 2021 to edit: %v", err)
	}
	f, err := os.OpenFile(articles[b.edited%len(articles)], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	b.edited++
	fmt.Fprintf(f, "\nThe desk added sentence %d here.\n", b.edited)
	return f.Close()
}
