package markup

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendText appends the doc's words, as a reader sees them, with single spaces between.
// It returns the words of [ReadText] on the resolved HTML without making that HTML: of
// the slots' contents only the words of record links count. A nil Doc has no words.
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

// Paragraph returns the doc's words without a copy if it is one paragraph of nothing but
// words, as most notes are.
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

// wordReader collects the words of HTML from goldmark or from an author's raw HTML.
type wordReader struct {
	out   []byte
	start int // where the words start in out
	skipping
}

// special are the bytes that can't just be copied: markup, white space other than the
// space, and first bytes of other white space.
var special = func() (t [256]bool) {
	for c := range ' ' {
		t[c] = true
	}
	for _, c := range []byte("<&\xc2\xe1\xe2\xe3") {
		t[c] = true
	}
	return t
}()

// wordsEnd returns the end of the ASCII, from at on, that can just be copied after the
// byte before.
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

// character appends the character at a place and returns where it ends.
func (p *wordReader) character(text string, at int) (end int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	if unicode.IsSpace(r) {
		p.space()
	} else {
		p.out = append(p.out, text[at:at+size]...)
	}
	return at + size
}

// tag reads the tag at at and returns where it ends.
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

// nextTag returns where the next tag starts, or the end.
func nextTag(htm string, at int) int {
	if next := strings.IndexByte(htm[at:], '<'); next >= 0 {
		return at + next
	}
	return len(htm)
}

// reference appends the meaning of a character reference and returns where it ends.
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

// written returns the meaning of a reference that goldmark writes, or "".
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

// last returns the last byte, or a space where there is none.
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
