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
	htm := "<p>One. Two. Mr. X went.</p>\n<p>Three? Four.</p>\n<p>" + long +
		"</p>\n<ul>\n<li>Five</li>\n<li>Six. Seven.</li>\n</ul>\n<p></p>\n"
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

// TestQuotedInSteps compares with reading each character.
func TestQuotedInSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	pieces := []string{"word", " ", ", ", "\n", `"`, "'", "’", "‘", "“", "”", "„", "«", "é", "don't",
		"a longer run of words ", "\t", "漢"}
	quoted := 0
	for range 50_000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := &Text{Plain: b.String()}
		places := []int{len(text.Plain)}
		for at := range text.Plain {
			places = append(places, at)
		}
		x, y := places[random.IntN(len(places))], places[random.IntN(len(places))]
		r := Range{min(x, y), max(x, y)}
		want := true
		q := quotation{text: text.Plain}
		from := strings.LastIndexByte(text.Plain[:r.Start], '\n') + 1
		for i, c := range text.Plain[from:r.End] {
			if q.read(c, from+i, len(string(c))); c == '\n' {
				q = quotation{text: text.Plain}
			}
			want = want && (from+i < r.Start || !inWord(c) || q.double || q.single)
		}
		got := text.quoted(r)
		if got != want {
			t.Fatalf("%q in %q: %v", text.Plain[r.Start:r.End], text.Plain, got)
		}
		if got && r.End > r.Start+4 {
			quoted++
		}
	}
	if quoted < 1000 {
		t.Errorf("only %d stretches are quoted", quoted)
	}
}
