package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// Go collects garbage whenever the heap has doubled: far too often while it is small
// and what is read is there to stay, and too seldom when it is large. A collection
// costs in proportion to what is in use, and saves in proportion to the room that it
// leaves; what makes the most of a machine's memory is room that grows with the square
// root of what is in use (Kirisame and others, "Optimal heap limits for reducing
// browser memory use", 2022). What Go has beyond that and what it needs for itself it
// gives back to the system. The preview, whose author waits, leaves all to Go.
const (
	roomOfItsOwn = 256 << 20 // so many bytes in use get as many again; four times as many get half as many again
	mostRoom     = 560 << 20 // with which 100,000 articles are built within 4 GB
	leastForGo   = 64 << 20
	forGoPercent = 20
)

var pacing sync.Once

// paceGarbage sets that, after each collection anew, unless GOGC or GOMEMLIMIT is set.
func paceGarbage(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	pacing.Do(func() {
		makeRoom()
		afterCollection(makeRoom)
	})
}

func makeRoom() {
	const least = 4 << 20 // Go counts no heap as smaller
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	live := max(int64(sample[0].Value.Uint64()), least)
	room := min(mostRoom, int64(math.Sqrt(float64(live)*roomOfItsOwn)))
	debug.SetGCPercent(int(100 * room / live))
	debug.SetMemoryLimit(live + room + max(leastForGo, live*forGoPercent/100))
}

// afterCollection calls f after every collection of garbage.
func afterCollection(f func()) {
	type mark struct{ _ *byte } // something that a collection finds unused
	runtime.AddCleanup(&mark{}, func(struct{}) {
		f()
		afterCollection(f)
	}, struct{}{})
}
