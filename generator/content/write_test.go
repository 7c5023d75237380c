package content

import (
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"
)

// What is written is what the library reads back, whatever the text.
func TestQuote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.String()).Draw(t, "texts")
		var back struct {
			One  string
			Many []string
		}
		one := rapid.String().Draw(t, "one")
		written := "one = " + Quote(one) + "\nmany = " + QuoteList(texts) + "\n"
		if _, err := toml.Decode(written, &back); err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if back.One != one || !slices.Equal(back.Many, texts) {
			t.Fatalf("%q, %q came back as %q, %q", one, texts, back.One, back.Many)
		}
	})
}
