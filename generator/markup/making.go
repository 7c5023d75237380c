package markup

import (
	"bufio"
	"bytes"
	"strconv"
	"sync"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"onrecord/generator/diag"
)

// making is the conversion of one text. It is used again for the next.
//
// A text is cut at its blank lines. Ordinary blocks (see ordinary.go) are converted at
// once, without goldmark's tree; this is worth 14 % of a build. The other blocks go to
// goldmark, neighbours together. A text whose blocks depend on each other goes to
// goldmark as a whole.
type making struct {
	*Renderer
	src      Source
	html     []byte
	slots    []Slot
	links    []Link
	bare     bool
	ids      headingIDs
	headings []string // their ids
	notes    notes
	context  parser.Context // of all parts: for goldmark a quotation may end in another block
	problems diag.List

	writer bufio.Writer // used again, since goldmark would make one for each text
	out    bytes.Buffer // what writer writes to
}

var makings = sync.Pool{New: func() any { return new(making) }}

func (m *making) begin(r *Renderer, src Source) {
	m.Renderer, m.src = r, src
	m.src.Text = withoutControls(src.Text)
	m.html, m.slots, m.links, m.bare, m.problems = m.html[:0], m.slots[:0], m.links[:0], false, nil
	m.ids, m.headings, m.context = headingIDs{}, nil, nil
	m.notes.begin()
}

// doc returns the converted text.
func (m *making) doc() (*Doc, diag.List) {
	doc := &Doc{HTML: string(m.html), Extras: &noExtras}
	if len(m.slots)+len(m.links)+len(m.headings) > 0 {
		doc.Extras = &Extras{append([]Slot(nil), m.slots...), append([]Link(nil), m.links...), m.bare, m.headings}
	}
	clear(m.slots)
	clear(m.links)
	m.src, m.context = Source{}, nil
	return doc, m.problems
}

// severable reports whether every block means the same wherever it stands. It looks for
// what reaches over blank lines, and for what changes other blocks: definitions of links,
// and headings of the first level. Footnotes change other blocks, too, but are found.
func (m *making) severable() bool {
	text := m.src.Text
	for _, reaches := range []string{"```", "~~~", "<", "\r", "\t", "%%"} {
		if bytes.Contains(text, []byte(reaches)) {
			return false
		}
	}
	for line := range bytes.Lines(text) {
		line = bytes.TrimLeft(line, " >-+*0123456789.)") // a heading may stand in a quotation or list
		if len(line) > 0 && (line[0] == '=' || line[0] == '#' && !bytes.HasPrefix(line, []byte("##"))) {
			return false
		}
	}
	return m.findNotes()
}

// blocks makes the blocks one after the other, and the footnotes; ok is false where
// goldmark must make the text as a whole.
func (m *making) blocks() (ok bool) {
	text := m.src.Text
	others := -1 // where those begin that wait for goldmark
	for start, end := nextBlock(text, 0); start < end; start, end = nextBlock(text, end) {
		if others >= 0 {
			if !m.ordinary(start, end, false) {
				if m.marks(start, end) {
					return false
				}
				continue
			}
			m.goldmark(others, start)
			others = -1
		}
		if !m.ordinary(start, end, true) {
			if m.marks(start, end) {
				return false
			}
			others = start
		}
	}
	if others >= 0 {
		m.goldmark(others, len(text))
	}
	return len(m.notes.all) == 0 || m.footnotes()
}

// marks reports whether a block that is not ordinary may have marks of footnotes.
func (m *making) marks(start, end int) bool {
	return len(m.notes.all) > 0 && bytes.Contains(m.src.Text[start:end], []byte("[^"))
}

// nextBlock is where the next lines that are not blank begin and end; both are the
// text's end where there are none.
func nextBlock(text []byte, at int) (start, end int) {
	start, end = len(text), len(text)
	for at < len(text) {
		next := len(text)
		if newline := bytes.IndexByte(text[at:], '\n'); newline >= 0 {
			next = at + newline
		}
		blank := len(bytes.Trim(text[at:next], " ")) == 0
		switch {
		case !blank && start == len(text):
			start, end = at, next
		case !blank:
			end = next
		case start < len(text):
			return start, end
		}
		at = next + 1
	}
	return start, end
}

// goldmark has goldmark make a part of the text.
func (m *making) goldmark(start, end int) {
	src := m.src
	src.Text = m.src.Text[start:end]
	src.Place = func(from, to int) diag.Span { return m.src.Place(start+from, start+to) }
	md := m.body
	if src.Field {
		md = m.field
	}
	if m.context == nil {
		m.context = parser.NewContext(parser.WithIDs(&m.ids))
	}
	m.context.Set(unreadKey, nil)
	m.context.Set(notesKey, nil)
	root := md.Parser().Parse(text.NewReader(src.Text), parser.WithContext(m.context))
	p := &preparation{src: src, raw: m.options.RawHTML}
	p.prepare(root)
	if all, ok := m.context.Get(unreadKey).([]unread); ok {
		p.brackets(all)
	}
	p.printed(root, m.context)
	if src.Field && bytes.Contains(src.Text, []byte("[^")) {
		root.OwnerDocument().AddMeta("footnotes", fieldPrefix(src.Text))
	}
	m.out.Reset()
	m.writer.Reset(&m.out)
	if err := md.Renderer().Render(&m.writer, src.Text, root); err != nil {
		panic("markup: rendering to memory failed: " + err.Error())
	}
	m.cutSlots(m.out.Bytes(), p.slots)
	m.links, m.bare, m.headings = append(m.links, p.links...), m.bare || p.bare, append(m.headings, p.ids...)
	m.problems = append(m.problems, p.problems...)
}

// cutSlots takes the slots' numbers out of HTML that goldmark has rendered.
func (m *making) cutSlots(html []byte, slots []Slot) {
	for len(slots) > 0 {
		i := bytes.IndexByte(html, slotOpen)
		if i < 0 {
			break
		}
		m.html = append(m.html, html[:i]...)
		n := bytes.IndexByte(html[i:], slotClose)
		number, _ := strconv.Atoi(string(html[i+1 : i+n]))
		m.slot(slots[number])
		html = html[i+n+1:]
	}
	m.html = append(m.html, html...)
}

// slot adds a slot here.
func (m *making) slot(s Slot) {
	s.Offset = len(m.html)
	m.slots = append(m.slots, s)
}
