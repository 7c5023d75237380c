package page

import (
	"onrecord/generator/docket"
)

// The JSON-LD of schema.org that pages carry. Field order is the order of printing.
type (
	ldThing struct {
		Type string `json:"@type"`
		Name string `json:"name,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	ldID struct {
		ID string `json:"@id"`
	}
	ldClaim struct {
		Context       string    `json:"@context,omitempty"`
		Type          string    `json:"@type"`
		ID            string    `json:"@id"`
		URL           string    `json:"url"`
		Text          string    `json:"text"`
		Author        []ldThing `json:"author,omitempty"`
		DatePublished string    `json:"datePublished,omitempty"`
		Appearance    []ldWork  `json:"appearance,omitempty"`
		First         *ldWork   `json:"firstAppearance,omitempty"`
	}
	ldWork struct {
		Type      string   `json:"@type"`
		ID        string   `json:"@id,omitempty"`
		URL       string   `json:"url,omitempty"`
		Headline  string   `json:"headline,omitempty"`
		Publisher *ldThing `json:"publisher,omitempty"`
		Published string   `json:"datePublished,omitempty"`
	}
	ldRating struct {
		Type        string  `json:"@type"`
		Value       float64 `json:"ratingValue"`
		Best        float64 `json:"bestRating"`
		Worst       float64 `json:"worstRating"`
		Alternate   string  `json:"alternateName"`
		Explanation string  `json:"ratingExplanation,omitempty"`
	}
	ldReview struct {
		Context       string   `json:"@context"`
		Type          string   `json:"@type"`
		URL           string   `json:"url"`
		Reviewed      string   `json:"claimReviewed"`
		ItemReviewed  ldClaim  `json:"itemReviewed"`
		Rating        ldRating `json:"reviewRating"`
		Author        ldThing  `json:"author"`
		DatePublished string   `json:"datePublished"`
	}
	ldArticle struct {
		Context       string    `json:"@context"`
		Type          string    `json:"@type"`
		ID            string    `json:"@id"`
		URL           string    `json:"url"`
		Headline      string    `json:"headline"`
		Description   string    `json:"description,omitempty"`
		Language      string    `json:"inLanguage"`
		DatePublished string    `json:"datePublished,omitempty"`
		DateModified  string    `json:"dateModified,omitempty"`
		Author        []ldThing `json:"author,omitempty"`
		Publisher     *ldThing  `json:"publisher,omitempty"`
		BasedOn       string    `json:"isBasedOn,omitempty"`
		Mentions      []ldID    `json:"mentions,omitempty"`
	}
	ldSite struct {
		Context     string   `json:"@context"`
		Type        string   `json:"@type"`
		ID          string   `json:"@id"`
		URL         string   `json:"url"`
		Name        string   `json:"name"`
		Description string   `json:"description,omitempty"`
		Language    string   `json:"inLanguage"`
		Publisher   *ldThing `json:"publisher,omitempty"`
	}
)

const schemaOrg = "https://schema.org"

func (b *builder) publisher() *ldThing {
	p := b.info.Publisher
	if p.Name == "" {
		return nil
	}
	return &ldThing{"Organization", p.Name, p.URL}
}

func webSite(b *builder) any {
	return ldSite{schemaOrg, "WebSite", b.info.Home, b.info.Home, b.info.Title, b.info.Description, b.info.Language, b.publisher()}
}

func newsArticle(b *builder, a *docket.Article, p *Page) any {
	out := ldArticle{Context: schemaOrg, Type: "NewsArticle", ID: p.Canonical, URL: p.Canonical, Headline: a.Title, Description: p.Description,
		Language: b.info.Language, DatePublished: p.Published, DateModified: p.Modified, Publisher: b.publisher()}
	for _, name := range a.Authors {
		author := ldThing{Type: "Person", Name: name}
		if name == b.info.Publisher.Name {
			author = *b.publisher()
		}
		out.Author = append(out.Author, author)
	}
	if a.Source != nil {
		out.BasedOn = a.Source.URL
	}
	for _, c := range claimsIn(a) {
		out.Mentions = append(out.Mentions, ldID{c.Ref().Absolute()})
	}
	return out
}

// claimData is a Claim, and a ClaimReview where a truth rating of ours with a value
// stands.
func claimData(b *builder, c *docket.Claim, p *Page) []any {
	claim := ldClaim{Context: schemaOrg, Type: "Claim", ID: p.Canonical, URL: p.Canonical, Text: c.Title, DatePublished: iso(c.Said)}
	for _, e := range c.Speakers {
		claim.Author = append(claim.Author, ldThing{schemaType(e.Entity.Kind), e.Name, e.Ref().Absolute()})
	}
	if len(c.Speakers) == 0 && c.SpeakerText != "" {
		claim.Author = []ldThing{{"Person", c.SpeakerText, ""}}
	}
	articles := map[*docket.Article]bool{}
	for _, a := range c.Appearances {
		if a.Article != nil && articles[a.Article] {
			continue // another quote in it
		}
		articles[a.Article] = true
		work := ldWork{Type: "CreativeWork", URL: a.URL, Headline: a.Title, Published: iso(a.Date)}
		if a.Publisher != "" {
			work.Publisher = &ldThing{"Organization", a.Publisher, ""}
		}
		if a.Article != nil {
			address := a.Article.Ref().Absolute()
			work = ldWork{Type: "NewsArticle", ID: address, URL: address, Headline: a.Article.Title, Published: iso(a.Article.Date)}
		}
		claim.Appearance = append(claim.Appearance, work)
	}
	out := append([]any{claim}, relationData(b, c, p)...)
	scale := b.docket.Settings.Scale(c.Kind)
	worst, best, ok := scale.Range()
	if c.Kind.Forward() || c.Standing == nil || c.Rating == nil || !c.Rating.HasValue || !ok {
		return out
	}
	claim.Context = ""
	review := ldReview{Context: schemaOrg, Type: "ClaimReview", URL: p.Canonical, Reviewed: c.Title, ItemReviewed: claim,
		Rating:        ldRating{"Rating", c.Rating.Value, best, worst, b.label(c.Kind, c.Rating), b.docket.Text(c.Standing.Note)},
		Author:        ldThing{"Organization", b.info.Title, b.info.Home},
		DatePublished: iso(c.Standing.Assessment.Date)}
	if publisher := b.publisher(); publisher != nil {
		review.Author = *publisher
	}
	return append(out, review)
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

// recordJSON is the claim's record as in claims.json, for those who want to take it
// along.
func recordJSON(b *builder, c *docket.Claim) string {
	e := compact.Get().(*encoder)
	defer compact.Put(e)
	b.export.Claim(c, &e.claim)
	b.fail(e.encode(&e.claim)) // the template escapes
	from := len(b.parts)
	b.parts = appendIndented(b.parts, e.out.Bytes())
	return inPlace(b.parts[from:])
}

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
