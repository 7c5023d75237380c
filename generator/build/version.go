package build

import (
	"runtime/debug"
	"strings"
)

// What a released binary has set anew by the linker: its version, and the address
// of the git repository that it was built from, which no other build knows.
var (
	release    = "0.1.0"
	repository = ""
)

// Version returns the program's version: "0.1.0".
func Version() string { return release }

// Repository returns the address of the program's git repository, or "".
func Repository() string { return repository }

// Origin says from which commit the program was built and with which Go:
// " (commit 1a2b3c4, go1.26.8)".
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
