package arena

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// TestString keeps texts from several goroutines at once, of more than a chunk together,
// while garbage is collected: each stays what it was, whatever is written to the bytes
// that it was made of.
func TestString(t *testing.T) {
	for name, a := range map[string]*Arena{"an arena": new(Arena), "the heap": nil} {
		var wait sync.WaitGroup
		for g := range 4 {
			wait.Go(func() {
				var kept []string
				text := []byte{}
				want := func(i int) string { return fmt.Sprint(g, " ", strings.Repeat("word ", i%4_000), i) }
				for i := range 1_500 {
					text = append(text[:0], want(i)...)
					kept = append(kept, a.String(text))
				}
				clear(text)
				runtime.GC()
				for i, got := range kept {
					if got != want(i) {
						t.Errorf("%s: text %d of goroutine %d has %d bytes and is not what was kept", name, i, g, len(got))
						return
					}
				}
			})
		}
		wait.Wait()
	}
}

// TestLengths keeps no text, and one that is longer than any chunk.
func TestLengths(t *testing.T) {
	a := new(Arena)
	long := strings.Repeat("x", chunk+1)
	for _, want := range []string{"", "a", long, "b"} {
		if got := a.String([]byte(want)); got != want {
			t.Errorf("a text of %d bytes came back with %d", len(want), len(got))
		}
	}
}

// TestOutside tells that the texts are not in the heap.
func TestOutside(t *testing.T) {
	if outside(1) == nil {
		t.Skip("this system keeps texts on the heap")
	}
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	a := new(Arena)
	text := make([]byte, 1<<20)
	kept := make([]string, 64)
	before := heap()
	for i := range kept {
		kept[i] = a.String(text)
	}
	if more := int64(heap()) - int64(before); more > 8<<20 {
		t.Errorf("64 MB of texts took %d bytes of the heap", more)
	}
	runtime.KeepAlive(kept)
}
