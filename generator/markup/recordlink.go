package markup

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
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

// recordLinkParser reads record links. It runs before goldmark's link parser, and leaves
// text alone that can't be a record link, such as [[1]](url) or [[Some words]].
type recordLinkParser struct{ phrases parser.Parser }

func (*recordLinkParser) Trigger() []byte { return []byte{'['} }

func (p *recordLinkParser) Parse(parent ast.Node, block text.Reader, context parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n, length := readRecordLink(line)
	if length == 0 {
		if hint, length := mistaken(line, parent.Kind() == east.KindTableCell); length > 0 {
			remember(context, unread{segment.Start, segment.Start + length, hint})
		}
		return nil
	}
	block.Advance(length)
	n.words = phrase(p.phrases, n.words)
	n.start, n.end = segment.Start, segment.Start+length
	return &n
}

// readRecordLink reads the record link at the start of a line and returns its length, or
// 0.
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
	words = strings.TrimSpace(words)
	id = strings.TrimSuffix(id, `\`) // in a table cell the bar is escaped
	return recordLink{typ: typ, target: id, words: words}, length + 2
}

// unread is text that looks like a record link and can't be one, with what to write
// instead.
type unread struct {
	start, end int
	hint       string
}

// unreadKey is the key of the unread links in the parser's context.
var unreadKey = parser.NewContextKey()

// remember keeps an unread link once, as the parser may read a place twice.
func remember(context parser.Context, u unread) {
	all, _ := context.Get(unreadKey).([]unread)
	if !slices.ContainsFunc(all, func(o unread) bool { return o.start == u.start }) {
		context.Set(unreadKey, append(all, u))
	}
}

// longestName is the length of a text in double brackets, in bytes, that is taken for a
// name.
const longestName = 100

// mistaken says what to write instead of double brackets around a name, or of a link that
// a table's bar has cut, and how long they are. It returns 0 for anything else, such as
// [[1]](url).
func mistaken(line []byte, cell bool) (hint string, length int) {
	inner, ok := bytes.CutPrefix(line, []byte("[["))
	if !ok {
		return "", 0
	}
	end := bytes.IndexAny(inner, "[]")
	if end < 0 && cell {
		if id := strings.TrimSpace(string(inner)); couldBeID(id[strings.IndexByte(id, ':')+1:]) {
			return "in a table the bar of a link is escaped: [[" + id + `\|…]]`, len("[[") +
				len(strings.TrimRight(string(inner), " \n"))
		}
		return "", 0
	}
	if end < 0 || end > longestName || !bytes.HasPrefix(inner[end:], []byte("]]")) {
		return "", 0
	}
	rest := inner[end+len("]]"):]
	target, words, _ := strings.Cut(string(inner[:end]), "|")
	name := target[strings.IndexByte(target, ':')+1:]
	typ := strings.TrimSuffix(target, name)
	id := hyphenated(name)
	if !couldBeID(id) || len(rest) > 0 && (rest[0] == '(' || rest[0] == '[') {
		return "", 0
	}
	if page, place, ok := strings.Cut(name, "#"); ok && place != "" {
		words = strings.TrimSpace(cmp.Or(words, strings.ReplaceAll(place, "-", " ")))
		if page == "" {
			return "a place in the same text is linked as [" + words + "](#" + hyphenated(place) + ")", end + len("[[]]")
		}
		return "a record link leads to a whole page, [[" + typ + page + "]]; a place in it is linked by its address, [" +
			words + "](…/" + page + "/#" + hyphenated(place) + ")", end + len("[[]]")
	}
	return "a record is named by its id, as in [[" + typ + id + "|" + strings.TrimSpace(cmp.Or(words, name)) +
		`]]; \[[ prints the brackets`, end + len("[[]]")
}

func (n *recordLink) asSlot(at diag.Span) Slot {
	return Slot{Kind: RecordSlot, Type: n.typ, Target: n.target, Words: n.words, Place: at}
}

// couldBeID reports whether a text was probably meant as an id. It is looser than the
// rule for ids, so that [[Sergey_Lavrov]] is reported as a mistake.
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
