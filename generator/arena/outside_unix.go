//go:build unix

package arena

import "golang.org/x/sys/unix"

// outside asks the system for memory that the heap is no part of.
func outside(bytes int) []byte {
	memory, err := unix.Mmap(-1, 0, bytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		return nil
	}
	preferLargePages(memory)
	return memory
}
