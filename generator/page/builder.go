package page

import (
	"html/template"

	"onrecord/generator/diag"
)

// Render makes the file at one of Paths. The diagnostics are mistakes in templates; if
// there are any, the bytes mean nothing.
func (s *Site) Render(path string) ([]byte, diag.List) { return s.Append(nil, path) }

// Append does what Render does. It may use the memory of out for the file.
func (s *Site) Append(out []byte, path string) ([]byte, diag.List) {
	o, ok := s.find(path)
	if !ok {
		return nil, nil
	}
	b := &builder{Site: s}
	data := b.make(out[:0], o)
	if outside, ok := b.failed.(*fileError); ok {
		return nil, diag.List{outside.problem()}
	}
	if b.failed != nil {
		return nil, diag.List{s.theme.Problem(b.failed)}
	}
	return data, nil
}

// builder makes one file. Its first failed template stops the file.
type builder struct {
	*Site
	failed error
}

func (b *builder) make(out []byte, o output) []byte {
	if o.bytes != nil {
		return o.bytes(b)
	}
	view := o.view(b)
	head := view.head()
	head.Kind = o.kind
	head.Data = append(head.Data, breadcrumbs(b, head)...)
	head.Main = b.exec(o.kind, view)
	head.Header, head.Footer = b.section("header", head.Section), b.section("footer", "")
	if b.failed != nil {
		return nil
	}
	data, err := b.theme.Append(out, "layout", head)
	b.fail(err)
	return data
}

// exec runs a template for a part of a file. After a failure it does nothing.
func (b *builder) exec(name string, view any) (html template.HTML) {
	if b.failed == nil {
		html, b.failed = b.theme.Run(name, view)
	}
	return html
}

func (b *builder) fail(err error) {
	if b.failed == nil {
		b.failed = err
	}
}

// section renders the header or footer, once for each section of the site.
func (b *builder) section(name, section string) template.HTML {
	type key struct{ name, section string }
	if html, ok := b.chrome.Load(key{name, section}); ok {
		return html.(template.HTML)
	}
	html := b.exec(name, &Chrome{Site: b.info, Section: section})
	if b.failed == nil {
		b.chrome.Store(key{name, section}, html)
	}
	return html
}

// safe marks HTML that the Markdown renderer wrote.
func safe(html string) template.HTML { return template.HTML(html) }
