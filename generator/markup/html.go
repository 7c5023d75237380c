package markup

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
)

// The preparation tells the renderer about slots in these attributes. goldmark prints
// only attributes that it knows, so they never reach the HTML.
var (
	attrSlot = []byte("onrecord-slot") // the slot of a link's start, or before a picture's address
	attrEnd  = []byte("onrecord-end")  // the slot of a link's end, or of a picture's size
)

// htmlRenderer renders the nodes whose HTML differs from goldmark's own.
type htmlRenderer struct{ raw bool }

func (r *htmlRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, r.link)
	reg.Register(ast.KindImage, r.image)
	reg.Register(kindRecordLink, r.recordLink)
	reg.Register(east.KindFootnoteLink, footnoteLink)
	reg.Register(east.KindFootnoteBacklink, footnoteBacklink)
	reg.Register(east.KindFootnote, footnote)
	r.registerRaw(reg)
}

func writeSlot(w util.BufWriter, number any) {
	_ = w.WriteByte(slotOpen)
	_, _ = w.WriteString(strconv.Itoa(number.(int)))
	_ = w.WriteByte(slotClose)
}

func writeDestination(w util.BufWriter, dest []byte) { _, _ = w.Write(destination(dest)) }

// destination returns a link's address as HTML, or nothing for a dangerous one.
func destination(dest []byte) []byte {
	escaped := util.URLEscape(dest, true)
	if html.IsDangerousURL(escaped) {
		return nil
	}
	return util.EscapeHTML(escaped)
}

func writeTitle(w util.BufWriter, t []byte) {
	if t != nil {
		_, _ = w.WriteString(`" title="`)
		html.DefaultWriter.Write(w, t)
	}
}

func (r *htmlRenderer) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	slot, slotted := n.Attribute(attrSlot)
	switch {
	case slotted && entering:
		writeSlot(w, slot)
	case slotted:
		end, _ := n.Attribute(attrEnd)
		writeSlot(w, end)
	case entering:
		_, _ = w.WriteString(`<a href="`)
		writeDestination(w, n.Destination)
		writeTitle(w, n.Title)
		_, _ = w.WriteString(`">`)
	default:
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func (r *htmlRenderer) image(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	_, _ = w.WriteString(`<img src="`)
	slot, slotted := n.Attribute(attrSlot)
	if slotted {
		writeSlot(w, slot)
	}
	writeDestination(w, n.Destination)
	_, _ = w.WriteString(`" alt="`)
	_, _ = w.Write(util.EscapeHTML(plainText(n, source)))
	writeTitle(w, n.Title)
	_ = w.WriteByte('"')
	if slotted {
		size, _ := n.Attribute(attrEnd)
		writeSlot(w, size)
	}
	_, _ = w.WriteString(` loading="lazy">`)
	return ast.WalkSkipChildren, nil
}

func (r *htmlRenderer) recordLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		writeSlot(w, node.(*recordLink).slot)
	}
	return ast.WalkContinue, nil
}

// ThemeIDs are ids that the built-in templates use. A heading that would get one of them
// gets another, since an id stands once on a page.
var ThemeIDs = strings.Fields(`analysis backlinks chart cite columns columns-of corrections disputes due entities events evidence
	explorer explorer-all explorer-count explorer-more explorer-results f-kind f-q f-rating f-speaker f-topic f-year facts featured
	figures files find follow ledger licence main members mover nearby newest note overdue progress ruled scales search search-body search-count search-kind search-lists search-more
	search-q search-results speakers standing threat-table topics track warning-table words`)

// headingIDs makes ids for headings in any script. goldmark keeps ASCII only.
type headingIDs struct{ used map[string]bool }

func (h *headingIDs) has(id string) bool { return h.used[id] || slices.Contains(ThemeIDs, id) }

// hyphenated returns the words of a text in lower case with hyphens between.
func hyphenated(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), "-")
}

// notWords matches the parts of links that are not words of a heading.
//
//	[words](/a/)      ](/a/)
//	[[id|the words]]  [[id|
//	[[id]]            nothing
var notWords = regexp.MustCompile(`\]\([^)]*\)|\[\[[^\[\]|]*\|`)

func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	id := norm.NFC.String(hyphenated(string(literal(notWords.ReplaceAll(value, nil)))))
	first, _, _ := strings.Cut(id, "-")
	if id == "" || slices.Contains([]string{"claim", "fn", "fnref"}, first) || unicode.IsDigit([]rune(id)[0]) {
		id = "h-" + id // claim-ID is the first mark of a claim, fn-1 is a footnote, and an id begins with a letter
	}
	unique := id
	for n := 1; h.has(unique); n++ {
		unique = id + "-" + strconv.Itoa(n)
	}
	h.Put([]byte(unique))
	return []byte(unique)
}

func (h *headingIDs) Put(value []byte) {
	if h.used == nil { // most texts have no headings
		h.used = map[string]bool{}
	}
	h.used[string(value)] = true
}
