package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/generator/check"
	"onrecord/generator/diag"
	"onrecord/generator/site"
)

// checkFlags are the flags of the check command.
type checkFlags struct {
	siteFlags
	strict, lenient     bool
	external, unclaimed bool
	format              string
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use: "check",
		Example: "  onrecord check --strict\n" +
			"  onrecord check --external\n" +
			"  onrecord check --format json",
		Short: "Check everything, drafts included, without writing",
		Args:  wholeSite,
		RunE:  func(*cobra.Command, []string) error { return a.check(f) },
	}
	f.addDay(c)
	c.Flags().BoolVar(&f.strict, "strict", false, "a warning counts as an error")
	c.Flags().BoolVar(&f.lenient, "lenient", false, "a lost or ambiguous quote is a warning, not an error")
	c.Flags().BoolVar(&f.external, "external", false, "ask other hosts whether their pages are still there")
	c.Flags().BoolVar(&f.unclaimed, "unclaimed", false, "name the sentences that say who said what and have no "+
		"claim (English)")
	c.Flags().StringVar(&f.format, "format", "", "the `FORMAT` of diagnostics: text, json, github or sarif "+
		"(default: github where GITHUB_ACTIONS is set, else text)")
	return c
}

func (a *app) check(f checkFlags) error {
	options, err := f.options(a)
	if err != nil {
		return err
	}
	format, err := a.format(f.format)
	if err != nil {
		return err
	}
	b, _, err := a.builder()
	if err != nil {
		return err
	}
	options.Everything, options.Lenient, options.Once = true, f.lenient, true
	result, err := b.Make(options)
	if err != nil {
		return outside(err)
	}
	found := a.look(result, f)
	var then error
	if found.Fails(f.strict) {
		then = contentFailed
	}
	if err := a.report(found, result.Source, format, a.Stdout, then); err != nil || format != "text" || found.Fails(true) {
		return err
	}
	d := result.Docket
	for _, r := range d.Later {
		fmt.Fprintf(a.Stdout, "a build leaves out the %s %s, which is of later than %s\n", r.Type, r.ID, d.AsOf)
	}
	fmt.Fprintf(a.Stdout, "nothing is wrong with %s and %s\n", count(len(d.Articles), "article"),
		count(len(d.Claims), "claim"))
	return nil
}

// look returns all diagnostics, sorted. It looks at finished pages only where the content
// has no errors, as errors change the pages.
func (a *app) look(r *site.Result, f checkFlags) diag.List {
	found := append(diag.List(nil), r.Problems...)
	if found.Count(diag.Error) == 0 && r.Site != nil {
		found.Add(r.CheckPages()...)
	}
	if f.external {
		found.Add(a.external(r)...)
	}
	if f.unclaimed {
		found.Add(check.AllUnclaimed(r.Docket, r.Source)...)
	}
	found.Sort()
	return found
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "explain CODE",
		Example: "  onrecord explain OR501",
		Short:   "Say what a diagnostic means, with a wrong and a right example",
		Args:    one("a diagnostic's code, such as OR501"),
		RunE: func(_ *cobra.Command, args []string) error {
			code := codeOf(args[0])
			found := diag.Lookup(code)
			if found == nil {
				return noSuchCode(code)
			}
			fmt.Fprint(a.Stdout, found.Explain())
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var codes []string
			for _, c := range diag.Checks() {
				codes = append(codes, c.Code+"\t"+c.Title)
			}
			return codes, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// codeOf returns the code that an argument means. It reads or501, 501, OR-501, and
// error[OR501] as diagnostics have it.
func codeOf(given string) string {
	digits := strings.TrimRight(given, "]")
	digits = digits[len(strings.TrimRight(digits, "0123456789")):]
	if len(digits) != 3 {
		return given
	}
	return "OR" + digits
}

func noSuchCode(code string) error {
	var codes []string
	for _, c := range diag.Checks() {
		codes = append(codes, c.Code)
	}
	if near := diag.Suggest(code, codes); near != "" {
		return usage("there is no diagnostic %s; did you mean %s?", code, near)
	}
	return usage("there is no diagnostic %s; they run from %s to %s", code, codes[0], codes[len(codes)-1])
}
