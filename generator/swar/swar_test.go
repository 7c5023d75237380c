package swar

import (
	"math/rand/v2"
	"testing"
)

// Each test tells the first byte that passes, and Spaces all of them.
func TestTests(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		b := make([]byte, 8)
		for i := range b {
			b[i] = []byte{' ', '!', '"', 0, 1, 0x1f, 0x7f, 0x80, 0xa0, 0xff, 'a', byte(r.Uint32())}[r.IntN(12)]
		}
		w := Load(b)
		for name, test := range map[string]struct {
			told   uint64
			passes func(c byte) bool
		}{
			"Below":  {Below(w, '"'), func(c byte) bool { return c < '"' }},
			"Is":     {Is(w, '!'), func(c byte) bool { return c == '!' }},
			"Odd":    {Odd(w), func(c byte) bool { return c < ' ' || c >= 0x80 }},
			"Spaces": {Spaces(w), func(c byte) bool { return c == ' ' }},
		} {
			first := 0
			for first < 8 && !test.passes(b[first]) {
				first++
			}
			if got := First(test.told); got != first || test.told&^Tops != 0 {
				t.Fatalf("%s of %q tells %x: first %d, want %d", name, b, test.told, got, first)
			}
		}
		for i, c := range b {
			if Spaces(w)>>(8*i+7)&1 == 1 != (c == ' ') {
				t.Fatalf("Spaces of %q is wrong at %d", b, i)
			}
		}
	}
}

// Alphanumeric is right for each of eight ASCII characters, whatever stands beside it.
func TestAlphanumeric(t *testing.T) {
	for c := range byte(0x80) {
		for _, beside := range []byte{0, 'z', 0x7f} {
			for i := range 8 {
				b := [8]byte{beside, beside, beside, beside, beside, beside, beside, beside}
				b[i] = c
				want := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
				if Alphanumeric(Load(b[:]))>>(8*i+7)&1 == 1 != want {
					t.Fatalf("Alphanumeric of %q beside %q is wrong", c, beside)
				}
			}
		}
	}
}
