package docket

import (
	"net/url"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// What names a draft reads on the published site as if the draft were absent. That
// is no mistake, and easily forgotten.

// draft reports whether a record is a draft.
func (d *Docket) draft(r Ref) bool {
	switch r.Type {
	case content.TypeArticle:
		return d.articles[r.ID] != nil && d.articles[r.ID].Draft
	case content.TypeClaim:
		return d.claims[r.ID] != nil && d.claims[r.ID].Draft
	case content.TypePage:
		return d.pages[r.ID] != nil && d.pages[r.ID].Draft
	}
	return false
}

func (k *linking) toDraft(at diag.Span, to Ref) {
	k.problems.Add(diag.ToDraft.At(at, "the %s %s is a draft: until it is published, this is left out", to.Type, to.ID).
		WithHint("publish both together, or make this a draft too"))
}

// lintDraftRefs reports what a published claim names that is a draft.
func (k *linking) lintDraftRefs(c *Claim) {
	if c.Draft {
		return
	}
	for key, ids := range map[string][]string{"supersedes": c.Claim.Supersedes, "repeats": c.Claim.Repeats, "contradicts": c.Claim.Contradicts,
		"supports": c.Claim.Supports, "responds_to": c.Claim.RespondsTo, "denies": c.Claim.Denies} {
		for i, id := range ids {
			if o := k.d.claims[id]; o != nil && o.Draft {
				k.toDraft(c.At(key, i), o.Ref())
			}
		}
	}
	for i, a := range c.Claim.Appearances {
		if o := k.d.articles[a.Article]; o != nil && o.Draft {
			k.toDraft(c.At("appearance", i, "article"), o.Ref())
		}
	}
	for i, e := range c.Claim.Evidence {
		if o := k.d.articles[e.Article]; o != nil && o.Draft {
			k.toDraft(c.At("evidence", i, "article"), o.Ref())
		}
	}
}

// lintDraftLinks reports links from published texts, and from the menu, to drafts.
func (k *linking) lintDraftLinks() {
	for from, doc := range k.d.Texts() {
		if k.d.draft(from) {
			continue
		}
		for i, to := range k.targets(nil, doc) {
			if to.ID != "" && k.d.draft(to) {
				k.toDraft(doc.Slots[i].Place, to)
			}
		}
		for _, l := range doc.Links {
			k.lintDraftAddress(l.Dest, l.Place)
		}
	}
	for i, item := range k.d.Settings.Menu {
		k.lintDraftAddress(item.URL, k.d.Settings.At("menu", i, "url"))
	}
}

func (k *linking) lintDraftAddress(dest string, at diag.Span) {
	if to, ok := k.d.byAddress(dest); ok && k.d.draft(to) {
		k.toDraft(at, to)
	}
}

// byAddress returns the record at a path from the site's root.
func (d *Docket) byAddress(dest string) (ref Ref, ok bool) {
	if !strings.HasPrefix(dest, "/") {
		return Ref{}, false
	}
	u, err := url.Parse(dest)
	if err != nil {
		return Ref{}, false
	}
	folder, id, inFolder := strings.Cut(strings.Trim(u.Path, "/"), "/")
	if !inFolder {
		return d.Lookup(content.TypePage, folder)
	}
	for _, t := range content.Types {
		if t != content.TypePage && t.Folder() == folder {
			return d.Lookup(t, id)
		}
	}
	return Ref{}, false
}

// LeftOut reports whether a link from the site's root leads to a record that is a
// draft or that as_of leaves out, so that it reads as plain words.
func (d *Docket) LeftOut(target string) bool {
	_, ok := d.fill.Link(markup.Slot{Kind: markup.LinkSlot, Target: target})
	return !ok
}
