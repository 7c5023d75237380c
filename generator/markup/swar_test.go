package markup

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestEightAtATime compares what looks at eight bytes at a time with looking at each
// byte.
func TestEightAtATime(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"word", "x", " ", " ", "!", "  ", "-", "`", "\n", "\x1f", "~", "\x7f", "<", "=", "&", "%", "é", "“", "–", "e\u0301", "\u00a0", "\u2000", "яз", "漢", "."}
	for range 50_000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		s := b.String()
		n := 0
		for n < len(s) && (ascii[s[n]]&plain != 0 || s[n] == ' ' && n > 0 && s[n-1] != ' ') {
			n++
		}
		if got := plainRun(s); got != n {
			t.Fatalf("plainRun(%q) = %d, want %d", s, got, n)
		}
		if got, want := normal(s), norm.NFC.IsNormalString(s); got != want {
			t.Fatalf("normal(%q) = %v", s, got)
		}
		for _, before := range []byte{' ', 'a'} {
			n, last := 0, before
			for n < len(s) && s[n] < utf8.RuneSelf && !special[s[n]] && (s[n] != ' ' || last != ' ') {
				last = s[n]
				n++
			}
			if got := wordsEnd(s, 0, before); got != n {
				t.Fatalf("wordsEnd(%q) after %q = %d, want %d", s, before, got, n)
			}
		}
	}
}
