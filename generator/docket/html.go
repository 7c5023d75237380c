package docket

import (
	"hash/maphash"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/markup"
)

// find returns the record that a record link names. ok is false where none, or more than
// one, has the id.
func (d *Docket) find(s markup.Slot) (ref Ref, ok bool) {
	if s.Type != "" {
		return d.Lookup(content.Type(s.Type), s.Target)
	}
	n := 0
	for _, t := range content.Types {
		if r, found := d.Lookup(t, s.Target); found {
			ref = r
			n++
		}
	}
	if n != 1 {
		return Ref{}, false
	}
	return ref, true
}

// Lookup returns the record of a type with an id.
func (d *Docket) Lookup(t content.Type, id string) (ref Ref, ok bool) {
	switch t {
	case content.TypeArticle:
		if r := d.articles[id]; r != nil {
			return r.Ref(), true
		}
	case content.TypeClaim:
		if r := d.claims[id]; r != nil {
			return r.Ref(), true
		}
	case content.TypeEntity:
		if r := d.entities[id]; r != nil {
			return r.Ref(), true
		}
	case content.TypeEvent:
		if r := d.events[id]; r != nil {
			return r.Ref(), true
		}
	case content.TypeTopic:
		if r := d.topics[id]; r != nil {
			return r.Ref(), true
		}
	case content.TypePage:
		if r := d.pages[id]; r != nil {
			return r.Ref(), true
		}
	}
	return Ref{}, false
}

// byFile returns the record of a content file that holds one record.
func (d *Docket) byFile(file string) (ref Ref, ok bool) {
	t, ok := content.TypeOf(file)
	if !ok {
		return Ref{}, false
	}
	name := file[strings.LastIndexByte(file, '/')+1:]
	return d.Lookup(t, strings.TrimSuffix(name, ".md"))
}

// resolver returns the functions that fill the slots of texts with the docket's records.
// A link to a left-out record reads as plain words.
func (d *Docket) resolver(out *leftOut) *markup.Resolver {
	root := strings.TrimSuffix(d.Settings.BasePath(), "/")
	sizes := map[string]content.File{}
	for _, f := range d.Files {
		if f.Width > 0 {
			sizes[f.Path] = f
		}
	}
	return &markup.Resolver{
		Root: root,
		Record: func(s markup.Slot) (string, string, bool) {
			ref, ok := d.find(s)
			return ref.URL(), d.printed(ref), ok
		},
		Link: func(s markup.Slot) (string, bool) {
			if s.File == "" {
				return root + s.Target, !out.leads(s.Target)
			}
			ref, ok := d.byFile(s.File)
			_, fragment, has := strings.Cut(s.Target, "#")
			href := ref.URL()
			if has {
				href += "#" + fragment
			}
			return href, ok
		},
		Size: func(path string) (int, int, bool) {
			if unescaped, err := url.PathUnescape(path); err == nil {
				path = unescaped
			}
			f, ok := sizes[path]
			return f.Width, f.Height, ok
		},
	}
}

// printed returns a record's title as a link without words of its own shows it: that of a
// demand says who demands, and that of hearsay according to whom.
func (d *Docket) printed(r Ref) string {
	if c := d.claims[r.ID]; r.Type == content.TypeClaim && c != nil && d.title != nil && (c.Kind == content.Demand || c.Hearsay()) {
		return d.title(c)
	}
	return r.Title
}

// fingerprint returns a number for everything that can be filled into the slots of texts:
// the site's path, the ids and titles of all records, and the sizes of pictures. Where it
// is that of the last linking, no slot need be filled again, which saves a fifth of a
// linking.
func (k *linking) fingerprint() uint64 {
	var h maphash.Hash
	h.SetSeed(fingerprintSeed)
	add := func(texts ...string) {
		for _, text := range texts {
			h.WriteString(text)
			h.WriteByte(0)
		}
	}
	d := k.d
	add(d.Settings.BasePath())
	for r := range d.Records {
		ref := r.Ref()
		add(string(ref.Type), ref.ID, d.printed(ref))
	}
	for _, t := range content.Types {
		add(string(t))
		add(slices.Sorted(maps.Keys(k.leftOut.ids[t]))...)
	}
	add(slices.Sorted(maps.Keys(k.leftOut.old))...)
	for _, f := range d.Files {
		if f.Width > 0 {
			add(f.Path, strconv.Itoa(f.Width), strconv.Itoa(f.Height))
		}
	}
	return h.Sum64()
}

var fingerprintSeed = maphash.MakeSeed()

// LeftOut reports whether a link from the site's root leads to a draft or to a record of
// later than as_of, so that it reads as plain words.
func (d *Docket) LeftOut(target string) bool {
	_, ok := d.fill.Link(markup.Slot{Kind: markup.LinkSlot, Target: target})
	return !ok
}

// HTML returns a Markdown text as finished HTML, or "" for nil.
func (d *Docket) HTML(doc *markup.Doc) string { return doc.Resolve(d.fill) }

// Text returns the words of Markdown texts, with single spaces. Nil ones have none.
func (d *Docket) Text(docs ...*markup.Doc) string {
	if len(docs) == 1 {
		if words, ok := docs[0].Paragraph(); ok {
			return words
		}
	}
	memory := texts.Get().(*[]byte)
	defer texts.Put(memory)
	out := (*memory)[:0]
	for _, doc := range docs {
		if len(out) > 0 && doc != nil {
			out = append(out, ' ')
		}
		out = d.AppendText(out, doc)
	}
	*memory = out
	return string(out)
}

var texts = sync.Pool{New: func() any { return new([]byte) }}

// AppendText appends to out what Text returns.
func (d *Docket) AppendText(out []byte, doc *markup.Doc) []byte {
	return doc.AppendText(out, d.fill)
}

// markLength is about the length of a mark or link in HTML, in bytes.
const markLength = 160

// AppendBody appends an article's text to out, with its claims marked and its entities
// linked. It calls block for each element at the top of the text, with the element's HTML
// and the anchored claims that begin in it, each claim once. block must not keep either.
func (d *Docket) AppendBody(out []byte, a *Article, block func(html []byte, notes []*Appearance)) []byte {
	marks := make([]markup.Mark, 0, len(a.Appearances))
	numbered := 0 // the number of claims so far
	for _, p := range a.Appearances {
		if p.State != Anchored {
			break // the anchored ones come first
		}
		later := p.Number <= numbered
		numbered = max(numbered, p.Number)
		marks = append(marks, markup.Mark{ID: p.Claim.ID, Number: p.Number, Href: p.Claim.address.url(),
			Label: d.printed(p.Claim.Ref()), Ranges: p.Ranges, Later: later})
	}
	var anchors []markup.Anchor
	if d.Settings.Markdown.LinkEntities {
		anchors = make([]markup.Anchor, 0, len(a.Mentions))
		for _, m := range a.Mentions {
			if m.link != (markup.Range{}) {
				anchors = append(anchors, markup.Anchor{Range: m.link, Href: m.Entity.address.url()})
			}
		}
	}
	var notes []*Appearance
	a.Body.Look(d.fill, func(t *markup.Text, _ []int) {
		out = slices.Grow(out, len(t.HTML)+markLength*(len(marks)+len(anchors)))
		out = t.AppendMarked(out, marks, anchors, func(html []byte, begin []int) {
			notes = notes[:0]
			for _, i := range begin {
				if !marks[i].Later {
					notes = append(notes, a.Appearances[i])
				}
			}
			block(html, notes)
		})
	})
	return out
}
