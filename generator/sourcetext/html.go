// Package sourcetext reads the text of pages that others made, as a reader sees it.
package sourcetext

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen are the elements whose text is no text of the page: scripts and forms, and what
// stands round it on every page of its site.
var unseen = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Nav:    true,
	atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Svg:    true,
	atom.Iframe: true, atom.Head: true, atom.Figcaption: true}

// blocks are the elements that end a paragraph.
var blocks = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true,
	atom.Li: true,
	atom.Ul: true, atom.Ol: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true,
	atom.H6:         true,
	atom.Blockquote: true, atom.Pre: true, atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Br: true, atom.Dd: true,
	atom.Dt: true}

// IsHTML reports whether data is a page and no plain text.
func IsHTML(data []byte) bool {
	head := strings.ToLower(string(data[:min(len(data), 512)]))
	head = strings.TrimLeft(head, "\ufeff \t\r\n")
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") ||
		strings.HasPrefix(head, "<head")
}

// FromHTML returns the paragraphs of a page's text with a line break between them. Where the
// page has an article or a main part, it returns that alone.
func FromHTML(r io.Reader) (string, error) {
	root, err := html.Parse(r)
	if err != nil {
		return "", err
	}
	for _, part := range []atom.Atom{atom.Article, atom.Main, atom.Body} {
		if n := first(root, part); n != nil {
			root = n
			break
		}
	}
	var out strings.Builder
	write(&out, root)
	var lines []string
	for line := range strings.SplitSeq(out.String(), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n"), nil
}

func first(n *html.Node, a atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == a {
		return n
	}
	for c := range n.ChildNodes() {
		if found := first(c, a); found != nil {
			return found
		}
	}
	return nil
}

func write(out *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		out.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case n.Type == html.ElementNode && (unseen[n.DataAtom] || hidden(n)):
		return
	}
	block := n.Type == html.ElementNode && blocks[n.DataAtom]
	if block {
		out.WriteByte('\n')
	}
	for c := range n.ChildNodes() {
		write(out, c)
	}
	if block {
		out.WriteByte('\n')
	}
}

// hidden reports whether an element says itself that it is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" ||
			a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}
