package markup

import (
	"bytes"
	"hash/fnv"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
)

// Renderer reads Markdown. It is safe for concurrent use.
type Renderer struct {
	body, field goldmark.Markdown
	phrases     parser.Parser // of the words of record links
	options     Options
}

// NewRenderer makes a renderer with the options.
func NewRenderer(o Options) *Renderer {
	phrases := phraseParser(o)
	return &Renderer{body: newMarkdown(o, phrases, parser.WithAutoHeadingID(), parser.WithAttribute()),
		field: newMarkdown(o, phrases, parser.WithAttribute()), phrases: phrases, options: o}
}

func newMarkdown(o Options, phrases parser.Parser, more ...parser.Option) goldmark.Markdown {
	extensions := []goldmark.Extender{
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Strikethrough,
		extension.Footnote,
	}
	if o.Typographer {
		extensions = append(extensions, extension.NewTypographer(extension.WithTypographicSubstitutions(typography)))
		more = append(more, parser.WithInlineParsers(util.Prioritized(quoteParser{}, 9998)))
	}
	more = append(more,
		parser.WithInlineParsers(util.Prioritized(&recordLinkParser{phrases}, 150), util.Prioritized(emphasisParser{}, 499)),
		parser.WithBlockParsers(util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 998)))
	return goldmark.New(
		goldmark.WithExtensions(extensions...),
		goldmark.WithParserOptions(more...),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(&htmlRenderer{raw: o.RawHTML}, 100))),
	)
}

// typography replaces goldmark's entities by characters, so that the HTML's text is the
// text.
var typography = map[extension.TypographicPunctuation][]byte{
	extension.LeftSingleQuote: []byte("‘"), extension.RightSingleQuote: []byte("’"),
	extension.LeftDoubleQuote: []byte("“"), extension.RightDoubleQuote: []byte("”"),
	extension.EnDash: []byte("–"), extension.EmDash: []byte("—"), extension.Ellipsis: []byte("…"),
	extension.LeftAngleQuote: []byte("«"), extension.RightAngleQuote: []byte("»"), extension.Apostrophe: []byte("’"),
}

// Render reads one piece of Markdown. It returns nil for text that is blank.
func (r *Renderer) Render(src Source) (*Doc, diag.List) {
	if len(bytes.TrimSpace(src.Text)) == 0 {
		return nil, nil
	}
	m := makings.Get().(*making)
	defer makings.Put(m)
	m.begin(r, src)
	if !m.severable() || !m.blocks() {
		m.begin(r, src)
		m.goldmark(0, len(m.src.Text))
	}
	return m.doc()
}

func hash(text []byte) uint32 {
	h := fnv.New32a()
	h.Write(text)
	return h.Sum32()
}

// withoutControls replaces control characters by spaces. HTML can't have them, and two of
// them mark slots while rendering.
func withoutControls(text []byte) []byte {
	if !hasControls(text) {
		return text
	}
	clean := slices.Clone(text)
	for i, b := range clean {
		if isControl(b) {
			clean[i] = ' '
		}
	}
	return clean
}

func isControl(b byte) bool { return b < ' ' && b != '\n' && b != '\t' && b != '\r' }

func hasControls(text []byte) bool { return slices.ContainsFunc(text, isControl) }

// While goldmark renders, a slot is its number between these bytes.
const slotOpen, slotClose = '\x02', '\x03'

// preparation walks a parsed document before it is rendered. It lowers headings below the
// page's own, notes links, and gives slots their numbers.
type preparation struct {
	src      Source
	raw      bool
	slots    []Slot
	links    []Link
	bare     bool
	ids      []string
	problems diag.List
}

func (p *preparation) prepare(root ast.Node) {
	joinLines(root, p.src.Text)
	lower := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			lower = 1
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(6, n.Level+lower)
			p.headingID(n)
		case *ast.Link:
			p.link(n)
		case *ast.Image:
			p.picture(n)
		case *ast.AutoLink:
			dest, label := string(n.URL(p.src.Text)), string(n.Label(p.src.Text))
			if n.AutoLinkType == ast.AutoLinkEmail {
				dest = "mailto:" + strings.TrimPrefix(dest, "mailto:")
			}
			p.links = append(p.links, Link{Dest: dest, Place: p.place(n, label)})
		case *recordLink:
			slot := n.asSlot(p.src.Place(n.start, n.end))
			slot.Within = withinLink(n)
			n.slot = p.slot(slot)
			p.bare = p.bare || n.words == ""
		case *ast.RawHTML:
			p.rawInline(n)
		case *ast.HTMLBlock:
			p.rawBlock(n)
		case *east.TableCell:
			if n.Alignment != east.AlignNone {
				n.SetAttributeString("class", []byte("align-"+n.Alignment.String()))
			}
		}
		return ast.WalkContinue, nil
	})
}

