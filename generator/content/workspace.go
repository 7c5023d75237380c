package content

import (
	"bytes"
	"io/fs"
	"sync"
	"unicode/utf8"

	"onrecord/generator/diag"
)

// workspace is the memory in which a file is read. The next one is read in it too.
type workspace struct {
	file    bytes.Buffer
	scanner scanner
	reading reading
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// open reads a file's bytes, which last until the next one is opened.
func (w *workspace) open(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w.file.Reset()
	_, err = w.file.ReadFrom(f)
	return w.file.Bytes(), err
}

// done lets others use the workspace, unless it holds a picture or a film.
func (w *workspace) done() {
	const most = 1 << 20
	if w.file.Cap() <= most {
		workspaces.Put(w)
	}
}

// places says where stretches of a file's text stand in it. Those that are asked for
// come one after the other mostly, so lines are counted from the last one.
type places struct {
	file  string
	text  []byte
	first int // the line on which the text begins
	from  int // the last place that was asked for
	lines int // that end before it
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
		p.from, p.lines = 0, 0
	}
	p.lines += bytes.Count(p.text[p.from:offset], []byte("\n"))
	p.from = offset
	start := bytes.LastIndexByte(p.text[:offset], '\n') + 1
	return p.first + p.lines, utf8.RuneCount(p.text[start:offset]) + 1
}
