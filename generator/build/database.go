package build

// The driver by which package export writes data/docket.sqlite. It is linked here, and
// not there, because it is large: tests of pages do without.
import _ "modernc.org/sqlite"
