package docket

import (
	"maps"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
	"onrecord/generator/parallel"
)

// Revision brings other words into a docket that is already linked.
//
// Linking is cheap, but not so cheap that an author who changes a sentence or a name
// on a site of ten thousand articles would not notice it. What is written in words
// changes little: the texts themselves, where quotes stand in them, whom they mention
// and what they link to. Everything else follows from what the records say in dates,
// ratings and references (see change), and while that is the same it stays. A
// revision is prepared beside the docket, and applied at once.
type Revision struct {
	k        *linking
	content  *content.Content
	differs  content.Difference
	changes  []change
	retitled map[Ref]string         // by the reference as it was
	renamed  bool                   // an entity has other names
	links    bool                   // see Links
	texts    map[*Article]*anchored // read anew
	cited    map[*markup.Doc]*cited // likewise
}

// Revise prepares the newest docket for what differs in c from the content that it
// was made of. It returns nil where more would change than a revision covers, or
// anything would be wrong: then everything is to be linked anew.
func (l *Linker) Revise(c *content.Content, differs content.Difference) *Revision {
	if l.last == nil {
		return nil
	}
	r := &Revision{k: l.last, content: c, differs: differs, retitled: map[Ref]string{}, texts: map[*Article]*anchored{}, cited: map[*markup.Doc]*cited{}}
	if !r.take() || !r.rename() || !r.read() {
		return nil
	}
	return r
}

// take notes the changes; ok is false where a revision does not cover one of them.
func (r *Revision) take() (ok bool) {
	complained := r.k.complainedOf()
	checks := *r.k
	checks.problems = nil
	for _, c := range r.k.changes(r.differs) {
		switch {
		case !c.wordsAlone || complained[c.file]:
			return false
		case !c.linked && r.k.absent.ids[c.was.Type][c.was.ID]:
			continue // left out, and its words with it
		case !c.linked:
			return false
		}
		r.changes = append(r.changes, c)
		if c.title != c.was.Title {
			r.retitled[c.was] = c.title
		}
		r.links = r.links || c.moved || !slices.EqualFunc(c.before, c.now, sameLinks)
		for _, doc := range c.now {
			if doc != nil {
				checks.checkLinks(doc)
			}
		}
	}
	return len(checks.problems) == 0
}

// complainedOf returns the files that have to do with what the last linking has found
// wrong.
func (k *linking) complainedOf() map[string]bool {
	files := map[string]bool{}
	for _, d := range k.problems {
		files[d.Span.File] = true
		for _, related := range d.Related {
			files[related.Span.File] = true
		}
	}
	return files
}

// sameLinks reports whether two texts have the same links, and the same places to
// link to, so that what holds of links in one holds in the other.
func sameLinks(a, b *markup.Doc) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(a.IDs, b.IDs) &&
		slices.EqualFunc(a.Links, b.Links, func(x, y markup.Link) bool { x.Place, y.Place = diag.Span{}, diag.Span{}; return x == y })
}

// rank is how a name is an entity's: a name or alias goes before another's short name.
type rank uint8

const (
	_ rank = iota
	isShort
	isName
)

func ranks(e *content.Entity) map[string]rank {
	all := map[string]rank{}
	for folded, links := range eachName(e) {
		if links {
			all[folded] = isName
		} else {
			all[folded] = max(all[folded], isShort)
		}
	}
	return all
}

// rename lets texts be searched for the names that entities now have; ok is false
// where a name that is new or gone, or is a short name now and was none, is one by which a
// record refers, or tried to.
func (r *Revision) rename() (ok bool) {
	now := map[string]*content.Entity{}
	for _, c := range r.differs.Entities {
		now[c.Now.ID] = c.Now
		if c.Before.Name == c.Now.Name && slices.Equal(c.Before.Aliases, c.Now.Aliases) && slices.Equal(c.Before.Short, c.Now.Short) {
			continue
		}
		r.renamed = true
		had, has := ranks(c.Before), ranks(c.Now)
		for name := range r.k.asked {
			if had[name] != has[name] {
				return false
			}
		}
	}
	if (r.renamed || len(r.retitled) > 0) && r.k.problems.Fails(false) {
		return false // some say which names and titles there are
	}
	if !r.renamed {
		return true
	}
	r.k.search(func(e *Entity) *content.Entity {
		if fresh := now[e.ID]; fresh != nil {
			return fresh
		}
		return e.Entity
	})
	return true
}

