package markup

import (
	"bytes"
	"iter"
)

// lines yields the start and end of each line of the text from start to end.
func (m *making) lines(start, end int) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for start < end {
			stop := end
			if newline := bytes.IndexByte(m.src.Text[start:end], '\n'); newline >= 0 {
				stop = start + newline
			}
			if !yield(start, stop) {
				return
			}
			start = stop + 1
		}
	}
}

// listMark returns the mark at the start of a list item, and its length with the space,
// or 0.
func listMark(line []byte) (mark byte, length int) {
	for length < len(line) && length < 9 && line[length] >= '0' && line[length] <= '9' {
		length++
	}
	if length+1 >= len(line) || line[length+1] != ' ' {
		return 0, 0
	}
	marks := "-*+"
	if length > 0 {
		marks = ".)"
	}
	if mark = line[length]; bytes.IndexByte([]byte(marks), mark) < 0 {
		return 0, 0
	}
	return mark, length + len("- ")
}

// list converts a list with one line for each item, numbered from 1 or not numbered. The
// next block must not continue it.
func (m *making) list(start, end int) (ok bool) {
	text := m.src.Text
	if next, _ := nextBlock(text, end); next < len(text) && bytes.IndexByte([]byte(" -*+0123456789"), text[next]) >= 0 {
		return false
	}
	first, length := listMark(text[start:end])
	name := "ul>\n"
	if first == '.' || first == ')' {
		if length != len("1. ") || text[start] != '1' {
			return false
		}
		name = "ol>\n"
	}
	m.html = append(append(m.html, '<'), name...)
	for from, to := range m.lines(start, end) {
		mark, length := listMark(text[from:to])
		if mark != first {
			return false
		}
		m.html = append(m.html, "<li>"...)
		if !m.inline(from+length, to) {
			return false
		}
		m.html = append(m.html, "</li>\n"...)
	}
	m.html = append(append(m.html, "</"...), name...)
	return true
}

// quotation converts a quotation of one paragraph of words.
func (m *making) quotation(start, end int) (ok bool) {
	m.html = append(m.html, "<blockquote>\n<p>"...)
	for from, to := range m.lines(start, end) {
		if from > start {
			m.html = append(m.html, '\n')
		}
		line, quoted := bytes.CutPrefix(m.src.Text[from:to], []byte("> "))
		if !quoted || from > start && beginsCJK(line) || !m.inline(from+len("> "), to) {
			return false
		}
	}
	m.html = append(m.html, "</p>\n</blockquote>\n"...)
	return true
}

// table converts a table whose rows have bars at both ends and as many cells as its head.
func (m *making) table(start, end int) (ok bool) {
	head := start + max(0, bytes.IndexByte(m.src.Text[start:end], '\n'))
	under := end
	if newline := bytes.IndexByte(m.src.Text[head+1:end], '\n'); newline >= 0 {
		under = head + 1 + newline
	}
	classes := alignments(m.src.Text[head:under])
	if classes == nil {
		return false
	}
	m.html = append(m.html, "<table>\n<thead>\n"...)
	if !m.row(start, head, "th", classes) {
		return false
	}
	m.html = append(m.html, "</thead>\n"...)
	if under < end {
		m.html = append(m.html, "<tbody>\n"...)
		for from, to := range m.lines(under+1, end) {
			if !m.row(from, to, "td", classes) {
				return false
			}
		}
		m.html = append(m.html, "</tbody>\n"...)
	}
	m.html = append(m.html, "</table>\n"...)
	return true
}

// alignments returns the attributes of the cells in each column, from the line under a
// table's head. It returns nil where that is no such line.
func alignments(line []byte) []string {
	line = bytes.TrimPrefix(line, []byte("\n"))
	if len(line) < 3 || line[0] != '|' || line[len(line)-1] != '|' {
		return nil
	}
	var classes []string
	for column := range bytes.SplitSeq(line[1:len(line)-1], []byte("|")) {
		column = bytes.Trim(column, " ")
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(column, []byte(":")), []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		class := ""
		switch left, right := column[0] == ':', column[len(column)-1] == ':'; {
		case left && right:
			class = ` class="align-center"`
		case left:
			class = ` class="align-left"`
		case right:
			class = ` class="align-right"`
		}
		classes = append(classes, class)
	}
	return classes
}

// row converts a row of a table.
func (m *making) row(start, end int, name string, classes []string) (ok bool) {
	line := m.src.Text[start:end]
	if len(line) < 2 || line[0] != '|' || line[len(line)-1] != '|' || len(bytes.Trim(line, " |:-")) == 0 {
		return false // the last row may be a second line under a head
	}
	m.html = append(m.html, "<tr>\n"...)
	for from := start + 1; from < end; {
		if len(classes) == 0 {
			return false
		}
		to := from + bytes.IndexByte(m.src.Text[from:end], '|')
		class := classes[0]
		if from == to && to == end-1 {
			class = "" // goldmark takes a last cell without even a space for none, and adds one
		}
		m.html = append(append(append(append(m.html, '<'), name...), class...), '>')
		if !m.cell(from, to) {
			return false
		}
		m.html = append(append(append(m.html, "</"...), name...), ">\n"...)
		from, classes = to+1, classes[1:]
	}
	m.html = append(m.html, "</tr>\n"...)
	return len(classes) == 0
}

func (m *making) cell(start, end int) (ok bool) {
	text := m.src.Text
	for start < end && text[start] == ' ' {
		start++
	}
	for start < end && text[end-1] == ' ' {
		end--
	}
	return m.words(start, end)
}
