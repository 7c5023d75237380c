package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/generator/diag"
)

func (a *app) checkCommand() *cobra.Command {
	var f siteFlags
	var strict, lenient bool
	var format string
	c := &cobra.Command{
		Use:   "check",
		Short: "Check everything, drafts included, without writing",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.check(f, strict, lenient, format)
		},
	}
	f.addDay(c)
	c.Flags().BoolVar(&strict, "strict", false, "a warning counts as an error")
	c.Flags().BoolVar(&lenient, "lenient", false, "a lost or ambiguous quote is a warning, not an error")
	c.Flags().StringVar(&format, "format", "", "how diagnostics are printed: text, json, github or sarif (default: github where GITHUB_ACTIONS is set, else text)")
	return c
}

func (a *app) check(f siteFlags, strict, lenient bool, format string) error {
	tuneMemory()
	options, err := f.options(a)
	if err != nil {
		return err
	}
	if format, err = a.format(format); err != nil {
		return err
	}
	b, _, err := a.builder()
	if err != nil {
		return err
	}
	options.Everything, options.Lenient = true, lenient
	result, err := b.Make(options)
	if err != nil {
		return outside(err)
	}
	var then error
	if result.Problems.Fails(strict) {
		then = contentFailed
	}
	if format == "text" && len(result.Problems) == 0 {
		d := result.Docket
		fmt.Fprintf(a.Stdout, "nothing is wrong with %s and %s\n", count(len(d.Articles), "article"), count(len(d.Claims), "claim"))
		return nil
	}
	return a.report(result.Problems, result.Source, format, a.Stdout, then)
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain CODE",
		Short: "Say what a diagnostic means, with a wrong and a right example",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			check := diag.Lookup(args[0])
			if check == nil {
				var codes []string
				for _, c := range diag.Checks() {
					codes = append(codes, c.Code)
				}
				if near := diag.Suggest(args[0], codes); near != "" {
					return usage("there is no diagnostic %s; did you mean %s?", args[0], near)
				}
				return usage("there is no diagnostic %s; they run from %s to %s", args[0], codes[0], codes[len(codes)-1])
			}
			fmt.Fprint(a.Stdout, check.Explain())
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
