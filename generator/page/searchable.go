package page

import (
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/search"
)

// newSearch makes the site's search index. The oldest claims and articles come first, so
// that a new one changes few numbers.
func newSearch(s *Site) *search.Index {
	d := s.docket
	all := make([]docket.Ref, 0, s.recordCount())
	add := func(r docket.Ref) bool { all = append(all, r); return true }
	_ = refs(d.Entities, add) && refs(d.Events, add) && refs(d.Topics, add) && refs(d.Pages, add) &&
		refs(d.Claims, add) && refs(d.Articles, add)
	return search.New(len(all), func(i int) search.Record { return searchable(s, all[i]) })
}

// searchable returns a record as the search shows it.
func searchable(s *Site, ref docket.Ref) search.Record {
	d, dates := s.docket, s.words.Dates
	r := search.Record{Path: ref.Path(), Kind: s.words.Text("type." + string(ref.Type)), Title: ref.Title}
	switch ref.Type {
	case content.TypeEntity:
		e := d.Entity(ref.ID)
		var parts []string
		for _, alias := range e.Aliases {
			parts = append(parts, alias+".")
		}
		r.Text = joined(" ", append(parts, d.Text(e.Description))...)
	case content.TypeEvent:
		e := d.Event(ref.ID)
		r.Meta, r.Text = e.Happened.Format(dates), d.Text(e.Description)
	case content.TypeTopic:
		r.Text = d.Text(d.Topic(ref.ID).Description)
	case content.TypePage:
		r.Text = d.Text(d.Page(ref.ID).Body)
	case content.TypeClaim:
		searchableClaim(s, d.Claim(ref.ID), &r)
	case content.TypeArticle:
		a := d.Article(ref.ID)
		r.Meta, r.Text = a.Date.Format(dates), d.Text(a.Summary, a.Body)
	}
	return r
}

// searchableClaim fills in who made a claim, and its words. A dot stands between the
// speaker's words and the desk's notes.
func searchableClaim(s *Site, c *docket.Claim, r *search.Record) {
	card, said := s.briefs.Claim(c), ""
	r.Title = card.Title
	if card.Said != nil {
		said = card.Said.Short
	}
	r.Meta = joined(" · ", card.Speakers[0].Text, said, card.KindLabel, card.Verdict.Label)
	parts := []string{words(c.DeadlineText), words(c.Condition)}
	for _, a := range c.Appearances {
		if quote := words(a.Quote); !slices.Contains(parts, quote) {
			parts = append(parts, quote)
		}
	}
	r.Text = joined(" · ", append(parts, s.docket.Text(c.Note), s.docket.Text(c.Body))...)
}

// words returns a text with single spaces between its words.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// joined joins texts that are not empty.
func joined(sep string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return t == "" }), sep)
}
