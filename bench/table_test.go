package main

import (
	"strings"
	"testing"
	"time"
)

func TestTable(t *testing.T) {
	run := func(walls ...float64) []usage {
		var all []usage
		for _, s := range walls {
			all = append(all, usage{wall: time.Duration(s * float64(time.Second)), memory: 50e6})
		}
		return all
	}
	table := comparison(1000, []*task{
		{name: "floor", runs: run(1.1, 0.9, 1), files: 10, bytes: 2e6},
		{name: "onrecord", runs: run(1.6, 1.4, 9), files: 10, bytes: 2e6},
	})
	want := `**1000 articles, 3 runs each**

| program | median | spread | ratio | CPU | peak memory | files | written |
|---|--:|--:|--:|--:|--:|--:|--:|
| floor | 1.00 s | 0.90–1.10 | 1.0 | 0.00 s | 50 MB | 10 | 2.0 MB |
| onrecord | 1.60 s | 1.40–9.00 | 1.6 | 0.00 s | 50 MB | 10 | 2.0 MB |
`
	if got := table.markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if text := table.text(); !strings.Contains(text, "  1.60 s  1.40–9.00    1.6  ") {
		t.Errorf("the columns of the text table do not line up:\n%s", text)
	}
}

func TestMedianOfEven(t *testing.T) {
	runs := []usage{{wall: 4}, {wall: 1}, {wall: 2}, {wall: 9}}
	if got := median(runs, wall); got != 3 {
		t.Errorf("the median of 1 2 4 9 is %d, want 3", got)
	}
}

func TestGrowth(t *testing.T) {
	took := func(program string, articles int, seconds float64) *grown {
		run := usage{wall: time.Duration(seconds * float64(time.Second)), cpu: 2 * time.Second, memory: 70e6}
		return &grown{program, &bench{articles: articles}, []usage{run}}
	}
	table := growth(10_000, []*grown{
		took("floor", 1000, 4), took("floor", 10_000, 5), took("onrecord", 1000, 8), took("onrecord", 10_000, 8.4),
	})
	want := `**10000 articles, 1 runs each**

| program | articles a site | sites | median | spread | an article | growth | CPU | peak memory |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
| floor | 1000 | 10 | 4.00 s | 4.00–4.00 | 0.40 ms | +0 % | 2.00 s | 70 MB |
| floor | 10000 | 1 | 5.00 s | 5.00–5.00 | 0.50 ms | +25 % | 2.00 s | 70 MB |
| onrecord | 1000 | 10 | 8.00 s | 8.00–8.00 | 0.80 ms | +0 % | 2.00 s | 70 MB |
| onrecord | 10000 | 1 | 8.40 s | 8.40–8.40 | 0.84 ms | +5 % | 2.00 s | 70 MB |
`
	if got := table.markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
