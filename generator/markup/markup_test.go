package markup

import (
	"strings"
	"testing"

	"onrecord/generator/diag"
)

func render(t *testing.T, md string) string {
	t.Helper()
	doc, _ := NewRenderer(Options{Typographer: true}).Render(Source{Text: []byte(md), File: "content/articles/a.md",
		Place: noPlace})
	return doc.Resolve(testResolver)
}

func noPlace(start, end int) diag.Span { return diag.Span{Line: 1, Column: start, EndColumn: end} }

var testResolver = &Resolver{
	Root: "/desk",
	Record: func(s Slot) (string, string, bool) {
		return "/desk/entities/" + s.Target + "/", "Sergey Lavrov", s.Target == "lavrov"
	},
	Link: func(s Slot) (string, bool) { return "/desk" + s.Target, s.Target != "/articles/draft/" },
	Size: func(string) (int, int, bool) { return 640, 480, true },
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, md string
		quote    Quote
		want     string // the parts found, joined by |; "" for lost; "?" for ambiguous
	}{
		{"plain", "We will be out by 11 September.", Quote{Words: "out by 11 September"}, "out by 11 September"},
		{"emphasis and link", "We will be *out* [by 11](/x/) September.", Quote{Words: "be out by 11 September"},
			"be out by 11 September"},
		{"across blocks", "First we go.\n\nThen we rest.", Quote{Words: "we go. Then we"}, "we go.\nThen we"},
		{"soft break", "We will\nbe out.", Quote{Words: "will be out"}, "will be out"},
		{"typography", `He said "it's done" -- twice...`, Quote{Words: `"it's done" - twice...`},
			"“it’s done” – twice…"},
		{"no-break space and soft hyphen", "We will be out\u00a0by Sep\u00adtember.", Quote{Words: "out by September"},
			"out\u00a0by Sep\u00adtember"},
		{"decomposed", "Cafe\u0301 society", Quote{Words: "Café"}, "Cafe\u0301"},
		{"not inside a word", "The outcome is clear.", Quote{Words: "out"}, ""},
		{"not inside a contraction", "I say don’t go now.", Quote{Words: "t go now"}, ""},
		{"nor at its other end", "We’re going.", Quote{Words: "re going"}, ""},
		{"behind an elision", "Il a dit que l’attaque viendra.", Quote{Words: "attaque viendra"}, "attaque viendra"},
		{"a name's second part", "Mr O’Brien spoke.", Quote{Words: "Brien spoke"}, "Brien spoke"},
		{"before a possessive", "The president's men.", Quote{Words: "The president"}, "The president"},
		{"not inside a name in code", "It is `case_number_one` here.", Quote{Words: "number_one here"}, ""},
		{"not inside a number", "About 2,500 troops.", Quote{Words: "500 troops"}, ""},
		{"case counts", "We Will.", Quote{Words: "we will"}, ""},
		{"unspaced script", "我们将在九月撤军。", Quote{Words: "九月撤军"}, "九月撤军"},
		{"twice", "Out now. Out now.", Quote{Words: "Out now"}, "?"},
		{"prefix decides", "He said: out now. She said: out now.", Quote{Words: "out now", Prefix: "She said"},
			"out now"},
		{"suffix decides", "out now, he said; out now, she said", Quote{Words: "out now", Suffix: "she said"},
			"out now"},
		{"prefix that decides nothing", "a b out now, a b out now", Quote{Words: "out now", Prefix: "b"}, "?"},
		{"prefix that stands nowhere", "Robin said: out now.", Quote{Words: "out now", Prefix: "Elisa said"}, ""},
		{"suffix that stands nowhere", "Out now, he said.", Quote{Words: "Out now", Suffix: "she said"}, ""},
		{"prefix of one place alone", "Robin said: “out now”.", Quote{Words: "out now", Prefix: "said"}, "out now"},
		{"prefix that fits none of two", "a out now, b out now", Quote{Words: "out now", Prefix: "c"}, ""},
		{"omission", "We will leave, as agreed, by the end of May.", Quote{Words: "We will leave […] by the end"},
			"We will leave|by the end"},
		{"omission in order", "by the end. We will leave.", Quote{Words: "We will leave [...] by the end"}, ""},
		{"omission that stands", "We leave […] in May.", Quote{Words: "leave [...] in May"}, "leave […] in May"},
		{"code and table count", "Run `out now`.\n\n| a | b |\n|---|---|\n| in | May |\n", Quote{Words: "in May"},
			"in\nMay"},
		{"alternative text does not", "![out now](/files/x.png) and more", Quote{Words: "out now"}, ""},
		{"footnote mark does not", "Out[^1] now.\n\n[^1]: Note here.", Quote{Words: "Out now"}, "Out now"},
		{"footnote body does not", "Out[^1] now.\n\n[^1]: Note here.", Quote{Words: "Note here"}, ""},
		{"title of a record link", "Then [[lavrov]] spoke.", Quote{Words: "Sergey Lavrov spoke"},
			"Sergey Lavrov spoke"},
		{"escaped characters", "A & B < C", Quote{Words: "A & B < C"}, "A & B < C"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := ReadText(render(t, test.md))
			found, _ := text.Find([]Quote{test.quote}, nil, nil)
			var got []string
			for _, r := range found[0].Ranges {
				got = append(got, text.Plain[r.Start:r.End])
			}
			is := strings.Join(got, "|")
			if found[0].Places > 1 {
				is = "?"
			}
			if is != test.want {
				t.Errorf("found %q, want %q, in %q", is, test.want, text.Plain)
			}
		})
	}
}

