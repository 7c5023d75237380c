package page

import (
	"html/template"
	"strings"
	"sync"

	"onrecord/generator/docket"
	"onrecord/generator/export"
)

// jsonLD is a node of schema.org's JSON-LD, which a page carries: its JSON, which may
// stand within HTML.
type jsonLD string

// MarshalJSON is how html/template prints it, and AppendJSON how render does.
func (n jsonLD) MarshalJSON() ([]byte, error) { return []byte(n), nil }

func (n jsonLD) AppendJSON(out []byte) []byte { return append(out, n...) }

const schemaOrg = "https://schema.org"

// beginNode begins a node among the file's parts. No other part can be made before
// endNode ends it.
func (b *builder) beginNode() export.JSON {
	j := export.JSON{Out: b.parts, InHTML: true}
	j.Begin('{')
	j.Member("@context", schemaOrg)
	return j
}

func (b *builder) endNode(j *export.JSON) jsonLD {
	j.End('}')
	from := len(b.parts)
	b.parts = j.Out
	return jsonLD(inPlace(b.parts[from:]))
}

// identified writes what a page's node begins with.
func identified(j *export.JSON, kind string, p *Page) {
	j.Member("@type", kind)
	j.Member("@id", p.Canonical)
	j.Member("url", p.Canonical)
}

// thing writes a node that says what is known of another.
func thing(j *export.JSON, kind, name, url string) {
	j.Begin('{')
	j.Member("@type", kind)
	j.Optional("name", name)
	j.Optional("url", url)
	j.End('}')
}

// others writes a member that names claims by their pages, where there are any.
func others(j *export.JSON, name string, claims []*docket.Claim) {
	j.List(name, len(claims), func(i int) {
		j.Begin('{')
		j.Member("@id", claims[i].Ref().Absolute())
		j.End('}')
	})
}

// publisher writes who answers for the site, where it says so.
func (b *builder) publisher(j *export.JSON) {
	if p := b.info.Publisher; p.Name != "" {
		j.Key("publisher")
		thing(j, "Organization", p.Name, p.URL)
	}
}

func webSite(b *builder) any {
	j := b.beginNode()
	j.Member("@type", "WebSite")
	j.Member("@id", b.info.Home)
	j.Member("url", b.info.Home)
	j.Member("name", b.info.Title)
	j.Optional("description", b.info.Description)
	j.Member("inLanguage", b.info.Language)
	b.publisher(&j)
	return b.endNode(&j)
}

func newsArticle(b *builder, a *docket.Article, p *Page) any {
	j := b.beginNode()
	identified(&j, "NewsArticle", p)
	j.Member("headline", a.Title)
	j.Optional("description", p.Description)
	j.Member("inLanguage", b.info.Language)
	j.Optional("datePublished", p.Published)
	j.Optional("dateModified", p.Modified)
	j.List("author", len(a.Authors), func(i int) {
		name := a.Authors[i]
		if publisher := b.info.Publisher; name == publisher.Name {
			thing(&j, "Organization", name, publisher.URL)
		} else {
			thing(&j, "Person", name, "")
		}
	})
	b.publisher(&j)
	if a.Source != nil {
		j.Optional("isBasedOn", a.Source.URL)
	}
	others(&j, "mentions", claimsIn(a))
	return b.endNode(&j)
}

