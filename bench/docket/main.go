// Command docket writes a docket of any size, invented from a seed, as the
// source of a site:
//
//	go run ./bench/docket -articles 10000 -seed 1 -out /tmp/docket
//
// The folder must be empty or absent. The same options give the same files.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"onrecord/bench/synth"
)

func main() {
	var o synth.Options
	flag.IntVar(&o.Articles, "articles", 1000, "number of articles")
	flag.Uint64Var(&o.Seed, "seed", 1, "what the docket follows from")
	flag.IntVar(&o.Entities, "entities", 0, "number of entities (default: a tenth of the articles, 74 to 1000)")
	flag.IntVar(&o.Events, "events", 0, "number of events (default: a hundredth of the articles, 8 to 1000)")
	flag.IntVar(&o.Topics, "topics", 0, "number of topics (default: 12 to 60 by the number of articles)")
	flag.IntVar(&o.SpeakerClaims, "speaker-claims", 0, "let one speaker make this many claims")
	flag.IntVar(&o.DayClaims, "day-claims", 0, "let about this many claims be of one day")
	flag.IntVar(&o.Repeats, "repeats", 0, "let one claim be told again this many times")
	flag.BoolVar(&o.TopicAll, "topic-all", false, "let one topic have everything")
	out := flag.String("out", "", "folder to write to")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	start := time.Now()
	s, err := writeSite(*out, synth.New(o))
	if err != nil {
		fmt.Fprintln(os.Stderr, "docket:", err)
		os.Exit(3)
	}
	fmt.Printf("%d articles, %d claims, %d entities, %d events, %d topics: %d files, %.1f MB in %.1f s -> %s\n",
		s.articles, s.claims, s.entities, s.events, s.topics, s.files, float64(s.bytes)/1e6, time.Since(start).Seconds(), *out)
}
