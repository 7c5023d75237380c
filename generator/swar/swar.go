// Package swar looks through a text for the few characters that matter eight bytes at a
// time (SIMD within a register): in a number made of them each test is a few
// instructions. What a test tells has the top bit of each byte that passes.
package swar

import "math/bits"

// Each, times a byte, is that byte eight times, and Tops are the top bits of eight.
const (
	Each = 0x0101010101010101
	Tops = Each << 7

	rests = Each * 0x7f // all bits but the top ones
)

// Load returns the first eight bytes of a text, the first one lowest.
func Load[S string | []byte](s S) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Below tells which bytes are ASCII below c. The lowest answer is right, and others may
// be wrong that stand next to it.
func Below(w uint64, c byte) uint64 { return (w - Each*uint64(c)) &^ w & Tops }

// Is tells which bytes are an ASCII character, as Below does.
func Is(w uint64, c byte) uint64 { return Below(w^Each*uint64(c), 1) }

// Odd tells which bytes are control characters or no ASCII, as Below does.
func Odd(w uint64) uint64 { return w&Tops | Below(w, ' ') }

// Spaces tells which bytes are spaces, each of them rightly.
func Spaces(w uint64) uint64 {
	w ^= Each * ' '
	return ^((w&rests + rests) | w | rests)
}

// Alphanumeric tells which bytes are letters or digits, each of them rightly where all
// are ASCII.
func Alphanumeric(w uint64) uint64 {
	small := w | Each*0x20
	letters := (small + Each*(0x80-'a')) &^ (small + Each*(0x7f-'z'))
	digits := (w + Each*(0x80-'0')) &^ (w + Each*(0x7f-'9'))
	return (letters | digits) & Tops
}

// First is how many bytes stand before the first that a test tells.
func First(told uint64) int { return bits.TrailingZeros64(told) / 8 }
