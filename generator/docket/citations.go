package docket

import (
	"iter"

	"onrecord/generator/content"
	"onrecord/generator/markup"
)

// links returns the record that each of a doc's slots links to, if any.
func (k *linking) links(doc *markup.Doc) []Ref {
	refs := make([]Ref, len(doc.Slots))
	for i, s := range doc.Slots {
		switch {
		case s.Kind == markup.RecordSlot:
			refs[i], _ = k.d.find(s)
		case s.Kind == markup.LinkSlot && s.File != "":
			refs[i], _ = k.d.byFile(s.File)
		}
	}
	return refs
}

// cite gives the records that a text links to their backlinks.
func (k *linking) cite(from Ref, l cited) {
	for i, ref := range l.refs {
		if ref != from {
			all := k.d.citedBy(ref)
			*all = addBacklink(*all, Backlink{from, l.at[i]})
		}
	}
}

// citedBy is where a record keeps its backlinks.
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

// addBacklink adds a backlink; of several links in one text the first counts.
func addBacklink(all []Backlink, b Backlink) []Backlink {
	if len(all) > 0 && all[len(all)-1].From == b.From {
		return all
	}
	return append(all, b)
}

// citations finds the record links of all other texts and complains about links
// to nothing.
func (k *linking) citations() {
	kept := map[*markup.Doc]*cited{}
	for r, docs := range k.d.texts() {
		for _, doc := range docs {
			if doc == nil || len(doc.Slots) == 0 {
				continue
			}
			k.checkLinks(doc)
			if r.body {
				continue // read with its article
			}
			c := k.cited[doc]
			if filling := doc.Filling(k.resolver); c == nil || c.filling != filling {
				c = k.readLinks(doc, filling)
			}
			kept[doc] = c
			k.cite(r.ref, *c)
		}
	}
	k.cited = kept
}

func (k *linking) readLinks(doc *markup.Doc, filling string) *cited {
	c := &cited{filling: filling}
	html, slots := doc.ResolveAt(k.resolver)
	var text *markup.Text
	for i, ref := range k.links(doc) {
		if ref.ID == "" {
			continue
		}
		if text == nil {
			text = markup.ReadText(html)
		}
		c.refs = append(c.refs, ref)
		c.at = append(c.at, sentence(text, text.At(slots[i])))
	}
	return c
}

// owner is the record that a text belongs to.
type owner struct {
	ref  Ref
	body bool // an article's body
}

// texts yields every Markdown text of the docket, in the docket's order.
func (d *Docket) texts() func(func(owner, []*markup.Doc) bool) {
	return func(yield func(owner, []*markup.Doc) bool) {
		for _, a := range d.Articles {
			fields := []*markup.Doc{a.Summary}
			for _, c := range a.Corrections {
				fields = append(fields, c.Note)
			}
			if !yield(owner{a.Ref(), true}, []*markup.Doc{a.Body}) || !yield(owner{ref: a.Ref()}, fields) {
				return
			}
		}
		for _, c := range d.Claims {
			if !yield(owner{ref: c.Ref()}, c.docs()) {
				return
			}
		}
		for _, e := range d.Entities {
			if !yield(owner{ref: e.Ref()}, []*markup.Doc{e.Description, e.Note}) {
				return
			}
		}
		for _, e := range d.Events {
			if !yield(owner{ref: e.Ref()}, []*markup.Doc{e.Description, e.Note}) {
				return
			}
		}
		for _, t := range d.Topics {
			if !yield(owner{ref: t.Ref()}, []*markup.Doc{t.Description, t.Note}) {
				return
			}
		}
		for _, p := range d.Pages {
			if !yield(owner{ref: p.Ref()}, []*markup.Doc{p.Summary, p.Body}) {
				return
			}
		}
	}
}

// Texts yields every record with its Markdown texts, in the docket's order; some of
// the texts may be nil, and an article comes twice.
func (d *Docket) Texts() iter.Seq2[Ref, []*markup.Doc] {
	return func(yield func(Ref, []*markup.Doc) bool) {
		d.texts()(func(o owner, docs []*markup.Doc) bool { return yield(o.ref, docs) })
	}
}

// docs lists a claim's Markdown texts as of the day.
func (c *Claim) docs() []*markup.Doc {
	all := make([]*markup.Doc, 0, 8)
	all = append(all, c.Note, c.Body)
	for _, e := range c.Evidence {
		all = append(all, e.Note)
	}
	for _, a := range c.Assessments {
		all = append(all, a.Note)
	}
	if c.Retracted != nil {
		all = append(all, c.Retracted.Note)
	}
	return all
}
