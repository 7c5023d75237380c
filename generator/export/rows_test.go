package export

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
)

// TestRows makes a file at once and in pieces, which are good only until the next comes:
// the bytes are the same, and no piece is much larger than need be.
func TestRows(t *testing.T) {
	file := rows(func(out []byte, row func(out []byte, done, of int) ([]byte, error)) ([]byte, error) {
		const of = 30_000
		var err error
		for i := range of {
			if out, err = row(fmt.Appendf(out, "a claim with the number %d\n", i), i+1, of); err != nil {
				return nil, err
			}
		}
		return append(out, "end\n"...), nil
	})
	want, err := file.append([]byte("before "))
	if err != nil {
		t.Fatal(err)
	}
	got, most := []byte("before "), 0
	err = file.pieces(func(piece []byte) error {
		got, most = append(got, piece...), max(most, len(piece))
		clear(piece)
		return nil
	})
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("in pieces the file has %d bytes and the error %v, at once %d bytes", len(got), err, len(want))
	}
	if most > len(want)/2 {
		t.Errorf("a piece has %d of %d bytes", most, len(want))
	}
	full, calls := errors.New("the disk is full"), 0
	err = file.pieces(func([]byte) error { calls++; return full })
	if err != full || calls != 1 {
		t.Errorf("where the first piece can't be written, %d are tried, and the error is %v", calls, err)
	}
}
