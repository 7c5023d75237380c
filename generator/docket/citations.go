package docket

import (
	"iter"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/markup"
)

// cited holds the links of a text that is not an article's body.
type cited struct {
	filling string // what was filled into the text's slots
	links   []link
}

// link is a place where a text links to a record.
type link struct {
	to Ref // its title may have changed since
	at passage
}

// Targets appends to refs one reference for each slot of a text: to the record that the
// slot links to, empty where it links to none. A nil text has no slots.
func (d *Docket) Targets(refs []Ref, doc *markup.Doc) []Ref {
	if doc == nil {
		return refs
	}
	for _, s := range doc.Slots {
		var ref Ref
		switch {
		case s.Kind == markup.RecordSlot:
			ref, _ = d.find(s)
		case s.Kind == markup.LinkSlot && s.File != "":
			ref, _ = d.byFile(s.File)
		}
		refs = append(refs, ref)
	}
	return refs
}

// citations gives records the backlinks of the texts that link to them, in the order of
// the texts. It keeps the links of every text but articles' bodies.
func (k *linking) citations() {
	for _, a := range k.d.Articles {
		k.cite(a.Ref(), k.texts[a.Index].links)
	}
	kept := make(map[*markup.Doc]*cited, len(k.cited))
	for from, doc := range k.d.texts() {
		if len(doc.Slots) == 0 || from.body {
			continue
		}
		c := k.reread(doc)
		kept[doc] = c
		k.cite(from.ref, c.links)
	}
	k.cited = kept
}

// cite adds a text's links to the backlinks of the records they lead to. Of several links
// to one record the first counts.
func (k *linking) cite(from Ref, links []link) {
	for _, l := range links {
		if l.to.Type == from.Type && l.to.ID == from.ID {
			continue
		}
		all := k.d.citedBy(l.to)
		if n := len(*all); n > 0 && (*all)[n-1].From == from {
			continue
		}
		*all = append(*all, Backlink{from, l.at})
	}
}

// citedBy returns the place where a record keeps its backlinks.
func (d *Docket) citedBy(ref Ref) *[]Backlink {
	switch ref.Type {
	case content.TypeArticle:
		return &d.articles[ref.ID].CitedBy
	case content.TypeClaim:
		return &d.claims[ref.ID].CitedBy
	case content.TypeEntity:
		return &d.entities[ref.ID].CitedBy
	case content.TypeEvent:
		return &d.events[ref.ID].CitedBy
	case content.TypeTopic:
		return &d.topics[ref.ID].CitedBy
	}
	return &d.pages[ref.ID].CitedBy
}

// reread finds the links of a text that is not an article's body. If the text reads as it
// did at the last linking, it returns what that found.
func (k *linking) reread(doc *markup.Doc) *cited {
	c := k.cited[doc]
	k.checkLinks(doc, c != nil)
	if c != nil && k.settled {
		return c
	}
	filling := doc.Filling(k.resolver)
	if c != nil && c.filling == filling {
		return c
	}
	return k.readLinks(doc, filling)
}

func (k *linking) readLinks(doc *markup.Doc, filling string) *cited {
	c := &cited{filling: filling}
	refs := k.d.Targets(nil, doc)
	if !slices.ContainsFunc(refs, func(ref Ref) bool { return ref.ID != "" }) {
		return c
	}
	doc.Look(k.resolver, func(text *markup.Text, slots []int) {
		for i, ref := range refs {
			if ref.ID != "" {
				before, words, after := text.Sentence(text.At(slots[i]))
				c.links = append(c.links, link{ref,
					passage{before + words + after, int32(len(before)), int32(len(words))}})
			}
		}
	})
	return c
}

// owner is the record that a text belongs to.
type owner struct {
	ref  Ref
	body bool // the text is an article's body
}

// texts yields every Markdown text of the docket, in the docket's order.
func (d *Docket) texts() iter.Seq2[owner, *markup.Doc] {
	return func(yield func(owner, *markup.Doc) bool) {
		each := func(ref Ref, docs ...*markup.Doc) bool {
			for _, doc := range docs {
				if doc != nil && !yield(owner{ref: ref}, doc) {
					return false
				}
			}
			return true
		}
		for _, a := range d.Articles {
			ref := a.Ref()
			if a.Body != nil && !yield(owner{ref, true}, a.Body) || !each(ref, a.fields()...) {
				return
			}
		}
		for _, c := range d.Claims {
			if !each(c.Ref(), c.docs()...) {
				return
			}
		}
		for _, e := range d.Entities {
			if !each(e.Ref(), e.Description, e.Note) {
				return
			}
		}
		for _, e := range d.Events {
			if !each(e.Ref(), e.Description, e.Note) {
				return
			}
		}
		for _, t := range d.Topics {
			if !each(t.Ref(), t.Description, t.Note) {
				return
			}
		}
		for _, p := range d.Pages {
			if !each(p.Ref(), p.Summary, p.Body) {
				return
			}
		}
	}
}

// Texts yields every record with each of its Markdown texts, in the docket's order.
func (d *Docket) Texts() iter.Seq2[Ref, *markup.Doc] {
	return func(yield func(Ref, *markup.Doc) bool) {
		d.texts()(func(o owner, doc *markup.Doc) bool { return yield(o.ref, doc) })
	}
}

// fields lists an article's Markdown texts on the day, but its body.
func (a *Article) fields() []*markup.Doc {
	all := make([]*markup.Doc, 0, 4)
	all = append(all, a.Summary)
	for _, c := range a.Corrections {
		all = append(all, c.Note)
	}
	return all
}

// docs lists a claim's Markdown texts on the day.
func (c *Claim) docs() []*markup.Doc {
	all := make([]*markup.Doc, 0, 8)
	all = append(all, c.Note, c.Body)
	for _, a := range c.Appearances {
		all = append(all, a.Note)
	}
	for _, e := range c.Evidence {
		all = append(all, e.Note)
	}
	for _, a := range c.Assessments {
		all = append(all, a.Note)
	}
	for _, r := range c.Replies {
		all = append(all, r.Note)
	}
	if c.Retracted != nil {
		all = append(all, c.Retracted.Note)
	}
	return all
}