func withinLink(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

// brackets reports text that looks like a record link and can't be one.
func (p *preparation) brackets(all []unread) {
	for _, u := range all {
		d := diag.Brackets.At(p.src.Place(u.start, u.end), "%s links to no record, and is printed with its brackets",
			p.src.Text[u.start:u.end])
		p.problems.Add(d.WithHint("%s", u.hint))
	}
}

// headingID keeps a heading's id, made of its words or written as {#id}, and drops its
// other attributes.
func (p *preparation) headingID(n *ast.Heading) {
	written, ok := n.AttributeString("id")
	n.RemoveAttributes()
	if id, isText := written.([]byte); ok && isText && !p.src.Field {
		if slices.Contains(ThemeIDs, string(id)) {
			id = append([]byte("h-"), id...)
		}
		n.SetAttributeString("id", id)
		p.ids = append(p.ids, string(id))
	}
}

func (p *preparation) slot(s Slot) int {
	p.slots = append(p.slots, s)
	return len(p.slots) - 1
}

// place returns where a node's destination is written, else where the node starts.
func (p *preparation) place(n ast.Node, dest string) diag.Span {
	start := max(0, n.Pos())
	if i := bytes.Index(p.src.Text[start:], []byte(dest)); i >= 0 && dest != "" {
		return p.src.Place(start+i, start+i+len(dest))
	}
	return p.src.Place(start, start+1)
}

// link notes a link and gives it slots if its address depends on the site.
func (p *preparation) link(n *ast.Link) {
	written := string(n.Destination)
	n.Destination = composed(n.Destination)
	dest := string(n.Destination)
	l := p.src.link(dest, p.place(n, written))
	if l.slotted() {
		slot := Slot{Kind: LinkSlot, Target: dest, File: l.File, Words: string(literal(n.Title)), Place: l.Place}
		n.SetAttribute(attrSlot, p.slot(slot))
		slot.Kind = LinkEnd
		n.SetAttribute(attrEnd, p.slot(slot))
	}
	p.links = append(p.links, l)
}

// decomposed matches a letter with an escaped accent.
//
//	e%CC%81  yes
//	%C3%A9   no, it is one character
var decomposed = regexp.MustCompile(`(?i)[a-z](?:%cc%[89ab][0-9a-f]|%cd%[89a][0-9a-f])+`)

// composed returns an address in Unicode's NFC, in which files are published.
func composed(dest []byte) []byte {
	return norm.NFC.Bytes(decomposed.ReplaceAllFunc(dest, func(letter []byte) []byte {
		plain, _ := url.PathUnescape(string(letter)) // the pattern has valid escapes only
		return []byte(plain)
	}))
}

// link describes a link in the source. In an address in angle brackets a space means %20.
func (s Source) link(dest string, at diag.Span) Link {
	l := Link{Dest: strings.ReplaceAll(dest, " ", "%20"), Place: at}
	if isContentFile(dest) {
		file, _, _ := strings.Cut(dest, "#")
		if unescaped, err := url.PathUnescape(file); err == nil {
			file = norm.NFC.String(unescaped)
		}
		l.File = path.Join(path.Dir(s.File), file)
	}
	return l
}

// slotted reports whether a link's address depends on the site.
func (l Link) slotted() bool { return l.File != "" || fromRoot(l.Dest) }

func (p *preparation) picture(n *ast.Image) {
	written := string(n.Destination)
	n.Destination = composed(n.Destination)
	dest := string(n.Destination)
	if fromRoot(dest) {
		n.SetAttribute(attrSlot, p.slot(Slot{Kind: RootSlot}))
		n.SetAttribute(attrEnd, p.slot(Slot{Kind: SizeSlot, Target: strings.TrimPrefix(dest, "/")}))
	}
	p.links = append(p.links, Link{Dest: dest, Picture: true, Alt: string(plainText(n, p.src.Text)),
		Place: p.place(n, written)})
}

// fromRoot reports whether a link starts at the site's root.
func fromRoot(dest string) bool {
	return strings.HasPrefix(dest, "/") && !strings.HasPrefix(dest, "//")
}

// isContentFile reports whether a link is relative and ends in .md.
func isContentFile(dest string) bool {
	if !strings.Contains(dest, ".md") && !strings.Contains(dest, "%") { // as nearly all links
		return false
	}
	u, err := url.Parse(dest)
	return err == nil && u.Scheme == "" && u.Host == "" && !strings.HasPrefix(dest, "/") &&
		strings.HasSuffix(u.Path, ".md")
}

func abridge(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
