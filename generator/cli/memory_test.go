package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestAfterCollection collects garbage twice: it is told of both times.
func TestAfterCollection(t *testing.T) {
	told := make(chan struct{}, 100)
	afterCollection(func() { told <- struct{}{} })
	for range 2 {
		runtime.GC()
		select {
		case <-told:
		case <-time.After(10 * time.Second):
			t.Fatal("nobody was told of a collection")
		}
	}
}

// TestPace lets the heap grow with what is in use, and to where it has been once.
func TestPace(t *testing.T) {
	const mb = 1 << 20
	var p pace
	for _, step := range []struct{ live, goal int64 }{
		{4, 100},
		{64, 192},
		{2500, 2900},
		{2000, 2900}, // what was taken is used again
		{2900, 3300},
	} {
		if goal := p.goal(step.live * mb); goal != step.goal*mb {
			t.Errorf("with %d MB in use the heap may grow to %d MB, want %d", step.live, goal/mb, step.goal)
		}
	}
}

// TestExpect has the heap grow to what the files will need before anything is collected.
func TestExpect(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	defer debug.SetGCPercent(percent)
	defer debug.SetMemoryLimit(limit)
	const mb = 1 << 20
	var p pace
	p.expect(100 * mb)
	if goal := p.goal(5 * mb); goal != 396*mb {
		t.Errorf("for 100 MB of files the heap may grow to %d MB, want 396", goal/mb)
	}
	p.expect(10 * mb) // a later version of the site
	if goal := p.goal(5 * mb); goal != 396*mb {
		t.Errorf("once it was larger, the heap may grow to %d MB only", goal/mb)
	}
}
