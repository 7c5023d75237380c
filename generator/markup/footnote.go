package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// Footnotes are rendered here because goldmark's ids have a colon, which a style
// sheet can't name and HTML checkers refuse. An id is fn-1 for a note and fnref-1
// for its mark, fnref-1-2 for a second mark; those of a field carry a prefix, since
// several fields share a page.

func footnotePrefix(n ast.Node) string {
	prefix, _ := n.OwnerDocument().Meta()["footnotes"].(string)
	return prefix
}

// markID is the id of a footnote's mark; again counts the marks of one note from 0.
func markID(n ast.Node, index, again int) string {
	id := footnotePrefix(n) + "fnref-" + strconv.Itoa(index)
	if again > 0 {
		id += "-" + strconv.Itoa(again+1)
	}
	return id
}

func noteID(n ast.Node, index int) string { return footnotePrefix(n) + "fn-" + strconv.Itoa(index) }

func footnoteLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*east.FootnoteLink); entering {
		_, _ = w.WriteString(`<sup id="` + markID(n, n.Index, n.RefIndex) + `"><a href="#` + noteID(n, n.Index) +
			`" class="footnote-ref" role="doc-noteref">` + strconv.Itoa(n.Index) + `</a></sup>`)
	}
	return ast.WalkContinue, nil
}

func footnoteBacklink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*east.FootnoteBacklink); entering {
		_, _ = w.WriteString("\u00a0<a href=\"#" + markID(n, n.Index, n.RefIndex) + "\" class=\"footnote-backref\" role=\"doc-backlink\">\u21a9\ufe0e</a>")
	}
	return ast.WalkContinue, nil
}

func footnote(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*east.Footnote); entering {
		_, _ = w.WriteString(`<li id="` + noteID(n, n.Index) + "\">\n")
	} else {
		_, _ = w.WriteString("</li>\n")
	}
	return ast.WalkContinue, nil
}
