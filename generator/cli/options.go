package cli

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/generator/diag"
)

// wrongOption says what is wrong with a command's options and what to write instead.
// pflag's own errors speak of Go's functions.
func (a *app) wrongOption(c *cobra.Command, err error) error {
	if words := c.Flags().Args(); len(words) > 0 && c.HasSubCommands() {
		return unknownCommand(c, words) // whose option it would be
	}
	var unknown *pflag.NotExistError
	var syntax *pflag.InvalidSyntaxError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return unknownOption(c, a.withHyphen(unknown.GetSpecifiedShortnames()))
	case errors.As(err, &unknown):
		return unknownOption(c, "--"+unknown.GetSpecifiedName())
	case errors.As(err, &syntax):
		return unknownOption(c, syntax.GetSpecifiedFlag())
	case errors.As(err, &valueless):
		return usage("--%s needs a value: %s", valueless.GetFlag().Name, meaning(valueless.GetFlag()))
	case errors.As(err, &invalid):
		return wrongValue(invalid.GetFlag(), invalid.GetValue())
	}
	return err
}

// withHyphen returns the argument of which pflag took the first letter for a short
// option: of -help it has read the h, and complains about "elp".
func (a *app) withHyphen(letters string) string {
	for _, arg := range a.Args {
		if strings.HasPrefix(arg, "-") && !strings.HasPrefix(arg, "--") && strings.HasSuffix(arg, letters) {
			return arg
		}
	}
	return "-" + letters
}

func unknownOption(c *cobra.Command, given string) error {
	given, _, _ = strings.Cut(given, "=")
	name := strings.TrimLeft(given, "-")
	switch near := nearestOption(c, name); near {
	case "":
	case name:
		return usage("%s is written with two hyphens: --%s", given, name)
	default:
		return usage("%s has no option %s; did you mean --%s?", c.CommandPath(), given, near)
	}
	others := strings.Join(having(c.Root(), name), " and ")
	if others != "" && !c.HasParent() {
		return usage("%s is an option of %s: write it after the command", given, others)
	} else if others != "" {
		return usage("%s has no option %s, which is one of %s; %s --help lists its own", c.CommandPath(), given, others,
			c.CommandPath())
	}
	if !strings.HasPrefix(given, "--") && strings.Contains(c.Use, " ") {
		return usage("%s has no option %s; if it is no option but a word, write -- before it", c.CommandPath(), given)
	}
	return usage("%s has no option %s; %s --help lists those that it has", c.CommandPath(), given, c.CommandPath())
}

// nearestOption returns the name of the option that was probably meant, or "": the one
// with a similar spelling, or the only one that begins with the name.
func nearestOption(c *cobra.Command, name string) string {
	var names, longer []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		names = append(names, f.Name)
		if name != "" && strings.HasPrefix(f.Name, name) {
			longer = append(longer, f.Name)
		}
	})
	if near := diag.Suggest(name, names); near != "" || len(longer) != 1 {
		return near
	}
	return longer[0]
}

// having lists the commands that have an option of this name.
func having(root *cobra.Command, name string) (paths []string) {
	for _, c := range commands(root) {
		if c.Flags().Lookup(name) != nil {
			paths = append(paths, c.CommandPath())
		}
	}
	return paths
}

func wrongValue(f *pflag.Flag, value string) error {
	switch f.Value.Type() {
	case "bool":
		return usage("--%s can't be %q, as it is on or off: write --%s, or leave it out", f.Name, value, f.Name)
	case "duration":
		example := "2s"
		if _, err := time.ParseDuration(value + "s"); err == nil {
			example = value + "s"
		}
		return usage("--%s can't be %q: write a number and a unit, such as %s", f.Name, value, example)
	}
	return usage("--%s can't be %q: %s", f.Name, value, meaning(f))
}

// swallowed refuses an option that stands in the place of another option's value:
// --output --drafts would make a folder named --drafts.
func (a *app) swallowed(c *cobra.Command, _ []string) (err error) {
	c.Flags().Visit(func(f *pflag.Flag) {
		for i, arg := range a.Args {
			if i > 0 && a.Args[i-1] == "--"+f.Name && f.NoOptDefVal == "" && strings.HasPrefix(arg, "--") {
				err = usage("--%s needs a value, but is followed by %s: %s", f.Name, arg, meaning(f))
			}
		}
	})
	return err
}

// meaning returns what an option's help says about its value.
func meaning(f *pflag.Flag) string {
	_, text := pflag.UnquoteUsage(f)
	return text
}
