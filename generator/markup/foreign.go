package markup

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"onrecord/generator/diag"
)

// foreign lists the syntax of other programs, which is printed as it stands. Each has an
// example, and characters without which it can't be there.
var foreign = []struct {
	example, needs, what string
	pattern              *regexp.Regexp
	instead              string
}{
	{`![[photo.jpg]]  ![[photo.jpg|400]]  ![[note]]`, "![[", "an embed",
		regexp.MustCompile(`!\[\[[^\[\]\n]+\]\]`),
		"![what it shows](/files/…) shows a picture, [[id]] links to a record"},
	{`{{< figure src="a.jpg" >}}  {{% note %}}  {{ page.title }}`, "{{", "a shortcode",
		regexp.MustCompile(`\{\{[^\n]*?\}\}`),
		"write what it stands for"},
	{`{% include x.html %}`, "{%", "a template's tag",
		regexp.MustCompile(`\{%[^\n]*?%\}`),
		"write what it stands for"},
	{`[caption id="a"]  [gallery ids="1,2"]`, "=", "a shortcode",
		regexp.MustCompile(`\[(?:caption|gallery|embed|video|audio|playlist|youtube|vimeo)\b[^\[\]\n]*=[^\[\]\n]*\]`),
		"write what it stands for"},
	{`[/caption]  [/quote]`, "[/", "a shortcode's end",
		regexp.MustCompile(`\[/[a-z]+\]`),
		"remove it"},
	{`[TOC]`, "[TOC]", "a table of contents",
		regexp.MustCompile(`\[TOC\]`),
		"remove it"},
	{`[toc]`, "[toc]", "a table of contents",
		regexp.MustCompile(`\[toc\]`),
		"remove it"},
	{`:::note  :::`, ":::", "a container",
		regexp.MustCompile(`(?m)^ *:{3,}.*$`),
		"> begins a quotation; write the rest as text"},
	{`!!! warning`, "!!!", "an admonition",
		regexp.MustCompile(`(?m)^ *!!! +[a-z].*$`),
		"> begins a quotation; write the rest as text"},
	{`??? note  ???+ note`, "???", "an admonition",
		regexp.MustCompile(`(?m)^ *\?\?\?\+? +[a-z].*$`),
		"> begins a quotation; write the rest as text"},
	{`.. note::`, ".. ", "a directive",
		regexp.MustCompile(`(?m)^ *\.\. [a-z-]+::.*$`),
		"write what it stands for"},
	{`[!NOTE]  [!warning]-`, "[!", "a callout",
		regexp.MustCompile(`(?m)^ *\[![A-Za-z]+\][+-]?`),
		"remove it; the quotation around it stays"},
	{`{: .class}  {.class}  {#id}`, "{", "a list of attributes",
		regexp.MustCompile(`\{(?::|[.#][A-Za-z])[^{}\n]*\}`),
		"remove it"},
	{`%%a note to oneself%%`, "%%", "a comment",
		regexp.MustCompile(`%%[^%\n]+%%`),
		"<!-- begins a comment that is not shown, and --> ends it"},
	{`<!-- without an end in the paragraph`, "<!--", "the start of a comment",
		regexp.MustCompile(`<!--`),
		"end the comment with --> in the same paragraph, or begin it on a line of its own"},
	{`==marked words==`, "==", "a mark",
		regexp.MustCompile(`==[^=\s][^=\n]*==`),
		"*words* is emphasis"},
	{`^[a note in the text]`, "^[", "a note in the text",
		regexp.MustCompile(`\^\[[^\[\]\n]+\]`),
		"a footnote is [^1], and below [^1]: its words"},
}

// twoBrackets matches a link by reference.
//
//	[words][label]  yes
//	[words][]       yes
//	[words](/a/)    no
//	[[id]]          no
var twoBrackets = regexp.MustCompile(`\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]`)

// noteMarks matches the mark of a footnote.
//
//	[^a]  [^a b]  yes
//	[^]           no
var noteMarks = regexp.MustCompile(`\[\^([^\[\]\n]+)\]`)

// escaped matches a character that a backslash makes plain.
var escaped = regexp.MustCompile(`\\[[:punct:]]`)

// printed reports what is printed as it stands though it was meant otherwise, and
// definitions that nothing refers to, whose words are not shown.
func (p *preparation) printed(root ast.Node, context parser.Context) {
	p.unusedReferences(root, context)
	var words []byte
	for _, f := range foreign {
		if !bytes.Contains(p.src.Text, []byte(f.needs)) {
			continue
		}
		if words == nil {
			words = p.plainSource(root)
		}
		for _, at := range f.pattern.FindAllIndex(words, -1) {
			start := at[1] - len(bytes.TrimLeft(words[at[0]:at[1]], " "))
			d := diag.ForeignSyntax.At(p.src.Place(start, at[1]), "%s is %s of another program, and is printed as it stands",
				abridge(string(words[start:at[1]]), 60), f.what)
			p.problems.Add(d.WithHint("%s", f.instead))
			copy(words[at[0]:at[1]], bytes.Repeat([]byte{' '}, at[1]-at[0])) // no second report of it
		}
	}
	if !bytes.Contains(p.src.Text, []byte("][")) && !bytes.Contains(p.src.Text, []byte("[^")) {
		return
	}
	if words == nil {
		words = p.plainSource(root)
	}
	p.missingReferences(words, context)
	p.footnotes(words, context)
}

