package markup

import (
	"bytes"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Nearly all blocks of articles and notes are ordinary: a heading, list or table, or a
// paragraph of words with emphasis, links, dashes and quotation marks whose meaning
// depends only on the characters next to them. This file and its neighbours convert those
// blocks, and leave every other block to goldmark. A fuzz test compares the HTML, slots
// and links with goldmark's. It is worth 14 % of a build, and 55 MB.

// ordinary converts the block from start to end. ok is false, and nothing is converted,
// where the block is not ordinary. Without keep it only looks.
func (m *making) ordinary(start, end int, keep bool) (ok bool) {
	html, slots, links, bare, marks := len(m.html), len(m.slots), len(m.links), m.bare, len(m.notes.marked)
	block := m.src.Text[start:end]
	mark, _ := listMark(block)
	switch {
	case mark != 0:
		ok = keep && m.list(start, end) // otherwise goldmark may continue the list
	case block[0] == '#':
		ok = m.heading(start, end, keep)
	case block[0] == '>':
		ok = m.quotation(start, end)
	case block[0] == '|':
		ok = m.table(start, end)
	case len(m.notes.all) > 0 && bytes.HasPrefix(block, []byte("[^")):
		ok = true // definitions of footnotes; they are written at the end
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

// heading converts a heading. Without keep it makes no id.
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

// plainly are the characters that mean themselves anywhere in a line that begins with a
// letter. So do all beyond ASCII.
var plainly = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= utf8.RuneSelf || ascii[c]&letter != 0
	}
	for _, c := range []byte(" \n,;:?!()/%") {
		t[c] = true
	}
	return t
}()

// inline converts the words of a paragraph from start to end. Where ok is false they are
// not ordinary, and a part may be converted.
func (m *making) inline(start, end int) (ok bool) {
	return start < end && linesBegin(m.src.Text[start:end]) && m.words(start, end)
}

// words does what inline does, for words that begin no paragraph, such as those of a
// table's cell.
func (m *making) words(start, end int) (ok bool) {
	text := m.src.Text[start:end]
	var emphasis, quotes int // the number of open asterisks, and of open quotations
	from := 0                // the start of the words to copy
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

// linesBegin reports whether each line of a paragraph begins with a word, or a mark at
// one, and with nothing that starts another block, and does not end in a space, which may
// break the line.
func linesBegin(text []byte) bool {
	first := true
	for line := range bytes.Lines(text) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		if !first && beginsCJK(line) {
			return false // it may join the line before
		}
		first = false
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
		return len(rest) > 0 && (rest[0] == ' ' || rest[0] == ',') // not the number of a list item
	}
	return unicode.IsLetter(first) || first == '[' || first == '"'
}

// around returns the characters before and after a stretch of a text, with spaces at the
// text's ends.
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

// onlyCloses reports whether a mark between two characters can only close.
func onlyCloses(before, after byte) bool {
	stop := bytes.IndexByte([]byte(".,;:?!"), before) >= 0
	return (isWord(before) || stop) && after == ' ' || isWord(before) && bytes.IndexByte([]byte(".,;:?!)"), after) >= 0
}

var emphases = [...]struct{ open, close string }{1: {"<em>", "</em>"}, 2: {"<strong>", "</strong>"}}

// emphasis makes n asterisks the start or end of an emphasis.
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

// typography writes n characters c in typographic form.
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
