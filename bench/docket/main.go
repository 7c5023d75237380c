// Command docket writes a docket of any size, invented from a seed, as the source of a
// site. In the folder bench:
//
//	go run ./docket -articles 10000 -seed 1 -out /tmp/docket
//
// The folder must be empty or absent. The same options give the same files.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"onrecord/bench/source"
	"onrecord/bench/synth"
)

func main() {
	var o synth.Options
	o.Flags(flag.CommandLine)
	out := flag.String("out", "", "folder to write to, empty or absent")
	pagesOnly := flag.Bool("pages-only", false, "switch off feeds, search, data files and pages for embedding")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	start := time.Now()
	s, err := source.Write(*out, synth.New(o), *pagesOnly)
	if err != nil {
		fmt.Fprintln(os.Stderr, "docket:", err)
		os.Exit(3)
	}
	fmt.Printf("%d articles, %d claims, %d entities, %d events, %d topics: %d files, %.1f MB in %.1f s -> %s\n",
		s.Articles, s.Claims, s.Entities, s.Events, s.Topics, s.Files, float64(s.Bytes)/1e6,
		time.Since(start).Seconds(), *out)
}
