// Package parallel spreads work of one kind over the processors.
package parallel

import (
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Each calls do for each number below n and returns when all calls have. It runs as many
// at once as there are processors.
func Each(n int, do func(i int)) {
	_ = Workers(n, func() func(i int) error {
		return func(i int) error {
			do(i)
			return nil
		}
	})
}

// Workers does what Each does, for work that may fail and needs memory of its own. For
// each processor it calls worker once, and then the function that worker returned. After
// an error, which it returns, it starts no more.
func Workers(n int, worker func() (do func(i int) error)) error {
	var group errgroup.Group
	var next atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			do := worker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					next.Store(int64(n))
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
