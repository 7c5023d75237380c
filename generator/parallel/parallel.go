// Package parallel spreads work that is all of one kind over the machine's processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Each calls do for each number below n, and returns when all calls have. As many run
// at once as there are processors.
func Each(n int, do func(i int)) {
	const most = 64 // each is little work
	var group sync.WaitGroup
	queue := NewQueue(n, most)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for from, to, ok := queue.Take(); ok; from, to, ok = queue.Take() {
				for i := from; i < to; i++ {
					do(i)
				}
			}
		})
	}
	group.Wait()
}

// InTurn calls do for each number below n, as many at once as there are processors. do
// must call turn, once: what it gives that is called in the order of the numbers, never
// two at a time. So little that has an order can be done within much that has none.
func InTurn(n int, do func(i int, turn func(act func()))) {
	var group errgroup.Group
	var next atomic.Int64
	var mu sync.Mutex
	acted, now := sync.NewCond(&mu), 0
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
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
			return nil
		})
	}
	_ = group.Wait()
}
