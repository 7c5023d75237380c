// Package parallel spreads work of one kind over the processors.
package parallel

import (
	"runtime"
	"sync"
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

// InTurn calls do for each number below n, as many at once as there are processors. do
// must call turn, once: what it gives that is called in the order of the numbers, never
// two at a time. So little that has an order can be done within much that has none.
func InTurn(n int, do func(i int, turn func(act func()))) {
	var group sync.WaitGroup
	var next atomic.Int64
	var mu sync.Mutex
	acted, now := sync.NewCond(&mu), 0
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i, func(act func()) {
					mu.Lock()
					defer mu.Unlock()
					for now != i {
						acted.Wait()
					}
					act()
					now++
					acted.Broadcast()
				})
			}
		})
	}
	group.Wait()
}
