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
