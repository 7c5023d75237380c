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

// workspace is the memory that reading a file takes. The next file is read in it, too.
type workspace struct {
	scanner scanner
	reading reading
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// hashOf tells whether a file's bytes are those that were read before: another way in
// each process, so that nobody can write two texts that it takes for one.
func hashOf(data []byte) uint64 { return maphash.Bytes(seed, data) }

var seed = maphash.MakeSeed()

// reason is the part of a file error that says why.
func reason(err error) string {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// places says where stretches of a file's text stand in it. Those that are asked for
// come one after the other mostly, so lines and columns are counted from the last one.
type places struct {
	file  string
	text  []byte
	first int // the line on which the text begins
	from  int // the last place that was asked for
	lines int // that end before it
	runes int // between the last of these ends and it
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
