package markup

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestIndex compares an index with looking for each phrase at each place, for phrases
// that begin alike, hold each other and stand next to each other.
func TestIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(most int) string {
		b := make([]rune, random.IntN(most+1))
		for i := range b {
			b[i] = []rune("aaab  .,1é漢")[random.IntN(11)]
		}
		return string(b)
	}
	for range 20_000 {
		phrases := make([]string, random.IntN(12))
		for i := range phrases {
			phrases[i] = text(6)
		}
		s := []byte(text(40))
		var got, want []string
		NewIndex(phrases).scan(s, func(phrase, start, end int) { got = append(got, fmt.Sprint(phrase, start, end)) })
		var all [][3]int
		for i, p := range phrases {
			for at := range s {
				end := at + len(p)
				if p != "" && slices.Index(phrases, p) == i && end <= len(s) && string(s[at:end]) == p &&
					!insideWord(s, at) && !insideWord(s, end) {
					all = append(all, [3]int{at, end, i})
				}
			}
		}
		slices.SortFunc(all, func(a, b [3]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
		for _, f := range all {
			want = append(want, fmt.Sprint(f[2], f[0], f[1]))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %q: found %q, want %q", phrases, s, got, want)
		}
	}
}
