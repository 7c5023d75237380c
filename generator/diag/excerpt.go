package diag

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// cell is one code point of a source line as a terminal shows it.
type cell struct {
	text  string // what is printed: spaces for a tab, a picture for a control character
	width int    // columns on the terminal; 0 for what joins the cell before it
}

const tabStop = 4

// cellsOf splits a line into cells, one for each code point, so that a cell's index
// plus one is its column. Nothing it returns can move the cursor, change the colour
// or turn the direction of writing: content comes from many hands and is printed to
// a terminal.
func cellsOf(line []byte) []cell {
	cells := make([]cell, 0, len(line))
	column := 0
	before := 0     // the width of the cell before
	joined := false // the code point before was a zero width joiner
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		line = line[size:]
		c := cell{string(visible(r)), runeWidth(r)}
		switch {
		case r == '\t':
			c.width = tabStop - column%tabStop
			c.text = strings.Repeat(" ", c.width)
		case len(cells) == 0 && c.width == 0:
			// A mark with nothing before it would join the gutter.
			c = cell{" " + c.text, 1}
		case joined || r >= 0x1F3FB && r <= 0x1F3FF && before == 2:
			// One picture: what a joiner adds, and a skin tone.
			c.width = 0
		case r == 0xFE0F && before == 1:
			// The selector turns a character of text into an emoji, which is wide.
			c.width = 1
		}
		joined = r == 0x200D
		before = c.width
		column += c.width
		cells = append(cells, c)
	}
	return cells
}

// runeWidth is how many columns a terminal gives a code point that stands alone.
func runeWidth(r rune) int {
	switch {
	case r == 0xAD: // soft hyphen: a format character that terminals show
		return 1
	case visible(r) != r:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r >= 0x1160 && r <= 0x11FF:
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// visible replaces what would act on a terminal instead of showing there: control
// characters by their pictures, direction overrides by the replacement character.
func visible(r rune) rune {
	switch {
	case r < 0x20:
		return 0x2400 + r
	case r == 0x7F:
		return 0x2421
	case r >= 0x80 && r < 0xA0, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
		return utf8.RuneError
	}
	return r
}

// visibleText makes a message safe to print, keeping its line breaks.
func visibleText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return visible(r)
	}, s)
}

// lineOf returns the nth line of src (from 1) without its line break; ok is false
// where src has fewer lines.
func lineOf(src []byte, n int) (line []byte, ok bool) {
	src = bytes.TrimPrefix(src, bom)
	for ; n > 1; n-- {
		_, rest, found := bytes.Cut(src, []byte("\n"))
		if !found {
			return nil, false
		}
		src = rest
	}
	line, _, _ = bytes.Cut(src, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), n == 1
}

// excerpt lays out one source line in at most room columns. It returns the text to
// print and where the underline goes: skip columns of space, then length columns,
// at least one. A line that is too long is cut to a window round the place.
func excerpt(line []byte, s Span, room int) (text string, skip, length int) {
	line, before, after := around(line, s.Column-1, room)
	cells := cellsOf(line)
	from := min(s.Column-1-before, len(cells))
	to := len(cells)
	if s.EndLine == s.Line {
		to = min(max(s.EndColumn-1-before, from), len(cells))
	}
	first, last := window(cells, from, to, room)
	var b strings.Builder
	if first > 0 || before > 0 {
		b.WriteString("…")
		skip = 1
	}
	for i := first; i < last; i++ {
		b.WriteString(cells[i].text)
		switch {
		case i < from:
			skip += cells[i].width
		case i < to:
			length += cells[i].width
		}
	}
	if last < len(cells) || after {
		b.WriteString("…")
	}
	return strings.TrimRight(b.String(), " "), skip, max(length, 1)
}

// around cuts a line that is much longer than a terminal's to the cells near a code
// point: a paragraph of a book is one line, and may have a thousand diagnostics. It
// returns how many code points it removed before them, and whether it removed any after
// them.
func around(line []byte, at, room int) (near []byte, before int, after bool) {
	reach := 4 * room // code points, of which some have no width
	if len(line) <= 2*reach {
		return line, 0, false
	}
	for ; before < at-reach && len(line) > 0; before++ {
		_, size := utf8.DecodeRune(line)
		line = line[size:]
	}
	end := 0
	for n := 0; n < 2*reach && end < len(line); n++ {
		_, size := utf8.DecodeRune(line[end:])
		end += size
	}
	return line[:end], before, end < len(line)
}

// window returns the cells first to last (exclusive) of a line that fit into room
// columns, with an ellipsis at each cut end. Where not all fit, a third of the room is
// for cells before from.
func window(cells []cell, from, to, room int) (first, last int) {
	if widthOf(cells) <= room {
		return 0, len(cells)
	}
	room = max(room-2, 1)
	lead := room / 3
	if place := widthOf(cells[from:to]); place < room {
		lead = max(lead, (room-place)/2)
	}
	first = from
	for used := 0; first > 0 && used+cells[first-1].width <= lead; first-- {
		used += cells[first-1].width
	}
	last = first
	used := 0
	for ; last < len(cells) && used+cells[last].width <= room; last++ {
		used += cells[last].width
	}
	// Near the line's end there is room left over on the other side.
	for ; last == len(cells) && first > 0 && used+cells[first-1].width <= room; first-- {
		used += cells[first-1].width
	}
	for first > 0 && first < len(cells) && cells[first].width == 0 {
		first-- // never begin with a mark whose letter was cut off
	}
	return first, last
}

func widthOf(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}
