// Command bench measures how long onrecord takes to build a docket, how long
// Hugo takes for a comparable site, and how long a program takes that only
// reads, converts and writes (the floor). It runs them in turn, several times:
//
//	go run ./bench -articles 1000,10000 -runs 5 -markdown table.md
//
// and, with -growth, what each article takes in small dockets and in large
// ones (growth.go):
//
//	go run ./bench -growth -articles 1000,10000,100000 -runs 3 -programs floor,onrecord
//
// Hugo is fetched at a pinned version and kept in the user's cache folder; it
// is no dependency of the module. Sources and outputs are in memory (/dev/shm)
// where the system has such a folder, so that the disk is not what is measured.
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
	flag.BoolVar(&s.growth, "growth", false, "compare sizes: what an article takes where as many are built as the largest docket has")
	docket := flag.String("docket", "", "further options of bench/docket, as in \"-seed 2 -repeats 2000\"")
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
	if s.runs < 1 || flag.NArg() > 0 {
		return s, fmt.Errorf("-runs must be at least 1, and there are no other arguments")
	}
	return s, s.checkGrowth()
}

// run measures, and prints the tables.
func (s settings) run() error {
	tools, err := install(s.programs["hugo"])
	if err != nil {
		return err
	}
	dir, err := s.workFolder()
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	report := machine(tools)
	markdown := report + "\n"
	fmt.Println(report)
	show := func(t table) {
		fmt.Println(t.text())
		markdown += "\n" + t.markdown()
	}
	if s.growth {
		t, err := s.measureGrowth(tools, dir)
		if err != nil {
			return err
		}
		show(t)
	} else {
		for _, n := range s.articles {
			t, err := s.measure(n, tools, dir)
			if err != nil {
				return err
			}
			show(t)
		}
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
