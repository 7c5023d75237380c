package docket

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Revision brings new texts of articles into a docket that is already linked.
//
// Linking is cheap, but not so cheap that an author who changes a sentence on a site
// of ten thousand articles would not notice it. A text that is rewritten changes
// little: where its own quotes stand, the sentences round them, and whom it
// mentions. Everything else follows from front matter and records, which are the
// same. A revision is prepared beside the docket, and applied at once.
type Revision struct {
	k        *linking
	content  *content.Content
	articles []revised
}

type revised struct {
	article *Article
	now     *content.Article
	text    *anchored
}

// Revise prepares the newest docket for texts that have been rewritten in c. It
// returns nil where more would change than a revision covers, or anything would be
// wrong: then everything is to be linked anew.
func (l *Linker) Revise(c *content.Content, rewritten []content.Rewritten) *Revision {
	k := l.last
	if k == nil {
		return nil
	}
	r := &Revision{k: k, content: c}
	for _, w := range rewritten {
		a := k.d.articles[w.Now.ID]
		switch {
		case a == nil && k.absent[content.TypeArticle][w.Now.ID]:
			continue // left out, and its words with it
		case a == nil || a.Article != w.Before || k.complainedOf(a.File()):
			return nil
		}
		text := k.anchor(&Article{Article: w.Now, Appearances: a.Appearances})
		lost := slices.ContainsFunc(text.places, func(p placed) bool { return p.found.Places != 1 })
		if lost || !sameLinks(w.Before.Body, w.Now.Body) || !slices.EqualFunc(text.links, a.text.links, sameTargets) {
			return nil
		}
		r.articles = append(r.articles, revised{a, w.Now, text})
	}
	return r
}

// complainedOf reports whether the last linking has found anything wrong that has to
// do with a file.
func (k *linking) complainedOf(file string) bool {
	return slices.ContainsFunc(k.problems, func(d *diag.Diagnostic) bool {
		return d.Span.File == file || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return r.Span.File == file })
	})
}

// sameLinks reports whether two texts have the same links, and the same places to
// link to, so that what holds of links in one holds in the other.
func sameLinks(a, b *markup.Doc) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(a.IDs, b.IDs) &&
		slices.EqualFunc(a.Links, b.Links, func(x, y markup.Link) bool { x.Place, y.Place = diag.Span{}, diag.Span{}; return x == y }) &&
		slices.EqualFunc(a.Slots, b.Slots, func(x, y markup.Slot) bool {
			x.Place, y.Place, x.Offset, y.Offset = diag.Span{}, diag.Span{}, 0, 0
			return x == y
		})
}

func sameTargets(a, b cited) bool { return slices.Equal(a.refs, b.refs) }

// Problems are what linking had found wrong; a revision finds nothing more.
func (r *Revision) Problems() diag.List { return r.k.problems }

// Apply changes the docket, which nobody may read meanwhile, and returns it.
func (r *Revision) Apply() *Docket {
	k := r.k
	k.content = r.content
	for _, v := range r.articles {
		a, old := v.article, v.article.text
		delete(k.anchored, a.Article)
		k.anchored[v.now] = v.text
		a.Article, a.text = v.now, v.text
		for _, p := range a.Appearances {
			p.Wording = p.Appearance.Wording
		}
		k.placeQuotes(a)
		k.remention(a, old.mentions)
		k.recite(a)
	}
	return k.d
}

// remention gives an article and the entities that it names, or no longer names,
// their mentions. An entity's are in the order of the docket's articles.
func (k *linking) remention(a *Article, old []mentioned) {
	for _, m := range old {
		e := k.d.entities[m.entity]
		e.Mentions = slices.DeleteFunc(e.Mentions, func(m EntityMention) bool { return m.Article == a })
	}
	a.Mentions = nil
	for _, m := range a.text.mentions {
		e := k.d.entities[m.entity]
		a.Mentions = append(a.Mentions, Mention{e, m.count, m.sentence})
		at, _ := slices.BinarySearchFunc(e.Mentions, a, func(m EntityMention, a *Article) int { return compareArticles(m.Article, a) })
		e.Mentions = slices.Insert(e.Mentions, at, EntityMention{a, m.count, m.sentence})
	}
}

// compareArticles is the order of a docket's articles.
func compareArticles(a, b *Article) int {
	return cmp.Or(edtf.Compare(a.Date, b.Date), strings.Compare(a.ID, b.ID))
}

// recite gives backlinks from an article's text their new sentences. The targets are
// the same; of several links to one target the first counts.
func (k *linking) recite(a *Article) {
	from, done := a.Ref(), map[Ref]bool{}
	for _, l := range a.text.links {
		for i, ref := range l.refs {
			if ref == from || done[ref] {
				continue
			}
			done[ref] = true
			all := *k.d.citedBy(ref)
			if at := slices.IndexFunc(all, func(b Backlink) bool { return b.From == from }); at >= 0 {
				all[at].Sentence = l.at[i]
			}
		}
	}
}
