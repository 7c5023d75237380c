package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// Go collects garbage whenever the heap has doubled: far too often while it is small
// and what is read is there to stay, and too seldom when it is large. So a collection
// leaves room for so many bytes, and where that is less, for so many percent of what
// is in use; and what Go has beyond that and what it needs for itself it gives back
// to the system. A build of 10,000 articles then takes a third less memory, and a tenth
// more of the processor's time. The preview, whose author waits, leaves all to Go.
const (
	leastRoom    = 96 << 20
	roomPercent  = 40
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
	room := max(leastRoom, live*roomPercent/100)
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
