package parallel

import (
	"runtime"
	"sync/atomic"
)

// queue hands out the numbers below n in order, some at a time: many while there are many
// left, so that neighbours are worked at together, and one at the end, so that none works
// long when the others have nothing left. It is safe for concurrent use.
type queue struct {
	n    int64
	next atomic.Int64
}

// take returns the next numbers, from from on and below to; when none are left, ok is false.
func (q *queue) take() (from, to int, ok bool) {
	const (
		most   = 32 // at a time
		shares = 4  // that are left for each processor
	)
	for {
		next := q.next.Load()
		if next >= q.n {
			return 0, 0, false
		}
		size := max(1, min(most, (q.n-next)/int64(shares*runtime.GOMAXPROCS(0))))
		if q.next.CompareAndSwap(next, next+size) {
			return int(next), int(next + size), true
		}
	}
}

// end leaves nothing in the queue.
func (q *queue) end() { q.next.Store(q.n) }
