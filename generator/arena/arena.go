// Package arena keeps texts that last as long as the program outside of the memory in
// which Go collects garbage. A docket's texts are more than a third of what a build has in
// use: on the heap each collection would mark every one of them, and each of the strings
// that point into them, and there would be a third more of the heap to leave room for.
//
// Nothing is ever given back, so an arena is for a program that reads a site once: for a
// build, and for the first reading of a preview, not for what is read again as it changes.
package arena

import (
	"sync"
	"unsafe"
)

// Arena is a place for texts. It may be used from several goroutines at once. The nil
// arena is the heap.
type Arena struct {
	mutex sync.Mutex
	rest  []byte // what is left of the last chunk
}

// chunk is how many bytes are asked of the system at once. They take memory when they are
// written to.
const chunk = 32 << 20

// String is string(text), kept in the arena. The heap has it where the system gives no
// memory outside of that, and where it is too long for a chunk.
func (a *Arena) String(text []byte) string {
	if a == nil || len(text) == 0 || len(text) > chunk {
		return string(text)
	}
	place := a.take(len(text))
	if place == nil {
		return string(text)
	}
	copy(place, text)
	return unsafe.String(unsafe.SliceData(place), len(place)) // nobody else has the place, or writes to it again
}

// take takes so many bytes, or none.
func (a *Arena) take(n int) []byte {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if n > len(a.rest) {
		more := outside(chunk)
		if more == nil {
			return nil
		}
		a.rest = more
	}
	place := a.rest[:n:n]
	a.rest = a.rest[n:]
	return place
}
