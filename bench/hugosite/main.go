// Command hugosite writes the docket that bench/docket writes as the source of
// a Hugo site with comparable pages:
//
//	go run ./bench/hugosite -articles 10000 -seed 1 -out /tmp/hugosite
//
// What Hugo can't do by itself is given to it: quotes are marked in the
// articles' text, names of entities are in the front matter, and the last day
// of a deadline is computed. Its templates keep what is used twice (rows,
// charts, the index of relations), as Hugo's manual advises. It makes no search
// index, no margin notes and no sentences around mentions, so that its task is
// the lighter one.
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
