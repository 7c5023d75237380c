//go:build unix && !linux

package arena

// preferLargePages leaves the choice to the system.
func preferLargePages([]byte) {}
