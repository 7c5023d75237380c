package content

import (
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"onrecord/generator/diag"
)

// source is the TOML text of one record. It is kept so that diagnostics can find the
// place of any value.
type source struct {
	file string
	text string
	line int // of the text's start in its file, from 1
	in   *collection
}

// collection is what the [[…]] records of one file share. It is nil for other texts.
type collection struct {
	table    string  // "claim" where records start with [[claim]]
	defaults *source // of the file's [defaults], or nil
}

// table returns the name in the header that the text starts with, or "".
func (s *source) table() string {
	if s.in == nil {
		return ""
	}
	return s.in.table
}

func (s *source) defaults() *source {
	if s.in == nil {
		return nil
	}
	return s.in.defaults
}

// decode decodes the text with the TOML library.
func (s *source) decode() (values map[string]any, err error) {
	_, err = toml.Decode(s.text, &values)
	return values, err
}

// places scans the text for the places of the record's values.
func (s *source) places() *node {
	root := new(scanner).scan(s.text)
	if s.table() == "" {
		return root
	}
	if t := root.get(s.table()); t != nil {
		return t.newest()
	}
	return root
}

// locate follows a path as far as it exists, and returns the number of steps it took.
func locate(n *node, path []any) (at *node, steps int) {
	at = n
	for i, step := range path {
		var next *node
		switch step := step.(type) {
		case string:
			next = at.get(step)
		case int:
			next = at.item(step)
		}
		if next == nil {
			return at, i
		}
		at = next
	}
	return at, len(path)
}

func (s *source) at(path []any) diag.Span {
	n, steps := locate(s.places(), path)
	if d, as := s.defaults(), shared(path); steps < len(path) && d != nil {
		if n, all := locate(d.places(), as); all == len(as) {
			return d.span(n.value)
		}
	}
	if d := s.defaults(); steps == 0 && d != nil {
		if n, more := locate(d.places(), path); more > 0 {
			return d.span(n.value)
		}
	}
	if n.value.end == 0 {
		n = &node{value: firstLine(s.text)}
	}
	return s.span(n.value)
}

func (s *source) has(path []any) bool {
	if _, steps := locate(s.places(), path); steps == len(path) {
		return true
	}
	d := s.defaults()
	return d != nil && (d.has(path) || len(shared(path)) < len(path) && d.has(shared(path)))
}

// shared returns the path of a value in [defaults] that each table of a list has: without the
// numbers of tables.
func shared(path []any) (as []any) {
	for i, step := range path {
		if _, number := step.(int); !number || i == len(path)-1 {
			as = append(as, step)
		}
	}
	return as
}

func firstLine(text string) stretch {
	line, _, _ := strings.Cut(text, "\n")
	return stretch{0, len(strings.TrimRight(line, "\r"))}
}

// span turns a stretch of the text into a place in the file.
func (s *source) span(at stretch) diag.Span {
	line, column := s.position(at.start)
	endLine, endColumn := s.position(at.end)
	return diag.Span{File: s.file, Line: line, Column: column, EndLine: endLine, EndColumn: endColumn}
}

func (s *source) position(offset int) (line, column int) {
	before := s.text[:min(offset, len(s.text))]
	start := strings.LastIndexByte(before, '\n') + 1
	return s.line + strings.Count(before, "\n"), utf8.RuneCountInString(before[start:]) + 1
}
