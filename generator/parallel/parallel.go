// Package parallel spreads work that is all of one kind over the machine's processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for each number below n, and returns when all calls have. As many run
// at once as there are processors.
func Each(n int, do func(i int)) {
	_ = Workers(n, func() func(i int) error {
		return func(i int) error {
			do(i)
			return nil
		}
	})
}

// Workers is Each for work that needs memory of its own and may fail: each processor's
// goroutine calls worker once, and what that returns for its numbers. After an error,
// which is returned, no more numbers are begun.
func Workers(n int, worker func() (do func(i int) error)) error {
	var group sync.WaitGroup
	var once sync.Once
	var failed error
	q := &queue{n: int64(n)}
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			do := worker()
			for from, to, ok := q.take(); ok; from, to, ok = q.take() {
				for i := from; i < to; i++ {
					if err := do(i); err != nil {
						q.end()
						once.Do(func() { failed = err })
						return
					}
				}
			}
		})
	}
	group.Wait()
	return failed
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