// read reads what has changed, or reads otherwise because of names and titles; ok is
// false where a quote has lost its place.
func (r *Revision) read() (ok bool) {
	k := *r.k
	k.resolver = k.d.resolver(k.absent, r.retitled)
	for _, c := range r.changes {
		for i, doc := range c.now {
			body := c.was.Type == content.TypeArticle && i == 0
			if doc != nil && len(doc.Slots) > 0 && !body {
				r.cited[doc] = k.readLinks(doc, doc.Filling(k.resolver))
			}
		}
	}
	if len(r.retitled) > 0 {
		for doc, c := range k.cited {
			if !doc.Bare {
				continue
			}
			if filling := doc.Filling(k.resolver); filling != c.filling {
				r.cited[doc] = k.readLinks(doc, filling)
			}
		}
	}
	now := map[*Article]*content.Article{}
	for _, c := range r.differs.Articles {
		now[k.d.articles[c.Now.ID]] = c.Now
	}
	texts := make([]*anchored, len(k.d.Articles))
	parallel.Each(len(texts), func(i int) {
		a := k.d.Articles[i]
		if fresh := now[a]; fresh != nil {
			texts[i] = k.anchor(&Article{Article: fresh, Appearances: a.Appearances})
		} else if len(r.retitled) > 0 && a.Body != nil && a.Body.Bare || !k.names.hold(k.texts[i]) {
			texts[i] = k.anchor(a)
		}
	})
	for i, text := range texts {
		if text == nil || text == k.texts[i] {
			continue
		}
		if slices.ContainsFunc(text.places, func(p placed) bool { return p.found.Places != 1 }) {
			return false
		}
		r.texts[k.d.Articles[i]] = text
	}
	return true
}

// Links reports whether texts now have other links, or places and addresses to link
// to.
func (r *Revision) Links() bool { return r.links }

// Problems are what linking had found wrong; a revision finds nothing more.
func (r *Revision) Problems() diag.List { return r.k.problems }

// Apply changes the docket, which nobody may read meanwhile, and returns it.
func (r *Revision) Apply() *Docket {
	k := r.k
	k.content = r.content
	for _, c := range r.changes {
		c.apply()
	}
	for _, c := range r.differs.Articles {
		delete(k.anchored, c.Before)
	}
	if r.renamed {
		k.d.byName = namesOf(k.inOrder)
	}
	if len(r.retitled) > 0 {
		for _, e := range k.inOrder {
			for i := range e.Roles {
				if o := e.Roles[i].Organisation; o != nil {
					e.Roles[i].Name = o.Name
				}
			}
		}
		k.d.sortTitled()
	}
	mentions, links := false, r.recite() || len(r.retitled) > 0
	for a, text := range r.texts {
		before := k.texts[a.Index]
		mentions = mentions || !slices.Equal(before.mentions, text.mentions)
		links = links || !slices.Equal(before.links, text.links)
		k.texts[a.Index] = text
		k.anchored[a.Article] = text
		for _, p := range a.Appearances {
			p.Wording = p.Appearance.Wording
		}
		k.placeQuotes(a)
	}
	if mentions {
		k.mention()
	}
	if links {
		k.citations(func(doc *markup.Doc) *cited { return k.cited[doc] })
	}
	return k.d
}

// recite puts what texts other than articles' bodies link to in place of what they
// linked to; others is true where that is not the same.
func (r *Revision) recite() (others bool) {
	links := func(doc *markup.Doc) []link {
		if c := r.k.cited[doc]; c != nil {
			return c.links
		}
		return nil
	}
	maps.Copy(r.k.cited, r.cited)
	for _, c := range r.changes {
		for i, doc := range c.before {
			others = others || !slices.Equal(links(doc), links(c.now[i]))
			delete(r.k.cited, doc)
		}
	}
	return others
}
