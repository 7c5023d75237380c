package markup

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/generator/diag"
	"onrecord/tests/long"
)

// FuzzOrdinary compares what is made of ordinary blocks without goldmark with what
// goldmark makes of the whole text.
func FuzzOrdinary(f *testing.F) {
	for _, text := range []string{"It wasn't 5.5 % (at best): 1990-1995 – no", "A. b", "a - b -- c --- d ...", "É'a",
		"a'b'c's", "1. a", "a  b", "a\u00a0", "a.. b", "a: b/c?",
		"*The* office, *said so*.\n**It** is \"true,\" \"he\" said.\n\n## What is it -- now\n\n- a\n\n- b\n\nc [d e](https://f.example/g?h=i) and [k](/l/) [m](n.md#o).\n\n## What is it -- now\n\n    x",
		"[[claim:a-b|as said]] and\n[[c]]. [[[d]](e) ![f](g)", "a *b \"c\" d* e\n\n> f\n\n## g {#h}\n\n# i",
		"a\n===\n\nb [c\nd](e)", "# a\n\n## b",
		"- a\n- *b* [c](/d)\n\n1. e\n2. f\n\ng\n\n1) h\n3) i\n\n> \"j\" k\n> l\n\n* m\n* 9 n\n\n  o",
		"| a | b |\n|---|:-:|\n| 9 | *c* |\n|d| |\n\n|e|\n|--:|\n\n| f |\n| - |\n| -- |",
		"a[^1] b[^n-2].\n\n[^1]: c [d](e.md)\n[^n-2]: [[f]]\n\ng[^1]\n\n> h[^n-2]", "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c",
		"桥是\n安全的\n\n> **「桥」**\n> 是[x](/y/)\n\n*桥*\n[桥](/a/)\n[[桥]]", "[^1]: a\n\n    b\n\n[^3]: c\n\nd[^3] e's A9's 9'a"} {
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
	pieces := strings.Split(`a|B|é|桥|「|」|다|9|9|12,3 |word |The | | | |*|*|**|**|"|"|'|-|--|---|.|...|,|!|)|:|_|&|~|=|\|{#a}|  |    |1. |2)|- |> |## |# |`+"\n|\n|\n\n|\n\n|\n\n|\n\n## |\n\n- |\u00a0|"+
		`[|]|](|[a](b)|[c d](https://e.f/g)|[x](/y/)|[z](w.md#q)|[[x]]|[[claim:y\|z w]]|*The* |**Bold** | "said so" |"It is," he said. `, "|")
	dice := rand.New(rand.NewPCG(1, 2))
	renderers := []*Renderer{NewRenderer(Options{Typographer: true}), NewRenderer(Options{})}
	for range long.Rounds(8_000, 20_000) {
		text := ""
		for range 1 + dice.IntN(18) {
			text += pieces[dice.IntN(len(pieces))]
		}
		compareWithGoldmark(t, renderers[dice.IntN(5)/4], text, dice.IntN(4) == 0)
	}
}

// TestOrdinaryBlocks does the same with blocks, and lines of such, in any order.
func TestOrdinaryBlocks(t *testing.T) {
	blocks := []string{"Words *and* [a link](https://a.example/b?c=d).", "A mark[^1], \"said\" so[^b-2].", "B[^1]",
		"- c", "- d[^b-2] [[e]]", "- ", "* f", "9. g", "1. h", "2. i", "1) j",
		"> k", "> l \"m\"", "> - n", "  o", "    p", "| q | r |", "|---|--:|", "| s[^1] | [t](/u) |", "| | 9 |",
		"| [[v|w]] | x |", "|:-|:-:|", "| y ||", "| - | - |", "|-|",
		"[^1]: y", "[^b-2]: z [a](b.md)", "[^1]: \"c", "[^3]: d", "桥是", "**安全**的", "[橋](/v/)", "[e](/e%CC%81/)", "[é](/%C3%A9/)", "*「橋」*と", "> 桥是", "> 安全", "- 桥", "> *的*", "다리는", "## e", "## f[^1]", "\"open", "JUDRO39's it's 9's",
		"---", "`[^1]`", "g\\", "[^1]:", "h [^1]: i", "![^1]"}
	dice := rand.New(rand.NewPCG(3, 4))
	renderers := []*Renderer{NewRenderer(Options{Typographer: true}), NewRenderer(Options{})}
	for range long.Rounds(10_000, 60_000) {
		text := ""
		some := 1 + dice.IntN(len(blocks)) // of them, so that some texts have few kinds
		for range 1 + dice.IntN(8) {
			text += blocks[(some+dice.IntN(some))%len(blocks)] + []string{"\n", "\n\n", "\n\n", "\n \n\n"}[dice.IntN(4)]
		}
		if dice.IntN(2) == 0 {
			text += "\n[^1]: The first note.\n" + []string{"", "\n"}[dice.IntN(2)] + "[^b-2]: The second [[n]]."
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
		t.Errorf("%q becomes\n%s %+v, and by goldmark alone\n%s %+v", text, got.HTML, *got.Extras, want.HTML,
			*want.Extras)
	}
}
