// Package cli is the command line: it reads the arguments, runs a command, and says
// in words and by the exit status how it went.
//
// # Rules of the user interface
//
// Standard output has the result, standard error everything else. Colour and
// progress appear on a terminal only, and never with NO_COLOR or CI. What is wrong
// with the content is said as diagnostics, what is wrong with the call or the
// machine in one sentence that says what to do. The exit status is 0 when done, 1
// when the content has errors, 2 when the command was called wrongly, 3 when
// something outside failed.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/generator/publish"
	"onrecord/generator/site"
)

// The exit statuses.
const (
	statusDone    = 0
	statusContent = 1
	statusUsage   = 2
	statusOutside = 3
)

// Environment is the outside world of a command.
type Environment struct {
	Args           []string
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Templates      fs.FS // the built-in theme
}

// failure is an error that ends a command with a status. Its message has not been
// printed; it may be empty.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// contentFailed ends a command that has printed its diagnostics.
var contentFailed = &failure{status: statusContent}

func usage(format string, args ...any) error {
	return &failure{statusUsage, fmt.Errorf(format, args...)}
}

func outside(err error) error {
	if err == nil {
		return nil
	}
	return &failure{statusOutside, err}
}

// app is one run of the program.
type app struct {
	Environment
	source   string // the --source flag
	unhelped error  // what --help was asked of that is no command
}

// Run runs the command that the arguments name and returns the exit status.
func Run(env Environment) int {
	out := &output{Writer: env.Stdout}
	env.Stdout = out
	a := &app{Environment: env}
	err := a.root().Execute()
	if err == nil {
		err = a.unhelped
	}
	if out.err != nil {
		err = outside(fmt.Errorf("standard output can't be written: %w", reason(out.err)))
	}
	var f *failure
	switch {
	case err == nil:
		return statusDone
	case errors.As(err, &f):
		switch message := f.Error(); {
		case strings.HasPrefix(message, "onrecord "): // the sentence names the program by itself
			fmt.Fprintln(env.Stderr, message)
		case message != "":
			fmt.Fprintln(env.Stderr, "onrecord: "+message)
		}
		return f.status
	}
	// What is left are complaints of cobra's own commands.
	fmt.Fprintf(env.Stderr, "onrecord: %s\nonrecord --help lists the commands and their "+
		"options\n", strings.TrimSpace(err.Error()))
	return statusUsage
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "Articles and claims in, a cross-linked site out",
		Long: "onrecord makes a static site of articles and the claims in them: who said what, when, in " +
			"which words, and what came of it.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       versionLine(),
		Args:          unknownCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },

		PersistentPreRunE: a.swallowed,
	}
	root.SetArgs(a.Args)
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	root.SetFlagErrorFunc(a.wrongOption)
	root.SetHelpFunc(a.help(root.HelpFunc()))
	root.SetVersionTemplate("{{.Version}}\n")
	root.PersistentFlags().StringVar(&a.source, "source", "", "the folder `DIR` that holds site.toml (default: "+
		"this folder or the nearest above it that has one)")
	root.AddCommand(a.buildCommand(), a.checkCommand(), a.dueCommand(), a.explainCommand(), a.newCommand(),
		a.extractCommand(), a.importCommand(), a.serveCommand(), a.manualCommand(), a.versionCommand())
	adoptBuiltins(root)
	return root
}

// builder makes a builder of the site that --source names.
func (a *app) builder() (b *site.Builder, source string, err error) {
	if source, err = a.site(); err != nil {
		return nil, "", err
	}
	b = site.New(source, a.Templates)
	if progress := a.progress(); progress != nil {
		b.Report(progress)
	}
	return b, source, nil
}

// site finds the site's folder, from the folder that --source names or from the working
// folder. It refuses a --source that does not exist, as the site of a folder above it is
// not what the user wanted.
func (a *app) site() (string, error) {
	dir := a.source
	if dir == "" {
		dir = "."
	} else if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", usage("--source %s is not a folder: name the one that holds site.toml", dir)
	}
	source, err := site.FindSource(dir)
	if err != nil {
		return "", &failure{statusUsage, err}
	}
	return source, nil
}

// publishFailure gives an error of publishing the right status.
func publishFailure(err error) error {
	var path *publish.PathError
	if errors.As(err, &path) {
		return &failure{statusContent, err}
	}
	return outside(err)
}
