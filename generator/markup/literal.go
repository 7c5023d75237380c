package markup

import (
	"bufio"
	"bytes"
	"html"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// literal returns the characters that Markdown means: it resolves backslash escapes and
// character references.
//
//	\*a\* &amp; b  becomes  *a* & b
func literal(markdown []byte) []byte {
	if !bytes.ContainsAny(markdown, `\&`) {
		return markdown
	}
	var escaped bytes.Buffer
	w := bufio.NewWriter(&escaped)
	goldhtml.DefaultWriter.Write(w, markdown)
	_ = w.Flush()
	return []byte(html.UnescapeString(escaped.String()))
}

// phraseParser reads the words of record links. They have emphasis, code, escapes and
// typography like other text, and no links.
func phraseParser(o Options) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(emphasisParser{}, 500)))
	extenders := []goldmark.Extender{extension.Strikethrough}
	if o.Typographer {
		p.AddOptions(parser.WithInlineParsers(util.Prioritized(quoteParser{}, 9998)))
		extenders = append(extenders, extension.NewTypographer(extension.WithTypographicSubstitutions(typography)))
	}
	m := goldmark.New(goldmark.WithParser(p))
	for _, e := range extenders {
		e.Extend(m)
	}
	return p
}

// phrase returns the words of a record link as readers see them. Emphasis is dropped,
// since a link's words are also a title elsewhere.
func phrase(p parser.Parser, words string) string {
	plain := true
	for i := range len(words) {
		plain = plain && (plainly[words[i]] || words[i] == '-' || words[i] == '.')
	}
	if plain && !bytes.Contains([]byte(words), []byte("--")) && !bytes.Contains([]byte(words), []byte("...")) {
		return words
	}
	source := []byte(words)
	return string(plainText(p.Parse(text.NewReader(source)), source))
}

// plainText returns the words of a node.
func plainText(n ast.Node, source []byte) []byte {
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				b = append(b, c.Value(source)...)
			} else {
				b = append(b, literal(c.Value(source))...)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b = append(b, ' ')
			}
		case *ast.String:
			b = append(b, c.Value...)
		case *ast.AutoLink:
			b = append(b, c.Label(source)...)
		case *recordLink: // its title is not known here
			if c.words != "" {
				b = append(b, c.words...)
			} else {
				b = append(b, c.target...)
			}
		default:
			b = append(b, plainText(c, source)...)
		}
	}
	return b
}
