package site_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/page"
	"onrecord/generator/site"
	"onrecord/generator/theme"
)

// Benchmarks of each phase on one site, for benchstat: the sample, or the site in the
// folder that -site names, such as a docket of 1,000 articles that bench/docket made.
//
//	go test -run '^$' -bench . -count 10 ./generator/site -site /tmp/docket | tee new.txt
var sourceDir = flag.String("site", "../..", "the folder of the site that benchmarks build")

func loaded(b *testing.B) *content.Content {
	b.Helper()
	c, err := content.NewLoader(os.DirFS(*sourceDir)).Load()
	if err != nil {
		b.Fatal(err)
	}
	return c
}

func builtinTheme(b *testing.B) *theme.Theme {
	b.Helper()
	t, problems := theme.Load(os.DirFS("../../templates"), nil)
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	return t
}

// linking are the options of a build of today's site.
func linking(c *content.Content) docket.Options {
	day, _ := c.Settings.Day()
	return docket.Options{AsOf: day}
}

// BenchmarkLoad reads all files: TOML and Markdown.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := content.NewLoader(os.DirFS(*sourceDir)).Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLink links records and finds quotes and names: first from nothing,
// then with the articles' texts known.
func BenchmarkLink(b *testing.B) {
	c := loaded(b)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			new(docket.Linker).Link(c, linking(c))
		}
	})
	b.Run("again", func(b *testing.B) {
		l := new(docket.Linker)
		l.Link(c, linking(c))
		for b.Loop() {
			l.Link(c, linking(c))
		}
	})
}

// BenchmarkRender renders all files of each part of the site, on one
// processor. Planning is the part of its own, and so is what the first file of
// a site has to make for all.
func BenchmarkRender(b *testing.B) {
	c := loaded(b)
	d, _ := new(docket.Linker).Link(c, linking(c))
	t := builtinTheme(b)
	b.Run("plan", func(b *testing.B) {
		for b.Loop() {
			page.Plan(d, t).Paths()
		}
	})
	parts := map[string][]string{}
	for _, path := range page.Plan(d, t).Paths() {
		part, _, inside := strings.Cut(path, "/")
		if !inside {
			part = "root"
		}
		parts[part] = append(parts[part], path)
	}
	const folders = "articles claims entities events topics timeline changes deadlines threats data search root"
	for _, part := range strings.Fields(folders) {
		b.Run(part, func(b *testing.B) {
			bytes := 0
			for b.Loop() {
				site := page.Plan(d, t)
				for _, path := range parts[part] {
					data, _ := site.Render(path)
					bytes += len(data)
				}
			}
			b.SetBytes(int64(bytes / b.N))
			b.ReportMetric(float64(len(parts[part])), "files/op")
		})
	}
}

// BenchmarkBuild does it all, into a folder that is empty, then into one that
// has the same site.
func BenchmarkBuild(b *testing.B) {
	dir := *sourceDir
	today := edtf.DayOf(2024, 12, 31)
	make := func(b *testing.B, out string) {
		r, err := site.New(dir, os.DirFS("../../templates")).Make(site.Options{Today: today})
		if err != nil {
			b.Fatal(err)
		}
		if _, problems, err := r.Publish(out, nil); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
	b.Run("clean", func(b *testing.B) {
		for b.Loop() {
			make(b, b.TempDir())
		}
	})
	b.Run("again", func(b *testing.B) {
		out := b.TempDir()
		make(b, out)
		for b.Loop() {
			make(b, out)
		}
	})
}
