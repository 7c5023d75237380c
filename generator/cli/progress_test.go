package cli

import (
	"strings"
	"testing"
	"time"
)

// clock is a time that tests set, with what waits for it.
type clock struct {
	time    time.Time
	waiting []func()
}

func (c *clock) line(w *strings.Builder) *progressLine {
	return &progressLine{w: w, now: func() time.Time { return c.time }, after: func(_ time.Duration, f func()) *time.Timer {
		c.waiting = append(c.waiting, f)
		return nil
	}}
}

func (c *clock) pass(d time.Duration) {
	c.time = c.time.Add(d)
	for _, f := range c.waiting {
		f()
	}
	c.waiting = nil
}

func TestProgress(t *testing.T) {
	c := &clock{time: time.Unix(1e9, 0)}
	var out strings.Builder
	l := c.line(&out)
	expect := func(want string) {
		t.Helper()
		if got := out.String(); got != want {
			t.Errorf("the terminal got %q, want %q", got, want)
		}
		out.Reset()
	}
	const clear = "\x1b[K"
	l.report("reading", 1, 100)
	c.pass(500 * time.Millisecond)
	l.report("reading", 50, 100)
	l.report("reading", 100, 100)
	expect("") // less than a second
	l.report("linking", 0, 10)
	c.pass(400 * time.Millisecond)
	expect("\rlinking …" + clear)
	l.report("linking", 10, 10)
	expect("\r" + clear)
	c.pass(200 * time.Millisecond)
	l.report("rendering", 1, 1000)
	expect("\rrendering 1 of 1000, 1000 a second" + clear)
	c.pass(20 * time.Millisecond)
	l.report("rendering", 2, 1000)
	expect("") // written just now
	c.pass(time.Second)
	l.report("rendering", 510, 1000)
	expect("\rrendering 510 of 1000, 500 a second" + clear)
	l.report("rendering", 1000, 1000)
	expect("\r" + clear)

	c.pass(time.Hour) // and the next time, in the preview
	l.report("reading", 1, 1)
	l.report("linking", 0, 10)
	l.report("linking", 10, 10)
	c.pass(time.Second)
	expect("")
}
