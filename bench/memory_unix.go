//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory is the most that a process that has ended had in memory. Linux
// counts what the parent had when it started the child; this program is small.
func peakMemory(p *os.ProcessState) int64 {
	u, ok := p.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin":
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) * 1024
}
