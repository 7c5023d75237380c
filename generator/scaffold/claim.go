package scaffold

import (
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
)

// Given is what the author of a new claim already knows. What is empty is found out.
type Given struct {
	Kind       string // "" for a statement
	Speaker    string // an entity's id or name
	Article    string // an id; "" for the newest article
	Event      string // an id
	Supersedes []string
	Repeats    []string
}

// Claim begins a claim in an article. The speaker is the first person whom the article
// names; a note lists the others. The event of a timeline claim is the docket's only
// event that is still to come. A claim that supersedes another has that claim's
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
	b := &beginning{docket: d, given: given, form: draft.Form{
		ID: id, Title: title, KindNote: draft.KindNote, SaidNote: draft.SaidNote,
		Supersedes: given.Supersedes, Repeats: given.Repeats,
	}}
	for _, find := range []func() error{b.findKind, b.findArticle, b.findRelated, b.findSpeaker, b.findEvent} {
		if err := find(); err != nil {
			return File{}, err
		}
	}
	b.form.Said = draft.DayOf(b.form.Article)
	return File{"content/claims/" + id + ".toml", b.form.Text()}, nil
}

// beginning is a claim whose form is being filled in.
type beginning struct {
	docket   *docket.Docket
	given    Given
	form     draft.Form
	replaced *docket.Claim // that it supersedes, or nil
}

func (b *beginning) findKind() error {
	kind := b.given.Kind
	if kind == "" {
		kind = string(content.Statement)
	}
	if !slices.Contains(content.Kinds, kind) {
		return refuse("a claim can't be a %q%s: %s", kind, didYouMean(kind, content.Kinds), strings.Join(content.Kinds, ", "))
	}
	b.form.Kind = content.Kind(kind)
	return nil
}

func (b *beginning) findArticle() error {
	if b.given.Article == "" {
		if b.form.Article = newestArticle(b.docket); b.form.Article == nil {
			return refuse("there is no article in which the claim could stand: begin one with onrecord new article TITLE")
		}
		return nil
	}
	if b.form.Article = b.docket.Article(b.given.Article); b.form.Article == nil {
		return b.unknown(content.TypeArticle, b.given.Article, "")
	}
	return nil
}

func (b *beginning) findRelated() error {
	for _, id := range slices.Concat(b.given.Supersedes, b.given.Repeats) {
		if b.docket.Claim(id) == nil {
			return b.unknown(content.TypeClaim, id, "")
		}
	}
	if len(b.given.Supersedes) > 0 {
		b.replaced = b.docket.Claim(b.given.Supersedes[0])
		b.form.OnBehalfOf = b.replaced.OnBehalfOf
	}
	return nil
}

func (b *beginning) findSpeaker() error {
	if b.given.Speaker != "" {
		switch found := b.docket.Named(b.given.Speaker); {
		case len(found) == 1:
			b.form.Speakers = []string{found[0].ID}
			return nil
		case len(found) > 1:
			return refuse("%d entities are called %q: give the id", len(found), b.given.Speaker)
		}
		return b.unknown(content.TypeEntity, b.given.Speaker,
			": make one with onrecord new entity "+content.Quote(b.given.Speaker))
	}
	if b.replaced != nil && len(b.replaced.Speakers) == 1 {
		b.form.Speakers = []string{b.replaced.Speakers[0].ID}
		return nil
	}
	var named []string
	for _, m := range b.form.Article.Mentions {
		if m.Entity.Kind == "person" {
			named = append(named, m.Entity.ID)
		}
	}
	switch len(named) {
	case 0:
		b.form.SpeakerText, b.form.SpeakerNote = draft.Unnamed, draft.UnnamedNote
	case 1:
		b.form.Speakers = named
	default:
		b.form.Speakers, b.form.SpeakerNote = named[:1], "the article names "+strings.Join(named, ", ")
	}
	return nil
}

func (b *beginning) findEvent() error {
	event := b.given.Event
	if event == "" && b.replaced != nil && b.replaced.Event != nil {
		event = b.replaced.Event.ID
	}
	var ids, toCome []string
	for _, e := range b.docket.Events {
		ids = append(ids, e.ID)
		if !e.Over() {
			toCome = append(toCome, e.ID)
		}
	}
	switch {
	case event != "" && b.docket.Event(event) == nil:
		return b.unknown(content.TypeEvent, event, "")
	case event != "" || b.form.Kind != content.Timeline:
		b.form.Event = event
	case len(toCome) == 1:
		b.form.Event, b.form.EventNote = toCome[0], "the only event that is still to come; is it the one?"
	case len(ids) == 0:
		return refuse("a timeline claim names a day for an event, and there is none: " +
			"write an [[event]] in content/events/events.toml first")
	default:
		return refuse("a timeline claim names a day for an event: --event with one of %s", strings.Join(ids, ", "))
	}
	return nil
}

// unknown refuses a reference to nothing. It says which records the author may have
// meant; where none is like it, otherwise says what to do.
func (b *beginning) unknown(t content.Type, ref, otherwise string) error {
	if near := b.docket.Like(t, ref); len(near) > 0 {
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
