package site

import (
	"runtime/debug"
	"strings"
)

// The linker sets these in a released binary: its version, and the address of the git
// repository it was built from.
var (
	release    = "0.1.0"
	repository = ""
)

// Version returns the program's version: "0.1.0".
func Version() string { return release }

// Repository returns the address of the program's git repository, or "".
func Repository() string { return repository }

// Origin returns the commit from which the program was built, and the version of Go: "
// (commit 1a2b3c4, go1.26.8)".
func Origin() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	parts := []string{}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			parts = append([]string{"commit " + s.Value[:min(12, len(s.Value))]}, parts...)
		case s.Key == "vcs.modified" && s.Value == "true":
			parts = append(parts, "modified")
		}
	}
	return " (" + strings.Join(append(parts, info.GoVersion), ", ") + ")"
}
