package cli

import (
	"fmt"
	"io"
	"sync"
	"time"

	"onrecord/generator/site"
)

// When progress is shown: after work has gone on for a while, and how often.
const (
	patience = 900 * time.Millisecond
	renewal  = 100 * time.Millisecond
	pause    = 300 * time.Millisecond // between phases; a longer one ends the work
)

// progress returns a function that shows on a terminal how far the work is.
func (a *app) progress() site.Progress {
	f := a.terminal()
	if f == nil || a.Getenv("NO_COLOR") != "" {
		return nil
	}
	return (&progressLine{w: f, now: time.Now, after: time.AfterFunc}).report
}

// progressLine is one line of a terminal. It is written again and again, and removed at
// the end of each phase.
type progressLine struct {
	w     io.Writer
	now   func() time.Time
	after func(time.Duration, func()) *time.Timer

	mu      sync.Mutex
	phase   string    // that goes on, or "" between phases
	began   time.Time // the phase
	due     time.Time // when the line may be written next
	ended   time.Time // the phase before
	written bool
}

// report is the site.Progress of the line.
func (l *progressLine) report(phase string, done, total int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if phase != l.phase {
		if l.phase == "" && now.Sub(l.ended) > pause {
			l.due = now.Add(patience)
		}
		l.phase, l.began = phase, now
	}
	switch {
	case done == total:
		if l.written {
			fmt.Fprint(l.w, "\r\x1b[K")
		}
		l.phase, l.ended, l.written = "", now, false
	case !now.Before(l.due):
		l.write(done, total)
	case done == 0: // and nothing may be heard until the phase is over
		l.after(l.due.Sub(now), func() {
			l.mu.Lock()
			defer l.mu.Unlock()
			if l.phase == phase && !l.written {
				l.write(done, total)
			}
		})
	}
}

func (l *progressLine) write(done, total int) {
	now := l.now()
	text := l.phase + " …"
	if done > 0 {
		text = fmt.Sprintf("%s %d of %d, %.0f a "+
			"second", l.phase, done, total, float64(done)/max(now.Sub(l.began), time.Millisecond).Seconds())
	}
	fmt.Fprintf(l.w, "\r%s\x1b[K", text)
	l.due, l.written = now.Add(renewal), true
}
