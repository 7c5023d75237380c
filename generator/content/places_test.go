package content

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSkipText holds what goes over a line at once to what reads its key and value, for
// lines right and wrong.
func TestSkipText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "key", ".", " ", "=", "= ", `"`, `"x"`, `"y z"`, `""`, `"""`, "'", `\`, `\"`, "[", "]",
		"#", "\t", "\r", ",", "é", "1"}
	skipped := 0
	for range 200_000 {
		line := "k"
		if random.IntN(2) == 0 {
			line = `k = "`
		}
		for range random.IntN(7) {
			line += pieces[random.IntN(len(pieces))]
		}
		text := line + "\nnext = \"\"\"\n[[claim]]\n\"\"\"\n[[claim]]\n"
		quick, slow := &scanner{s: text}, &scanner{s: text}
		if !quick.skipText() {
			continue
		}
		skipped++
		slow.keyValue(slow.node())
		quick.skipToStatement()
		slow.skipToStatement()
		if quick.at != slow.at {
			t.Fatalf("%q is gone over to %q, and read to %q", line, text[quick.at:], text[slow.at:])
		}
	}
	if skipped < 1000 {
		t.Errorf("only %d lines were gone over", skipped)
	}
}

// TestSections cuts a file whose texts look like headers.
func TestSections(t *testing.T) {
	text := "[defaults]\na = \"[[claim]]\"\n[[claim]]\nb = \"x\" # [[claim]]\nc = \"\"\"\n[[claim]]\n\"\"\"\n[[claim.part]]\n[[claim]]\nd = [\"[[claim]]\",\n\"e\"]\n"
	var got []string
	for _, s := range new(scanner).sections(text) {
		got = append(got, s.name+" "+text[s.header.start:s.header.end])
	}
	if want := " |defaults [defaults]|claim [[claim]]|claim [[claim]]"; strings.Join(got, "|") != want {
		t.Errorf("cut at %q, want %q", got, want)
	}
}
