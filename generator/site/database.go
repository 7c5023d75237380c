package site

// The SQLite driver with which package export writes data/docket.sqlite. It is large, so
// it is linked here, and tests of pages do without.
import _ "modernc.org/sqlite"
