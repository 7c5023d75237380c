package markup

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestNormal compares normal with the library's check, which looks at every character.
func TestNormal(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	parts := []string{"word", "x", " ", "–", "é", "“", "e\u0301", "\u00a0", "\u2000", "яз", "漢", "\u0323"}
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		if got, want := normal(b.String()), norm.NFC.IsNormalString(b.String()); got != want {
			t.Fatalf("normal(%q) = %v", b.String(), got)
		}
	}
}
