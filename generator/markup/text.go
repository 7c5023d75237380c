package markup

import (
	"html"
	"sort"
	"strings"
)

// Text is the rendered text of HTML, with its places in the HTML. Code and tables count;
// alternative texts, footnote marks and footnote bodies do not.
type Text struct {
	HTML  string
	Plain string // the words; white space is as in the HTML, with line breaks only at the ends of blocks

	runs   []run
	blocks []Range // of the HTML: the elements at its top
	bounds bounds  // ends of sentences, for the blocks that Sentence looked at

	quotations blockQuotations // of the block that Quotations looked at last
}

// run is a stretch of text between two tags.
type run struct {
	plain, html Range
	escaped     bool // the HTML has character references, so offsets differ
	fixed       bool // it is inside a link or code, where no further link may stand
	after       int  // where in the HTML a link may follow: the run's end, or the end of the link around it
}

// breaks reports whether an element's start and end separate words.
func breaks(element string) bool {
	switch element {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody",
		"tr", "td", "th",
		"hr", "br", "div", "section", "figure", "figcaption", "dl", "dt", "dd", "details", "summary", "aside", "video",
		"audio", "iframe":
		return true
	}
	return false
}

// void reports whether an element has no end tag.
func void(element string) bool {
	switch element {
	case "hr", "br", "img", "input", "wbr", "source", "track", "area", "col", "embed", "link", "meta":
		return true
	}
	return false
}

// opens reports whether a tag starts an element that another tag ends.
func opens(element, attributes string) bool {
	return !void(element) && !strings.HasSuffix(attributes, "/")
}

// reader reads HTML from goldmark, or an author's raw HTML. It never fails.
type reader struct {
	html   string
	plain  []byte
	runs   []run
	blocks []Range
	skipping
	blockStart int
	link, code int
	linkRuns   int  // the first run inside the open link
	atBreak    bool // the last tag was a block's
}

// skipping follows which elements are open, to leave out those whose text does not count.
type skipping struct {
	depth     int    // the number of open elements
	skip      string // the open element whose text does not count
	skipDepth int
}

func (s *skipping) open(name, attributes string) {
	s.depth++
	if s.skip == "" && uncounted(name, attributes) {
		s.skip, s.skipDepth = name, s.depth
	}
}

func (s *skipping) close(name string) {
	if s.skip == name && s.depth == s.skipDepth {
		s.skip = ""
	}
	s.depth = max(0, s.depth-1)
}

// ReadText reads the text of finished HTML. The text may be kept.
func ReadText(htm string) *Text {
	var r reader
	r.read(htm)
	return &Text{HTML: htm, Plain: string(r.plain), runs: r.runs, blocks: r.blocks}
}

// read appends a text's words to plain, and finds its runs and blocks.
func (r *reader) read(htm string) {
	*r = reader{html: htm, plain: r.plain[:0], runs: r.runs[:0], blocks: r.blocks[:0], atBreak: true}
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
		r.blocks = append(r.blocks, Range{r.blockStart, len(htm)})
	}
}

func (r *reader) text(start, end int) {
	raw := r.html[start:end]
	if r.skip != "" {
		return
	}
	if strings.TrimSpace(raw) == "" && (r.atBreak || r.nextIsBlock(end)) {
		return
	}
	n := run{plain: Range{Start: len(r.plain)}, html: Range{start, end}, after: end, fixed: r.link > 0 || r.code > 0}
	if strings.IndexByte(raw, '&') >= 0 {
		n.escaped = true
		raw = html.UnescapeString(raw)
	}
	for i := lineEnd(raw); i < len(raw); i = lineEnd(raw) {
		r.plain = append(r.plain, raw[:i]...)
		r.plain = append(r.plain, ' ')
		raw = raw[i+1:]
	}
	r.plain = append(r.plain, raw...)
	n.plain.End = len(r.plain)
	r.runs = append(r.runs, n)
	r.atBreak = false
}

// lineEnd returns where the first line of a text ends.
func lineEnd(text string) int {
	for _, c := range []byte("\n\r") {
		if i := strings.IndexByte(text, c); i >= 0 {
			text = text[:i]
		}
	}
	return len(text)
}

func (r *reader) nextIsBlock(at int) bool {
	if at >= len(r.html) {
		return true
	}
	_, name, _, _ := readTag(r.html, at)
	return breaks(name)
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
	for i < len(rest) && (rest[i] >= 'a' && rest[i] <= 'z' || rest[i] >= 'A' && rest[i] <= 'Z' || rest[i] >= '0' &&
		rest[i] <= '9') {
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

// tag reads the tag at at and returns where it ends.
func (r *reader) tag(at int) int {
	end, name, closing, attributes := readTag(r.html, at)
	if name == "" {
		return end
	}
	if breaks(name) {
		r.breakText()
	}
	switch {
	case closing:
		r.close(name, end)
	case opens(name, attributes):
		r.open(name, attributes, at)
	}
	return end
}

func (r *reader) breakText() {
	if !r.atBreak && r.skip == "" {
		r.plain = append(r.plain, '\n')
		r.atBreak = true
	}
}

func (r *reader) open(name, attributes string, at int) {
	if r.depth == 0 {
		r.blockStart = at
	}
	r.skipping.open(name, attributes)
	switch name {
	case "a":
		r.link++
		r.linkRuns = len(r.runs)
	case "code", "pre":
		r.code++
	}
}

// uncounted reports whether an element's text is no part of an article's text.
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
		for i := r.linkRuns; i < len(r.runs); i++ {
			r.runs[i].after = end
		}
	case "code", "pre":
		if r.code > 0 {
			r.code--
		}
	}
	if r.skipping.close(name); r.depth == 0 {
		r.blocks = append(r.blocks, Range{r.blockStart, end})
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

// At returns the plain text that starts at or after an offset in the HTML, up to the next
// tag.
func (t *Text) At(offset int) Range {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].html.Start >= offset })
	if i == len(t.runs) {
		return Range{len(t.Plain), len(t.Plain)}
	}
	return t.runs[i].plain
}
