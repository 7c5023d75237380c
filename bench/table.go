package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// table is what was measured. Its first row names the columns, of which the
// first holds names and the others numbers.
type table struct {
	title string
	rows  [][]string
}

// comparison compares programs that worked on one docket. "Ratio" is the
// median compared with the floor's.
func comparison(articles int, tasks []*task) table {
	t := table{fmt.Sprintf("%d articles", articles), [][]string{
		{"program", "median", "spread", "ratio", "CPU", "peak memory", "files", "written"},
	}}
	if len(tasks) > 0 {
		t.title += fmt.Sprintf(", %d runs each", len(tasks[0].runs))
	}
	var base time.Duration
	for _, task := range tasks {
		if task.name == "floor" {
			base = median(task.runs, wall)
		}
	}
	for _, task := range tasks {
		time := median(task.runs, wall)
		ratio := "-"
		if base > 0 {
			ratio = fmt.Sprintf("%.1f", time.Seconds()/base.Seconds())
		}
		t.rows = append(t.rows, []string{task.name, seconds(time), spread(task.runs), ratio, seconds(median(task.runs, cpu)),
			megabytes(median(task.runs, memory)), fmt.Sprint(task.files), fmt.Sprintf("%.1f MB", float64(task.bytes)/1e6)})
	}
	return t
}

// text is the table for a terminal.
func (t table) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", t.title)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range t.rows {
		fmt.Fprintln(w, strings.Join(row, "\t")+"\t")
	}
	w.Flush()
	return b.String()
}

// markdown is the table for a document.
func (t table) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**\n\n", t.title)
	for i, row := range t.rows {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("--:|", len(row)-1))
		}
	}
	return b.String()
}

func wall(u usage) time.Duration { return u.wall }

func cpu(u usage) time.Duration { return u.cpu }

func memory(u usage) int64 { return u.memory }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n/1e6) }

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
