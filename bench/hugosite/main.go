// Command hugosite writes an invented docket as the source of a Hugo site. The docket is
// the same that the command docket writes, and the pages are like onrecord's. In the folder
// bench:
//
//	go run ./hugosite -articles 10000 -seed 1 -out /tmp/hugosite
//
// It gives Hugo what Hugo can't find out: marks round the quotes in articles, the names of
// entities in the front matter, and the last day of a deadline. The templates keep what is
// used twice (rows, charts, the index of relations), as Hugo's manual advises. The site has
// no search index, no margin notes and no sentences around mentions, so Hugo has less to do.
package main

import (
	"flag"
	"fmt"
	"os"

	"onrecord/bench/synth"
)

func main() {
	var o synth.Options
	o.Flags(flag.CommandLine)
	out := flag.String("out", "", "folder to write to, empty or absent")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	pages, err := writeSite(*out, synth.New(o))
	if err != nil {
		fmt.Fprintln(os.Stderr, "hugosite:", err)
		os.Exit(3)
	}
	fmt.Printf("%d content files -> %s\n", pages, *out)
}
