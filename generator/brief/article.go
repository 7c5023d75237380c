package brief

import (
	"html/template"

	"onrecord/generator/docket"
)

// Article is an article as other pages show it.
type Article struct {
	Link
	ID      string
	Date    *Date
	Summary string  // plain
	Source  string  // who reported it first, or ""
	Claims  int     // that stand in it
	Draft   bool    // it is not published yet
	Tongue  *Tongue // of its text, nil for the site's language

	row row
}

// Row is the article as an item of a list (partials/article-row.html).
func (a *Article) Row() (template.HTML, error) { return a.row.render("article-row", a) }

// Article returns the brief of an article.
func (b *Briefs) Article(a *docket.Article) *Article {
	return b.articles.get(a.Index, func() *Article { return b.newArticle(a) })
}

func (b *Briefs) newArticle(a *docket.Article) *Article {
	out := &Article{Link: LinkTo(a.Ref()), ID: a.ID, Date: b.Date(a.Date), Summary: b.Docket.Text(a.Summary),
		Draft: a.Draft, Tongue: TongueOf(a.Language), row: row{theme: b.Theme}}
	if a.Source != nil {
		out.Source = a.Source.Name
	}
	for i, p := range a.Appearances {
		if i == 0 || p.Claim != a.Appearances[i-1].Claim {
			out.Claims++
		}
	}
	return out
}
