package check

import (
	"net/url"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// On the published site a reference to a draft is left out. That is no mistake, and
// easily forgotten.

// isDraft reports whether a reference is to a draft.
func (k *checker) isDraft(r docket.Ref) bool {
	switch r.Type {
	case content.TypeArticle:
		return k.docket.Article(r.ID).Draft
	case content.TypeClaim:
		return k.docket.Claim(r.ID).Draft
	case content.TypePage:
		return k.docket.Page(r.ID).Draft
	}
	return false
}

// addIfDraft reports a reference where it is to a draft.
func (k *checker) addIfDraft(at diag.Span, to docket.Ref) {
	if k.isDraft(to) {
		k.problems.Add(diag.ToDraft.At(at, "the %s %s is a draft: until it is published, this is left out", to.Type, to.ID).
			WithHint("publish both together, or make this a draft too"))
	}
}

// checkDraftsNamed reports the drafts that a published claim names.
func (k *checker) checkDraftsNamed(c *docket.Claim) {
	if c.Draft {
		return
	}
	check := func(t content.Type, id string, path ...any) {
		if to, ok := k.docket.Lookup(t, id); ok {
			k.addIfDraft(c.At(path...), to)
		}
	}
	for key, ids := range map[string][]string{
		"supersedes": c.Claim.Supersedes, "repeats": c.Claim.Repeats, "contradicts": c.Claim.Contradicts,
		"supports": c.Claim.Supports, "responds_to": c.Claim.RespondsTo, "denies": c.Claim.Denies,
		"or_else": c.Claim.OrElse, "part_of": c.Claim.PartOf,
	} {
		for i, id := range ids {
			check(content.TypeClaim, id, key, i)
		}
	}
	for i, a := range c.Claim.Appearances {
		check(content.TypeArticle, a.Article, "appearance", i, "article")
	}
	if r := c.Claim.Retracted; r != nil {
		check(content.TypeArticle, r.Article, "retracted", "article")
	}
	for i, e := range c.Claim.Evidence {
		check(content.TypeArticle, e.Article, "evidence", i, "article")
	}
}

// checkDraftLinks reports links from published texts, and from the menu, to drafts.
func (k *checker) checkDraftLinks() {
	for from, doc := range k.docket.Texts() {
		if k.isDraft(from) {
			continue
		}
		for i, to := range k.docket.Targets(nil, doc) {
			k.addIfDraft(doc.Slots[i].Place, to)
		}
		for _, l := range doc.Links {
			k.addIfDraft(l.Place, k.atAddress(l.Dest))
		}
	}
	for i, item := range k.docket.Settings.Menu {
		k.addIfDraft(k.docket.Settings.At("menu", i, "url"), k.atAddress(item.URL))
	}
}

// atAddress returns the record at an address that begins at the site's root, such as
// "/claims/out-by-august/"; an empty Ref where there is none.
func (k *checker) atAddress(address string) docket.Ref {
	if !strings.HasPrefix(address, "/") {
		return docket.Ref{}
	}
	u, err := url.Parse(address)
	if err != nil {
		return docket.Ref{}
	}
	folder, id, inFolder := strings.Cut(strings.Trim(u.Path, "/"), "/")
	if !inFolder {
		page, _ := k.docket.Lookup(content.TypePage, folder)
		return page
	}
	for _, t := range content.Types {
		if t != content.TypePage && t.Folder() == folder {
			found, _ := k.docket.Lookup(t, id)
			return found
		}
	}
	return docket.Ref{}
}
