package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// grown is what a program took for as many articles as the largest docket has,
// built in sites of one size.
type grown struct {
	program string
	docket  *bench // of one site
	runs    []usage
}

// pause is how long nothing runs after a round's sites are gone: Linux gives
// free memory back to a virtual machine's host after two seconds.
const pause = 5 * time.Second

func (s settings) checkGrowth() error {
	if !s.growth {
		return nil
	}
	largest := slices.Max(s.articles)
	for _, n := range s.articles {
		if largest%n != 0 {
			return fmt.Errorf("-growth: %d articles are not a whole number of dockets of %d", largest, n)
		}
	}
	for name := range s.programs {
		if !slices.Contains(wholeSite, name) {
			return fmt.Errorf("-growth: %s makes no whole site", name)
		}
	}
	return nil
}

// measureGrowth measures what an article takes in dockets of each size. A
// small docket is built as often as it takes to make as many articles as the
// largest has, each time into a folder of its own, and all stay until the last
// is made: every size asks the system for the same memory. Built again and
// again into one folder, a small site lies in memory that the machine has just
// had back, and a large one does not; where the memory has to come from a
// virtual machine's host, that is most of the difference.
func (s settings) measureGrowth(t tools, parent string) (table, error) {
	largest := slices.Max(s.articles)
	var dockets []*bench
	for _, n := range s.articles {
		b := &bench{settings: s, tools: t, dir: filepath.Join(parent, strconv.Itoa(n)), articles: n}
		if err := os.Mkdir(b.dir, 0o755); err != nil {
			return table{}, err
		}
		progress("making a docket of %d articles", n)
		if err := b.prepare(); err != nil {
			return table{}, err
		}
		dockets = append(dockets, b)
	}
	var all []*grown
	for _, name := range wholeSite {
		for _, b := range dockets {
			if s.programs[name] {
				all = append(all, &grown{program: name, docket: b})
			}
		}
	}
	for i := range s.runs {
		for _, g := range all {
			progress("run %d of %d: %s, %d articles in sites of %d", i+1, s.runs, g.program, largest, g.docket.articles)
			u, err := g.docket.fill(g.program, largest/g.docket.articles)
			if err != nil {
				return table{}, err
			}
			g.runs = append(g.runs, u)
		}
	}
	progress("")
	return growth(largest, all), nil
}

// fill lets a program make a number of sites of one docket, and removes them.
func (b *bench) fill(program string, sites int) (usage, error) {
	var sum usage
	for i := range sites {
		u, err := timed(b.args(program, b.path(filepath.Join("out", strconv.Itoa(i)))))
		if err != nil {
			return sum, err
		}
		sum.wall += u.wall
		sum.cpu += u.cpu
		sum.memory = max(sum.memory, u.memory)
	}
	if err := os.RemoveAll(b.path("out")); err != nil {
		return sum, err
	}
	time.Sleep(pause)
	return sum, nil
}

// growth is the table of what was measured. "Growth" compares an article's
// time with that in the first size of the same program.
func growth(largest int, all []*grown) table {
	t := table{rows: [][]string{strings.Split("program,articles a site,sites,median,spread,an article,growth,CPU,peak memory", ",")}}
	first := map[string]time.Duration{}
	for _, g := range all {
		time := median(g.runs, wall)
		if first[g.program] == 0 {
			first[g.program] = time
		}
		sites := largest / g.docket.articles
		t.rows = append(t.rows, []string{
			g.program, strconv.Itoa(g.docket.articles), strconv.Itoa(sites), seconds(time), spread(g.runs),
			fmt.Sprintf("%.2f ms", time.Seconds()*1000/float64(largest)),
			fmt.Sprintf("%+.0f %%", 100*(time.Seconds()/first[g.program].Seconds()-1)),
			seconds(median(g.runs, cpu)), megabytes(median(g.runs, memory))})
	}
	if len(all) > 0 {
		t.title = fmt.Sprintf("%d articles, %d runs each", largest, len(all[0].runs))
	}
	return t
}
