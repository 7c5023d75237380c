package parallel

import (
	"runtime"
	"slices"
	"sync"
	"testing"
)

// Every number is handed out once, whoever takes, and the last ones one by one.
func TestQueue(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 64, 65, 1000} {
		q := NewQueue(n, 32)
		var mu sync.Mutex
		var taken []int
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for from, to, ok := q.Take(); ok; from, to, ok = q.Take() {
					if size := to - from; size < 1 || size > 32 || to == n && n >= runtime.GOMAXPROCS(0) && size != 1 {
						t.Errorf("of %d: %d to %d at a time", n, from, to)
					}
					mu.Lock()
					for i := from; i < to; i++ {
						taken = append(taken, i)
					}
					mu.Unlock()
				}
			})
		}
		group.Wait()
		slices.Sort(taken)
		if len(taken) != n || n > 0 && (taken[0] != 0 || taken[n-1] != n-1 || len(slices.Compact(taken)) != n) {
			t.Errorf("of %d, %d were taken: %v", n, len(taken), taken)
		}
	}
}

func TestQueueEnd(t *testing.T) {
	q := NewQueue(100, 8)
	q.Take()
	q.End()
	if from, to, ok := q.Take(); ok {
		t.Errorf("%d to %d after the end", from, to)
	}
}

// What is given to turn runs in the order of the numbers.
func TestInTurn(t *testing.T) {
	const n = 500
	var order []int
	InTurn(n, func(i int, turn func(act func())) {
		turn(func() { order = append(order, i) })
	})
	if len(order) != n || !slices.IsSorted(order) {
		t.Errorf("%d in the order %v", len(order), order)
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
