package markup

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"onrecord/generator/diag"
)

// Where raw HTML is not kept, its tags are dropped with a warning and its words stay. A
// line break stays a line break. What looks like a tag and is none, such as <name
// withheld>, is printed as it stands.

// elements are the names of HTML's elements, and of the commonest of SVG and MathML.
var elements = strings.Fields(`a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound
	big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog
	dir div dl dt em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header
	hgroup hr html i iframe image img input ins kbd label legend li line link main map mark marquee math menu meta meter
	nav nobr noembed noframes noscript object ol optgroup option output p param path picture polygon pre progress q rect
	circle rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg
	table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr xmp`)

// silent are the elements whose content is no text.
var silent = []string{"script", "style", "template", "svg"}

// isTag reports whether raw HTML is a tag, comment or the like, and no author's words in
// angle brackets.
func isTag(raw []byte) bool {
	name := tagName(raw)
	return name == "" || slices.Contains(elements, name)
}

// tagName returns the name of the tag with which raw HTML begins, or "".
func tagName(raw []byte) string {
	_, name, _, _ := readTag(string(raw), 0)
	return name
}

func rawText(segments *text.Segments, source []byte) []byte {
	var raw []byte
	for i := range segments.Len() {
		s := segments.At(i)
		raw = append(raw, s.Value(source)...)
	}
	return raw
}

func blockText(n *ast.HTMLBlock, source []byte) []byte {
	raw := rawText(n.Lines(), source)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(source)...)
	}
	return raw
}

// wordsOfHTML returns the words of raw HTML as paragraphs of HTML.
func wordsOfHTML(raw string) (paragraphs []string) {
	var words strings.Builder
	end := func() {
		if s := strings.TrimSpace(words.String()); strings.TrimSpace(strings.ReplaceAll(s, "<br>", "")) != "" {
			paragraphs = append(paragraphs, s)
		}
		words.Reset()
	}
	for at := 0; at < len(raw); {
		next := nextTag(raw, at)
		_, _ = words.Write(util.EscapeHTML([]byte(html.UnescapeString(raw[at:next]))))
		if next == len(raw) {
			break
		}
		stop, name, closing, _ := readTag(raw, next)
		switch {
		case name == "" && stop == len(raw) && !strings.HasPrefix(raw[next:], "<!") &&
			!strings.HasPrefix(raw[next:], "<?"):
			stop = next + 1
			words.WriteString("&lt;")
		case name == "":
		case !slices.Contains(elements, name):
			_, _ = words.Write(util.EscapeHTML([]byte(raw[next:stop])))
		case name == "br":
			words.WriteString("<br>\n")
		case breaks(name):
			end()
		case slices.Contains(silent, name) && !closing:
			if i := strings.Index(strings.ToLower(raw[stop:]), "</"+name); i >= 0 {
				stop += i
			} else {
				stop = len(raw)
			}
		}
		at = stop
	}
	end()
	return paragraphs
}

func (r *htmlRenderer) registerRaw(reg renderer.NodeRendererFuncRegisterer) {
	if r.raw {
		reg.Register(ast.KindRawHTML, rawInline)
		reg.Register(ast.KindHTMLBlock, rawBlock)
		return
	}
	reg.Register(ast.KindRawHTML, wordsInline)
	reg.Register(ast.KindHTMLBlock, wordsBlock)
}

func rawInline(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(rawText(n.(*ast.RawHTML).Segments, source))
	}
	return ast.WalkSkipChildren, nil
}

func rawBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(blockText(n.(*ast.HTMLBlock), source))
	}
	return ast.WalkContinue, nil
}

func wordsInline(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		switch raw := rawText(n.(*ast.RawHTML).Segments, source); {
		case tagName(raw) == "br":
			_, _ = w.WriteString("<br>")
		case !isTag(raw):
			_, _ = w.Write(util.EscapeHTML(raw))
		case breaks(tagName(raw)): // it keeps the words around it apart
			_ = w.WriteByte(' ')
		}
	}
	return ast.WalkSkipChildren, nil
}

func wordsBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		for _, words := range wordsOfHTML(string(blockText(n.(*ast.HTMLBlock), source))) {
			_, _ = w.WriteString("<p>" + words + "</p>\n")
		}
	}
	return ast.WalkSkipChildren, nil
}

// rawInline reports what becomes of a tag within a paragraph.
func (p *preparation) rawInline(n *ast.RawHTML) {
	raw := rawText(n.Segments, p.src.Text)
	if p.raw || tagName(raw) == "br" || bytes.HasPrefix(raw, []byte("<!--")) || bytes.HasPrefix(raw, []byte("</")) {
		return // comments are meant to be dropped, and an end tag is reported with its start tag
	}
	start := n.Segments.At(0).Start
	at := p.src.Place(start, start+len(bytes.TrimRight(firstLine(raw), " \r")))
	if !isTag(raw) {
		p.problems.Add(diag.RawHTML.At(at, "%s is no HTML, and is printed as it stands", abridge(string(raw), 60)).
			WithHint(`\< prints the bracket; &lt; does, too`))
		return
	}
	p.problems.Add(diag.RawHTML.At(at, "raw HTML is dropped: %s", abridge(string(firstLine(raw)), 60)).
		WithHint("write it in Markdown, or set raw_html = true under [markdown] in site.toml"))
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

// rawBlock reports what becomes of a block of HTML.
func (p *preparation) rawBlock(n *ast.HTMLBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	raw, first := blockText(n, p.src.Text), n.Lines().At(0)
	written := bytes.TrimSpace(first.Value(p.src.Text))
	start := first.Start + bytes.Index(first.Value(p.src.Text), written)
	at := p.src.Place(start, start+len(written))
	if end := missingEnd(n, raw); end != "" {
		p.problems.Add(diag.NeverClosed.At(at, "what begins here is never closed, and hides all that follows").
			WithHint("write %s where it ends", end))
		return
	}
	words := len(wordsOfHTML(string(raw))) > 0
	if p.raw || !words && (bytes.HasPrefix(written, []byte("<!--")) || bytes.HasPrefix(written, []byte("</")) ||
		tagName(written) == "br") {
		return
	}
	d := diag.RawHTML.At(at, "raw HTML is dropped: %s", abridge(string(written), 60))
	d.WithHint("write it in Markdown, or set raw_html = true under [markdown] in site.toml")
	if words {
		d.Message = "raw HTML is dropped and its words stay, in which Markdown is not read: " +
			abridge(string(written), 60)
	}
	p.problems.Add(d)
}

// missingEnd returns what would close a block of HTML that goes on to the text's end and
// whose content is hidden, or "".
func missingEnd(n *ast.HTMLBlock, raw []byte) string {
	end := ""
	switch n.HTMLBlockType {
	case ast.HTMLBlockType1:
		name := tagName(bytes.TrimLeft(raw, " "))
		if name != "script" && name != "style" {
			return ""
		}
		end = "</" + name + ">"
	case ast.HTMLBlockType2:
		end = "-->"
	case ast.HTMLBlockType3:
		end = "?>"
	case ast.HTMLBlockType4:
		end = ">"
	case ast.HTMLBlockType5:
		end = "]]>"
	}
	if bytes.Contains(bytes.ToLower(raw), []byte(end)) {
		return ""
	}
	return end
}
