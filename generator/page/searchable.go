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
	lists := searchableLists(s)
	return search.New(len(lists)+len(all), func(i int) search.Record {
		if i < len(lists) {
			return lists[i]
		}
		return searchable(s, all[i-len(lists)])
	})
}

// searchableLists returns the site's own lists, which readers look for by name.
func searchableLists(s *Site) (all []search.Record) {
	for _, l := range siteLists {
		if l.id == "search" {
			continue
		}
		title := s.words.Text(l.id + ".title")
		all = append(all, search.Record{Path: l.id + "/", Kind: s.words.Text("type.list"), Title: title,
			Names: []string{title}, Text: s.words.Text(l.id+".description", s.info.Title)})
	}
	return all
}

// weights are what the words of a type of record count. Short descriptions would go before
// all else, and long articles before the claims in them.
var weights = map[content.Type]float64{
	content.TypeEntity: 0.6, content.TypeEvent: 0.7, content.TypeTopic: 0.6, content.TypePage: 0.7,
	content.TypeArticle: 0.85,
}

// searchable returns a record as the search shows it.
func searchable(s *Site, ref docket.Ref) search.Record {
	d, dates := s.docket, s.words.Dates
	r := search.Record{Path: ref.Path(), Kind: s.words.Text("type." + string(ref.Type)), Title: ref.Title}
	r.Weight = weights[ref.Type]
	switch ref.Type {
	case content.TypeEntity:
		searchableEntity(s, d.Entity(ref.ID), &r)
	case content.TypeEvent:
		e := d.Event(ref.ID)
		r.Names = []string{ref.Title}
		r.Meta, r.Text = e.Happened.Format(dates),
			joined(" · ", append([]string{d.Text(e.Description)}, titles(e.Claims)...)...)
	case content.TypeTopic:
		r.Names = []string{ref.Title}
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

// searchableEntity fills in an entity's other names and its roles.
func searchableEntity(s *Site, e *docket.Entity, r *search.Record) {
	r.Names = append([]string{e.Name}, e.Aliases...)
	var roles []string
	for _, role := range e.Roles {
		roles = append(roles, joined(", ", role.Title, role.Name))
	}
	r.Meta = joined(" · ", roles...)
	r.Text = joined(" · ", append(slices.Clone(e.Aliases), s.docket.Text(e.Description))...)
}

// searchableClaim fills in who made a claim, and its words. A dot stands between the
// speaker's words and the desk's notes.
func searchableClaim(s *Site, c *docket.Claim, r *search.Record) {
	card, said := s.briefs.Claim(c), ""
	r.Title = card.Title
	if card.Said != nil {
		said = card.Said.Short
	}
	speaker := card.Speakers[0]
	r.Meta = joined(" · ", joined(", ", speaker.Text, speaker.Role), said, card.KindLabel)
	r.Stamp = strings.Join([]string{card.Verdict.Tone, card.Verdict.Shape, card.Verdict.Label}, " ")
	if c.First != c {
		r.First = c.First.Ref().Path()
	}
	parts := []string{words(c.DeadlineText), words(c.Condition)}
	if !c.Deadline.IsZero() {
		parts = append(parts, c.Deadline.Format(s.words.Dates))
	}
	for _, a := range c.Appearances {
		if quote := words(a.Quote); !slices.Contains(parts, quote) {
			parts = append(parts, quote)
		}
		parts = append(parts, words(a.Translation))
	}
	r.Text = joined(" · ", append(parts, s.docket.Text(c.Note), s.docket.Text(c.Body))...)
}

// shownTitles is how many claims the text of an event names.
const shownTitles = 20

// titles returns the titles of the first claims of a list, without repeats.
func titles(claims []*docket.Claim) (all []string) {
	for _, c := range claims {
		if c.First == c && len(all) < shownTitles {
			all = append(all, c.Title)
		}
	}
	return all
}

// words returns a text with single spaces between its words.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// joined joins texts that are not empty.
func joined(sep string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return t == "" }), sep)
}