// missingReferences reports links by reference that no line gives an address.
func (p *preparation) missingReferences(words []byte, context parser.Context) {
	for _, at := range twoBrackets.FindAllSubmatchIndex(words, -1) {
		first, label := words[at[2]:at[3]], words[at[4]:at[5]]
		if len(label) == 0 {
			label = first
		}
		_, defined := context.Reference(util.ToLinkReference(label))
		address := at[1] < len(words) && words[at[1]] == '(' // the second pair is a link of its own
		if defined || address || first[0] == '^' || label[0] == '^' || isNumber(first) || len(bytes.TrimSpace(label)) == 0 {
			continue
		}
		d := diag.NoReference.At(p.src.Place(at[0], at[1]),
			"there is no address for %s, and it is printed with its brackets", words[at[0]:at[1]])
		p.problems.Add(d.WithHint("[%s]: https://… gives the address, on a line of its own", label))
	}
}

func isNumber(text []byte) bool { return len(bytes.Trim(text, "0123456789")) == 0 }

// plainSource returns the source with spaces for all that is not text of a paragraph,
// heading or table: code, raw HTML, and escaped characters.
func (p *preparation) plainSource(root ast.Node) []byte {
	source := p.src.Text
	words := bytes.Repeat([]byte{' '}, len(source))
	for i, c := range source {
		if c == '\n' {
			words[i] = c
		}
	}
	blank := func(segments ...text.Segment) {
		for _, s := range segments {
			for i := s.Start; i < s.Stop; i++ {
				if words[i] != '\n' {
					words[i] = ' '
				}
			}
		}
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell:
			lines := n.Lines()
			for i := range lines.Len() {
				s := lines.At(i)
				copy(words[s.Start:s.Stop], source[s.Start:s.Stop])
			}
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				blank(n.Segments.At(i))
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					blank(t.Segment)
				}
			}
		}
		return ast.WalkContinue, nil
	})
	for _, at := range escaped.FindAllIndex(words, -1) {
		blank(text.NewSegment(at[0], at[1]))
	}
	return words
}

// definedNote is a footnote with its place in the source.
type definedNote struct {
	*east.Footnote
	start int
}

// noteParser is goldmark's parser of footnotes, and comes before that. It remembers all of them, since goldmark
// drops those without a mark.
type noteParser struct{ parser.BlockParser }

var notesKey = parser.NewContextKey()

func (n noteParser) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	start := segment.Start + max(0, context.BlockOffset())
	node, state := n.BlockParser.Open(parent, reader, context)
	if note, ok := node.(*east.Footnote); ok {
		all, _ := context.Get(notesKey).([]definedNote)
		context.Set(notesKey, append(all, definedNote{note, start}))
	}
	return node, state
}

// footnotes reports marks without a footnote, and footnotes without a mark.
func (p *preparation) footnotes(words []byte, context parser.Context) {
	all, _ := context.Get(notesKey).([]definedNote)
	defined := map[string]bool{}
	for _, n := range all {
		label := string(n.Ref)
		at := p.src.Place(n.start, n.start+len("[^]")+len(label))
		switch {
		case defined[label]:
			p.problems.Add(diag.Footnote.At(at, "the footnote [^%s] is defined twice, and these words are not shown", label).
				WithHint("give it another name, and put its mark into the text"))
		case n.Index < 0:
			p.problems.Add(diag.Footnote.At(at, "no mark leads to the footnote [^%s], and its words are not shown", label).
				WithHint("put [^%s] into the text, or remove the footnote", label))
		}
		defined[label] = true
	}
	for _, at := range noteMarks.FindAllSubmatchIndex(words, -1) {
		if label := string(words[at[2]:at[3]]); !defined[label] {
			d := diag.Footnote.At(p.src.Place(at[0], at[1]),
				"there is no footnote [^%s], and its mark is printed as it stands", label)
			p.problems.Add(d.WithHint("[^%s]: and its words make it, on a line of their own", label))
		}
	}
}

// unusedReferences reports definitions of links that no link uses and that are words
// rather than an address: "[Note]: soon".
func (p *preparation) unusedReferences(root ast.Node, context parser.Context) {
	if len(context.References()) == 0 {
		return
	}
	used := map[string]bool{}
	use := func(r *ast.ReferenceLink) {
		if r != nil {
			used[util.ToLinkReference(r.Value)] = true
		}
	}
	_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			use(n.Reference)
		case *ast.Image:
			use(n.Reference)
		}
		return ast.WalkContinue, nil
	})
	for _, r := range context.References() {
		if used[util.ToLinkReference(r.Label())] || likeAddress(string(r.Destination())) {
			continue
		}
		start := max(0, bytes.Index(p.src.Text, append(append([]byte("["), r.Label()...), "]:"...)))
		p.problems.Add(diag.NoReference.At(p.src.Place(start, start+len(r.Label())+len("[]:")),
			"[%s]: gives a link's address, no link uses it, and its words are not shown", r.Label()).
			WithHint(`\[%s]: prints the line`, r.Label()))
	}
}

// likeAddress reports whether a definition's destination was meant as one, or as the idiom
// for a comment, "[//]: # (words)".
func likeAddress(dest string) bool {
	u, err := url.Parse(dest)
	return dest == "" || dest[0] == '#' || err == nil && (u.Scheme != "" || strings.Contains(dest, "/")) ||
		strings.HasSuffix(dest, ".md")
}
