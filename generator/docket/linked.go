package docket

import (
	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

// Entity is a linked entity.
type Entity struct {
	*content.Entity
	address   address
	Index     int       // place in Docket.Entities
	Ended     edtf.Date // zero while it has not ended on as_of
	By        []*Claim  // claims as a speaker or on whose behalf, in docket order
	AboutIt   []*Claim  // claims that name it in about
	Ruled     []*Claim  // claims on which it ruled
	Threatens []*Claim  // threats in which it is the actor
	Against   []*Claim  // threats and warnings in which it is the target
	Asked     []*Claim  // demands of it
	Tells     []*Claim  // hearsay that it passed on
	Warned    []*Claim  // warnings of what it may do
	Roles     []Role
	Mentions  []EntityMention // articles that name it, oldest first
	Members   []*Entity       // entities with a role in it, by name
	CitedBy   []Backlink
}

// Role is a linked role.
type Role struct {
	content.Role
	Organisation *Entity   // nil where no entity has the name
	Name         string    // the organisation's name, or ""
	Until        edtf.Date // To, or the day on which its holder ended; zero where it is still held
}

// EntityMention says which article names an entity.
type EntityMention struct {
	Article *Article
	*Naming
}

// Event is a linked event.
type Event struct {
	*content.Event
	address   address
	Happened  edtf.Date // zero while it has not happened on as_of
	Cancelled edtf.Date
	Topics    []*Topic
	Claims    []*Claim // in docket order
	Counted   []*Claim // claims whose deadline is counted from it, in docket order
	Sides     []*Side  // the sides that stated a date, by their first statement
	Disagree  bool     // two sides' standing dates differ
	CitedBy   []Backlink
}

// HasHappened reports whether the event has happened. A nil event has not.
func (e *Event) HasHappened() bool { return e != nil && !e.Happened.IsZero() }

// Over reports whether the event has happened or was called off. A nil event is not over.
func (e *Event) Over() bool { return e.HasHappened() || e != nil && !e.Cancelled.IsZero() }

// Side is one side's history of dates for an event.
type Side struct {
	Entity      *Entity
	Claims      []*Claim // claims with a deadline, in docket order
	Standing    []*Claim // the newest, if it was not taken back and has no Replacement; see settle
	Replacement *Claim   // the claim that superseded the newest without a date for the event
}

// Topic is a linked topic.
type Topic struct {
	address        address
	*content.Topic      // its record; made up where the topic is only named
	Named          bool // it has no record of its own
	Claims         []*Claim
	Articles       []*Article
	Events         []*Event
	CitedBy        []Backlink
}

// Page is a linked plain page.
type Page struct {
	*content.Page
	address address
	CitedBy []Backlink
}
