package page

import (
	"html/template"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

type (
	ldClaim struct {
		ldNode
		Text        string    `json:"text"`
		Authors     []ldThing `json:"author,omitempty"`
		Published   string    `json:"datePublished,omitempty"`
		Appearances []ldWork  `json:"appearance,omitempty"`
	}
	// ldWork is a text in which a claim stands.
	ldWork struct {
		Type      string   `json:"@type"`
		ID        string   `json:"@id,omitempty"`
		URL       string   `json:"url,omitempty"`
		Headline  string   `json:"headline,omitempty"`
		Publisher *ldThing `json:"publisher,omitempty"`
		Published string   `json:"datePublished,omitempty"`
		Language  string   `json:"inLanguage,omitempty"`
		Archived  string   `json:"archivedAt,omitempty"`
	}
	ldReview struct {
		Context   string   `json:"@context"`
		Type      string   `json:"@type"`
		URL       string   `json:"url"`
		Claim     string   `json:"claimReviewed"`
		Item      ldClaim  `json:"itemReviewed"`
		Rating    ldRating `json:"reviewRating"`
		Author    ldThing  `json:"author"`
		Published string   `json:"datePublished,omitempty"`
	}
	ldRating struct {
		Type        string  `json:"@type"`
		Value       float64 `json:"ratingValue"`
		Best        float64 `json:"bestRating"`
		Worst       float64 `json:"worstRating"`
		Name        string  `json:"alternateName"`
		Explanation string  `json:"ratingExplanation,omitempty"`
	}
)

// claimData returns the nodes of a claim's page: the claim, its relations if its record
// states any, and a review if a truth rating of the desk's own with a value stands.
func claimData(b *builder, c *docket.Claim, p *Page) []any {
	claim := claimNode(b, c, p)
	out := []any{claim}
	if relations := export.Relations(c); len(relations) > 0 {
		out = append(out, relationData(relations, p))
	}
	worst, best, ok := b.docket.Settings.Scale(c.RatedAs()).Range()
	if c.Forward() || c.Standing == nil || c.Rating == nil || c.Rating.Value == nil || !ok {
		return out
	}
	claim.Context = ""
	review := ldReview{Context: schemaOrg, Type: "ClaimReview", URL: p.Canonical, Claim: claim.Text, Item: claim,
		Author: ldThing{"Organization", b.info.Title, b.info.Home}, Published: iso(c.Standing.Assessment.Date)}
	review.Rating = ldRating{"Rating", *c.Rating.Value, best, worst, b.theme.Label(c.RatedAs(), c.Rating),
		b.docket.Text(c.Standing.Note)}
	if publisher := ldPublisher(b); publisher != nil {
		review.Author = *publisher
	}
	return append(out, review)
}

func claimNode(b *builder, c *docket.Claim, p *Page) ldClaim {
	out := ldClaim{ldNode: nodeOf("Claim", p), Text: b.briefs.Title(c), Published: iso(c.Said)}
	for _, e := range c.Speakers {
		out.Authors = append(out.Authors, ldThing{schemaType(e.Entity.Kind), e.Name, e.Ref().Absolute()})
	}
	if len(c.Speakers) == 0 && c.SpeakerText != "" {
		out.Authors = []ldThing{{"Person", c.SpeakerText, ""}}
	}
	seen := map[*docket.Article]bool{}
	for _, a := range c.Appearances {
		if a.Article != nil && seen[a.Article] {
			continue // another quote in the same article
		}
		seen[a.Article] = true
		out.Appearances = append(out.Appearances, workOf(b, a))
	}
	return out
}

// workTypes are the types of a text elsewhere, by its medium.
var workTypes = map[string]string{"": "CreativeWork", "text": "CreativeWork", "video": "VideoObject",
	"audio": "AudioObject", "image": "ImageObject", "post": "SocialMediaPosting"}

// archivedAt returns the absolute address of an archived copy, or "".
func archivedAt(b *builder, archive string) string {
	if name, own := strings.CutPrefix(archive, "/"); own {
		return b.docket.Settings.Absolute(escapePath(name))
	}
	return archive
}

func workOf(b *builder, a *docket.Appearance) ldWork {
	if a.Article != nil {
		address := a.Article.Ref().Absolute()
		return ldWork{Type: "NewsArticle", ID: address, URL: address, Headline: a.Article.Title,
			Published: iso(a.Article.Date)}
	}
	out := ldWork{Type: workTypes[a.Medium], URL: a.URL, Headline: a.Title, Published: iso(a.Date),
		Language: a.Language, Archived: archivedAt(b, a.Archive)}
	if a.Gone {
		out.URL = ""
	}
	if a.Publisher != "" {
		out.Publisher = &ldThing{"Organization", a.Publisher, ""}
	}
	return out
}

// recordJSON returns the claim's record as in claims.json, for readers who want to take
// it along. It is escaped here and not by the template, which would escape its quotation
// marks too: they may stand for themselves between tags.
func recordJSON(b *builder, record *export.ClaimRecord) template.HTML {
	b.memory.text = record.AppendHTML(b.memory.text[:0])
	return lent(b.memory.text)
}

// citation returns a line to copy: title, site, page, address.
func citation(b *builder, card *brief.Claim, p *Page) string {
	publisher := b.info.Publisher.Name
	if publisher == "" {
		publisher = b.info.Title
	}
	said := ""
	if card.Said != nil {
		said = card.Said.Text
	}
	return b.words.Text("claim.citation", publisher, card.Title, card.Speakers[0].Text, said, b.info.Title, p.Canonical)
}
