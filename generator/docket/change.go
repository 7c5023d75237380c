package docket

import (
	"reflect"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// change is a record that says something else than it did when it was linked.
type change struct {
	was         Ref
	title, file string        // as they are now
	before, now []*markup.Doc // its texts: an article's body first
	wordsAlone  bool          // all that linking goes by, but for names and texts, is the same
	moved       bool          // it has other old addresses
	linked      bool          // it is in the docket
	apply       func()        // puts it into the docket
}

// words are those fields of a record from which nothing in the docket follows but
// how it is named, and what its texts say.
type words struct {
	record *content.Record
	title  *string
	docs   []**markup.Doc
	blank  func() // empties the others
}

func (w words) texts() []*markup.Doc {
	all := make([]*markup.Doc, len(w.docs))
	for i, doc := range w.docs {
		all[i] = *doc
	}
	return all
}

// changed describes a change. place is where the docket has the record, or nil; of
// says what is words in it.
func changed[R any](t content.Type, c content.Changed[R], place **R, of func(*R) words) change {
	before, now := of(c.Before), of(c.Now)
	bare := func(r R) R {
		w := of(&r)
		w.blank()
		*w.record, *w.title = content.Record{}, ""
		for _, doc := range w.docs {
			*doc = nil
		}
		return r
	}
	return change{
		was: Ref{Type: t, ID: before.record.ID, Title: *before.title}, title: *now.title, file: now.record.File(),
		before: before.texts(), now: now.texts(),
		wordsAlone: reflect.DeepEqual(bare(*c.Before), bare(*c.Now)),
		moved:      !slices.Equal(before.record.OldURLs(), now.record.OldURLs()),
		linked:     place != nil && *place == c.Before,
		apply:      func() { *place = c.Now },
	}
}

// changes describes what differs.
func (k *linking) changes(differs content.Difference) (all []change) {
	d := k.d
	all = describe(all, content.TypeArticle, differs.Articles, d.articles, func(a *Article) **content.Article { return &a.Article }, articleWords)
	all = describe(all, content.TypeClaim, differs.Claims, d.claims, func(c *Claim) **content.Claim { return &c.Claim }, claimWords)
	all = describe(all, content.TypeEntity, differs.Entities, d.entities, func(e *Entity) **content.Entity { return &e.Entity }, entityWords)
	all = describe(all, content.TypeEvent, differs.Events, d.events, func(e *Event) **content.Event { return &e.Event }, eventWords)
	all = describe(all, content.TypeTopic, differs.Topics, d.topics, func(t *Topic) **content.Topic { return &t.Topic }, topicWords)
	return describe(all, content.TypePage, differs.Pages, d.pages, func(p *Page) **content.Page { return &p.Page }, pageWords)
}

// describe adds the changes of one type's records. linked are those of the docket by
// id, in says where one of them has its content.
func describe[R, L any](all []change, t content.Type, differs []content.Changed[R], linked map[string]*L, in func(*L) **R, of func(*R) words) []change {
	for _, c := range differs {
		var place **R
		if l := linked[of(c.Now).record.ID]; l != nil {
			place = in(l)
		}
		all = append(all, changed(t, c, place, of))
	}
	return all
}

func articleWords(a *content.Article) words {
	return words{&a.Record, &a.Title, []**markup.Doc{&a.Body, &a.Summary}, func() { a.Updated, a.Authors, a.Source = edtf.Date{}, nil, nil }}
}

func claimWords(c *content.Claim) words {
	return words{&c.Record, &c.Title, []**markup.Doc{&c.Note, &c.Body}, func() {
		c.Occasion, c.Place, c.Figure = "", "", nil
		aside, outlook := *c.Aside, *c.Outlook
		c.Aside, c.Outlook = &aside, &outlook
		c.SpeakerText, c.Review = "", edtf.Date{}
		c.DeadlineText, c.Condition, c.Likelihood, c.Criteria = "", "", "", ""
		c.Progress, c.ProgressOf = content.Quantity{}, ""
	}}
}

func entityWords(e *content.Entity) words {
	return words{&e.Record, &e.Name, []**markup.Doc{&e.Description, &e.Note}, func() { e.Kind, e.Aliases, e.Short, e.SameAs = "", nil, nil, nil }}
}

func eventWords(e *content.Event) words {
	return words{&e.Record, &e.Title, []**markup.Doc{&e.Description, &e.Note}, func() {}}
}

func topicWords(t *content.Topic) words {
	return words{&t.Record, &t.Title, []**markup.Doc{&t.Description, &t.Note}, func() {}}
}

func pageWords(p *content.Page) words {
	return words{&p.Record, &p.Title, []**markup.Doc{&p.Summary, &p.Body}, func() {}}
}
