package markup

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

var inserted = regexp.MustCompile(`<mark data-claim="[^"]*"(?: id="[^"]*")?>|</mark>|<span id="claim-[^"]*">|</span>|<a class="claim-ref"[^>]*>\d+</a>|<a class="entity" href="/e">`)

// FuzzMark marks any stretches of any Markdown: what is put in can be taken out
// again and leaves the HTML as it was, every marked letter is inside a mark, and
// nothing panics.
func FuzzMark(f *testing.F) {
	f.Add("We will be *out* [by 11](/x/) September.\n\n- and `more`\n- text & so on", 3, 20, 10, 40)
	f.Add("| a | b |\n|---|:-:|\n| c[^1] | ![d](e.png) |\n\n[^1]: note", 0, 9, 2, 3)
	f.Add("> quote\n> more\n\n1. x\n\n   y\n\n```\ncode <b>\n```\n\n<p>raw", 0, 100, 5, 6)
	r := NewRenderer(Options{Typographer: true, RawHTML: true})
	f.Fuzz(func(t *testing.T, md string, a, b, c, d int) {
		doc, _ := r.Render(Source{Text: []byte(md), File: "content/articles/a.md", Place: noPlace})
		text := ReadText(doc.Resolve(testResolver))
		phrases := []string{"a", Fold(md), Fold(md[runeStart(md, len(md)/2):])}
		var words Words
		_, mentions := text.Find([]Quote{{Words: md}, {Words: "a […] b", Prefix: "c", Suffix: "d"}}, NewIndex(phrases),
			&words)
		for _, m := range mentions {
			if !words.MayHold(phrases[m.Phrase]) {
				t.Errorf("the words of %q lack those of %q, which stands in it", text.Plain, phrases[m.Phrase])
			}
		}
		if strings.Contains(text.HTML, "</span>") || strings.Contains(text.HTML, "</mark>") {
			return // raw HTML that can't be told from what is put in
		}
		inside := func(i, j int) Range {
			n := len(text.Plain)
			if n == 0 {
				return Range{}
			}
			i, j = abs(i)%n, abs(j)%n
			return Range{runeStart(text.Plain, min(i, j)), runeStart(text.Plain, max(i, j)+1)}
		}
		marks := []Mark{{ID: "a", Number: 1, Href: "/a", Ranges: []Range{inside(a, b)}},
			{ID: "b", Number: 2, Href: "/b", Ranges: []Range{inside(c, d)}}}
		if got := inserted.ReplaceAllString(marked(t, text, marks), ""); got != strings.TrimRight(text.HTML, "\n ") &&
			strings.TrimSpace(got) != strings.TrimSpace(text.HTML) {
			t.Errorf("with marks taken out:\n%q\nwas:\n%q", got, text.HTML)
		}
	})
}

func abs(i int) int {
	if i < 0 {
		return -(i + 1)
	}
	return i
}

func runeStart(s string, i int) int {
	for i < len(s) && s[i]&0xc0 == 0x80 {
		i++
	}
	return min(i, len(s))
}

// FuzzAppendText compares the words of Markdown, and of any HTML, with those that
// ReadText finds.
func FuzzAppendText(f *testing.F) {
	for _, text := range []string{
		" a\u00a0b\n\n c\u2003", "*a* [[lavrov]], [[x|y  z]]&nbsp;\"q\" -- 'r'...\n\n> b ![c](/d.png) [e](/f)",
		"a[^1] &amp;lt; &frac12;&copy\n\n[^1]: [[lavrov]] b",
		"<p>a<br/> b</p> <p> c&#32;&#10;d &amp e", "a<!-- b --> c<", "<sup class=\"fnref\">a<b>c</sup> d</b>",
		"<script>a < b</script> c", "a<td> <td>b\xc2 \xe2\x80",
		"", "<p>He said “it” – é.</p>\n", "<p>a  b</p>\n", "<p> a</p>\n", "<p>a </p>\n", "<p></p>\n",
		"<p>a\u2003\u00a0b</p>\n", "<p>a</p>\n<p>b</p>\n",
	} {
		f.Add(text)
	}
	r := NewRenderer(Options{Typographer: true})
	f.Fuzz(func(t *testing.T, text string) {
		compare := func(of string, doc *Doc) {
			want := strings.Join(strings.Fields(ReadText(doc.Resolve(testResolver)).Plain), " ")
			if got := string(doc.AppendText([]byte("x "), testResolver)); got != "x "+want {
				t.Errorf("%s %q reads %q, not %q", of, text, got[2:], want)
			}
			if words, ok := doc.Paragraph(); ok && words != want {
				t.Errorf("%s %q is the paragraph %q, not %q", of, text, words, want)
			}
		}
		compare("HTML", &Doc{text, &noExtras})
		doc, _ := r.Render(Source{Text: []byte(text), File: "content/articles/a.md", Place: noPlace})
		compare("Markdown", doc)
	})
}

// FuzzSentences compares the ends of sentences with those that are found by looking at
// every character.
func FuzzSentences(f *testing.F) {
	f.Add("He said 3.5 % of “it”. Then (no!) … e.g. this – é. Ünd? a\u0589 b\u2028c\r\nd.\" E")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		at := 0
		for it := sentences.FromString(text); it.Next(); {
			if end := sentenceEnd(text, at); end != it.End() {
				t.Fatalf("a sentence of %q ends at %d, not at %d", text, it.End(), end)
			}
			at = it.End()
		}
	})
}
