package cli

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"onrecord/generator/build"
	"onrecord/generator/diag"
)

// buildFlags are the flags of the build command.
type buildFlags struct {
	siteFlags
	output         string
	drafts, strict bool
	lenient        bool
	format         string
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Make the site",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return a.build(f) },
	}
	f.siteFlags.add(c)
	c.Flags().StringVar(&f.output, "output", "", "the output folder (default: public, in the source)")
	c.Flags().BoolVar(&f.drafts, "drafts", false, "with drafts")
	c.Flags().BoolVar(&f.strict, "strict", false, "a warning counts as an error")
	c.Flags().BoolVar(&f.lenient, "lenient", false, "a lost or ambiguous quote is a warning, not an error")
	c.Flags().StringVar(&f.format, "format", "", "how diagnostics are printed: text, json, github or sarif (default: github where GITHUB_ACTIONS is set, else text)")
	return c
}

func (a *app) build(f buildFlags) error {
	start := time.Now()
	tuneMemory()
	options, err := f.options(a)
	if err != nil {
		return err
	}
	format, err := a.format(f.format)
	if err != nil {
		return err
	}
	b, source, err := a.builder()
	if err != nil {
		return err
	}
	options.Drafts, options.Lenient = f.drafts, f.lenient
	result, err := b.Make(options)
	if err != nil {
		return outside(err)
	}
	if result.Problems.Fails(f.strict) || result.Site == nil {
		return a.report(result.Problems, result.Source, format, a.Stderr, contentFailed)
	}
	output := f.output
	if output == "" {
		output = filepath.Join(source, "public")
	}
	stats, problems, err := result.Publish(output, a.progress("rendering"))
	if err != nil {
		return publishFailure(err)
	}
	all := append(result.Problems, problems...)
	if problems.Fails(f.strict) {
		return a.report(all, result.Source, format, a.Stderr, contentFailed)
	}
	if err := a.report(all, result.Source, format, a.Stderr, nil); err != nil {
		return err
	}
	d := result.Docket
	fmt.Fprintf(a.Stdout, "%s from %s and %s in %.1f s: %d written, %d unchanged, %d removed -> %s\n",
		count(stats.Pages, "page"), count(len(d.Articles), "article"), count(len(d.Claims), "claim"),
		time.Since(start).Seconds(), stats.Written, stats.Unchanged, stats.Removed, shown(output))
	return nil
}

// tuneMemory trades memory for time: a build allocates much and keeps little, so
// that collecting at four times the live heap, and not at twice, saves a third of
// the time. Towards the limit the collector works harder again.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(3 << 30)
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// shown is a path as a person in this folder would write it.
func shown(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, abs); err == nil && len(rel) < len(abs) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(abs)
}

// report prints diagnostics and returns then, or the printing's own error.
func (a *app) report(l diag.List, src diag.Source, format string, w interface{ Write([]byte) (int, error) }, then error) error {
	var err error
	switch format {
	case "json":
		err = diag.JSON(w, l)
	case "github":
		err = diag.GitHub(w, l)
	case "sarif":
		err = diag.SARIF(w, l, build.Version())
	default:
		if len(l) > 0 {
			err = diag.Text(w, l, src, diag.TextOptions{Color: a.colour(), Width: a.width()})
		}
	}
	if err == nil {
		err = a.jobSummary(l, src)
	}
	if err != nil {
		return outside(err)
	}
	return then
}

// jobSummary adds the diagnostics to the summary of a GitHub job.
func (a *app) jobSummary(l diag.List, src diag.Source) error {
	name := a.Getenv("GITHUB_STEP_SUMMARY")
	if name == "" || len(l) == 0 {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	return diag.Summary(f, l, src)
}

// format checks the --format flag.
func (a *app) format(given string) (string, error) {
	switch given {
	case "text", "json", "github", "sarif":
		return given, nil
	case "":
		if a.Getenv("GITHUB_ACTIONS") != "" {
			return "github", nil
		}
		return "text", nil
	}
	return "", usage("--format can't be %q: text, json, github or sarif", given)
}
