package markup

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"onrecord/generator/diag"
)

// recordLink is [[id]], [[type:id]] or [[type:id|words]].
type recordLink struct {
	ast.BaseInline
	typ, target, words string
	start, end         int // in the source
	slot               int
}

var kindRecordLink = ast.NewNodeKind("RecordLink")

func (*recordLink) Kind() ast.NodeKind { return kindRecordLink }

func (n *recordLink) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Type": n.typ, "Target": n.target, "Words": n.words}, nil)
}

// recordLinkParser reads record links. It runs before goldmark's link parser, and
// leaves alone what can't be a record link, such as [[1]](url) or [[Some words]].
type recordLinkParser struct{}

func (recordLinkParser) Trigger() []byte { return []byte{'['} }

func (recordLinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n, length := readRecordLink(line)
	if length == 0 {
		return nil
	}
	block.Advance(length)
	n.start, n.end = segment.Start, segment.Start+length
	return &n
}

// readRecordLink reads the record link with which a line begins, and says how long it
// is: 0 where there is none.
func readRecordLink(line []byte) (n recordLink, length int) {
	if !bytes.HasPrefix(line, []byte("[[")) {
		return n, 0
	}
	length = bytes.Index(line, []byte("]]"))
	if length < 0 || bytes.HasPrefix(line[length+2:], []byte("(")) {
		return n, 0
	}
	target, words, _ := strings.Cut(string(line[2:length]), "|")
	typ, id, typed := strings.Cut(target, ":")
	if !typed {
		typ, id = "", target
	}
	typ, id = strings.TrimSpace(typ), strings.TrimSpace(id)
	if !couldBeID(id) || typed && !couldBeID(typ) {
		return n, 0
	}
	// A table cell's bar is escaped, and the words may have been set so too.
	words = strings.TrimSpace(words)
	id = strings.TrimSuffix(id, `\`)
	return recordLink{typ: typ, target: id, words: words}, length + 2
}

func (n *recordLink) asSlot(at diag.Span) Slot {
	return Slot{Kind: RecordSlot, Type: n.typ, Target: n.target, Words: n.words, Place: at}
}

// couldBeID is looser than an id's rule, so that [[Sergey_Lavrov]] is a mistake to
// be told of and not plain text.
func couldBeID(s string) bool {
	letter := false
	for _, r := range strings.TrimSuffix(s, `\`) {
		switch {
		case unicode.IsLetter(r):
			letter = true
		case !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_':
			return false
		}
	}
	return letter
}
