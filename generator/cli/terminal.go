package cli

import (
	"os"

	"golang.org/x/term"
)

// terminal returns standard error's file where it is a terminal on which progress may be
// shown, else nil.
func (a *app) terminal() *os.File {
	f, ok := a.Stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || a.Getenv("CI") != "" {
		return nil
	}
	return f
}

func (a *app) colour() bool { return a.terminal() != nil && a.Getenv("NO_COLOR") == "" }

// width returns the terminal's width, or 0 where it is not known.
func (a *app) width() int {
	if f := a.terminal(); f != nil {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return w
		}
	}
	return 0
}
