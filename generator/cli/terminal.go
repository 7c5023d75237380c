package cli

import (
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"onrecord/generator/build"
)

// terminal returns standard error's file where it is a terminal that may be
// written on freely, else nil.
func (a *app) terminal() *os.File {
	f, ok := a.Stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || a.Getenv("CI") != "" {
		return nil
	}
	return f
}

func (a *app) colour() bool { return a.terminal() != nil && a.Getenv("NO_COLOR") == "" }

// width is the terminal's, or 0 for the printer's own choice.
func (a *app) width() int {
	if f := a.terminal(); f != nil {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return w
		}
	}
	return 0
}

// progress shows how far a phase is, on a terminal and after a second: one line,
// rewritten at most ten times a second, and gone at the end.
func (a *app) progress(phase string) build.Progress {
	f := a.terminal()
	if f == nil || a.Getenv("NO_COLOR") != "" {
		return nil
	}
	var mu sync.Mutex
	start := time.Now()
	last := start.Add(900 * time.Millisecond)
	shown := false
	return func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		now := time.Now()
		switch {
		case done == total && shown:
			fmt.Fprint(f, "\r\x1b[K")
			shown = false
		case done < total && now.Sub(last) >= 100*time.Millisecond:
			fmt.Fprintf(f, "\r%s %d of %d, %.0f a second\x1b[K", phase, done, total, float64(done)/now.Sub(start).Seconds())
			last, shown = now, true
		}
	}
}
