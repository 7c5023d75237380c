package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// bench is one docket, in the forms that the programs read.
type bench struct {
	settings
	tools    tools
	dir      string
	articles int
	edited   int
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

// prepare writes the docket, builds it once to know what the floor is to
// write, and writes the Hugo site.
func (b *bench) prepare() error {
	options := append([]string{"-articles", strconv.Itoa(b.articles)}, b.docket...)
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
		options = slices.DeleteFunc(options, func(o string) bool { return o == "-pages-only" }) // Hugo's are always so
		return command(b.tools["hugosite"], append(options, "-out", b.path("hugosite"))...)
	}
	return nil
}

// listOutput writes what onrecord has written, for the floor to write as much.
// It is not put together in memory first, which would count as the programs'
// own (peakMemory).
func (b *bench) listOutput() error {
	f, err := os.Create(b.path("list"))
	if err != nil {
		return err
	}
	defer f.Close()
	list := bufio.NewWriter(f)
	err = eachFile(b.path("kept"), func(path string, size int64) error {
		_, err := fmt.Fprintf(list, "%d %s\n", size, path)
		return err
	})
	if err != nil {
		return err
	}
	if err := list.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// args are the command with which a program makes its whole site in a folder.
func (b *bench) args(program, out string) []string {
	switch program {
	case "floor":
		return []string{b.tools["floor"], "-source", b.path("docket"), "-like", b.path("list"), "-out", out}
	case "hugo":
		return []string{b.tools["hugo"], "--source", b.path("hugosite"), "--destination", out,
			"--cacheDir", b.path("hugocache"), "--noBuildLock", "--quiet"}
	}
	return []string{b.tools["onrecord"], "build", "--source", b.path("docket"), "--output", out}
}

// wholeSite are the programs that make a whole site in a new folder. The floor
// comes first: others are compared with it.
var wholeSite = []string{"floor", "onrecord", "hugo"}

// tasks are the programs that were asked for.
func (b *bench) tasks() []*task {
	var all []*task
	for _, name := range wholeSite {
		out := b.path("out")
		prepare := func() error { return os.RemoveAll(out) }
		all = append(all, &task{name: name, prepare: prepare, output: out, args: b.args(name, out)})
	}
	kept := b.path("kept")
	all = append(all,
		&task{name: "onrecord-again", prepare: func() error { return nil }, output: kept, args: b.args("onrecord", kept)},
		&task{name: "onrecord-edit", prepare: b.edit, output: kept, args: b.args("onrecord", kept)})
	return slices.DeleteFunc(all, func(t *task) bool { return !b.programs[t.name] })
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
