package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// table is what was measured on one docket.
type table struct {
	articles int
	tasks    []*task
}

// head names the columns. "Ratio" is the median compared with the floor's.
var head = []string{"program", "median", "spread", "ratio", "CPU", "peak memory", "files", "written"}

// rows are the table's cells.
func (t table) rows() [][]string {
	var base time.Duration
	for _, task := range t.tasks {
		if task.name == "floor" {
			base = median(task.runs, func(u usage) time.Duration { return u.wall })
		}
	}
	rows := [][]string{head}
	for _, task := range t.tasks {
		wall := median(task.runs, func(u usage) time.Duration { return u.wall })
		ratio := "-"
		if base > 0 {
			ratio = fmt.Sprintf("%.1f", wall.Seconds()/base.Seconds())
		}
		rows = append(rows, []string{task.name, seconds(wall), spread(task.runs), ratio,
			seconds(median(task.runs, func(u usage) time.Duration { return u.cpu })),
			fmt.Sprintf("%d MB", median(task.runs, func(u usage) int64 { return u.memory })/1e6),
			fmt.Sprint(task.files), fmt.Sprintf("%.1f MB", float64(task.bytes)/1e6)})
	}
	return rows
}

func (t table) title() string {
	if len(t.tasks) == 0 {
		return fmt.Sprintf("%d articles", t.articles)
	}
	return fmt.Sprintf("%d articles, %d runs each", t.articles, len(t.tasks[0].runs))
}

// text is the table for a terminal.
func (t table) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", t.title())
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range t.rows() {
		fmt.Fprintln(w, strings.Join(row, "\t")+"\t")
	}
	w.Flush()
	return b.String()
}

// markdown is the table for a document.
func (t table) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**\n\n", t.title())
	for i, row := range t.rows() {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("--:|", len(head)-1))
		}
	}
	return b.String()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// spread is the quickest and the slowest run.
func spread(runs []usage) string {
	least, most := runs[0].wall, runs[0].wall
	for _, u := range runs {
		least, most = min(least, u.wall), max(most, u.wall)
	}
	return fmt.Sprintf("%.2f–%.2f", least.Seconds(), most.Seconds())
}

// median is the middle one of the runs' values; of an even number the mean of
// the two in the middle.
func median[T int64 | time.Duration](runs []usage, value func(usage) T) T {
	var all []T
	for _, u := range runs {
		all = append(all, value(u))
	}
	slices.Sort(all)
	n := len(all)
	return (all[(n-1)/2] + all[n/2]) / 2
}
