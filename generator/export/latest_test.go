package export

import (
	"cmp"
	"math/rand"
	"slices"
	"testing"
)

// What is kept is what sorting all and cutting off the rest would keep.
func TestLatestKeepsTheNewest(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 500 {
		l, all := latest{n: 1 + random.Intn(5), oldest: undated + 1}, []dated(nil)
		for at := range random.Intn(60) {
			d := dated{int64(random.Intn(20)), at}
			if random.Intn(5) == 0 {
				d.second = undated
			} else {
				all = append(all, d)
			}
			l.add(d)
		}
		l.sort()
		slices.SortFunc(all, func(a, b dated) int { return cmp.Or(cmp.Compare(b.second, a.second), b.at-a.at) })
		if want := all[:min(l.n, len(all))]; !slices.Equal(l.kept, want) {
			t.Fatalf("%v are kept and not %v", l.kept, want)
		}
	}
}
