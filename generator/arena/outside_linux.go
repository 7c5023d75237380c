package arena

import "golang.org/x/sys/unix"

// outside asks the system for memory that the heap is no part of, in large pages where it
// has them, as they take far fewer faults to get.
func outside(bytes int) []byte {
	memory, err := unix.Mmap(-1, 0, bytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		return nil
	}
	_ = unix.Madvise(memory, unix.MADV_HUGEPAGE) // where there are none, all is as before
	return memory
}
