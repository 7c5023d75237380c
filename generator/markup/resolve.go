package markup

import (
	"cmp"
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

// Resolver fills slots. Its functions must give the same answer each time.
type Resolver struct {
	// Root is the path of base_url without its final slash: "" or "/desk".
	Root string
	// Record returns the address and title of the record that a link names; ok is
	// false where there is none, or it is left out: the link reads as plain words.
	Record func(s Slot) (href, title string, ok bool)
	// Link returns the address of a link from the root or to a content file.
	Link func(s Slot) (href string, ok bool)
	// Size returns a picture's size in pixels by its path below the root.
	Size func(path string) (width, height int, ok bool)
}

// Resolve fills the doc's slots and returns finished HTML. A nil Doc is empty.
func (d *Doc) Resolve(r *Resolver) string {
	html, _ := d.ResolveAt(r)
	return html
}

// ResolveAt is Resolve, and says where in the HTML the filling of each slot starts.
func (d *Doc) ResolveAt(r *Resolver) (html string, at []int) {
	if d == nil {
		return "", nil
	}
	if len(d.Slots) == 0 {
		return d.HTML, nil
	}
	var b strings.Builder
	b.Grow(len(d.HTML) + 64*len(d.Slots))
	at = make([]int, len(d.Slots))
	from := 0
	for i, s := range d.Slots {
		b.WriteString(d.HTML[from:s.Offset])
		from = s.Offset
		at[i] = b.Len()
		r.fill(&b, s)
	}
	b.WriteString(d.HTML[from:])
	return b.String(), at
}

// Filling returns what goes into all the doc's slots, for telling whether the
// finished HTML is the same as before. A nil Doc has none.
func (d *Doc) Filling(r *Resolver) string {
	if d == nil || len(d.Slots) == 0 {
		return ""
	}
	var b strings.Builder
	for _, s := range d.Slots {
		r.fill(&b, s)
	}
	return b.String()
}

// words are what a record link reads as.
func (r *Resolver) words(s *Slot) string {
	if s.Words != "" {
		return s.Words
	}
	_, title, _ := r.Record(*s)
	return cmp.Or(title, s.Target)
}

func (r *Resolver) fill(b *strings.Builder, s Slot) {
	switch s.Kind {
	case RecordSlot:
		href, title, ok := r.Record(s)
		words := cmp.Or(s.Words, title, s.Target)
		if !ok {
			b.WriteString(html.EscapeString(words))
			return
		}
		b.WriteString(`<a href="` + html.EscapeString(href) + `">` + html.EscapeString(words) + `</a>`)
	case LinkSlot:
		href, ok := r.Link(s)
		if !ok {
			return
		}
		b.WriteString(`<a href="`)
		b.Write(util.EscapeHTML(util.URLEscape([]byte(href), true)))
		if s.Words != "" {
			b.WriteString(`" title="` + html.EscapeString(s.Words))
		}
		b.WriteString(`">`)
	case LinkEnd:
		if _, ok := r.Link(s); ok {
			b.WriteString(`</a>`)
		}
	case RootSlot:
		b.WriteString(r.Root)
	case SizeSlot:
		if w, h, ok := r.Size(s.Target); ok {
			b.WriteString(` width="` + strconv.Itoa(w) + `" height="` + strconv.Itoa(h) + `"`)
		}
	}
}
