package markup

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FuzzFold compares folding with what it is short for: character by character, with
// the stretch of the original noted for each folded byte.
func FuzzFold(f *testing.F) {
	f.Add("... … -")
	f.Add("He said:  “it’s\tdone” -- twice… — and-- left.  ")
	f.Add("Cafe\u0301 \u0958 Sep\u00adtember 我们 -–- ...…\u00a0 x\xff`y`")
	f.Fuzz(func(t *testing.T, text string) {
		var got folded
		got.fold(text)
		want, places := foldSlowly(text)
		if string(got.s) != want {
			t.Fatalf("%q folds to %q, not %q", text, got.s, want)
		}
		if !utf8.ValidString(want) || len(want) > 200 {
			return
		}
		for start := range want {
			for end := start + 1; end <= len(want); end++ {
				if end < len(want) && !utf8.RuneStart(want[end]) {
					continue
				}
				if r, w := got.original(start, end), (Range{places[start].Start, places[end-1].End}); r != w {
					t.Fatalf("%q of %q stands for %v, not %v", want[start:end], text, r, w)
				}
			}
		}
	})
}

func foldSlowly(text string) (s string, places []Range) {
	var out []byte
	put := func(s string, r Range) {
		for i := range len(s) {
			out, places = append(out, s[i]), append(places, r)
		}
	}
	char := func(c rune, raw string, at Range) {
		of := foldClass(c)
		if single := map[class]string{classSpace: " ", classDash: "-"}[of]; single != "" && len(out) > 0 &&
			out[len(out)-1] == single[0] {
			places[len(places)-1].End = at.End
			return
		}
		switch of {
		case classOther:
			put(raw, at)
		case classNothing:
		default:
			put(map[class]string{classSpace: " ", classDash: "-", classSingle: "'", classDouble: `"`,
				classEllipsis: "..."}[of], at)
		}
	}
	var iter norm.Iter
	for iter.InitString(norm.NFC, text); !iter.Done(); {
		at := iter.Pos()
		segment := string(iter.Next())
		for i := 0; i < len(segment); {
			c, size := utf8.DecodeRuneInString(segment[i:])
			place := Range{at, iter.Pos()}
			if norm.NFC.IsNormalString(text) {
				place = Range{at + i, at + i + size}
			}
			char(c, segment[i:i+size], place)
			i += size
		}
	}
	return string(out), places
}
