package page

import (
	"html/template"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
)

// ArticleView is an article: /articles/ID/.
type ArticleView struct {
	Page
	Tongue      *brief.Tongue // of the text; nil for the site's language
	List                      // of the article's claims
	Date        *brief.Date
	Updated     *brief.Date
	Authors     []string
	Summary     template.HTML
	Source      *FirstReport
	Topics      []brief.Link
	Blocks      []Block
	Corrections []Correction
	Entities    []Mention
	Nearby      []Nearby
	Backlinks   []Backlink
	Extra       map[string]any
}

// Block is one of the article's paragraphs, tables, lists … with notes on the claims
// whose first words stand in it.
type Block struct {
	HTML  template.HTML
	Notes []Note
	Span  int // how many blocks tall the notes may get before the next notes begin; 9 at most
}

// Note is a claim in the margin. Number is the one at its quote's end.
type Note struct {
	Number int
	Claim  *brief.Claim
}

// FirstReport is where an article's report was first published.
type FirstReport struct{ Name, URL, Archive string }

// Correction is a dated note on a mistake in an article.
type Correction struct {
	Date *brief.Date
	Note template.HTML
}

// Mention is an entity that an article names.
type Mention struct {
	Entity *brief.EntityLink
	Count  int
}

// Nearby are the articles before and after this one on one of its topics; either
// may be nil.
type Nearby struct {
	Topic          brief.Link
	Earlier, Later *brief.Article
}

// maxNotes is how many notes an article has in its margin. A text with more claims
// keeps its marks and links, and lists the claims below.
const maxNotes = 400

func articleView(b *builder, a *docket.Article) headed {
	d := b.docket
	v := &ArticleView{Page: recordPageOf(b, a.Ref(), "articles/", d.Text(a.Summary)),
		Date: b.briefs.Date(a.Date), Updated: b.briefs.Date(a.Updated), Authors: a.Authors,
		Summary: safe(d.HTML(a.Summary)), Topics: brief.Topics(a.Topics), Blocks: blocks(b, a), Nearby: nearby(b, a),
		Backlinks: backlinks(b, a.CitedBy), Extra: a.Extra()}
	v.Published, v.Modified = iso(a.Date), iso(a.Updated)
	v.Draft = a.Draft
	if a.Source != nil {
		v.Source = &FirstReport{a.Source.Name, a.Source.URL, d.Href(a.Source.Archive)}
	}
	for _, c := range a.Corrections {
		v.Corrections = append(v.Corrections, Correction{b.briefs.Date(c.Date), safe(d.HTML(c.Note))})
	}
	for _, m := range a.Mentions {
		v.Entities = append(v.Entities, Mention{b.briefs.Entity(m.Entity), m.Count})
	}
	v.Tongue = brief.TongueOf(a.Language)
	v.List = filed(b.Site, articleList(b.Site, a)).top(b)
	v.Data = []any{newsArticle(b, a, &v.Page)}
	v.Image = pictureAddress(b.Site, articleCard(b.Site, a), a.Ref())
	if v.Description == "" && v.Date != nil { // an article without a date has a mistake
		v.Description = brief.Shorten(b.words.Text("article.description", a.Title, v.Date.Text), 200)
	}
	return v
}

// blocks returns the article's text with its notes.
func blocks(b *builder, a *docket.Article) (out []Block) {
	notes, end := 0, 0
	var ends []int
	b.memory.text = b.docket.AppendBody(b.memory.text[:0], a, func(html []byte, begin []*docket.Appearance) {
		end += len(html)
		ends = append(ends, end)
		var block Block
		for _, p := range begin {
			if notes++; notes <= maxNotes {
				block.Notes = append(block.Notes, Note{p.Number, b.briefs.Claim(p.Claim)})
			}
		}
		out = append(out, block)
	})
	start := 0
	for i, end := range ends {
		out[i].HTML, start = lent(b.memory.text[start:end]), end
	}
	spans(out)
	return out
}

// spans lets the notes of each block reach down beside the blocks without notes that
// follow it.
func spans(blocks []Block) {
	free := 0
	for i := len(blocks) - 1; i >= 0; i-- {
		free++
		if len(blocks[i].Notes) > 0 {
			blocks[i].Span, free = min(free, 9), 0
		}
	}
}

// claimsIn returns the claims of an article, each once, in order of place.
func claimsIn(a *docket.Article) []*docket.Claim {
	seen := make(map[*docket.Claim]bool, len(a.Appearances))
	out := make([]*docket.Claim, 0, len(a.Appearances))
	for _, p := range a.Appearances {
		if !seen[p.Claim] {
			seen[p.Claim] = true
			out = append(out, p.Claim)
		}
	}
	return out
}

func articleList(s *Site, a *docket.Article) *listPlan {
	claims := claimSection("claims", claimsIn(a))
	claims.oldest = true // on an unsplit page this is the order of place
	return recordPlan(a.Ref(), "articles/", claims)
}

// nearby finds the articles round this one on each of its topics.
func nearby(b *builder, a *docket.Article) (out []Nearby) {
	for _, t := range a.Topics {
		at, found := slices.BinarySearchFunc(t.Articles, a.Index, func(o *docket.Article, i int) int { return o.Index - i })
		if !found {
			continue
		}
		n := Nearby{Topic: brief.LinkTo(t.Ref())}
		if at > 0 {
			n.Earlier = b.briefs.Article(t.Articles[at-1])
		}
		if at+1 < len(t.Articles) {
			n.Later = b.briefs.Article(t.Articles[at+1])
		}
		if n.Earlier != nil || n.Later != nil {
			out = append(out, n)
		}
	}
	return out
}
