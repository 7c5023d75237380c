package page

import (
	"bytes"
	"html/template"
	"unsafe"

	"onrecord/generator/diag"
)

// Render makes the file at one of Paths. The diagnostics are mistakes in templates;
// where there are any, the bytes mean nothing.
func (s *Site) Render(path string) ([]byte, diag.List) { return s.Renderer().Render(path) }

// Renderer makes one file after another in the same memory. It is for one goroutine.
type Renderer struct {
	site       *Site
	main, page []byte
	sections   map[[2]string]template.HTML // by name and section
	dates      map[string]*Date            // by their EDTF
	parts      []byte                      // the builder's, and so
	searched   searched                    // is this
}

// keptMemory is how much memory of a kind a renderer keeps from file to file, in bytes:
// a data file may hold the whole record.
const keptMemory = 4 << 20

func kept(memory []byte) []byte {
	if cap(memory) > keptMemory {
		return nil
	}
	return memory[:0]
}

// chrome is [builder.section], looked up without a lock.
func (r *Renderer) chrome(b *builder, name, section string) template.HTML {
	if html, ok := r.sections[[2]string{name, section}]; ok {
		return html
	}
	html := b.section(name, section)
	if b.failed == nil {
		r.sections[[2]string{name, section}] = html
	}
	return html
}

// Renderer returns a new one, for those who make many files.
func (s *Site) Renderer() *Renderer {
	return &Renderer{site: s, sections: map[[2]string]template.HTML{}, dates: map[string]*Date{}}
}

// Render is [Site.Render]; the bytes are good until the next call.
func (r *Renderer) Render(path string) ([]byte, diag.List) {
	s := r.site
	o, ok := s.find(path)
	if !ok {
		return nil, nil
	}
	if o.raw != nil {
		return o.raw(), nil
	}
	b := &builder{Site: s, parts: r.parts, searched: &r.searched, known: r.dates}
	defer func() { r.parts, r.page = kept(b.parts), kept(r.page) }()
	if o.data != nil {
		r.page = o.data(b, r.page)
		return b.done(r.page)
	}
	view := o.view(b)
	head := view.head()
	head.Kind = o.kind
	head.Data = append(head.Data, b.breadcrumbs(head)...)
	if b.failed == nil {
		r.main, b.failed = s.theme.render.Append(r.main[:0], o.kind, view)
		// The layout copies it before main is written again.
		head.Main = template.HTML(inPlace(bytes.TrimSpace(r.main)))
		head.Header, head.Footer = r.chrome(b, "header", head.Section), r.chrome(b, "footer", "")
	}
	if b.failed == nil {
		r.page, b.failed = s.theme.render.Append(r.page, "layout", head)
	}
	return b.done(r.page)
}

// done ends a file: its bytes, or what failed.
func (b *builder) done(out []byte) ([]byte, diag.List) {
	if outside, ok := b.failed.(*exportError); ok {
		return nil, diag.List{outside.problem()}
	}
	if b.failed != nil {
		return nil, diag.List{b.theme.problem(b.failed)}
	}
	return out, nil
}

// builder makes one file. Its first failed template stops the file.
type builder struct {
	*Site
	failed error
	parts  []byte // rendered parts of the file

	searched *searched        // memory for reading texts
	known    map[string]*Date // the renderer's dates
}

// exec runs a template; after a failure it does nothing. What it returns is good until
// the file is made: the next one's parts lie in the same memory.
func (b *builder) exec(name string, data any) template.HTML {
	if b.failed != nil {
		return ""
	}
	from := len(b.parts)
	b.parts, b.failed = b.theme.render.Append(b.parts, name, data)
	return template.HTML(inPlace(bytes.TrimSpace(b.parts[from:])))
}

// inPlace is bytes as a string without a copy, for those that do not change while
// the string is used.
func inPlace(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func (b *builder) fail(err error) {
	if b.failed == nil {
		b.failed = err
	}
}

// section renders header or footer, once for each section of the site.
func (b *builder) section(name, section string) template.HTML {
	if b.failed != nil {
		return ""
	}
	type key struct{ name, section string }
	kept, _ := b.chrome.LoadOrStore(key{name, section}, &keep[template.HTML]{})
	k := kept.(*keep[template.HTML])
	k.once.Do(func() {
		html, err := b.theme.exec(name, &Chrome{Site: b.info, Section: section})
		k.value, k.err = &html, err
	})
	b.fail(k.err)
	if b.failed != nil {
		return ""
	}
	return *k.value
}
