// Package brief makes short forms of records, such as a claim's title, speaker, day and
// verdict, or an article's title and summary. It also writes dates in words.
//
// A page shows its own record in full, and every other record as a brief. [Briefs] makes
// each brief once for a version of the site, because the same claim stands on a dozen
// pages.
package brief

import (
	"html/template"
	"sync/atomic"

	"onrecord/generator/docket"
	"onrecord/generator/theme"
)

// Briefs makes and keeps the briefs of one docket, in the words of one theme. It is
// safe for concurrent use.
type Briefs struct {
	Docket *docket.Docket
	Theme  *theme.Theme
	Words  *theme.Words

	claims   kept[Claim]   // by docket.Claim.Index
	articles kept[Article] // by docket.Article.Index
}

// New makes briefs for the records of a docket. It makes none before it is asked for one.
func New(d *docket.Docket, t *theme.Theme) *Briefs {
	return &Briefs{Docket: d, Theme: t, Words: t.Words,
		claims: make(kept[Claim], len(d.Claims)), articles: make(kept[Article], len(d.Articles))}
}

// kept holds values that are made once each, by number.
type kept[T any] []atomic.Pointer[T]

// get returns the value of a number, and makes it the first time.
func (k kept[T]) get(i int, make func() *T) *T {
	if made := k[i].Load(); made != nil {
		return made
	}
	k[i].CompareAndSwap(nil, make())
	return k[i].Load()
}

// row renders a brief as an item of a list and keeps the HTML. A row of the size of a
// claim is about 1 KB, so rows of 100,000 articles and their claims take some 300 MB.
type row struct {
	theme *theme.Theme
	html  atomic.Pointer[template.HTML]
}

func (r *row) render(name string, brief any) (template.HTML, error) {
	if made := r.html.Load(); made != nil {
		return *made, nil
	}
	html, err := r.theme.Run(name, brief)
	if err == nil {
		r.html.Store(&html)
	}
	return html, err
}

// Link is a named address.
type Link struct{ URL, Text string }

// LinkTo returns a link to a record's page.
func LinkTo(r docket.Ref) Link { return Link{URL: r.URL(), Text: r.Title} }

// Entities returns links to entities.
func Entities(list []*docket.Entity) []Link { return links(list) }

// Topics returns links to topics.
func Topics(list []*docket.Topic) []Link { return links(list) }

func links[R interface{ Ref() docket.Ref }](list []R) []Link {
	out := make([]Link, len(list))
	for i, r := range list {
		out[i] = LinkTo(r.Ref())
	}
	return out
}
