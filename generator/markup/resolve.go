package markup

import (
	"cmp"
	"html"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// Resolver fills slots. Its functions must give the same answer each time.
type Resolver struct {
	// Root is the path of base_url without its final slash: "" or "/desk".
	Root string
	// Record returns the address and title of the record that a link names. Where ok is
	// false there is none, or it is left out, and the link reads as plain words.
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

// ResolveAt does what Resolve does, and returns the offsets at which each slot's content
// starts.
func (d *Doc) ResolveAt(r *Resolver) (html string, at []int) {
	if d == nil {
		return "", nil
	}
	if len(d.Slots) == 0 {
		return d.HTML, nil
	}
	l := loans.Get().(*loan)
	defer loans.Put(l)
	d.resolve(l, r)
	return string(l.html), slices.Clone(l.slots)
}

// resolve writes finished HTML, and the offsets at which each slot's content starts.
func (d *Doc) resolve(l *loan, r *Resolver) {
	l.html, l.slots = l.html[:0], l.slots[:0]
	from := 0
	for _, s := range d.Slots {
		l.html = append(l.html, d.HTML[from:s.Offset]...)
		from = s.Offset
		l.slots = append(l.slots, len(l.html))
		l.html = r.fill(l.html, s)
	}
	l.html = append(l.html, d.HTML[from:]...)
}

// Filling returns the contents of all the doc's slots, to compare with an earlier
// version. A nil Doc has none.
func (d *Doc) Filling(r *Resolver) string {
	if d == nil || len(d.Slots) == 0 {
		return ""
	}
	l := loans.Get().(*loan)
	defer loans.Put(l)
	l.html = l.html[:0]
	for _, s := range d.Slots {
		l.html = r.fill(l.html, s)
	}
	return string(l.html)
}

// words returns the words of a record link.
func (r *Resolver) words(s *Slot) string {
	if s.Words != "" {
		return s.Words
	}
	_, title, _ := r.Record(*s)
	return cmp.Or(title, s.Target)
}

// fill appends the content of a slot.
func (r *Resolver) fill(b []byte, s Slot) []byte {
	switch s.Kind {
	case RecordSlot:
		href, title, ok := r.Record(s)
		words := cmp.Or(s.Words, title, s.Target)
		if !ok || s.Within {
			return append(b, html.EscapeString(words)...)
		}
		b = append(append(b, `<a href="`...), html.EscapeString(href)...)
		b = append(append(b, `">`...), html.EscapeString(words)...)
		b = append(b, `</a>`...)
	case LinkSlot:
		href, ok := r.Link(s)
		if !ok {
			return b
		}
		b = append(append(b, `<a href="`...), util.EscapeHTML(util.URLEscape([]byte(href), true))...)
		if s.Words != "" {
			b = append(append(b, `" title="`...), util.EscapeHTML([]byte(s.Words))...)
		}
		b = append(b, `">`...)
	case LinkEnd:
		if _, ok := r.Link(s); ok {
			b = append(b, `</a>`...)
		}
	case RootSlot:
		b = append(b, r.Root...)
	case SizeSlot:
		if w, h, ok := r.Size(s.Target); ok {
			b = append(strconv.AppendInt(append(b, ` width="`...), int64(w), 10), `" height="`...)
			b = append(strconv.AppendInt(b, int64(h), 10), '"')
		}
	}
	return b
}
