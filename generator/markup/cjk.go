package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Chinese and Japanese have no spaces between words, and Korean has none before a
// particle. CommonMark's rules need spaces in two places: next to emphasis that begins or
// ends with punctuation, and where a paragraph is wrapped.

// cjk reports whether a character is Chinese, Japanese or Korean. Their punctuation
// counts.
func cjk(r rune) bool { return joinsLines(r) || unicode.Is(unicode.Hangul, r) }

// joinsLines reports whether a line break next to the character means no space, as in
// Chinese and Japanese.
func joinsLines(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xfe30 && r <= 0xfe4f ||
		r >= 0xff00 && r <= 0xffef && !unicode.Is(unicode.Hangul, r))
}

// emphasisParser reads emphasis by CommonMark's rules, but next to a CJK character an
// asterisk may begin and end emphasis whatever punctuation stands there.
//
//	**「橋は安全だ」**と  is emphasis
//	a**"b"**c         is none, as CommonMark has it
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

func (emphasisParser) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisParser) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

func (p emphasisParser) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := parser.ScanDelimiter(line, before, 1, p)
	if n == nil {
		return nil
	}
	after := rune(' ')
	if n.OriginalLength < len(line) {
		after, _ = utf8.DecodeRune(line[n.OriginalLength:])
	}
	if n.Char == '*' && (cjk(before) || cjk(after)) {
		stop := func(r rune) bool { return util.IsPunctRune(r) && !cjk(r) }
		n.CanOpen = !util.IsSpaceRune(after) && (!stop(after) || util.IsSpaceRune(before) || stop(before) || cjk(before))
		n.CanClose = !util.IsSpaceRune(before) && (!stop(before) || util.IsSpaceRune(after) || stop(after) || cjk(after))
	}
	n.Segment = segment.WithStop(segment.Start + n.OriginalLength)
	block.Advance(n.OriginalLength)
	context.PushDelimiter(n)
	return n
}

// joinLines removes line breaks between Chinese or Japanese characters, since a browser
// shows them as spaces.
func joinLines(root ast.Node, source []byte) {
	if bytes.IndexFunc(source, joinsLines) < 0 {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering && t.SoftLineBreak() && n.NextSibling() != nil {
			before, _ := utf8.DecodeLastRune(bytes.TrimRight(t.Value(source), " "))
			if t.Segment.IsEmpty() && n.PreviousSibling() != nil {
				before, _ = utf8.DecodeLastRune(lineText(n.PreviousSibling(), source))
			}
			after, _ := utf8.DecodeRune(lineText(n.NextSibling(), source))
			if joinsLines(before) && joinsLines(after) {
				t.SetSoftLineBreak(false)
			}
		}
		return ast.WalkContinue, nil
	})
}

// lineText returns the text of an inline node, or nothing for one whose text stands
// elsewhere.
func lineText(n ast.Node, source []byte) []byte {
	switch n := n.(type) {
	case *ast.Text:
		return n.Value(source)
	case *ast.String:
		return n.Value
	case *ast.Emphasis, *ast.Link, *ast.CodeSpan:
		return plainText(n, source)
	}
	return nil
}

// beginsCJK reports whether a line begins with a Chinese or Japanese character, perhaps in
// emphasis or a link.
func beginsCJK(line []byte) bool {
	r, _ := utf8.DecodeRune(bytes.TrimLeft(line, "*["))
	return joinsLines(r)
}
