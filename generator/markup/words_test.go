package markup

import (
	"slices"
	"strings"
	"testing"
)

// TestEachWord cuts texts into words, wherever in the text and beside whatever they
// stand: a word has one hash, and another word another.
func TestEachWord(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                     nil,
		"a":                                    {"a"},
		"- ,. !":                               nil,
		"withdrawal":                           {"withdrawal"},
		"the withdrawals of 2021, 90%":         {"the", "withdrawals", "of", "2021", "90"},
		"eightlet, sixteenletters16 seventeen": {"eightlet", "sixteenletters16", "seventeen"},
		"côte d'ivoire; übergangsregierung":    {"côte", "d", "ivoire", "übergangsregierung"},
		"abcdefgé abcdefé abcdefghé":           {"abcdefgé", "abcdefé", "abcdefghé"},
		"кабул 九月 in кабул九月":                  {"кабул", "in", "кабул"},
		"\xff\xfea":                            {"a"},
	} {
		var got, words []uint64
		eachWord([]byte(text), func(hash uint64) { got = append(got, hash) })
		for _, word := range want {
			n := len(words)
			eachWord([]byte(word), func(hash uint64) { words = append(words, hash) })
			if len(words) != n+1 {
				t.Errorf("%q is %d words", word, len(words)-n)
			}
		}
		if !slices.Equal(got, words) {
			t.Errorf("%q has words with the hashes %x, want those of %q: %x", text, got, want, words)
		}
		slices.Sort(words)
		if different := len(slices.Compact(words)); different != len(distinct(want)) {
			t.Errorf("%q has %d words with hashes of their own, want %d", text, different, len(distinct(want)))
		}
	}
}

func distinct(words []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(words)))
}

// TestMayHold asks a text, each word of which stands in it three times, for words that it
// has, all of which it must have, and for others, nearly all of which it must lack.
func TestMayHold(t *testing.T) {
	letters := "abcdefghij"
	word := func(i int) string {
		var b strings.Builder
		for ; i > 0; i /= len(letters) {
			b.WriteByte(letters[i%len(letters)])
		}
		return b.String()
	}
	var text []byte
	for i := range 3000 {
		text = append(append(text, word(1000+i%1000)...), ' ')
	}
	words, wrong := wordsOf(text), 0
	for i := 1000; i < 2000; i++ {
		if !words.MayHold(word(i)) {
			t.Errorf("the text has %q", word(i))
		}
		if words.MayHold(word(i + 1000)) {
			wrong++
		}
	}
	if wrong > 80 {
		t.Errorf("of 1,000 words that are not in the text it seems to have %d", wrong)
	}
}

func BenchmarkWords(b *testing.B) {
	text := []byte(strings.Repeat("the ministry of defence said on tuesday that 2,500 troops would leave the valley; ",
		80))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		wordsOf(text)
	}
}
