// Command onrecord makes a cross-linked static site of articles and the claims in
// them. See README.md.
package main

import (
	"embed"
	"io/fs"
	"os"

	"onrecord/generator/cli"
)

//go:embed all:templates
var templates embed.FS

func main() {
	builtin, err := fs.Sub(templates, "templates")
	if err != nil {
		panic(err) // the folder is embedded, or this would not compile
	}
	os.Exit(cli.Run(cli.Environment{
		Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Templates: builtin,
	}))
}
