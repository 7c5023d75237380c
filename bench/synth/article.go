package synth

import (
	"fmt"
	"iter"
	"strings"
)

// All makes the docket's articles in order of day, each with the claims
// first told in it. Every claim refers to earlier ones alone. The sequence can
// be gone through once for each World.
func (w *World) All() iter.Seq[*Article] {
	return func(yield func(*Article) bool) {
		var last *Article // kept until the next one is made, which may report its claims too
		for n := range w.Options.Articles {
			a := w.article(n, last)
			if last != nil && !yield(last) {
				return
			}
			last = a
		}
		if last != nil {
			yield(last)
		}
	}
}

// Day is the article's day.
func (a *Article) Day() Day { return a.day }

// dayOf spreads articles evenly over the docket's years; with
// Options.DayClaims those in the middle share one day.
func (w *World) dayOf(n int) Day {
	if crowd := int(float64(w.DayClaims) / claimsPerArticle); crowd > 0 {
		middle := w.Options.Articles / 2
		if first := middle - crowd/2; first <= n && n < first+crowd {
			n = middle
		}
	}
	return firstDay + Day(n*int(lastDay-firstDay)/w.Options.Articles)
}

func (w *World) article(n int, last *Article) *Article {
	r := w.rng(n + 1)
	a := &Article{N: n, day: w.dayOf(n)}
	a.Date = a.day.String()
	s := &speech{w: w, r: r}
	a.Title = capital(s.short("title"))
	a.ID = fmt.Sprintf("%s-%d", slug(a.Title, 6), n)
	a.Summary = s.sentence("filler")
	a.Authors = []string{firstNames[byRank(r, len(firstNames))] + " " + w.words.term(r)}
	if w.TopicAll {
		a.Topics = []string{w.Topics[0].ID}
	}
	for range 1 + byRank(r, 3) {
		if t := w.topic(r); len(a.Topics) == 0 || a.Topics[len(a.Topics)-1] != t && a.Topics[0] != t {
			a.Topics = append(a.Topics, t)
		}
	}
	m := &maker{speech: s, a: a}
	if last != nil {
		m.earlier = last.ID
	}
	m.details()
	m.write(last)
	return a
}

// details fills in what some articles have.
func (m *maker) details() {
	a, r := m.a, m.r
	if chance(r, 0.3) {
		name, host := m.outlet()
		a.SourceName, a.SourceURL = name, "https://"+host+"/"+strings.ReplaceAll(a.Date, "-", "/")+"/report"
		if chance(r, 0.8) {
			a.SourceArchive = "https://archive.example/" + a.Date + "/" + a.SourceURL
		}
	}
	if chance(r, 0.08) && a.day+10 < lastDay {
		a.Updated = (a.day + 3).String()
		a.Corrections = []Note{{(a.day + 3).String(), m.sentence("ruling")}}
	}
	if chance(r, 0.01) {
		a.OldURLs = []string{fmt.Sprintf("/archive/%d/%s.html", a.N, slug(a.Title, 3))}
	}
}
