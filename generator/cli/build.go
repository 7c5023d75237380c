package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/preview"
	"onrecord/generator/site"
)

// buildFlags are the flags of the build command.
type buildFlags struct {
	siteFlags
	output         string
	drafts, strict bool
	lenient        bool
	format         string
	watch          bool
	explain        bool
	verify         bool
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use: "build",
		Example: "  onrecord build --output public\n" +
			"  onrecord build --strict --base-url https://preview.example/news/\n" +
			"  onrecord build --watch",
		Short: "Make the site",
		Args:  wholeSite,
		RunE:  func(c *cobra.Command, _ []string) error { return a.build(c.Context(), f) },
	}
	f.siteFlags.add(c)
	c.Flags().StringVar(&f.output, "output", "", "the output folder `DIR` (default: public, in the source)")
	c.Flags().BoolVar(&f.drafts, "drafts", false, "with drafts")
	c.Flags().BoolVar(&f.strict, "strict", false, "a warning counts as an error")
	c.Flags().BoolVar(&f.lenient, "lenient", false, "a lost or ambiguous quote is a warning, not an error")
	c.Flags().BoolVar(&f.watch, "watch", false, "stay, and build again on every change")
	c.Flags().BoolVar(&f.explain, "explain", false, "say for each file written why it was")
	c.Flags().BoolVar(&f.verify, "verify", false, "also build from nothing in memory and compare every byte")
	c.Flags().StringVar(&f.format, "format", "", "the `FORMAT` of diagnostics: text, json, github or sarif "+
		"(default: github where GITHUB_ACTIONS is set, else text)")
	return c
}

// building is one run of the build command.
type building struct {
	*app
	flags   buildFlags
	options site.Options
}

func (a *app) build(ctx context.Context, f buildFlags) error {
	start := time.Now()
	options, err := f.options(a)
	if err != nil {
		return err
	}
	if f.format, err = a.format(f.format); err != nil {
		return err
	}
	builder, source, err := a.builder()
	if err != nil {
		return err
	}
	options.Drafts, options.Lenient, options.Once = f.drafts, f.lenient, !f.watch
	if f.output != "" && amongSources(f.output, source) {
		return usage("--output %s lies among the site's sources, or they in it: name a folder of its own", f.output)
	}
	if f.output == "" {
		f.output = filepath.Join(source, "public")
	} else if isFile(f.output) {
		return usage("--output %s is a file, or lies in one: name a folder, which need not be there yet", f.output)
	}
	b := &building{a, f, options}
	if f.watch {
		return b.watch(ctx, builder, source, start)
	}
	result, err := builder.Make(options)
	if err != nil {
		return outside(err)
	}
	return b.publish(result, start)
}

// publish writes a version of the site, unless it has errors, and prints what it did.
func (b *building) publish(result *site.Result, start time.Time) error {
	if result.Problems.Fails(b.flags.strict) || result.Site == nil {
		return b.report(result.Problems, result.Source, b.flags.format, b.Stderr, contentFailed)
	}
	reasons := &reasons{}
	reason := reasons.add
	if !b.flags.explain {
		reason = nil
	}
	stats, problems, err := result.Publish(b.flags.output, reason)
	if err != nil {
		return publishFailure(err)
	}
	all := append(result.Problems, problems...)
	if problems.Fails(b.flags.strict) {
		return b.report(all, result.Source, b.flags.format, b.Stderr, contentFailed)
	}
	if err := b.report(all, result.Source, b.flags.format, b.Stderr, nil); err != nil {
		return err
	}
	reasons.print(b.Stderr)
	d := result.Docket
	fmt.Fprintf(b.Stdout, "%s from %s and %s in %.1f s: %d written, %d unchanged, %d removed -> %s%s\n",
		count(stats.Pages, "page"), count(len(d.Articles), "article"), count(len(d.Claims), "claim"),
		time.Since(start).Seconds(), stats.Written, stats.Unchanged, stats.Removed, shown(b.flags.output), leftOut(d))
	if b.flags.verify {
		return b.verified(result)
	}
	return nil
}

// leftOut ends the closing line: it names the records of later than the day on which the
// site stands, the first few of many. It returns "" where there are none.
func leftOut(d *docket.Docket) string {
	if len(d.Later) == 0 {
		return ""
	}
	const most = 3
	var names []string
	for _, r := range d.Later[:min(most, len(d.Later))] {
		names = append(names, fmt.Sprintf("%s %s", r.Type, r.ID))
	}
	if more := len(d.Later) - most; more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return fmt.Sprintf("; %s left out, being of later than %s: %s", are(len(d.Later), "record"), d.AsOf,
		strings.Join(names, ", "))
}

// verified compares the published files with a build from nothing.
func (b *building) verified(result *site.Result) error {
	differing, err := result.Verify(b.flags.output, b.options)
	if err != nil {
		return outside(err)
	}
	if len(differing) > 0 {
		return outside(fmt.Errorf("%s not what a build from nothing makes; please report "+
			"it:\n%s", are(len(differing), "file"), strings.Join(differing, "\n")))
	}
	fmt.Fprintln(b.Stdout, "verified: a build from nothing makes the same bytes")
	return nil
}

// watch builds at once, and again after every change, until it is interrupted. Errors in
// the content do not end it.
func (b *building) watch(ctx context.Context, builder *site.Builder, source string, start time.Time) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	watch := preview.OpenWatch(source, 0, b.say)
	defer watch.Close()
	var failed error
	again := func(paths []string, start time.Time) {
		if today, err := b.today(); err == nil {
			b.options.Today = today
		}
		result, err := builder.Update(paths, b.options)
		if err != nil {
			b.say("the site can't be read: " + err.Error())
		}
		if result == nil {
			return
		}
		if err := b.publish(result, start); err != nil && !errors.Is(err, contentFailed) {
			failed = err
			stop()
		}
	}
	again(nil, start)
	watch.Each(ctx, func(paths []string) { again(paths, time.Now()) })
	return failed
}

// reasons has the reason for each file that was written.
type reasons struct {
	mu  sync.Mutex
	all []string
}

func (r *reasons) add(path, why string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, path+": "+why)
}

func (r *reasons) print(w io.Writer) {
	slices.Sort(r.all)
	for _, line := range r.all {
		fmt.Fprintln(w, line)
	}
}

// are says in a sentence how many things there are: "1 file is", "2 files are".
func are(n int, what string) string {
	if n == 1 {
		return count(n, what) + " is"
	}
	return count(n, what) + " are"
}

// amongSources reports whether an output folder would mix with the files that the site is
// made from.
func amongSources(output, source string) bool {
	output, err := filepath.Abs(output)
	if err != nil {
		return false
	}
	within := func(inner, outer string) bool {
		rel, err := filepath.Rel(outer, inner)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	return within(source, output) || within(output, filepath.Join(source, "content")) ||
		within(output, filepath.Join(source, "templates"))
}

// isFile reports whether no folder can be made at a path because it is a file or lies in
// one.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return errors.Is(err, syscall.ENOTDIR) || err == nil && !info.IsDir()
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// shown returns a path as a person in the working folder would write it.
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

// report prints diagnostics. It returns then, or the error of printing.
func (a *app) report(l diag.List, src diag.ReadFile, format string, w interface{ Write([]byte) (int, error) },
	then error) error {
	var err error
	switch format {
	case "json":
		err = diag.JSON(w, l)
	case "github":
		err = diag.GitHub(w, l)
	case "sarif":
		err = diag.SARIF(w, l, site.Version())
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
func (a *app) jobSummary(l diag.List, src diag.ReadFile) error {
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
