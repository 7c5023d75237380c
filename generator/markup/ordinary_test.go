package markup

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/generator/diag"
)

// FuzzOrdinary compares what is made of ordinary blocks without goldmark with what
// goldmark makes of the whole text.
func FuzzOrdinary(f *testing.F) {
	for _, text := range []string{"It wasn't 5.5 % (at best): 1990-1995 – no", "A. b", "a - b -- c --- d ...", "É'a", "a'b'c's", "1. a", "a  b", "a\u00a0", "a.. b", "a: b/c?",
		"*The* office, *said so*.\n**It** is \"true,\" \"he\" said.\n\n## What is it -- now\n\n- a\n\n- b\n\nc [d e](https://f.example/g?h=i) and [k](/l/) [m](n.md#o).\n\n## What is it -- now\n\n    x",
		"[[claim:a-b|as said]] and\n[[c]]. [[[d]](e) ![f](g)", "a *b \"c\" d* e\n\n> f\n\n## g {#h}\n\n# i", "a\n===\n\nb [c\nd](e)", "# a\n\n## b"} {
		f.Add(text, true, false)
		f.Add(text, false, true)
	}
	f.Fuzz(func(t *testing.T, text string, typographer, field bool) {
		if utf8.ValidString(text) {
			compareWithGoldmark(t, NewRenderer(Options{Typographer: typographer}), text, field)
		}
	})
}

// TestOrdinary does the same with pieces of Markdown in any order.
func TestOrdinary(t *testing.T) {
	pieces := strings.Split(`a|B|é|9|9|12,3 |word |The | | | |*|*|**|**|"|"|'|-|--|---|.|...|,|!|)|:|_|&|~|=|\|{#a}|  |    |1. |2)|- |> |## |# |`+"\n|\n|\n\n|\n\n|\n\n|\n\n## |\n\n- |\u00a0|"+
		`[|]|](|[a](b)|[c d](https://e.f/g)|[x](/y/)|[z](w.md#q)|[[x]]|[[claim:y\|z w]]|*The* |**Bold** | "said so" |"It is," he said. `, "|")
	dice := rand.New(rand.NewPCG(1, 2))
	renderers := []*Renderer{NewRenderer(Options{Typographer: true}), NewRenderer(Options{})}
	for range 20_000 {
		text := ""
		for range 1 + dice.IntN(18) {
			text += pieces[dice.IntN(len(pieces))]
		}
		compareWithGoldmark(t, renderers[dice.IntN(5)/4], text, dice.IntN(4) == 0)
	}
}

func compareWithGoldmark(t *testing.T, r *Renderer, text string, field bool) {
	t.Helper()
	place := func(start, end int) diag.Span { return diag.Span{Line: start, Column: end} }
	src := Source{Text: []byte(text), File: "content/articles/a.md", Field: field, Place: place}
	got, _ := r.Render(src)
	if got == nil {
		return
	}
	var m making
	m.begin(r, src)
	m.goldmark(0, len(m.src.Text))
	if want, _ := m.doc(); !reflect.DeepEqual(got, want) {
		t.Errorf("%q becomes\n%s %+v, and by goldmark alone\n%s %+v", text, got.HTML, *got.Extras, want.HTML, *want.Extras)
	}
}
