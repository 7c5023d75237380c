package markup

import (
	"html"
	"sort"
	"strings"
	"unicode"
)

// Text is the rendered text of HTML and where it stands in it. Code and tables
// count; alternative texts, footnote marks and footnote bodies do not.
type Text struct {
	HTML  string
	Plain string // the words; white space as in the HTML but with line breaks only where a block ends

	runs   []run
	blocks []Range // of HTML, each element at the top
}

// Squeeze returns a text's words with single spaces between them.
func Squeeze(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	word := -1 // where the current one begins
	end := func(at int) {
		if word >= 0 {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(text[word:at])
			word = -1
		}
	}
	for i, r := range text {
		if unicode.IsSpace(r) {
			end(i)
		} else if word < 0 {
			word = i
		}
	}
	end(len(text))
	return b.String()
}

// run is a stretch of text between two tags.
type run struct {
	plain, html Range
	escaped     bool // the HTML has character references: offsets differ
	fixed       bool // inside a link or code: no further link may stand in it
	after       int  // where a link may follow it in the HTML: its end, or the end of the link round it
}

// elements whose start and end break the text.
var blockElements = map[string]bool{
	"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "ul": true, "ol": true, "li": true,
	"blockquote": true, "pre": true, "table": true, "thead": true, "tbody": true, "tr": true, "td": true, "th": true,
	"hr": true, "br": true, "div": true, "section": true, "figure": true, "figcaption": true, "dl": true, "dt": true, "dd": true,
	"details": true, "summary": true, "aside": true, "video": true, "audio": true, "iframe": true,
}

var voidElements = map[string]bool{
	"hr": true, "br": true, "img": true, "input": true, "wbr": true, "source": true, "track": true, "area": true, "col": true, "embed": true, "link": true, "meta": true,
}

// reader reads HTML that goldmark wrote, or raw HTML that an author did: it takes
// what comes and never fails.
type reader struct {
	t          *Text
	plain      strings.Builder
	depth      int // of open elements
	blockStart int
	link, code int
	linkRuns   int    // first run inside the open link
	skip       string // the element whose text does not count, until it ends
	skipDepth  int
	atBreak    bool // the last tag was a block's
}

// ReadText reads the text of finished HTML.
func ReadText(htm string) *Text {
	r := &reader{t: &Text{HTML: htm}, atBreak: true}
	r.plain.Grow(len(htm))
	for at := 0; at < len(htm); {
		if htm[at] == '<' {
			at = r.tag(at)
			continue
		}
		end := strings.IndexByte(htm[at:], '<')
		if end < 0 {
			end = len(htm) - at
		}
		r.text(at, at+end)
		at += end
	}
	if r.depth > 0 || strings.TrimSpace(htm[r.blockStart:]) != "" {
		r.t.blocks = append(r.t.blocks, Range{r.blockStart, len(htm)})
	}
	r.t.Plain = r.plain.String()
	return r.t
}

func (r *reader) text(start, end int) {
	raw := r.t.HTML[start:end]
	if r.skip != "" {
		return
	}
	if r.atBreak && strings.TrimSpace(raw) == "" || strings.TrimSpace(raw) == "" && r.nextIsBlock(end) {
		return
	}
	n := run{plain: Range{Start: r.plain.Len()}, html: Range{start, end}, after: end, fixed: r.link > 0 || r.code > 0}
	if strings.IndexByte(raw, '&') >= 0 {
		n.escaped = true
		raw = html.UnescapeString(raw)
	}
	for {
		i := strings.IndexAny(raw, "\n\r")
		if i < 0 {
			break
		}
		r.plain.WriteString(raw[:i])
		r.plain.WriteByte(' ')
		raw = raw[i+1:]
	}
	r.plain.WriteString(raw)
	n.plain.End = r.plain.Len()
	r.t.runs = append(r.t.runs, n)
	r.atBreak = false
}