func TestWhole(t *testing.T) {
	text := ReadText(render(t, "The un*reliable* man had 2,500 «Déjà-vus»s."))
	for phrase, want := range map[string]string{
		"reliable man":  "unreliable man",
		"500":           "2,500",
		"jà-vus»":       "Déjà-vus»",
		"à-vu":          "Déjà-vus",
		"The unreli":    "The unreliable",
		"no such thing": "",
		"":              "",
	} {
		if got := text.Whole(phrase); got != want {
			t.Errorf("%q is of %q, not %q", phrase, got, want)
		}
	}
}

// marked is HTML with marks, whose blocks are all of it.
func marked(t *testing.T, text *Text, marks []Mark) string {
	var blocks []byte
	out := text.AppendMarked(nil, marks, nil, func(htm []byte, _ []int) { blocks = append(blocks, htm...) })
	if string(out) != string(blocks) {
		t.Errorf("the blocks\n%q\nare not all of\n%q", blocks, out)
	}
	return string(out)
}

func TestMark(t *testing.T) {
	tests := []struct {
		name, md string
		quotes   []string
		want     string
	}{
		{"simple", "We will be out.", []string{"be out"},
			`<p>We will <mark data-claim="c0" id="claim-c0">be out</mark><a class="claim-ref" href="/c0" aria-label="0: 0">0</a>.</p>`},
		{"across emphasis", "We *will be* out.", []string{"We will"},
			`<p><mark data-claim="c0" id="claim-c0">We </mark><em><mark data-claim="c0">will</mark><a class="claim-ref" href="/c0" aria-label="0: 0">0</a> be</em> out.</p>`},
		{"overlap", "one two three", []string{"one two", "two three"},
			`<p><mark data-claim="c0" id="claim-c0">one </mark><mark data-claim="c0 c1" id="claim-c1">two</mark><a class="claim-ref" href="/c0" aria-label="0: 0">0</a><mark data-claim="c1"> three</mark><a class="claim-ref" href="/c1" aria-label="1: 1">1</a></p>`},
		{"same start", "one two", []string{"one two", "one"},
			`<p><mark data-claim="c0 c1" id="claim-c0"><span id="claim-c1">one</span></mark><a class="claim-ref" href="/c1" aria-label="1: 1">1</a><mark data-claim="c0"> two</mark><a class="claim-ref" href="/c0" aria-label="0: 0">0</a></p>`},
		{"ends in a link", "see [the paper now](/x/) here", []string{"see the paper"},
			`<p><mark data-claim="c0" id="claim-c0">see </mark><a href="/desk/x/"><mark data-claim="c0">the paper</mark> now</a><a class="claim-ref" href="/c0" aria-label="0: 0">0</a> here</p>`},
		{"list items", "- one\n- two", []string{"one two"},
			"<ul>\n<li><mark data-claim=\"c0\" id=\"claim-c0\">one</mark></li>\n<li><mark data-claim=\"c0\">two</mark><a class=\"claim-ref\" href=\"/c0\" aria-label=\"0: 0\">0</a></li>\n</ul>"},
		{"escaped", "a < b & c", []string{"b & c"},
			`<p>a &lt; <mark data-claim="c0" id="claim-c0">b &amp; c</mark><a class="claim-ref" href="/c0" aria-label="0: 0">0</a></p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := ReadText(render(t, test.md))
			var marks []Mark
			for i, q := range test.quotes {
				found, _ := text.Find([]Quote{{Words: q}}, nil, nil)
				id := "c" + string(rune('0'+i))
				marks = append(marks, Mark{ID: id, Number: i, Href: "/" + id, Label: string(rune('0' + i)),
					Ranges: found[0].Ranges})
			}
			got := strings.TrimSpace(marked(t, text, marks))
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestQuoted(t *testing.T) {
	tests := []struct {
		md, words string
		want      bool
	}{
		{`He said "we will leave" today.`, "we will leave", true},
		{`He said "we will leave" today.`, "leave today", false},
		{`He said "we will leave" today.`, `"we will leave"`, true},
		{`He said we will leave, "soon".`, "we will leave", false},
		{`"We will leave," he said, "in May."`, "We will leave, he", false},
		{`"We will leave," he said, "in May."`, "in May", true},
		{`He said 'we don't leave' today.`, "we don't leave", true},
		{`The minister's aides say it's over.`, "aides say it's", false},
		{"\"First we go.\n\n\"Then we rest.\"", "First we go", true},
		{"\"First we go.\n\nThen we rest.", "Then we rest", false},
		{`„Wir gehen“, sagte er, dann kam es.`, "dann kam", false},
		{`„Wir gehen“, sagte er.`, "Wir gehen", true},
		{`Он сказал: «мы уйдём» вчера.`, "мы уйдём", true},
		{`彼は「我々は去る」と言った。`, "我々は去る", true},
		{`彼は「我々は去る」と言った。`, "と言った", false},
		{`彼は『我々は去る』と言った。`, "我々は去る", true},
		{`他说"我们走"，然后走了。`, "我们走", true},
		{`Er sagte: »Wir gehen« und ging.`, "Wir gehen", true},
		{`Er sagte: »Wir gehen« und ging.`, "und ging", false},
		{`Han sa ”vi går” och gick.`, "vi går", true},
		{`Han sa ”vi går” och gick.`, "och gick", false},
		{`Han sa »vi går» och gick.`, "vi går", true},
		{`Han sa »vi går» och gick.`, "och gick", false},
		{`Il dit « nous “partons” demain » hier.`, "demain", true},
		{`Er sagte ‚wir gehen‘ und ging.`, "wir gehen", true},
		{`Er sagte ‚wir gehen‘ und ging.`, "und ging", false},
		{`Er sagte ›wir gehen‹ und ging.`, "wir gehen", true},
		{`Il dit ‹nous partons› hier.`, "nous partons", true},
		{`A 6" pipe, we will go now, and 7" more.`, "we will go now", false},
		{`“We,” he said, ”is all of us.”`, "is all of us", true},
	}
	for _, test := range tests {
		text := ReadText(render(t, test.md))
		found, _ := text.Find([]Quote{{Words: test.words}}, nil, nil)
		if found[0].Places == 0 {
			if test.want {
				t.Errorf("%q: %q not found in %q", test.md, test.words, text.Plain)
			}
			continue
		}
		if got := text.Quoted(found[0].Ranges); got != test.want {
			t.Errorf("%q in %q: quoted = %v", test.words, text.Plain, got)
		}
	}
}

func TestSentence(t *testing.T) {
	for source, want := range map[string]string{
		"It began. Gen. Mark Milley said the U.S. forces will be out in May. Then it ended.": "Gen. Mark Milley said the U.S. forces |will be out| in May.",
		"It began. Asked again, “Dr. Milley will be out in May” was all they said.":          "Asked again, “Dr. Milley |will be out| in May” was all they said.",
		"It began in a B. They will be out in May.":                                          "It began in a B. They |will be out| in May.",
	} {
		text := ReadText(render(t, source))
		found, _ := text.Find([]Quote{{Words: "will be out"}}, nil, nil)
		before, words, after := text.Sentence(found[0].Ranges[0])
		if got := before + "|" + words + "|" + after; got != want {
			t.Errorf("of %q: got %q, want %q", source, got, want)
		}
	}
}

// A name never reaches over the end of a block, and what of it is a name by itself is
// found there.
func TestMentionsWithinBlocks(t *testing.T) {
	names := NewIndex([]string{"Sergey Lavrov", "Lavrov"})
	for source, want := range map[string]string{
		"end Sergey\n\nLavrov start":                  "Lavrov",
		"- Sergey\n- Lavrov here":                     "Lavrov",
		"| a | b |\n|---|---|\n| Sergey | Lavrov |\n": "Lavrov",
		"end Sergey\nLavrov start":                    "Sergey Lavrov",
		"end *Sergey* Lavrov start":                   "Sergey Lavrov",
	} {
		text := ReadText(render(t, source))
		var found []string
		for _, m := range text.Mentions(names) {
			found = append(found, text.Plain[m.Range.Start:m.Range.End])
		}
		if got := strings.Join(found, "|"); got != want {
			t.Errorf("in %q: got %q, want %q", source, got, want)
		}
	}
}

func TestPassages(t *testing.T) {
	source := "# A head\n\nLee *said* so. Ann said [nothing] then.\n\n> Lee said so.\n\nLee said so, “at last”. The end of it came in 1990."
	passages := NewPassages(source)
	for _, test := range []struct {
		passage string
		line    int    // on which it stands, of several the next
		words   string // "" where it does not stand
	}{
		{"Lee said so.", 3, "Lee *said* so"},
		{"Ann said nothing then.", 3, "Ann said [nothing] then"},
		{"Lee said so.", 5, "Lee said so"},
		{"The end of it was in 1990.", 7, "The end of it came in 1990"},
		{"Nobody else spoke of lee.", 0, ""},
		{"Lee said so, \"at last\".", 7, "Lee said so, “at last"},
		{"", 0, ""},
	} {
		near, ok := passages.Nearest(test.passage)
		line := strings.Count(source[:near.Range.Start], "\n") + 1
		if ok != (test.words != "") || near.Words != test.words || ok && line != test.line {
			t.Errorf("%q: got %q in line %d, want %q in line %d", test.passage, near.Words, line, test.words, test.line)
		}
	}
}

// In a text that has each sentence many times, each is found at its own place.
func TestPassagesInOrder(t *testing.T) {
	sentence := "Lee said so. "
	passages := NewPassages(strings.Repeat(sentence, 1000))
	for i := range 1000 {
		if near, ok := passages.Nearest(sentence); !ok || near.Range.Start != i*len(sentence) {
			t.Fatalf("the %dth is found at %d (%v), want %d", i+1, near.Range.Start, ok, i*len(sentence))
		}
	}
}

func TestNearest(t *testing.T) {
	near, ok := Nearest("Some text. We will *be out* of the country by 11 September, he said.",
		"we will be out of there by 11 September")
	if !ok || near.Words != "We will *be out* of the country by 11 September" {
		t.Errorf("got %q, %v", near.Words, ok)
	}
	if near, ok := Nearest("Nothing of the kind was said here today.", "troops leave by September"); ok {
		t.Errorf("found %q for words that are not there", near.Words)
	}
}

func TestResolve(t *testing.T) {
	tests := map[string]string{
		"[x](/a/)":                                `<p><a href="/desk/a/">x</a></p>`,
		"[x](/articles/draft/)":                   `<p>x</p>`,
		"[[lavrov]]":                              `<p><a href="/desk/entities/lavrov/">Sergey Lavrov</a></p>`,
		"[[entity:lavrov|words]]":                 `<p><a href="/desk/entities/lavrov/">words</a></p>`,
		"[[gone|words]]":                          `<p>words</p>`,
		"[see [[lavrov]] here](http://x.test/)":   `<p><a href="http://x.test/">see Sergey Lavrov here</a></p>`,
		"![A [[lavrov]] C](/files/x.png)":         `<p><img src="/desk/files/x.png" alt="A lavrov C" width="640" height="480" loading="lazy"></p>`,
		"## On [x](http://x.test/) now":           `<h2 id="on-x-now">On <a href="http://x.test/">x</a> now</h2>`,
		"## On [[lavrov|the man]]":                `<h2 id="on-the-man">On <a href="/desk/entities/lavrov/">the man</a></h2>`,
		"[[1]](http://x.test/)":                   `<p><a href="http://x.test/">[1]</a></p>`,
		"![a](/files/x.png)":                      `<p><img src="/desk/files/x.png" alt="a" width="640" height="480" loading="lazy"></p>`,
		"# Top\n\n## Next":                        "<h2 id=\"top\">Top</h2>\n<h3 id=\"next\">Next</h3>",
		"## Named {#mine .x style=\"color:red\"}": `<h2 id="mine">Named</h2>`,
		"## Words\n\n## Words":                    "<h2 id=\"words-1\">Words</h2>\n<h2 id=\"words-2\">Words</h2>",
		"a <b>bold</b> c":                         "<p>a bold c</p>",
		`[x](/a/ "Cats &amp; \"dogs\" \*5\*")`:    `<p><a href="/desk/a/" title="Cats &amp; &quot;dogs&quot; *5*">x</a></p>`,
		`![Cats &amp; \*5\* caf&eacute;](http://x.test/p.png "A &amp; b")`: `<p><img src="http://x.test/p.png" alt="Cats &amp; *5* café" title="A &amp; b" loading="lazy"></p>`,
		"![see `a\\*` <https://x.test/>](/files/x.png)":                    `<p><img src="/desk/files/x.png" alt="see a\* https://x.test/" width="640" height="480" loading="lazy"></p>`,
		`[[lavrov|the *man* &amp; "friends" -- \*x\*]]`:                    `<p><a href="/desk/entities/lavrov/">the man &amp; “friends” – *x*</a></p>`,
		"> # Statement\n\n- # Item":                                        "<blockquote>\n<h2 id=\"statement\">Statement</h2>\n</blockquote>\n<ul>\n<li>\n<h2 id=\"item\">Item</h2>\n</li>\n</ul>",
		"1. > Top\n   > ===\n\n## Next":                                    "<ol>\n<li>\n<blockquote>\n<h2 id=\"top\">Top</h2>\n</blockquote>\n</li>\n</ol>\n<h3 id=\"next\">Next</h3>",
		`## Cats &amp; \*5\* &eacute;t&eacute;`:                            `<h2 id="cats-5-été">Cats &amp; *5* été</h2>`,
	}
	for md, want := range tests {
		if got := strings.TrimSpace(render(t, md)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", md, got, want)
		}
	}
}

// TestLinks shows the addresses that are checked.
func TestLinks(t *testing.T) {
	for md, want := range map[string]string{
		"<desk@example.org>":        "mailto:desk@example.org",
		"<mailto:desk@example.org>": "mailto:desk@example.org",
		"<https://x.test/a>":        "https://x.test/a",
		"[a](<https://x.test/a b>)": "https://x.test/a%20b",
		"[a](</files/My file.pdf>)": "/files/My%20file.pdf",
		"[a](/files/My%20file.pdf)": "/files/My%20file.pdf",
		"[a][b]\n\n[b]: <sgnl:a b>": "sgnl:a%20b",
	} {
		doc, _ := NewRenderer(Options{}).Render(Source{Text: []byte(md), File: "content/articles/a.md", Place: noPlace})
		if got := doc.Links[0].Dest; got != want {
			t.Errorf("%s: %s, not %s", md, got, want)
		}
	}
}

// Double brackets that link to nothing are told of, and what is no attempt at a link is
// left alone.
func TestBrackets(t *testing.T) {
	for md, want := range map[string]string{
		"Then [[Sergey Lavrov]] spoke.":            "[[sergey-lavrov|Sergey Lavrov]]",
		"Then [[claim:No Such|words]].":            "[[claim:no-such|words]]",
		"| a | b |\n|--|--|\n| [[lavrov|x]] | b |": `[[lavrov\|…]]`,
		"See [[b#the-figures|figures]].":           "[figures](…/b/#the-figures)",
		"See [[#The figures]].":                    "[The figures](#the-figures)",
		"[[1]](http://x.test/)":                    "",
		"[[A b]](http://x.test/)":                  "",
		"`[[Sergey Lavrov]]`":                      "",
		`\[[Sergey Lavrov]]`:                       "",
		"[[lavrov]] and [[2]] and [[ ]]":           "",
	} {
		_, problems := NewRenderer(Options{}).Render(Source{Text: []byte(md), Place: noPlace})
		switch {
		case want == "" && len(problems) > 0:
			t.Errorf("%s: %s", md, problems[0].Message)
		case want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Hint, want)):
			t.Errorf("%s: %v, want the hint %s", md, problems, want)
		}
	}
}

