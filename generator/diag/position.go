package diag

import (
	"bytes"
	"unicode/utf8"
)

// bom is the byte order mark. Editors hide it, so it takes up no column, and a
// position is the same whether or not the reader of the file cut it off.
var bom = []byte("\ufeff")

// PositionAt returns the 1-based line and column of a byte offset in src. A column
// counts code points; every byte that is not UTF-8 counts as one. Lines end at "\n"
// or "\r\n", and the "\n" of the latter has the place of its "\r". An offset within
// a code point is that code point's place; one outside src is the nearest end's.
// The cost is linear in offset.
func PositionAt(src []byte, offset int) (line, column int) {
	offset = min(max(offset, 0), len(src))
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	line = bytes.Count(src[:start], []byte("\n")) + 1
	text := src[start:]
	offset -= start
	if line == 1 && bytes.HasPrefix(text, bom) {
		text, offset = text[len(bom):], max(offset-len(bom), 0)
	}
	if offset > 0 && offset < len(text) && text[offset] == '\n' && text[offset-1] == '\r' {
		offset--
	}
	column = 1
	for at := 0; at < offset; column++ {
		_, size := utf8.DecodeRune(text[at:])
		if at += size; at > offset {
			break
		}
	}
	return line, column
}

// SpanAt returns the span of the bytes start to end (exclusive) of src, which is
// file's content. An end before start gives the empty span at start.
func SpanAt(file string, src []byte, start, end int) Span {
	s := Span{File: file}
	s.Line, s.Column = PositionAt(src, start)
	s.EndLine, s.EndColumn = PositionAt(src, max(start, end))
	return s
}

// whole returns s with every position set: a span that names no line is the file's
// first place, and a missing or earlier end is its start. The machine-readable
// formats have no other way to say "the whole file".
func (s Span) whole() Span {
	s.Line, s.Column = max(s.Line, 1), max(s.Column, 1)
	if s.EndLine < s.Line || s.EndLine == s.Line && s.EndColumn < s.Column {
		s.EndLine, s.EndColumn = s.Line, s.Column
	}
	s.EndColumn = max(s.EndColumn, 1)
	return s
}

// sorted returns the list in List.Sort's order, leaving l as it is.
func (l List) sorted() List {
	l = append(List(nil), l...)
	l.Sort()
	return l
}

// gravestFirst returns the list sorted by severity, each severity by place.
func (l List) gravestFirst() List {
	l = l.sorted()
	out := make(List, 0, len(l))
	for s := Error; s <= Info; s++ {
		for _, d := range l {
			if d.Severity == s {
				out = append(out, d)
			}
		}
	}
	return out
}
