package parallel

import (
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

// The first error ends the work and is returned; each goroutine has one worker.
func TestWorkersFail(t *testing.T) {
	bad := errors.New("bad")
	var workers, calls atomic.Int64
	err := Workers(10_000, func() func(i int) error {
		workers.Add(1)
		return func(i int) error {
			calls.Add(1)
			if i == 5 {
				return bad
			}
			return nil
		}
	})
	if err != bad {
		t.Errorf("the error is %v", err)
	}
	if n := workers.Load(); n > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d workers", n)
	}
	if calls.Load() == 10_000 {
		t.Error("all numbers were worked at after an error")
	}
}

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 3, 200} {
		calls := make([]int, n)
		Each(n, func(i int) { calls[i]++ })
		if slices.ContainsFunc(calls, func(c int) bool { return c != 1 }) {
			t.Errorf("of %d: calls %v", n, calls)
		}
	}
}
