package docket

import (
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// Ref refers to a record of any type. It holds what a link needs.
type Ref struct {
	Type  content.Type
	ID    string
	Title string

	address address
}

// Record is a record of any type.
type Record interface {
	Ref() Ref
	File() string // "" for a topic that is only named
	IDPlace() diag.Span
	At(path ...any) diag.Span
	OldURLs() []string
}

// Records yields all records, type by type in the order of content.Types.
func (d *Docket) Records(yield func(Record) bool) {
	_ = each(d.Articles, yield) && each(d.Claims, yield) && each(d.Entities, yield) &&
		each(d.Events, yield) && each(d.Topics, yield) && each(d.Pages, yield)
}

func each[R Record](all []R, yield func(Record) bool) bool {
	for _, r := range all {
		if !yield(r) {
			return false
		}
	}
	return true
}

// Ref returns a reference to the article.
func (a *Article) Ref() Ref { return Ref{content.TypeArticle, a.ID, a.Title, a.address} }

// Ref returns a reference to the claim.
func (c *Claim) Ref() Ref { return Ref{content.TypeClaim, c.ID, c.Title, c.address} }

// Ref returns a reference to the entity.
func (e *Entity) Ref() Ref { return Ref{content.TypeEntity, e.ID, e.Name, e.address} }

// Ref returns a reference to the event.
func (e *Event) Ref() Ref { return Ref{content.TypeEvent, e.ID, e.Title, e.address} }

// Ref returns a reference to the topic.
func (t *Topic) Ref() Ref { return Ref{content.TypeTopic, t.ID, t.Title, t.address} }

// Ref returns a reference to the page.
func (p *Page) Ref() Ref { return Ref{content.TypePage, p.ID, p.Title, p.address} }

// Path returns the record's address below the site's root, percent-encoded:
// "claims/out-by-end-of-august/".
func (r Ref) Path() string { return r.address.whole[r.address.below:] }

// URL returns the record's address on its host, for links:
// "/desk/claims/out-by-end-of-august/".
func (r Ref) URL() string { return r.address.url() }

// Absolute returns the record's whole address, or URL where the site has no host.
func (r Ref) Absolute() string { return r.address.whole }

// address is a record's whole address. The shorter forms are its end, so each address is
// stored once.
type address struct {
	whole       string
	path, below uint32 // offsets of the path, and of the part below the site's root
}

func (a *address) url() string { return a.whole[a.path:] }

// addresses makes the addresses of one site's records.
type addresses struct {
	root string  // the site's own address
	at   address // the offsets in every address
	text strings.Builder
}

// addressPiece is the size of the memory pieces that hold addresses, in bytes.
const addressPiece = 16 << 10

func newAddresses(s *content.Settings) *addresses {
	root, path := s.Absolute(""), s.BasePath() // root ends with path
	return &addresses{root: root, at: address{path: uint32(len(root) - len(path)), below: uint32(len(root))}}
}

// of returns the address of a record.
func (a *addresses) of(t content.Type, id string) address {
	if a.text.Cap()-a.text.Len() < len(a.root)+len(t.Folder())+3*len(id)+2 {
		a.text = strings.Builder{}
		a.text.Grow(addressPiece)
	}
	from := a.text.Len()
	a.text.WriteString(a.root)
	if t != content.TypePage {
		a.text.WriteString(t.Folder())
		a.text.WriteByte('/')
	}
	a.text.WriteString(content.EscapeID(id))
	a.text.WriteByte('/')
	at := a.at
	at.whole = a.text.String()[from:]
	return at
}
