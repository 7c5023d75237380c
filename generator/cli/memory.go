package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"

	"onrecord/generator/build"
)

// Go collects garbage whenever the heap has doubled: far too often while it is small
// and what is read is there to stay, and too seldom when it is large. A collection
// costs in proportion to what is in use, and saves in proportion to the room that it
// leaves; what makes the most of a machine's memory is room that grows with the square
// root of what is in use (Kirisame and others, "Optimal heap limits for reducing
// browser memory use", 2022). Nothing is collected before the heap is as large as what
// is read will need, and memory that was taken once is used again first: most is in use
// while records are linked, and less while pages are made. The texts themselves are not in
// the heap at all ([build.Builder.Last]). The preview leaves all to Go as soon as it is
// ready, so that it takes no more than it needs for as long as it runs.
const (
	roomOfItsOwn = 256 << 20 // so many bytes in use get as many again; four times as many get half as many again
	leastRoom    = 96 << 20  // in which some 1,000 articles are built
	mostRoom     = 580 << 20 // with which 100,000 articles are built within 4 GB
	heapPerByte  = 2         // of the files that are read: what is in use once they are linked, beside the texts themselves, and somewhat less
	leastForGo   = 64 << 20
	forGoPercent = 20
)

// pace is how far the heap may grow.
type pace struct {
	sync.Mutex
	most int64 // bytes that were allowed it so far
	laid bool  // whether memory was laid out before
}

var pacing sync.Once

// paceGarbage sets that, after each collection anew, unless GOGC or GOMEMLIMIT is set.
func paceGarbage(getenv func(string) string, b *build.Builder) {
	if isPaced(getenv) {
		return
	}
	pacing.Do(func() {
		p := &pace{}
		p.set()
		afterCollection(p.set)
		b.Expect(p.expect)
		b.Last()
	})
}

// isPaced reports whether who runs the program has said how garbage is to be collected.
func isPaced(getenv func(string) string) bool {
	return getenv("GOGC") != "" || getenv("GOMEMLIMIT") != ""
}

// paceReading sets that no garbage is collected before the heap is as large as the files
// will need that the builder reads first, and returns what ends that.
func paceReading(getenv func(string) string, b *build.Builder) (end func()) {
	if isPaced(getenv) {
		return func() {}
	}
	b.Last()
	const percent = 100 // Go's own
	end = func() {
		b.Expect(nil)
		debug.SetGCPercent(percent)
	}
	b.Expect(func(bytes int64) {
		heap := roomy(heapPerByte * bytes)
		layOut(heap)
		if live := inUse(); heap > live*(100+percent)/100 {
			debug.SetGCPercent(int(100 * (heap - live) / live))
			var once sync.Once
			afterCollection(func() { once.Do(func() { debug.SetGCPercent(percent) }) })
		}
	})
	return end
}

// expect makes memory ready for files of so many bytes.
func (p *pace) expect(bytes int64) {
	heap := roomy(heapPerByte * bytes)
	p.Lock()
	ready := p.laid && heap <= p.most
	p.laid, p.most = true, max(p.most, heap)
	p.Unlock()
	if ready {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(math.MaxInt64)
	layOut(roomy(heap))
	p.set()
}

func (p *pace) set() {
	p.Lock()
	defer p.Unlock()
	live := inUse()
	goal := p.goal(live)
	debug.SetGCPercent(int(100 * (goal - live) / live))
	// The limit makes Go give back what it has beyond that. It is known again only some
	// time after a collection, in which the heap must not run into the one before.
	debug.SetMemoryLimit(goal + mostRoom + max(leastForGo, live*forGoPercent/100))
}

// inUse is how many bytes the last collection found in use, as Go counts them: no heap as
// smaller than 4 MB.
func inUse() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return max(int64(sample[0].Value.Uint64()), 4<<20)
}

// goal is the size of the heap in bytes at which it is collected again when live of
// them are in use.
func (p *pace) goal(live int64) int64 {
	p.most = max(p.most, roomy(live))
	return p.most
}

// roomy is how far a heap may grow of which live bytes are in use.
func roomy(live int64) int64 {
	return live + min(max(int64(math.Sqrt(float64(live)*roomOfItsOwn)), leastRoom), mostRoom)
}

// afterCollection calls f after every collection of garbage.
func afterCollection(f func()) {
	type mark struct{ _ *byte } // something that a collection finds unused
	runtime.AddCleanup(&mark{}, func(struct{}) {
		f()
		afterCollection(f)
	}, struct{}{})
}
