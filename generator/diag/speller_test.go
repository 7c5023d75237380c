package diag

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestSuggest(t *testing.T) {
	names := []string{"deadline", "deadline_text", "condition", "said", "site", "Mullah Omar", "straße"}
	for word, want := range map[string]string{
		"dedline":       "deadline",
		"Deadline-Text": "deadline_text",
		"conditoin":     "condition",
		"siad":          "said",
		"mullah_omar":   "Mullah Omar",
		"strasse":       "straße",
		"likelihood":    "",
		"":              "",
	} {
		if got := Suggest(word, names); got != want {
			t.Errorf("%q suggests %q, not %q", word, got, want)
		}
	}
}

// Leaving out candidates that can't be near changes no suggestion.
func TestSpeller(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		letters := []rune("abcdeé-_ Ж")
		w := make([]rune, r.IntN(12))
		for i := range w {
			w[i] = letters[r.IntN(len(letters))]
		}
		return string(w)
	}
	var candidates []string
	for range 300 {
		candidates = append(candidates, word())
	}
	s := NewSpeller(candidates)
	nearest := func(word string) string {
		w := spell(word).folded
		best, bestAt := "", max(1, len(w)/3)+1
		for _, c := range candidates {
			f := spell(c).folded
			if n := max(len(f)-len(w), len(w)-len(f)); n >= bestAt {
				continue
			}
			if d := new(distance).between(w, f, 100); d < bestAt || d == bestAt && best != "" && c < best {
				best, bestAt = c, d
			}
		}
		return best
	}
	found := 0
	for range 3000 {
		w := word()
		got, want := s.nearest(w), nearest(w)
		if got != want {
			t.Errorf("%q suggests %q, not %q", w, got, want)
		}
		if got != "" {
			found++
		}
	}
	if found < 100 {
		t.Errorf("only %d words suggest another", found)
	}
}

// Of thousands of wrong words only the first are looked up; their answers stay.
func TestSpellerStops(t *testing.T) {
	s := NewSpeller([]string{"deadline"})
	if got := s.Suggest("dedline"); got != "deadline" {
		t.Errorf("dedline suggests %q", got)
	}
	for i := range mostAnswers {
		s.Suggest(strconv.Itoa(i))
	}
	if got := s.Suggest("dedline"); got != "deadline" {
		t.Errorf("dedline suggests %q after many others", got)
	}
	if got := s.Suggest("deadlin"); got != "" {
		t.Errorf("deadlin suggests %q, after too many others", got)
	}
}

func BenchmarkSuggest(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	id := func() string {
		w := make([]byte, 20+r.IntN(20))
		for i := range w {
			w[i] = "etaoinshrdlcumwfgypbvk-"[r.IntN(23)]
		}
		return string(w)
	}
	candidates := make([]string, 20000)
	for i := range candidates {
		candidates[i] = id()
	}
	s := NewSpeller(candidates)
	for b.Loop() {
		s.nearest(candidates[r.IntN(len(candidates))][1:])
	}
}
