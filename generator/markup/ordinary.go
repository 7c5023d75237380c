package markup

import (
	"bytes"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Nearly all blocks of articles and notes are ordinary: a heading, a list, a table, or a
// paragraph of words, with emphasis, links, dashes and quotation marks whose meaning does
// not depend on anything but the characters next to them. This file makes the HTML of
// those (ordinary_block.go and ordinary_note.go of some kinds of block), and leaves alone
// each block that has anything else in it. The HTML, the slots and the
// links are goldmark's, which a fuzz test checks.

// ordinary makes the block of the text from start to end; ok is false, and nothing is
// made, where it is not ordinary. Where it is not to be kept, nothing is made either.
func (m *making) ordinary(start, end int, keep bool) (ok bool) {
	html, slots, links, bare, marks := len(m.html), len(m.slots), len(m.links), m.bare, len(m.notes.marked)
	block := m.src.Text[start:end]
	mark, _ := listMark(block)
	switch {
	case mark != 0:
		ok = keep && m.list(start, end) // else it may go on with what goldmark makes
	case block[0] == '#':
		ok = m.heading(start, end, keep)
	case block[0] == '>':
		ok = m.quotation(start, end)
	case block[0] == '|':
		ok = m.table(start, end)
	case len(m.notes.all) > 0 && bytes.HasPrefix(block, []byte("[^")):
		ok = true // definitions of footnotes, which come last
	default:
		m.html = append(m.html, "<p>"...)
		ok = m.inline(start, end)
		m.html = append(m.html, "</p>\n"...)
	}
	if !ok || !keep {
		m.html, m.slots, m.links, m.bare = m.html[:html], m.slots[:slots], m.links[:links], bare
		m.notes.unmark(marks)
	}
	return ok
}

// heading makes a heading, but gives it no id where it is not to be kept.
func (m *making) heading(start, end int, keep bool) (ok bool) {
	block := m.src.Text[start:end]
	level := len(block) - len(bytes.TrimLeft(block, "#"))
	if level > 6 || m.src.Field || block[min(level, len(block)-1)] != ' ' || bytes.ContainsAny(block, "\n[") {
		return false
	}
	start += level + 1
	tag := len(m.html)
	if !m.inline(start, end) {
		return false
	}
	if !keep {
		return true
	}
	id := string(m.ids.Generate(m.src.Text[start:end], ast.KindHeading))
	m.headings = append(m.headings, id)
	name := "h" + strconv.Itoa(level)
	m.html = slices.Insert(m.html, tag, []byte("<"+name+` id="`+id+`">`)...)
	m.html = append(m.html, "</"+name+">\n"...)
	return true
}

// plainly are the characters that mean themselves wherever they stand in a line that
// begins with a letter; so does whatever is not ASCII.
var plainly = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= utf8.RuneSelf || ascii[c]&letter != 0
	}
	for _, c := range []byte(" \n,;:?!()/%") {
		t[c] = true
	}
	return t
}()

// inline makes the words of a paragraph from start to end; ok is false where they are
// not ordinary, and then part of them may be made.
func (m *making) inline(start, end int) (ok bool) {
	return start < end && linesBegin(m.src.Text[start:end]) && m.words(start, end)
}

// words is inline for words that begin no paragraph, as those of a table's cell do.
func (m *making) words(start, end int) (ok bool) {
	text := m.src.Text[start:end]
	var emphasis, quotes int // that are open: how many asterisks, how many quotations
	from := 0                // of what is to be written as it is
	for i := 0; i < len(text); {
		c := text[i]
		if plainly[c] {
			i++
			continue
		}
		n := 1
		for c != '[' && i+n < len(text) && text[i+n] == c {
			n++
		}
		if n == 1 && (c == '-' || c == '.') {
			i++
			continue
		}
		m.html = append(m.html, text[from:i]...)
		before, after := around(text, i, i+n)
		switch c {
		case '*':
			ok = m.emphasis(n, &emphasis, before, after)
		case '[':
			if emphasis == 0 && before != '!' {
				n, ok = m.bracket(start, i, end)
			} else {
				ok = false
			}
		default:
			ok = m.options.Typographer && m.typography(c, n, &quotes, before, after)
		}
		if !ok {
			return false
		}
		i += n
		from = i
	}
	m.html = append(m.html, text[from:]...)
	return emphasis == 0 && quotes == 0
}

// linesBegin reports whether each line of a paragraph begins with a word (or with a
// mark at one), not with what makes a list or anything else, and ends with no space,
// which may break the line.
func linesBegin(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		words := bytes.TrimLeft(line, "*")
		marks := len(line) - len(words)
		if marks > 2 || !beginsWord(words) || line[len(line)-1] == ' ' {
			return false
		}
	}
	return true
}

func beginsWord(line []byte) bool {
	first, _ := utf8.DecodeRune(line)
	if rest := bytes.TrimLeft(line, "0123456789"); len(rest) < len(line) {
		return len(rest) > 0 && (rest[0] == ' ' || rest[0] == ',') // no number of a list
	}
	return unicode.IsLetter(first) || first == '[' || first == '"'
}

// around gives the characters before and after a stretch of a text: spaces at its
// ends.
func around(text []byte, start, end int) (before, after byte) {
	before, after = ' ', ' '
	if start > 0 && text[start-1] != '\n' {
		before = text[start-1]
	}
	if end < len(text) && text[end] != '\n' {
		after = text[end]
	}
	return before, after
}

func isLetter(c byte) bool { return (c|0x20) >= 'a' && (c|0x20) <= 'z' }

func isWord(c byte) bool { return ascii[c]&letter != 0 }

// onlyOpens reports whether a mark between two characters can only open.
func onlyOpens(before, after byte) bool { return before == ' ' && isWord(after) }

// onlyCloses reports whether it can only close.
func onlyCloses(before, after byte) bool {
	stop := bytes.IndexByte([]byte(".,;:?!"), before) >= 0
	return (isWord(before) || stop) && after == ' ' || isWord(before) && bytes.IndexByte([]byte(".,;:?!)"), after) >= 0
}

var emphases = [...]struct{ open, close string }{1: {"<em>", "</em>"}, 2: {"<strong>", "</strong>"}}

// emphasis makes n asterisks the beginning or the end of an emphasis.
func (m *making) emphasis(n int, open *int, before, after byte) (ok bool) {
	switch {
	case n > 2:
		return false
	case *open == 0 && onlyOpens(before, after):
		*open = n
		m.html = append(m.html, emphases[n].open...)
	case *open == n && onlyCloses(before, after):
		*open = 0
		m.html = append(m.html, emphases[n].close...)
	default:
		return false
	}
	return true
}

// typography puts n characters c in typographer's form.
func (m *making) typography(c byte, n int, open *int, before, after byte) (ok bool) {
	form := ""
	switch {
	case c == '\'' && n == 1 && isWord(before) && isLetter(after):
		form = "’"
	case c == '-' && n == 2:
		form = "–"
	case c == '-' && n == 3:
		form = "—"
	case c == '.' && n == 3:
		form = "…"
	case c == '"' && n == 1 && onlyOpens(before, after):
		*open++
		form = "“"
	case c == '"' && n == 1 && *open > 0 && onlyCloses(before, after):
		*open--
		form = "”"
	default:
		return false
	}
	m.html = append(m.html, form...)
	return true
}
