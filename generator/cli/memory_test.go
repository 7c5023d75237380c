package cli

import (
	"runtime"
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
		{1, 100},
		{64, 192},
		{2500, 3060},
		{2000, 3060}, // what was taken is used again
		{2900, 3460},
	} {
		if _, goal := p.goal(step.live * mb); goal != step.goal*mb {
			t.Errorf("with %d MB in use the heap may grow to %d MB, want %d", step.live, goal/mb, step.goal)
		}
	}
}
