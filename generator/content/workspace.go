package content

import (
	"bytes"
	"errors"
	"hash/maphash"
	"io/fs"
	"sync"
	"unicode/utf8"

	"onrecord/generator/diag"
)

// workspace is memory for reading a file. It is used again for the next file.
type workspace struct {
	scanner scanner
	reading reading
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// hashOf returns a hash by which a file's bytes are recognised. It differs from process
// to process, so that nobody can prepare two texts with the same hash.
func hashOf(data []byte) uint64 { return maphash.Bytes(seed, data) }

var seed = maphash.MakeSeed()

// reason returns the part of a file error that says why.
func reason(err error) string {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// places turns offsets in a file's text into lines and columns. Most are asked for in
// order, so it counts from the last one.
type places struct {
	file  string
	text  []byte
	first int // the line on which the text begins
	from  int // the last offset
	lines int // line ends before it
	runes int // characters between the last line end and it
}

func (p *places) span(start, end int) diag.Span {
	s := diag.Span{File: p.file}
	s.Line, s.Column = p.position(start)
	s.EndLine, s.EndColumn = p.position(end)
	return s
}

func (p *places) position(offset int) (line, column int) {
	offset = min(offset, len(p.text))
	if offset < p.from {
		p.from, p.lines, p.runes = 0, 0, 0
	}
	between := p.text[p.from:offset]
	if n := bytes.Count(between, []byte("\n")); n > 0 {
		p.lines, p.runes = p.lines+n, 0
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	p.runes += utf8.RuneCount(between)
	p.from = offset
	return p.first + p.lines, p.runes + 1
}