// claimData is a Claim, and a ClaimReview where a truth rating of ours with a value
// stands.
func claimData(b *builder, c *docket.Claim, p *Page) []any {
	j := b.beginNode()
	from := len(j.Out) + len(",")
	claimNode(&j, c, p)
	members := j.Out[from:]
	out := []any{b.endNode(&j)}
	if relations := export.Relations(c); len(relations) > 0 {
		out = append(out, relationData(b, relations, p))
	}
	scale := b.docket.Settings.Scale(c.Kind)
	worst, best, ok := scale.Range()
	if c.Kind.Forward() || c.Standing == nil || c.Rating == nil || c.Rating.Value == nil || !ok {
		return out
	}
	j = b.beginNode()
	j.Member("@type", "ClaimReview")
	j.Member("url", p.Canonical)
	j.Member("claimReviewed", c.Title)
	j.Key("itemReviewed")
	j.Begin('{')
	j.Out = append(j.Out, members...)
	j.End('}')
	j.Key("reviewRating")
	j.Begin('{')
	j.Member("@type", "Rating")
	j.Number("ratingValue", *c.Rating.Value)
	j.Number("bestRating", best)
	j.Number("worstRating", worst)
	j.Member("alternateName", b.theme.Label(c.Kind, c.Rating))
	j.Optional("ratingExplanation", b.docket.Text(c.Standing.Note))
	j.End('}')
	j.Key("author")
	if publisher := b.info.Publisher; publisher.Name != "" {
		thing(&j, "Organization", publisher.Name, publisher.URL)
	} else {
		thing(&j, "Organization", b.info.Title, b.info.Home)
	}
	j.Optional("datePublished", iso(c.Standing.Assessment.Date))
	return append(out, b.endNode(&j))
}

// claimNode writes a Claim's members.
func claimNode(j *export.JSON, c *docket.Claim, p *Page) {
	identified(j, "Claim", p)
	j.Member("text", c.Title)
	j.List("author", len(c.Speakers), func(i int) {
		e := c.Speakers[i]
		thing(j, schemaType(e.Entity.Kind), e.Name, e.Ref().Absolute())
	})
	if len(c.Speakers) == 0 && c.SpeakerText != "" {
		j.List("author", 1, func(int) { thing(j, "Person", c.SpeakerText, "") })
	}
	j.Optional("datePublished", iso(c.Said))
	works := make([]*docket.Appearance, 0, len(c.Appearances))
	articles := map[*docket.Article]bool{}
	for _, a := range c.Appearances {
		if a.Article != nil && articles[a.Article] {
			continue // another quote in it
		}
		articles[a.Article] = true
		works = append(works, a)
	}
	j.List("appearance", len(works), func(i int) { appearance(j, works[i]) })
}

// appearance writes a work in which a claim stands.
func appearance(j *export.JSON, a *docket.Appearance) {
	j.Begin('{')
	if a.Article != nil {
		address := a.Article.Ref().Absolute()
		j.Member("@type", "NewsArticle")
		j.Member("@id", address)
		j.Member("url", address)
		j.Optional("headline", a.Article.Title)
		j.Optional("datePublished", iso(a.Article.Date))
	} else {
		j.Member("@type", "CreativeWork")
		j.Optional("url", a.URL)
		j.Optional("headline", a.Title)
		if a.Publisher != "" {
			j.Key("publisher")
			thing(j, "Organization", a.Publisher, "")
		}
		j.Optional("datePublished", iso(a.Date))
	}
	j.End('}')
}

// schemaType is schema.org's type for a kind of entity.
func schemaType(kind string) string {
	switch kind {
	case "person":
		return "Person"
	case "country":
		return "Country"
	case "place":
		return "Place"
	}
	return "Organization"
}

// records is memory for records as data.
var records = sync.Pool{New: func() any { return new(export.Claim) }}

// recordJSON is the claim's record as in claims.json, for those who want to take it
// along. It is escaped here and not by the template: its hundred quotation marks may
// stand for themselves between tags.
func recordJSON(b *builder, c *docket.Claim) template.HTML {
	record := records.Get().(*export.Claim)
	defer records.Put(record)
	b.export.Claim(c, record)
	from := len(b.parts)
	j := export.JSON{Out: b.parts, Indented: true}
	record.AppendTo(&j)
	b.parts = append(j.Out, '\n')
	return template.HTML(tagSigns.Replace(inPlace(b.parts[from:])))
}

// tagSigns is all that a text between tags must not have.
var tagSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// citation is a line to copy: title, site, page, address.
func citation(b *builder, card *Claim, p *Page) string {
	by := card.Speakers[0].Text
	publisher := b.info.Publisher.Name
	if publisher == "" {
		publisher = b.info.Title
	}
	said := ""
	if card.Said != nil {
		said = card.Said.Text
	}
	return b.theme.words.Text("claim.citation", publisher, card.Title, by, said, b.info.Title, p.Canonical)
}
