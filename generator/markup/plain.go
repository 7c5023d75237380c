package markup

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendText appends the words of the doc as a reader sees them, with single spaces
// between them. They are those of [ReadText] on the resolved HTML, which is not made
// here: of what goes into slots only the words of record links are words. A nil Doc
// has none.
func (d *Doc) AppendText(out []byte, r *Resolver) []byte {
	if d == nil {
		return out
	}
	p := wordReader{out: out, start: len(out)}
	from := 0
	for i := range d.Slots {
		if s := &d.Slots[i]; s.Kind == RecordSlot {
			p.html(d.HTML[from:s.Offset])
			if p.skip == "" {
				p.words(r.words(s))
			}
			from = s.Offset
		}
	}
	p.html(d.HTML[from:])
	return p.end()
}

// Paragraph returns the doc's words as they stand in its HTML, where it is one paragraph
// of nothing but words, as most notes are: they are not copied.
func (d *Doc) Paragraph() (words string, ok bool) {
	if d == nil {
		return "", false
	}
	inner, end := len("<p>"), len(d.HTML)-len("</p>\n")
	if len(d.Slots) > 0 || end < inner || d.HTML[:inner] != "<p>" || d.HTML[end:] != "</p>\n" {
		return "", false
	}
	words = d.HTML[inner:end]
	before := byte(' ')
	for at := range len(words) {
		c := words[at]
		if c == ' ' && before == ' ' || special[c] && (c < utf8.RuneSelf || startsWithSpace(words[at:])) {
			return "", false
		}
		before = c
	}
	return words, before != ' '
}

func startsWithSpace(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsSpace(r)
}

// wordReader collects the words of HTML that goldmark wrote, or raw HTML that an
// author did.
type wordReader struct {
	out   []byte
	start int // of the words in out
	skipping
}

// special are the bytes that html can't just copy: markup, white space but the space
// itself, and those with which other white space begins.
var special = func() (t [256]bool) {
	for c := range ' ' {
		t[c] = true
	}
	for _, c := range []byte("<&\xc2\xe1\xe2\xe3") {
		t[c] = true
	}
	return t
}()

// wordsEnd is where something else begins in HTML, from at on, than ASCII that html can
// just copy after the byte before.
func wordsEnd(htm string, at int, before byte) int {
	for at < len(htm) && htm[at] < utf8.RuneSelf && !special[htm[at]] && (htm[at] != ' ' || before != ' ') {
		before = htm[at]
		at++
	}
	return at
}

// html appends the words of HTML.
func (p *wordReader) html(htm string) {
	for at := 0; at < len(htm); {
		if p.skip != "" {
			at = nextTag(htm, at)
		}
		from := at
		for at = wordsEnd(htm, at, p.last()); at < len(htm) && htm[at] >= utf8.RuneSelf && !special[htm[at]]; {
			at = wordsEnd(htm, at+1, htm[at])
		}
		p.out = append(p.out, htm[from:at]...)
		if at == len(htm) {
			return
		}
		switch htm[at] {
		case '<':
			at = p.tag(htm, at)
		case '&':
			at = p.reference(htm, at)
		default:
			at = p.character(htm, at)
		}
	}
}

// words appends the words of a text without markup.
func (p *wordReader) words(text string) {
	for at := 0; at < len(text); {
		at = p.character(text, at)
	}
}

// character appends the character at a place, and returns where it ends.
func (p *wordReader) character(text string, at int) (end int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	if unicode.IsSpace(r) {
		p.space()
	} else {
		p.out = append(p.out, text[at:at+size]...)
	}
	return at + size
}

// tag handles the tag that starts at at, and returns where it ends.
func (p *wordReader) tag(htm string, at int) int {
	end, name, closing, attributes := readTag(htm, at)
	if breaks(name) && p.skip == "" {
		p.space()
	}
	switch {
	case name == "":
	case closing:
		p.close(name)
	case opens(name, attributes):
		p.open(name, attributes)
	}
	return end
}

// nextTag is where the next tag starts, or the end.
func nextTag(htm string, at int) int {
	if next := strings.IndexByte(htm[at:], '<'); next >= 0 {
		return at + next
	}
	return len(htm)
}

// reference appends what a character reference stands for, and returns where the text
// goes on.
func (p *wordReader) reference(htm string, at int) int {
	if length := strings.IndexByte(htm[at:min(at+len("&hellip;"), len(htm))], ';'); length > 0 {
		if character := written(htm[at+1 : at+length]); character != "" {
			p.out = append(p.out, character...)
			return at + length + 1
		}
	}
	end := nextTag(htm, at)
	p.words(html.UnescapeString(htm[at:end]))
	return end
}

// written is what the references that goldmark writes stand for; "" for others.
func written(name string) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "rsquo":
		return "’"
	case "lsquo":
		return "‘"
	case "rdquo":
		return "”"
	case "ldquo":
		return "“"
	case "ndash":
		return "–"
	case "mdash":
		return "—"
	case "hellip":
		return "…"
	}
	return ""
}

// last is the last byte, or a space before the first.
func (p *wordReader) last() byte {
	if len(p.out) == p.start {
		return ' '
	}
	return p.out[len(p.out)-1]
}

func (p *wordReader) space() {
	if p.last() != ' ' {
		p.out = append(p.out, ' ')
	}
}

func (p *wordReader) end() []byte {
	if n := len(p.out); n > p.start && p.out[n-1] == ' ' {
		return p.out[:n-1]
	}
	return p.out
}
