package page

import (
	"bytes"
	"fmt"
	"html/template"
	"unsafe"

	"onrecord/generator/diag"
)

// Render makes the file at one of Paths. The diagnostics are mistakes in templates; if
// there are any, the bytes mean nothing.
func (s *Site) Render(path string) ([]byte, diag.List) { return s.RenderIn(new(Memory), path) }

// Memory is where files are made one after another. Making pages in the memory of those
// before saves a third of a build's garbage.
type Memory struct{ page, main, text []byte }

// lent returns bytes as a text without a copy. Nobody may keep it: the next file is made in
// the same memory.
func lent(b []byte) template.HTML { return template.HTML(unsafe.String(unsafe.SliceData(b), len(b))) }

// RenderIn does what Render does. The file lasts until the next one is made in the same
// memory.
func (s *Site) RenderIn(m *Memory, path string) ([]byte, diag.List) {
	o, ok := s.find(path)
	if !ok {
		return nil, nil
	}
	b := &builder{Site: s, memory: m}
	data := b.make(o)
	if outside, ok := b.failed.(*fileError); ok {
		return nil, diag.List{outside.problem()}
	}
	if b.failed != nil {
		return nil, diag.List{s.theme.Problem(b.failed)}
	}
	if len(data) == 0 { // no file of a site is empty
		return nil, diag.List{s.theme.Problem(fmt.Errorf("%s comes out empty", path)).
			WithHint("a template of it, such as templates/layout.html, prints nothing: the page goes to {{.Main}} there")}
	}
	return data, nil
}

// builder makes one file. Its first failed template stops the file.
type builder struct {
	*Site
	memory *Memory
	failed error
}

func (b *builder) make(o output) []byte {
	if o.bytes != nil {
		return o.bytes(b)
	}
	view := o.view(b)
	head := view.head()
	head.Kind = o.kind
	head.Data = append(head.Data, breadcrumbs(b, head)...)
	head.Main = b.main(o.kind, view)
	head.Header, head.Footer = b.section("header", head.Section), b.section("footer", "")
	if b.failed != nil {
		return nil
	}
	var err error
	b.memory.page, err = b.theme.Append(b.memory.page[:0], "layout", head)
	b.fail(err)
	return b.memory.page
}

// main runs the template for the main part of a page.
func (b *builder) main(name string, view any) template.HTML {
	if b.failed != nil {
		return ""
	}
	b.memory.main, b.failed = b.theme.Append(b.memory.main[:0], name, view)
	return lent(bytes.TrimSpace(b.memory.main))
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
