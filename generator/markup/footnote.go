package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// Footnotes are rendered here because goldmark's ids have a colon, which style sheets
// can't name and HTML checkers refuse. A note has the id fn-1, its mark fnref-1, and a
// second mark fnref-1-2. Several fields share a page, so theirs carry a prefix.

func footnotePrefix(n ast.Node) string {
	prefix, _ := n.OwnerDocument().Meta()["footnotes"].(string)
	return prefix
}

// markID returns the id of a footnote's mark. again counts the marks of one note from 0.
func markID(prefix string, index, again int) string {
	id := prefix + "fnref-" + strconv.Itoa(index)
	if again > 0 {
		id += "-" + strconv.Itoa(again+1)
	}
	return id
}

func noteID(prefix string, index int) string { return prefix + "fn-" + strconv.Itoa(index) }

func appendNoteMark(html []byte, prefix string, index, again int) []byte {
	return append(html, `<sup id="`+markID(prefix, index, again)+`"><a href="#`+noteID(prefix, index)+
		`" class="footnote-ref" role="doc-noteref">`+strconv.Itoa(index)+`</a></sup>`...)
}

func appendBacklink(html []byte, prefix string, index, again int) []byte {
	return append(html, "\u00a0<a href=\"#"+markID(prefix, index,
		again)+"\" class=\"footnote-backref\" role=\"doc-backlink\">\u21a9\ufe0e</a>"...)
}

func footnoteLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*east.FootnoteLink); entering {
		_, _ = w.Write(appendNoteMark(nil, footnotePrefix(n), n.Index, n.RefIndex))
	}
	return ast.WalkContinue, nil
}

func footnoteBacklink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*east.FootnoteBacklink); entering {
		_, _ = w.Write(appendBacklink(nil, footnotePrefix(n), n.Index, n.RefIndex))
	}
	return ast.WalkContinue, nil
}

func footnote(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*east.Footnote); entering {
		_, _ = w.WriteString(`<li id="` + noteID(footnotePrefix(n), n.Index) + "\">\n")
	} else {
		_, _ = w.WriteString("</li>\n")
	}
	return ast.WalkContinue, nil
}