func (r *reader) nextIsBlock(at int) bool {
	if at >= len(r.t.HTML) {
		return true
	}
	_, name, _, _ := readTag(r.t.HTML, at)
	return blockElements[name]
}

// readTag reads the tag that starts at at.
func readTag(htm string, at int) (end int, name string, closing bool, attributes string) {
	rest := htm[at:]
	if strings.HasPrefix(rest, "<!--") {
		if i := strings.Index(rest, "-->"); i >= 0 {
			return at + i + 3, "", false, ""
		}
		return len(htm), "", false, ""
	}
	i := 1
	if i < len(rest) && rest[i] == '/' {
		closing = true
		i++
	}
	start := i
	for i < len(rest) && (rest[i] >= 'a' && rest[i] <= 'z' || rest[i] >= 'A' && rest[i] <= 'Z' || rest[i] >= '0' && rest[i] <= '9') {
		i++
	}
	name = strings.ToLower(rest[start:i])
	from := i
	for quote := byte(0); i < len(rest); i++ {
		switch c := rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return at + i + 1, name, closing, rest[from:i]
		}
	}
	return len(htm), name, closing, ""
}

// tag handles the tag that starts at at and returns where it ends.
func (r *reader) tag(at int) int {
	end, name, closing, attributes := readTag(r.t.HTML, at)
	if name == "" {
		return end
	}
	if blockElements[name] {
		r.breakText()
	}
	void := voidElements[name] || strings.HasSuffix(attributes, "/")
	switch {
	case closing:
		r.close(name, end)
	case !void:
		r.open(name, attributes, at)
	}
	return end
}

func (r *reader) breakText() {
	if !r.atBreak && r.skip == "" {
		r.plain.WriteByte('\n')
		r.atBreak = true
	}
}

func (r *reader) open(name, attributes string, at int) {
	if r.depth == 0 {
		r.blockStart = at
	}
	r.depth++
	if r.skip == "" && uncounted(name, attributes) {
		r.skip, r.skipDepth = name, r.depth
	}
	switch name {
	case "a":
		r.link++
		r.linkRuns = len(r.t.runs)
	case "code", "pre":
		r.code++
	}
}

// uncounted reports whether an element's text is not an article's text.
func uncounted(name, attributes string) bool {
	switch name {
	case "sup":
		return strings.Contains(attributes, `fnref`)
	case "div":
		return strings.Contains(attributes, `class="footnotes"`)
	case "script", "style", "template":
		return true
	}
	return false
}

func (r *reader) close(name string, end int) {
	switch name {
	case "a":
		if r.link > 0 {
			r.link--
		}
		for i := r.linkRuns; i < len(r.t.runs); i++ {
			r.t.runs[i].after = end
		}
	case "code", "pre":
		if r.code > 0 {
			r.code--
		}
	}
	if r.skip == name && r.depth == r.skipDepth {
		r.skip = ""
	}
	if r.depth > 0 {
		r.depth--
	}
	if r.depth == 0 {
		r.t.blocks = append(r.t.blocks, Range{r.blockStart, end})
		r.blockStart = end
	}
}

// inHTML returns the offset in the HTML of an offset in the run's plain text.
func (t *Text) inHTML(n run, plain int) int {
	if !n.escaped {
		return n.html.Start + plain - n.plain.Start
	}
	at, want := n.html.Start, plain-n.plain.Start
	for want > 0 {
		step := 1
		if t.HTML[at] == '&' {
			if semicolon := strings.IndexByte(t.HTML[at:n.html.End], ';'); semicolon > 0 {
				reference := t.HTML[at : at+semicolon+1]
				if character := html.UnescapeString(reference); character != reference {
					step = len(reference)
					want -= len(character) - 1
				}
			}
		}
		at += step
		want--
	}
	return at
}

// At returns the stretch of plain text that starts at or after an offset in the
// HTML, up to the next tag.
func (t *Text) At(offset int) Range {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].html.Start >= offset })
	if i == len(t.runs) {
		return Range{len(t.Plain), len(t.Plain)}
	}
	return t.runs[i].plain
}
