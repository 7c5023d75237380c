package markup

import (
	"bytes"
	"strings"

	"onrecord/generator/diag"
)

// bracket converts the link or footnote mark at a place of the words from start to end,
// and returns its length.
func (m *making) bracket(start, at, end int) (length int, ok bool) {
	text := m.src.Text[start+at : end]
	if newline := bytes.IndexByte(text, '\n'); newline >= 0 {
		text = text[:newline]
	}
	if bytes.HasPrefix(text, []byte("[[")) {
		n, length := readRecordLink(text)
		if length == 0 {
			return 0, false
		}
		n.words = phrase(m.phrases, n.words)
		m.slot(n.asSlot(m.src.Place(start+at, start+at+length)))
		m.bare = m.bare || n.words == ""
		return length, true
	}
	if bytes.HasPrefix(text, []byte("[^")) {
		return m.noteMark(text)
	}
	middle := bytes.Index(text, []byte("]("))
	if middle < 0 {
		return 0, false
	}
	words, rest := text[1:middle], text[middle+2:]
	close := bytes.IndexByte(rest, ')')
	if close < 1 || !plainAddress(rest[:close]) {
		return 0, false
	}
	dest := string(rest[:close])
	place := start + at + bytes.Index(text, rest[:close])
	if !m.link(dest, m.src.Place(place, place+close), start+at+1, start+at+1+len(words)) {
		return 0, false
	}
	return middle + 2 + close + 1, true
}

// plainAddress reports whether all characters of an address mean only themselves.
func plainAddress(dest []byte) bool {
	for _, c := range dest {
		if !isWord(c) && bytes.IndexByte([]byte("/:.-_~?=#%+,@"), c) < 0 {
			return false
		}
	}
	return bytes.IndexByte(dest, '%') < 0 || !decomposed.Match(dest)
}

// link converts a link whose words stand between start and end.
func (m *making) link(dest string, at diag.Span, start, end int) (ok bool) {
	words := m.src.Text[start:end]
	if !plainWords(words) {
		return false
	}
	l := m.src.link(dest, at)
	if slot := (Slot{Kind: LinkSlot, Target: dest, File: l.File, Place: at}); l.slotted() {
		m.slot(slot)
		m.html = append(m.html, words...)
		slot.Kind = LinkEnd
		m.slot(slot)
	} else {
		m.html = append(m.html, `<a href="`...)
		if web := strings.HasPrefix(dest, "https://") || strings.HasPrefix(dest, "http://"); web &&
			!strings.Contains(dest, "%") {
			m.html = append(m.html, dest...) // a plain address needs no escapes
		} else {
			m.html = append(m.html, destination([]byte(dest))...)
		}
		m.html = append(append(append(m.html, `">`...), words...), "</a>"...)
	}
	m.links = append(m.links, l)
	return true
}

// plainWords reports whether all characters of a link's words mean only themselves.
func plainWords(words []byte) bool {
	for i, c := range words {
		before, after := around(words, i, i+1)
		if single := before != c && after != c; !plainly[c] && !(single && (c == '-' || c == '.')) {
			return false
		}
	}
	return len(words) > 0
}