func TestMentions(t *testing.T) {
	for _, c := range []struct{ text, names, want string }{
		{"The Prime Minister of Defence fame.", "Prime Minister|Minister of Defence", "Minister of Defence"},
		{"The New York Times of New York.", "The New|New York Times|New York", "New York Times|New York"},
		{"New York and New York Times", "New York|New York Times", "New York|New York Times"},
		{"A B C D E", "A B|B C|C D|D E", "A B|C D"},
		{"A B C D E F", "A B C|C D|D E F", "A B C|D E F"},
		{"Biden's aides", "Biden", "Biden"},
	} {
		phrases := strings.Split(c.names, "|")
		var folded []string
		for _, p := range phrases {
			folded = append(folded, Fold(p))
		}
		var got []string
		text := ReadText("<p>" + c.text + "</p>")
		for _, m := range text.Mentions(NewIndex(folded)) {
			got = append(got, text.Plain[m.Range.Start:m.Range.End])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// What a note mostly is needs no reading: one paragraph of words, and nothing else.
func TestParagraph(t *testing.T) {
	for md, want := range map[string]string{"He said “it” – é.": "He said “it” – é.", "a *b*": "", "a & b": "",
		"a\n\nb": "", "- a": "", "[[lavrov]]": "", "": ""} {
		doc, _ := NewRenderer(Options{}).Render(Source{Text: []byte(md), File: "content/articles/a.md", Place: noPlace})
		if words, ok := doc.Paragraph(); words != want || ok != (want != "") {
			t.Errorf("%q is the paragraph %q, %t", md, words, ok)
		}
	}
}
