package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/generator/site"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Example: "  onrecord version",
		Short:   "Say which version this is",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(a.Stdout, versionLine())
			return nil
		},
	}
}

func versionLine() string { return "onrecord " + site.Version() + site.Origin() }
