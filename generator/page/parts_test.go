package page

import (
	"html/template"
	"strings"
	"sync/atomic"
	"testing"
)

// TestRowsAreGivenUp keeps more rows than there is room for: the newest stay, and those
// that stay take no more than twice the room.
func TestRowsAreGivenUp(t *testing.T) {
	const length, n = 1 << 20, 100
	r := newRows(nil)
	kept := make([]atomic.Pointer[template.HTML], n)
	for i := range kept {
		row := template.HTML(strings.Repeat("x", length))
		r.keep(&kept[i], &row)
		bytes := 0
		for j := range kept {
			if kept[j].Load() != nil {
				bytes += length
			} else if i-rowsRoom/length < j && j <= i {
				t.Fatalf("with %d rows made, row %d is kept no longer", i+1, j)
			}
		}
		if bytes > 2*rowsRoom {
			t.Fatalf("with %d rows made, %d bytes of them are kept", i+1, bytes)
		}
	}
}
