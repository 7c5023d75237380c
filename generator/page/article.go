package page

import (
	"html/template"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// ArticleView is an article: /articles/ID/.
type ArticleView struct {
	Page
	List        // of the article's claims
	Date        *Date
	Updated     *Date
	Authors     []string
	Summary     template.HTML
	Source      *Source
	Topics      []Link
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
	Claim  *Claim
}

// Source is where an article's report was first published.
type Source struct{ Name, URL, Archive string }

// Correction is a dated note on what an article had wrong.
type Correction struct {
	Date *Date
	Note template.HTML
}

// Mention is an entity that an article names.
type Mention struct {
	Entity *EntityLink
	Count  int
}

// Nearby are the articles before and after this one on one of its topics; either
// may be nil.
type Nearby struct {
	Topic          Link
	Earlier, Later *Article
}

// maxNotes is how many notes an article has in its margin. A text with more claims
// keeps its marks and links, and lists the claims below.
const maxNotes = 400

func articleView(b *builder, a *docket.Article) headed {
	d := b.docket
	v := &ArticleView{Page: b.recordPage(a.Ref(), "articles/", d.Text(a.Summary)),
		Date: b.date(a.Date), Updated: b.date(a.Updated), Authors: a.Authors, Summary: safe(d.HTML(a.Summary)),
		Topics: b.topics(a.Topics), Backlinks: b.backlinks(a.CitedBy), Extra: a.Extra()}
	v.Published, v.Modified = iso(a.Date), iso(a.Updated)
	v.Draft = a.Draft
	if a.Source != nil {
		v.Source = &Source{a.Source.Name, a.Source.URL, a.Source.Archive}
	}
	v.Blocks = b.blocks(a)
	for _, c := range a.Corrections {
		v.Corrections = append(v.Corrections, Correction{b.date(c.Date), safe(d.HTML(c.Note))})
	}
	v.Entities = make([]Mention, 0, len(a.Mentions))
	for _, m := range a.Mentions {
		v.Entities = append(v.Entities, Mention{b.entityLink(m.Entity), m.Count})
	}
	v.List = b.list(articleList(b.Site, a)).top(b)
	v.Nearby = b.nearby(a)
	v.Data = []any{newsArticle(b, a, &v.Page)}
	v.Image = b.articlePicture(a)
	if v.Description == "" && v.Date != nil { // which only an article has not that is wrong, and looked at for its places
		v.Description = shorten(b.theme.words.Text("article.description", a.Title, v.Date.Text), 200)
	}
	return v
}

// blocks is the article's text with its notes.
func (b *builder) blocks(a *docket.Article) (out []Block) {
	notes := 0
	b.parts = b.docket.AppendBody(b.parts, a, func(html []byte, begin []*docket.Appearance) {
		block := Block{HTML: template.HTML(inPlace(html))}
		for _, p := range begin {
			if notes++; notes <= maxNotes {
				block.Notes = append(block.Notes, Note{p.Number, b.claim(p.Claim)})
			}
		}
		out = append(out, block)
	})
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

// claimsIn are the claims of an article, each once, in order of place.
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

func articleList(s *Site, a *docket.Article) *listing {
	claims := claimSource("claims", claimsIn(a))
	claims.oldest = true // which on an unsplit page is the order of place
	return &listing{folder: folder(a.Ref()), path: a.Ref().Path(), section: "articles/", title: a.Title, sources: []source{claims}}
}

// nearby finds the articles round this one on each of its topics.
func (b *builder) nearby(a *docket.Article) (out []Nearby) {
	for _, t := range a.Topics {
		at := b.place(t, a)
		n := Nearby{Topic: link(t.Ref())}
		if at > 0 {
			n.Earlier = b.article(t.Articles[at-1])
		}
		if at >= 0 && at+1 < len(t.Articles) {
			n.Later = b.article(t.Articles[at+1])
		}
		if n.Earlier != nil || n.Later != nil {
			out = append(out, n)
		}
	}
	return out
}

// place is where an article stands among its topic's, -1 where it does not.
func (s *Site) place(t *docket.Topic, a *docket.Article) int {
	kept, ok := s.places.Load(t)
	if !ok {
		at := make(map[*docket.Article]int, len(t.Articles))
		for i, other := range t.Articles {
			at[other] = i
		}
		kept, _ = s.places.LoadOrStore(t, at)
	}
	if i, ok := kept.(map[*docket.Article]int)[a]; ok {
		return i
	}
	return -1
}

// ArticlesView is the list of articles: /articles/.
type ArticlesView struct {
	Page
	List
}

func articlesList(s *Site) *listing {
	articles := s.docket.Articles
	return &listing{folder: "articles/", path: "articles/", section: "articles/", title: s.theme.words.Text("articles.title"), sources: []source{{
		id: "articles", n: len(articles),
		day: func(i int) edtf.Day { return articles[i].Date.Lower() },
		row: func(b *builder, i int) template.HTML { return b.articleRow(articles[i]) },
	}}}
}

func (b *builder) articleRow(a *docket.Article) template.HTML {
	html, err := b.article(a).Row()
	b.fail(err)
	return html
}

func articlesView(b *builder) headed {
	w := b.theme.words
	return &ArticlesView{b.page("articles/", "articles/", w.Text("articles.title"), w.Text("articles.description", b.info.Title)), b.list(articlesList(b.Site)).top(b)}
}
