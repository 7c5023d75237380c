// Command bench measures how long onrecord takes to build a docket, how long Hugo takes for
// a comparable site, and how long a program takes that only reads, converts and writes (the
// floor). It runs them in turn, several times. In this folder:
//
//	go run . -articles 1000,10000 -runs 5 -markdown table.md
//
// With -pages-only onrecord makes no feeds, search index, data files or pages for
// embedding, as Hugo's site has none. With -growth it measures what each article takes in
// small dockets and in large ones (growth.go), with -save how long the preview takes from a
// save to the new page (save.go):
//
//	go run . -growth -articles 1000,10000,100000 -runs 3 -programs floor,onrecord
//	go run . -save -articles 1000,10000 -runs 20
//
// It builds onrecord from the parent folder. It fetches Hugo at a pinned version and keeps
// it in the user's cache folder. Sources and outputs are in memory (/dev/shm) where the
// system has such a folder, so that it does not measure the disk.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// settings are what the command line says.
type settings struct {
	articles []int
	docket   []string // further options of the docket's generator
	runs     int
	programs map[string]bool
	dir      string
	markdown string
	growth   bool
	save     bool
}

func main() {
	s, err := parse()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
	if err := s.run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(3)
	}
}

func parse() (settings, error) {
	var s settings
	articles := flag.String("articles", "1000,10000", "sizes of the dockets, with commas between them")
	flag.IntVar(&s.runs, "runs", 5, "how often each program runs")
	programs := flag.String("programs", "floor,onrecord,hugo", "what to run; also onrecord-again, onrecord-edit")
	flag.StringVar(&s.dir, "dir", "", "folder for sources and outputs (default: one in memory)")
	flag.StringVar(&s.markdown, "markdown", "", "file for the tables in Markdown")
	flag.BoolVar(&s.growth, "growth", false, "compare what an article takes in dockets of each size")
	flag.BoolVar(&s.save, "save", false, "measure the preview: the time from a save to the new page")
	pagesOnly := flag.Bool("pages-only", false, "let onrecord make pages only, as Hugo's site has no other files")
	docket := flag.String("docket", "", "further options of the command docket, as in \"-seed 2 -repeats 2000\"")
	flag.Parse()
	for _, field := range strings.Split(*articles, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 {
			return s, fmt.Errorf("-articles: %q is not a number", field)
		}
		s.articles = append(s.articles, n)
	}
	s.programs = map[string]bool{}
	for _, p := range strings.Split(*programs, ",") {
		s.programs[p] = true
	}
	s.docket = strings.Fields(*docket)
	if *pagesOnly {
		s.docket = append(s.docket, "-pages-only")
	}
	if s.runs < 1 || flag.NArg() > 0 {
		return s, fmt.Errorf("-runs must be at least 1, and there are no other arguments")
	}
	return s, s.checkGrowth()
}

// run measures, and prints the tables.
func (s settings) run() error {
	programs, err := install(s.programs["hugo"] && !s.save)
	if err != nil {
		return err
	}
	dir, err := s.workFolder()
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	report := machine(programs)
	markdown := report + "\n"
	fmt.Println(report)
	show := func(t table) {
		fmt.Println(t.text())
		markdown += "\n" + t.markdown()
	}
	measure := s.measure
	switch {
	case s.save:
		measure = s.measureSaves
	case s.growth:
		t, err := s.measureGrowth(programs, dir)
		if err != nil {
			return err
		}
		show(t)
		s.articles = nil
	}
	for _, n := range s.articles {
		t, err := measure(n, programs, dir)
		if err != nil {
			return err
		}
		show(t)
	}
	if s.markdown == "" {
		return nil
	}
	return os.WriteFile(s.markdown, []byte(markdown), 0o644)
}

// workFolder makes the folder in which everything happens.
func (s settings) workFolder() (string, error) {
	if s.dir == "" {
		if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
			s.dir = "/dev/shm"
		}
	}
	return os.MkdirTemp(s.dir, "onrecord-bench-")
}
