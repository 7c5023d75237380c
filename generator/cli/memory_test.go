package cli

import (
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"onrecord/generator/build"
)

// TestAfterCollection collects garbage twice: it is told of both times.
func TestAfterCollection(t *testing.T) {
	told := make(chan struct{}, 100)
	afterCollection(func() { told <- struct{}{} })
	for range 2 {
		runtime.GC()
		select {
		case <-told:
		case <-time.After(10 * time.Second):
			t.Fatal("nobody was told of a collection")
		}
	}
}

// TestPace lets the heap grow with what is in use, and to where it has been once.
func TestPace(t *testing.T) {
	const mb = 1 << 20
	var p pace
	for _, step := range []struct{ live, goal int64 }{
		{4, 100},
		{64, 192},
		{2500, 3080},
		{2000, 3080}, // what was taken is used again
		{2900, 3480},
	} {
		if goal := p.goal(step.live * mb); goal != step.goal*mb {
			t.Errorf("with %d MB in use the heap may grow to %d MB, want %d", step.live, goal/mb, step.goal)
		}
	}
}

// TestExpect has the heap grow to what the files will need before anything is collected.
func TestExpect(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	defer debug.SetGCPercent(percent)
	defer debug.SetMemoryLimit(limit)
	const mb = 1 << 20
	var p pace
	p.expect(128 * mb)
	if goal := p.goal(5 * mb); goal != 512*mb {
		t.Errorf("for 128 MB of files the heap may grow to %d MB, want 512", goal/mb)
	}
	p.expect(10 * mb) // a later version of the site
	if goal := p.goal(5 * mb); goal != 512*mb {
		t.Errorf("once it was larger, the heap may grow to %d MB only", goal/mb)
	}
}

// TestPaceReading reads the sample: no garbage is collected until it is there, and after
// that as Go does, unless who runs the program has said how. It runs in a process of its
// own, since builds that other tests run set their pace for good.
func TestPaceReading(t *testing.T) {
	const alone = "ONRECORD_TEST_ALONE"
	if os.Getenv(alone) == "" {
		again := exec.Command(os.Args[0], "-test.run=^TestPaceReading$")
		again.Env = append(os.Environ(), alone+"=1")
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	percent := func() int {
		now := debug.SetGCPercent(-1)
		debug.SetGCPercent(now)
		return now
	}
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	for _, given := range []string{"", "100"} {
		b := build.New("../..", os.DirFS("../../templates"))
		ready := paceReading(func(name string) string { return map[string]string{"GOGC": given}[name] }, b)
		if _, err := b.Make(build.Options{}); err != nil {
			t.Fatal(err)
		}
		if now := percent(); now > 100 != (given == "") {
			t.Errorf("with GOGC %q the heap may grow by %d%% while the site is read", given, now)
		}
		ready()
		if now := percent(); now != 100 {
			t.Errorf("with GOGC %q the heap may grow by %d%% once the site is there", given, now)
		}
	}
}
