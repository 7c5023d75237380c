// Package parallel spreads work that is all of one kind over the machine's processors.
package parallel

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// batch is how many numbers a goroutine takes at a time: each is little work.
const batch = 64

// Each calls do for each number below n, and returns when all calls have. As many run
// at once as there are processors.
func Each(n int, do func(i int)) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, n); i++ {
				do(i)
			}
			return nil
		})
	}
	_ = group.Wait()
}
