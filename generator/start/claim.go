package start

import (
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Given is what the author of a new claim already says; what is empty is found out.
type Given struct {
	Kind       string // "" for a statement
	Speaker    string // an entity's id or name
	Article    string // an id; "" for the newest article
	Event      string // an id
	Supersedes []string
	Repeats    []string
}

// Claim begins a claim about the article that is being worked on. The speaker is
// the person whom the article names, where it names one alone; of a timeline claim
// the event is the docket's only one that is still to come. A claim that supersedes another has that one's
// speaker, side and event.
func Claim(d *docket.Docket, title string, given Given) (File, error) {
	there := ""
	if c := d.Claim(content.Slug(title)); c != nil {
		there = c.File()
	}
	id, err := newID(content.TypeClaim, title, there)
	if err != nil {
		return File{}, err
	}
	c := &claim{docket: d, given: given, title: title, id: id, kindNote: anyKind, saidNote: articleDay}
	for _, find := range []func() error{c.findKind, c.findArticle, c.findRelated, c.findSpeaker, c.findEvent} {
		if err := find(); err != nil {
			return File{}, err
		}
	}
	c.said = dayOf(c.article)
	return File{"content/claims/" + id + ".toml", c.text()}, nil
}

type claim struct {
	docket    *docket.Docket
	given     Given
	title, id string
	kind      content.Kind
	kindNote  string
	article   *docket.Article
	replaced  *docket.Claim // that it supersedes, or nil
	speakers  []string      // ids, none where they are not known
	speaker   string        // the words that name who spoke, instead
	whoNote   string
	said      string // EDTF
	saidNote  string
	event     string
	eventNote string
	words     markup.Quote // where they are known
}

func (c *claim) findKind() error {
	c.kind = content.Kind(c.given.Kind)
	if c.kind == "" {
		c.kind = content.Statement
	}
	if !slices.Contains(content.Kinds, string(c.kind)) {
		return refuse("a claim can't be a %q%s: %s", c.kind, didYouMean(c.given.Kind, content.Kinds), strings.Join(content.Kinds, ", "))
	}
	return nil
}

func (c *claim) findArticle() error {
	if c.given.Article == "" {
		if c.article = newestArticle(c.docket); c.article == nil {
			return refuse("there is no article in which the claim could stand: begin one with onrecord new article TITLE")
		}
		return nil
	}
	if c.article = c.docket.Article(c.given.Article); c.article == nil {
		return c.unknown(content.TypeArticle, c.given.Article, "")
	}
	return nil
}

func (c *claim) findSpeaker() error {
	if c.given.Speaker != "" {
		switch found := c.docket.Named(c.given.Speaker); {
		case len(found) == 1:
			c.speakers = []string{found[0].ID}
			return nil
		case len(found) > 1:
			return refuse("%d entities are called %q: give the id", len(found), c.given.Speaker)
		}
		return c.unknown(content.TypeEntity, c.given.Speaker, ": make one with onrecord new entity "+content.Quote(c.given.Speaker))
	}
	if c.replaced != nil && len(c.replaced.Speakers) == 1 {
		c.speakers = []string{c.replaced.Speakers[0].ID}
		return nil
	}
	var named []string
	for _, m := range c.article.Mentions {
		if m.Entity.Kind == "person" {
			named = append(named, m.Entity.ID)
		}
	}
	switch len(named) {
	case 0:
		c.speaker, c.whoNote = unnamed, unnamedNote
	case 1:
		c.speakers = named
	default:
		c.speakers, c.whoNote = named[:1], "the article names "+strings.Join(named, ", ")
	}
	return nil
}

// What stands beside values that the author may want to change.
var anyKind = strings.Join(content.Kinds, " | ")

// dayOf is the day of an article, as precise as it is given: the hour at which it was
// published is not that at which anybody spoke.
func dayOf(a *docket.Article) string {
	if a.Date.HasTime() {
		return a.Date.Lower().String()
	}
	return a.Date.String()
}

const articleDay = "the day of the article; was it said earlier?"

// unnamed stands for a speaker whom the author has yet to name.
const (
	unnamed     = "nobody named yet"
	unnamedNote = "or speaker = \"…\", an entity's id or name"
)

func (c *claim) findEvent() error {
	if c.event = c.given.Event; c.event == "" && c.replaced != nil && c.replaced.Event != nil {
		c.event = c.replaced.Event.ID
	}
	var ids, toCome []string
	for _, e := range c.docket.Events {
		ids = append(ids, e.ID)
		if e.Happened.IsZero() && e.Cancelled.IsZero() {
			toCome = append(toCome, e.ID)
		}
	}
	switch {
	case c.event == "" && c.kind != content.Timeline, slices.Contains(ids, c.event):
		return nil
	case c.event != "":
		return c.unknown(content.TypeEvent, c.event, "")
	case len(toCome) == 1:
		c.event, c.eventNote = toCome[0], "the only event that is still to come; is it the one?"
		return nil
	case len(ids) == 0:
		return refuse("a timeline claim names a day for an event, and there is none: write an [[event]] in content/events/events.toml first")
	}
	return refuse("a timeline claim names a day for an event: --event with one of %s", strings.Join(ids, ", "))
}

func (c *claim) findRelated() error {
	for _, id := range slices.Concat(c.given.Supersedes, c.given.Repeats) {
		if c.docket.Claim(id) == nil {
			return c.unknown(content.TypeClaim, id, "")
		}
	}
	if len(c.given.Supersedes) > 0 {
		c.replaced = c.docket.Claim(c.given.Supersedes[0])
	}
	return nil
}

// unknown refuses a reference to nothing, and says which records it may have meant, or
// else what to do.
func (c *claim) unknown(t content.Type, ref, otherwise string) error {
	if near := c.docket.Like(t, ref); len(near) > 0 {
		otherwise = ", did you mean " + diag.Or("%s", near) + "?"
	}
	return refuse("there is no %s %q%s", t, ref, otherwise)
}

func didYouMean(word string, candidates []string) string {
	if near := diag.Suggest(word, candidates); near != "" {
		return ", did you mean " + near + "?"
	}
	return ""
}

func entityIDs(entities []*docket.Entity) []string {
	var ids []string
	for _, e := range entities {
		ids = append(ids, e.ID)
	}
	return ids
}

func topicIDs(topics []*docket.Topic) []string {
	var ids []string
	for _, t := range topics {
		ids = append(ids, t.ID)
	}
	return ids
}
