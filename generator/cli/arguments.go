package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/generator/diag"
)

// noArguments refuses arguments of commands that take only options.
func noArguments(c *cobra.Command, args []string) error {
	return unwanted(c, args, "leave it out")
}

// wholeSite refuses arguments of commands that take only options and work on a site. The
// message says how to name the site, as an argument probably was meant to.
func wholeSite(c *cobra.Command, args []string) error {
	return unwanted(c, args, "it is about a whole site, which --source DIR names")
}

func unwanted(c *cobra.Command, args []string, instead string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := strconv.ParseBool(args[0]); err == nil {
		instead = "an option that is on or off takes no value, so write it or leave it out"
	} else if near := nearestOption(c, args[0]); near != "" {
		instead = "did you mean --" + near + "?"
	}
	return usage("%s takes no argument, but was given %q: %s", c.CommandPath(), args[0], instead)
}

// some asks for one argument or more. give says what to give.
func some(give string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		// An empty one is a variable of a script that is not set.
		if len(args) == 0 || slices.Contains(args, "") {
			return usage("%s: give %s", written(c), give)
		}
		return nil
	}
}

// one asks for exactly one argument. give says what to give.
func one(give string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usage("%s takes one argument, but was given %d (%s): give %s", written(c), len(args),
				strings.Join(args, ", "), give)
		}
		return some(give)(c, args)
	}
}

// written returns a command with its arguments: "onrecord new site DIR".
func written(c *cobra.Command) string { return c.Parent().CommandPath() + " " + c.Use }

// unknownCommand refuses a word that is none of a command's own commands. The message has
// the nearest one.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	near := diag.Suggest(args[0], names)
	switch {
	case c.HasParent() && near != "":
		return usage("%s is followed by %s, not by %q; did you mean %s?", c.CommandPath(), diag.Or("%s", names), args[0],
			near)
	case c.HasParent():
		return usage("%s is followed by %s, not by %q", c.CommandPath(), diag.Or("%s", names), args[0])
	case near != "":
		return usage("there is no command %q; did you mean %s?", args[0], near)
	}
	return usage("there is no command %q; onrecord --help lists them", args[0])
}

// help returns the function for --help. Where the word before --help is no command, cobra
// shows the help of its parent, as if the misspelled command existed. So this keeps an
// error instead, which Run returns, as a help function can't.
func (a *app) help(show func(*cobra.Command, []string)) func(*cobra.Command, []string) {
	return func(c *cobra.Command, args []string) {
		if c.HasSubCommands() {
			a.unhelped = unknownCommand(c, c.Flags().Args())
		}
		if a.unhelped == nil {
			show(c, args)
		}
	}
}

// adoptBuiltins makes cobra's own commands, help and completion, refuse wrong arguments
// as the other commands do. Otherwise they would print help for any argument.
func adoptBuiltins(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Args = knownTopic
		case "completion":
			c.Args = unknownCommand
			c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
			for _, shell := range c.Commands() {
				shell.Args = noArguments
			}
		}
	}
}

// knownTopic refuses arguments of help that are no command.
func knownTopic(help *cobra.Command, args []string) error {
	c, rest, err := help.Root().Find(args)
	if err == nil && c.HasSubCommands() {
		err = unknownCommand(c, rest)
	}
	return err
}
