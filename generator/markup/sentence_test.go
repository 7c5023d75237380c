package markup

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSentenceInAnyOrder asks a text for sentences in an order of chance, among them of
// ranges over several blocks and in a long block, and compares each with a text that was
// asked for nothing else.
func TestSentenceInAnyOrder(t *testing.T) {
	long := strings.Repeat("Words that go on, and on. Dr. No said “Why?” once more! ", 80)
	htm := "<p>One. Two. Mr. X went.</p>\n<p>Three? Four.</p>\n<p>" + long + "</p>\n<ul>\n<li>Five</li>\n<li>Six. Seven.</li>\n</ul>\n<p></p>\n"
	text := ReadText(htm)
	random := rand.New(rand.NewPCG(5, 6))
	for range 3_000 {
		start := random.IntN(len(text.Plain) + 1)
		r := Range{start, min(len(text.Plain), start+random.IntN(60))}
		if random.IntN(2) == 0 {
			r = Range{start % 60, start%60 + random.IntN(20)} // in the short blocks
		}
		before, words, after := text.Sentence(r)
		b, w, a := ReadText(htm).Sentence(r)
		if before != b || words != w || after != a {
			t.Fatalf("%v: %q %q %q, alone %q %q %q", r, before, words, after, b, w, a)
		}
	}
}
