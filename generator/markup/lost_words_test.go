package markup

import (
	"strings"
	"testing"
)

// TestPrintedAndLost shows what an author is told of words that are not shown, or not as
// they were meant.
func TestPrintedAndLost(t *testing.T) {
	tests := []struct{ md, html, told string }{
		// Line breaks and tags.
		{"a<br>b<BR />c", "<p>a<br>b<br>c</p>", ""},
		{"| a<br>b |\n|--|\n| c |", "<table>\n<thead>\n<tr>\n<th>a<br>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n</tr>\n</tbody>\n</table>", ""},
		{"a <b>c</b>", "<p>a c</p>", "OR601 <b>"},
		{"He met <name withheld> at noon.", "<p>He met &lt;name withheld&gt; at noon.</p>", "OR601 <name withheld>"},
		{"<redacted>", "<p>&lt;redacted&gt;</p>", "OR601 <redacted>"},
		{"<div class=\"x\">\nIt is *safe* &amp; sound.\n</div>", "<p>It is *safe* &amp; sound.</p>", "OR601 <div class=\"x\">"},
		{"<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>", "OR601 <p>a</p><p>b</p>"},
		{"<script>\nalert(1)\n</script>", "", "OR601 <script>"},
		{"<div>\n\na *b*\n\n</div>", "<p>a <em>b</em></p>", "OR601 <div>"},
		{"<hr>", "", "OR601 <hr>"},
		{"| a |\n|--|\n| <p>b</p><p>c</p> |", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td> b  c </td>\n</tr>\n</tbody>\n</table>", "OR601 <p>, OR601 <p>"},
		// Comments.
		{"a <!-- b --> c", "<p>a  c</p>", ""},
		{"<!-- a -->\n\nb", "<p>b</p>", ""},
		{"<!-- a --> The bridge is safe.", "<p>The bridge is safe.</p>", "OR601 <!-- a --> The bridge is safe."},
		{"<!--\na\n--> b", "<p>b</p>", "OR601 <!--"},
		{"a\n\n<!-- b\n\nc", "<p>a</p>", "OR605 <!-- b"},
		{"- a\n- <!-- b\n\nc", "<ul>\n<li>a</li>\n<li>\n</li>\n</ul>\n<p>c</p>", "OR605 <!-- b"},
		{"<script>\na", "", "OR605 <script>"},
		{"<?php a", "", "OR605 <?php a"},
		{"a <!-- b", "<p>a &lt;!-- b</p>", "OR608 <!--"},
		// Footnotes.
		{"a[^b].", "<p>a[^b].</p>", "OR606 [^b]"},
		{"a[^b c].", "<p>a[^b c].</p>", "OR606 [^b c]"},
		{"a.\n\n[^b]: c", "<p>a.</p>", "OR606 [^b]"},
		{"a[^b].\n\n[^b]: c\n\n[^b]: d", "", "OR606 [^b]"},
		{"a[^b].\n\n[^b]: c", "", ""},
		{"`a[^b]` \\[^c]\n\n    d[^e]", "<p><code>a[^b]</code> [^c]</p>\n<pre><code>d[^e]\n</code></pre>", ""},
		// References.
		{"[a][b]", "<p>[a][b]</p>", "OR607 [a][b]"},
		{"[a b][]", "<p>[a b][]</p>", "OR607 [a b][]"},
		{"[a][B]\n\n[b]: /c/", `<p><a href="/desk/c/">a</a></p>`, ""},
		{"[1][2] [sic] [a][b](/c/)", `<p>[1][2] [sic] [a]<a href="/desk/c/">b</a></p>`, ""},
		{"[Note]: soon", "", "OR607 [Note]:"},
		{"[Note]: what she said", "<p>[Note]: what she said</p>", ""},
		{"[unused]: https://a.test/", "", ""},
		{"[//]: # (a comment)", "", ""},
		// Other programs.
		{"`{{ a }}` \\{{ b }}\n\n```\n:::note\n```", "<p><code>{{ a }}</code> {{ b }}</p>\n<pre><code>:::note\n</code></pre>", ""},
		{"## Words {#mine}", `<h2 id="mine">Words</h2>`, ""},
		{"> [!NOTE]\n> a", "<blockquote>\n<p>[!NOTE]\na</p>\n</blockquote>", "OR608 [!NOTE]"},
		{"He said 5 %% of it!!! What??? a == b.", "<p>He said 5 %% of it!!! What??? a == b.</p>", ""},
		{"Words of %%mine%% here.", "<p>Words of %%mine%% here.</p>", "OR608 %%mine%%"},
	}
	for _, test := range tests {
		doc, problems := NewRenderer(Options{}).Render(Source{Text: []byte(test.md), File: "content/articles/a.md",
			Place: noPlace})
		if got := strings.TrimSpace(doc.Resolve(testResolver)); got != test.html && test.html != "" {
			t.Errorf("%q becomes %q, not %q", test.md, got, test.html)
		}
		var told []string
		for _, d := range problems {
			told = append(told, d.Check.Code+" "+test.md[d.Span.Column:d.Span.EndColumn])
		}
		if got := strings.Join(told, ", "); got != test.told {
			t.Errorf("%q: told of %q, not %q", test.md, got, test.told)
		}
	}
}

func TestForeign(t *testing.T) {
	for _, f := range foreign {
		for example := range strings.SplitSeq(f.example, "  ") {
			_, problems := NewRenderer(Options{Typographer: true}).Render(Source{Text: []byte(example),
				File: "content/articles/a.md", Place: noPlace})
			if len(problems) != 1 && f.needs != "<!--" || f.needs != "<!--" && problems[0].Check.Code != "OR608" {
				t.Errorf("%s: %v", example, problems)
			}
		}
	}
}
