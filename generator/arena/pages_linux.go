package arena

import "golang.org/x/sys/unix"

// preferLargePages has memory come in large pages where the system has them, as those
// take far fewer faults to get.
func preferLargePages(memory []byte) {
	_ = unix.Madvise(memory, unix.MADV_HUGEPAGE) // where there are none, all is as before
}
