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
		was: Ref{t, before.record.ID, *before.title}, title: *now.title, file: now.record.File(),
		before: before.texts(), now: now.texts(),
		wordsAlone: reflect.DeepEqual(bare(*c.Before), bare(*c.Now)),
		moved:      !slices.Equal(before.record.OldURLs, now.record.OldURLs),
		linked:     place != nil && *place == c.Before,
		apply:      func() { *place = c.Now },
	}
}

// changes describes what differs.
func (k *linking) changes(differs content.Difference) (all []change) {
	for _, c := range differs.Articles {
		var place **content.Article
		if a := k.d.articles[c.Now.ID]; a != nil {
			place = &a.Article
		}
		all = append(all, changed(content.TypeArticle, c, place, articleWords))
	}
	for _, c := range differs.Claims {
		var place **content.Claim
		if l := k.d.claims[c.Now.ID]; l != nil {
			place = &l.Claim
		}
		all = append(all, changed(content.TypeClaim, c, place, claimWords))
	}
	for _, c := range differs.Entities {
		var place **content.Entity
		if e := k.d.entities[c.Now.ID]; e != nil {
			place = &e.Entity
		}
		all = append(all, changed(content.TypeEntity, c, place, entityWords))
	}
	for _, c := range differs.Events {
		var place **content.Event
		if e := k.d.events[c.Now.ID]; e != nil {
			place = &e.Event
		}
		all = append(all, changed(content.TypeEvent, c, place, eventWords))
	}
	for _, c := range differs.Topics {
		var place **content.Topic
		if t := k.d.topics[c.Now.ID]; t != nil {
			place = &t.Topic
		}
		all = append(all, changed(content.TypeTopic, c, place, topicWords))
	}
	for _, c := range differs.Pages {
		var place **content.Page
		if p := k.d.pages[c.Now.ID]; p != nil {
			place = &p.Page
		}
		all = append(all, changed(content.TypePage, c, place, pageWords))
	}
	return all
}

func articleWords(a *content.Article) words {
	return words{&a.Record, &a.Title, []**markup.Doc{&a.Body, &a.Summary}, func() { a.Updated, a.Authors, a.Source = edtf.Date{}, nil, nil }}
}

func claimWords(c *content.Claim) words {
	return words{&c.Record, &c.Title, []**markup.Doc{&c.Note, &c.Body}, func() {
		c.SpeakerText, c.Occasion, c.Place, c.Review, c.Figure = "", "", "", edtf.Date{}, nil
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
