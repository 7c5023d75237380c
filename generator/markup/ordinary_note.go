package markup

import (
	"bytes"
	"strconv"
)

// note is a footnote of a text.
type note struct {
	start, end int // of its words
	index      int // in the order of first marks, from 1; 0 while it has none
	marks      int
}

// notes are the footnotes of a text, each defined in one line.
type notes struct {
	all    []note
	named  map[string]int // places in all, by label
	marked []int          // the note of each mark, in order
	count  int            // the number of notes with a mark
	prefix string         // of their ids
}

// findNotes finds the definitions of footnotes. ok is false for a text with footnotes, or
// what looks like one, whose blocks depend on each other in another way.
func (m *making) findNotes() (ok bool) {
	text := m.src.Text
	definitions := bytes.Count(text, []byte("]:"))
	if definitions == 0 {
		return !bytes.Contains(text, []byte("[^"))
	}
	if m.notes.named == nil {
		m.notes.named = map[string]int{}
	}
	for start, end := nextBlock(text, 0); start < end; start, end = nextBlock(text, end) {
		if !bytes.HasPrefix(text[start:], []byte("[^")) {
			continue
		}
		for from, to := range m.lines(start, end) {
			if !m.define(from, to) {
				return false
			}
		}
		if next, _ := nextBlock(text, end); next < len(text) && text[next] == ' ' {
			return false // the line may belong to the note
		}
	}
	if m.src.Field {
		m.notes.prefix = fieldPrefix(text)
	}
	return len(m.notes.all) == definitions
}

// define reads the definition of a footnote.
func (m *making) define(start, end int) (ok bool) {
	line := m.src.Text[start:end]
	label, length := noteLabel(line)
	if length == 0 || !bytes.HasPrefix(line[length:], []byte(": ")) {
		return false
	}
	if _, twice := m.notes.named[string(label)]; twice {
		return false
	}
	m.notes.named[string(label)] = len(m.notes.all)
	m.notes.all = append(m.notes.all, note{start: start + length + len(": "), end: end})
	return true
}

// noteLabel reads [^label] at the beginning of a text and returns its length. It returns
// 0 for labels with other characters than plain letters, and where there is none.
func noteLabel(text []byte) (label []byte, length int) {
	const most = 32
	at := len("[^")
	if !bytes.HasPrefix(text, []byte("[^")) {
		return nil, 0
	}
	for at < len(text) && at < most && (isWord(text[at]) || text[at] == '-') {
		at++
	}
	if at == len("[^") || at == len(text) || text[at] != ']' {
		return nil, 0
	}
	return text[len("[^"):at], at + 1
}

// noteMark converts the footnote mark at the beginning of a text and returns its length.
func (m *making) noteMark(text []byte) (length int, ok bool) {
	label, length := noteLabel(text)
	i, ok := m.notes.named[string(label)]
	if length == 0 || !ok {
		return 0, false
	}
	n := &m.notes.all[i]
	if n.marks == 0 {
		m.notes.count++
		n.index = m.notes.count
	}
	m.html = appendNoteMark(m.html, m.notes.prefix, n.index, n.marks)
	n.marks++
	m.notes.marked = append(m.notes.marked, i)
	return length, true
}

// unmark removes all marks but the first ones.
func (s *notes) unmark(first int) {
	for _, i := range s.marked[first:] {
		if s.all[i].marks--; s.all[i].marks == 0 {
			s.all[i].index = 0
			s.count--
		}
	}
	s.marked = s.marked[:first]
}

// footnotes writes the list of footnotes, in the order of their first marks.
func (m *making) footnotes() (ok bool) {
	s := &m.notes
	if s.count < len(s.all) {
		return false
	}
	order := make([]int, len(s.all))
	for i, n := range s.all {
		order[n.index-1] = i
	}
	marks := len(s.marked)
	m.html = append(m.html, `<div class="footnotes" role="doc-endnotes">`+"\n<hr>\n<ol>\n"...)
	for _, i := range order {
		n := s.all[i]
		m.html = append(append(append(m.html, `<li id="`...), noteID(s.prefix, n.index)...), "\">\n<p>"...)
		if !m.inline(n.start, n.end) || len(s.marked) > marks {
			return false
		}
		for again := range n.marks {
			m.html = appendBacklink(m.html, s.prefix, n.index, again)
		}
		m.html = append(m.html, "</p>\n</li>\n"...)
	}
	m.html = append(m.html, "</ol>\n</div>\n"...)
	return true
}

// begin forgets the notes of the text before.
func (s *notes) begin() {
	clear(s.named)
	*s = notes{all: s.all[:0], named: s.named, marked: s.marked[:0]}
}

// fieldPrefix returns the beginning of the ids of a field's footnotes.
func fieldPrefix(text []byte) string { return "n" + strconv.FormatUint(uint64(hash(text)), 36) + "-" }
