package markup

import "math/bits"

// A text is looked through for the few characters that matter eight bytes at a time: in
// a number made of them each test is a few instructions, whose answer has the top bit of
// each byte that passes.
const (
	each  = 0x0101010101010101 // times a byte: that byte eight times
	tops  = each << 7
	rests = each * 0x7f // all bits but the top ones
)

// eight are the first eight bytes of a text, the first one lowest.
func eight[S string | []byte](s S) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// below tells which bytes are ASCII below c. The lowest answer is right, and others may
// be wrong that stand next to it.
func below(w uint64, c byte) uint64 { return (w - each*uint64(c)) &^ w & tops }

// is tells which bytes are an ASCII character, as below does.
func is(w uint64, c byte) uint64 { return below(w^each*uint64(c), 1) }

// spaces tells which bytes are spaces, each of them rightly.
func spaces(w uint64) uint64 {
	w ^= each * ' '
	return ^((w&rests + rests) | w | rests)
}

// odd tells which bytes are control characters or no ASCII, as below does.
func odd(w uint64) uint64 { return w&tops | below(w, ' ') }

// first is how many bytes stand before the first that a test tells.
func first(told uint64) int { return bits.TrailingZeros64(told) / 8 }

// uncommon reports whether a byte begins a character that is neither ASCII nor a Latin
// letter (U+00C0 to U+027F) nor a curly quotation mark or dash (U+2010 to U+201F).
func uncommon(text string, at int) bool {
	c := text[at]
	if c == 0xe2 {
		return at+2 >= len(text) || text[at+1] != 0x80 || text[at+2] < 0x90 || text[at+2] > 0x9f
	}
	return c >= 0xc0 && (c < 0xc3 || c > 0xc9)
}
