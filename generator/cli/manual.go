package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/generator/site"
)

func (a *app) manualCommand() *cobra.Command {
	var man bool
	c := &cobra.Command{
		Use: "manual",
		Example: "  onrecord manual\n" +
			"  onrecord manual --man > onrecord.1",
		Short: "Print all commands and their options, as Markdown or as a man page",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if man {
				fmt.Fprint(a.Stdout, manPage(c.Root()))
			} else {
				fmt.Fprint(a.Stdout, markdownPage(c.Root()))
			}
			return nil
		},
	}
	c.Flags().BoolVar(&man, "man", false, "as a man page")
	return c
}

// statuses are the exit statuses in words.
var statuses = []string{
	"done",
	"the content has errors (with --strict, warnings)",
	"the command was called wrongly",
	"something outside failed: the disk is full, a port is taken, a permission is missing",
}

// commands returns the commands that can be run, in the order of the help, without help
// itself. The completions of all shells are one entry.
func commands(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, sub := range c.Commands() {
		switch {
		case sub.Hidden || sub.Name() == "help":
		case sub.HasAvailableSubCommands() && sub.Name() != "completion":
			all = append(all, commands(sub)...)
		default:
			all = append(all, sub)
		}
	}
	return all
}

// usageOf returns how a command is written: "onrecord build [flags]".
func usageOf(c *cobra.Command) string {
	if c.Name() == "completion" {
		return "onrecord completion bash|zsh|fish|powershell"
	}
	return c.UseLine()
}

// about returns one paragraph on a command.
func about(c *cobra.Command) string {
	switch {
	case c.Name() == "completion":
		return "Print a script that lets the shell complete commands, options and ids. How to load it: `onrecord " +
			"completion SHELL --help`."
	case c.Long != "":
		return c.Long
	}
	return c.Short + "."
}

// option is a flag as the manual shows it.
type option struct{ name, text string }

func options(flags *pflag.FlagSet) (all []option) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" || f.Name == "version" {
			return
		}
		argument, text := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if argument != "" {
			name += " " + argument
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0s" {
			text += " (default: " + f.DefValue + ")"
		}
		all = append(all, option{name, text})
	})
	return all
}

// markdownPage returns docs/commands.md.
func markdownPage(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("# Commands\n\nThis page is what `onrecord manual` prints. `onrecord COMMAND --help` says the " +
		"same of one command.\n\n")
	table := func(options []option) {
		b.WriteString("\n| Option | |\n| --- | --- |\n")
		for _, o := range options {
			fmt.Fprintf(&b, "| `%s` | %s |\n", o.name, strings.ReplaceAll(o.text, "|", "\\|"))
		}
	}
	b.WriteString("Every command takes:\n")
	table(options(root.PersistentFlags()))
	for _, c := range commands(root) {
		name := strings.TrimPrefix(c.CommandPath(), "onrecord ")
		fmt.Fprintf(&b, "\n## %s\n\n```\n%s\n```\n\n%s\n", name, usageOf(c), about(c))
		if c.Example != "" {
			fmt.Fprintf(&b, "\n```\n%s\n```\n", strings.ReplaceAll(c.Example[2:], "\n  ", "\n"))
		}
		if all := options(c.LocalNonPersistentFlags()); len(all) > 0 {
			table(all)
		}
	}
	b.WriteString("\n## Exit status\n\n| Status | |\n| --- | --- |\n")
	for i, s := range statuses {
		fmt.Fprintf(&b, "| %d | %s |\n", i, s)
	}
	b.WriteString("\nStandard output has the result, standard error diagnostics and progress. Colour and progress " +
		"(of reading, linking and rendering that takes more than a second) appear on a terminal only, and never with " +
		"`NO_COLOR` or `CI`.\n")
	return b.String()
}

// roff escapes a text for a man page: a hyphen is the character that is typed, and no
// line begins like a request.
var roff = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n.", "\n\\&.", "\n'", "\n\\&'", "`", "")

// manPage returns the man page onrecord(1).
func manPage(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH ONRECORD 1 \"\" \"onrecord %s\"\n.SH NAME\nonrecord \\- %s\n", site.Version(),
		roff.Replace(root.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B onrecord\n.I command\n[options]\n.SH DESCRIPTION\n%s\n", roff.Replace(root.Long))
	list := func(options []option) {
		for _, o := range options {
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff.Replace(o.name), roff.Replace(o.text))
		}
	}
	b.WriteString(".SH COMMANDS\n")
	for _, c := range commands(root) {
		fmt.Fprintf(&b, ".SS %s\n%s\n", roff.Replace(usageOf(c)), roff.Replace(about(c)))
		if c.Example != "" {
			fmt.Fprintf(&b, ".PP\n.nf\n%s\n.fi\n", roff.Replace(c.Example))
		}
		list(options(c.LocalNonPersistentFlags()))
	}
	b.WriteString(".SH OPTIONS OF EVERY COMMAND\n")
	list(options(root.PersistentFlags()))
	b.WriteString(".SH EXIT STATUS\n")
	for i, s := range statuses {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", i, roff.Replace(s))
	}
	return b.String()
}
