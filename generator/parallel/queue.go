package parallel

import (
	"runtime"
	"sync/atomic"
)

// Queue hands out the numbers below n in order, some at a time: many while there are many
// left, so that neighbours are worked at together, and one at the end, so that none works
// long when the others have nothing left. It is safe for concurrent use.
type Queue struct {
	n, most int64 // most: how many at a time
	next    atomic.Int64
}

// NewQueue returns a queue of the numbers below n, of which it hands out no more than
// most at a time.
func NewQueue(n, most int) *Queue { return &Queue{n: int64(n), most: int64(most)} }

// Take returns the next numbers, from from on and below to; when none are left, ok is false.
func (q *Queue) Take() (from, to int, ok bool) {
	const shares = 4 // that are left for each processor
	for {
		next := q.next.Load()
		if next >= q.n {
			return 0, 0, false
		}
		size := max(1, min(q.most, (q.n-next)/int64(shares*runtime.GOMAXPROCS(0))))
		if q.next.CompareAndSwap(next, next+size) {
			return int(next), int(next + size), true
		}
	}
}

// End leaves nothing in the queue.
func (q *Queue) End() { q.next.Store(q.n) }
