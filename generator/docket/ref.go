package docket

import "onrecord/generator/content"

// Ref is a reference to any record, as much of it as a link needs.
type Ref struct {
	Type  content.Type
	ID    string
	Title string
}

// Ref returns the reference to the article; likewise the other records.
func (a *Article) Ref() Ref { return Ref{content.TypeArticle, a.ID, a.Title} }

// Ref returns the reference to the claim.
func (c *Claim) Ref() Ref { return Ref{content.TypeClaim, c.ID, c.Title} }

// Ref returns the reference to the entity.
func (e *Entity) Ref() Ref { return Ref{content.TypeEntity, e.ID, e.Name} }

// Ref returns the reference to the event.
func (e *Event) Ref() Ref { return Ref{content.TypeEvent, e.ID, e.Title} }

// Ref returns the reference to the topic.
func (t *Topic) Ref() Ref { return Ref{content.TypeTopic, t.ID, t.Title} }

// Ref returns the reference to the page.
func (p *Page) Ref() Ref { return Ref{content.TypePage, p.ID, p.Title} }

// Path returns the record's address below the site's root, percent-encoded:
// "claims/out-by-end-of-august/".
func (r Ref) Path() string { return r.Below("") }

// Below returns the record's address below a root, which ends with a slash.
func (r Ref) Below(root string) string {
	id := content.EscapeID(r.ID)
	if r.Type == content.TypePage {
		return root + id + "/"
	}
	return root + r.Type.Folder() + "/" + id + "/"
}
