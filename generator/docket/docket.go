// Package docket links the records of a site and derives everything that no author
// writes: inverse relations, the places of quotes, roles on the day, steps of deadlines,
// and what is overdue, met or missed.
//
// [Linker.Link] makes a [Docket] from the loaded content, for every version of the site
// anew. A docket never changes. Only what depends on one article's text alone, the places
// of its quotes and names, is kept from one linking to the next.
//
// Linked records embed the written ones and shadow each reference with the record it
// leads to: content.Claim.Topics are ids, [Claim].Topics are topics. Drafts and records
// of later than as_of are not in the docket, and references to them are dropped in
// silence.
package docket

import (
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Docket holds a site's linked records. It is immutable.
type Docket struct {
	Settings *content.Settings
	AsOf     edtf.Day
	Articles []*Article // by date, then id
	Claims   []*Claim   // in docket order: by lower bound, time, upper bound, superseded claims first, id
	Entities []*Entity  // by name
	Events   []*Event   // by title
	Topics   []*Topic   // by title
	Pages    []*Page    // by id
	Later    []Ref      // articles and claims of later than AsOf, which a build leaves out
	Files    []content.File

	articles map[string]*Article
	claims   map[string]*Claim
	entities map[string]*Entity
	events   map[string]*Event
	topics   map[string]*Topic
	pages    map[string]*Page
	byName   map[string][]*Entity // by folded name or alias, else by short name
	fill     *markup.Resolver
	title    func(*Claim) string // see Options
}

// Article returns the article with the id, or nil.
func (d *Docket) Article(id string) *Article { return d.articles[id] }

// Claim returns the claim with the id, or nil.
func (d *Docket) Claim(id string) *Claim { return d.claims[id] }

// Entity returns the entity with the id, or nil.
func (d *Docket) Entity(id string) *Entity { return d.entities[id] }

// Named returns the entities that a reference can mean: the one with that id, else all
// that have it as a name or alias, else all that have it as a short name.
func (d *Docket) Named(ref string) []*Entity {
	if e := d.entities[ref]; e != nil {
		return []*Entity{e}
	}
	return d.byName[markup.Fold(ref)]
}

// Event returns the event with the id, or nil.
func (d *Docket) Event(id string) *Event { return d.events[id] }

// Topic returns the topic with the id, or nil.
func (d *Docket) Topic(id string) *Topic { return d.topics[id] }

// Page returns the page with the id, or nil.
func (d *Docket) Page(id string) *Page { return d.pages[id] }

// Article is a linked article.
type Article struct {
	*content.Article
	Speaker     *Entity // of a statement; nil where none is named
	address     address
	Topics      []*Topic
	Corrections []content.Correction // on or before as_of
	Index       int                  // place in Docket.Articles
	Appearances []*Appearance        // the anchored ones by place, then the others
	Mentions    []Mention            // each entity once, by first mention
	CitedBy     []Backlink
}

// Mention says that an article names an entity.
type Mention struct {
	Entity *Entity
	*Naming
}

// Naming says how a text names an entity.
type Naming struct {
	Count int

	passage              // the sentence around the first mention
	link    markup.Range // the words to be made a link; empty where none can be
}

// Sentence is a sentence cut around the words that matter in it. Any part may be empty.
type Sentence struct{ Before, Words, After string }

// Backlink says that another record's text links here.
type Backlink struct {
	From Ref
	passage
}

// Claim is a linked claim.
type Claim struct {
	*content.Claim
	Index        int       // place in Docket.Claims
	Speakers     []*Entity // empty where SpeakerText stands instead
	Topics       []*Topic  // its own topics, then its event's
	About        []*Entity
	Event        *Event
	OnBehalfOf   []*Entity
	Actors       []*Entity // the actors of its threat
	Targets      []*Entity
	Asked        []*Entity // of whom a demand asks something
	Deadline     edtf.Date // as written, or counted from the day of DeadlineFrom; zero while that is ahead
	DeadlineFrom *Event    // from which the deadline is counted; nil where a day was named
	ToldBy       *Entity   // who tells of hearsay, if it is an entity; content.Claim.ToldBy has the name

	// Relations to other claims, in both directions. Contradicts holds both.
	Supersedes, SupersededBy []*Claim
	Repeats, RepeatedBy      []*Claim
	Contradicts              []*Claim
	Supports, SupportedBy    []*Claim
	RespondsTo, RespondedBy  []*Claim
	Denies, DeniedBy         []*Claim
	PartOf, Parts            []*Claim
	OrElse, UnlessMet        []*Claim // the threats made with a demand; the demands that a threat was made with

	First    *Claim // the first telling; this claim itself where it repeats none
	Tellings int    // how often the claim was told: the first telling and its repeats

	Appearances []*Appearance
	Evidence    []Evidence
	Assessments []*Assessment   // every ruling, oldest first
	Replies     []Reply         // oldest first
	Standing    *Assessment     // our newest ruling, or the first telling's; nil where we have not ruled
	Rating      *content.Rating // of Standing
	Retracted   *Retraction     // nil where the retraction is later than as_of

	ConditionMet edtf.Date // zero while the condition has not come about on as_of
	Overdue      bool
	Due          *Due // met or missed, computed; nil where we have ruled or nothing is known
	AwaitsRuling bool // its event happened or its last day passed, and only the desk can rule
	Steps        []Step
	CitedBy      []Backlink

	recorded *edtf.Date
	lapsed   bool // its last day passed, and only the desk can say what that means
	address  address
}

// Recorded returns when the desk took the claim up: the written day, else that of its
// earliest appearance, else the day it was said.
func (c *Claim) Recorded() edtf.Date { return *c.recorded }

// States reports whether the claim's own record says that it contradicts the other.
func (c *Claim) States(other *Claim) bool { return slices.Contains(c.Claim.Contradicts, other.ID) }

// Hearsay reports whether only somebody else says that the speaker said it.
func (c *Claim) Hearsay() bool { return c.Claim.ToldBy != "" }

// Teller returns the name of who tells of hearsay, or "".
func (c *Claim) Teller() string {
	if c.ToldBy != nil {
		return c.ToldBy.Name
	}
	return c.Claim.ToldBy
}

// Sides returns the entities on whose line a claim stands: those for whom it speaks. It is
// empty for an unnamed speaker and for hearsay, which move nobody's date.
func (c *Claim) Sides() []*Entity {
	if len(c.Speakers) == 0 || c.Hearsay() {
		return nil
	}
	return c.Parties()
}

// Parties returns the entities for whom a claim speaks: on_behalf_of, else the speakers.
func (c *Claim) Parties() []*Entity {
	if len(c.OnBehalfOf) > 0 {
		return c.OnBehalfOf
	}
	return c.Speakers
}

// Voices returns the entities whose lists of claims have the claim: who spoke, and for
// whom.
func (c *Claim) Voices() []*Entity {
	if len(c.OnBehalfOf) == 0 {
		return c.Speakers
	}
	all := slices.Clone(c.Speakers)
	for _, e := range c.OnBehalfOf {
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}

// Acting returns the entities that would act: the actors that a threat or warning names.
// A threat that names none is by those for whom it speaks, since a threat is what the
// speaker's side would do.
func (c *Claim) Acting() []*Entity {
	if len(c.Actors) > 0 || c.Kind != content.KindThreat || c.Threat != nil && c.Threat.ActorText != "" {
		return c.Actors
	}
	return c.Parties()
}

// SpokenBy returns the names of the speakers, or the words that stand instead.
func (c *Claim) SpokenBy() string {
	switch len(c.Speakers) {
	case 0:
		return c.SpeakerText
	case 1:
		return c.Speakers[0].Name
	}
	names := make([]string, len(c.Speakers))
	for i, e := range c.Speakers {
		names[i] = e.Name
	}
	return strings.Join(names, ", ")
}

// Superseded reports whether a later claim replaced this one.
func (c *Claim) Superseded() bool { return len(c.SupersededBy) > 0 }

// Open reports whether a claim still waits for its outcome: it is not overdue, met or
// missed, not superseded or retracted, and has no final ruling.
func (c *Claim) Open() bool {
	return c.Forward() && !c.Overdue && c.Due == nil && !c.AwaitsRuling && !c.Superseded() && c.Retracted == nil &&
		(c.Rating == nil || !c.Rating.Final) && !c.Event.Over()
}

// Due says how a deadline was kept, computed from the day its event happened.
type Due struct {
	Met    bool
	Within bool // met within the period that was named, so that no days are counted
	Early  bool // missed because it happened too early, before a period or a "not-before"
	Days   int  // 0 or more: early where met, late or too early where missed
	About  bool // a date from which they are counted is a month, season or year, or vague
}

// Appearance is a place where a claim stands.
type Appearance struct {
	*content.Appearance
	Claim   *Claim
	Index   int      // in the claim's record
	Article *Article // nil for a text elsewhere
	Wording string   // as written, else derived from the quotation marks around the quote
	Number  int      // of the claim in its article, from 1, in order of place
	State   State
	Ranges  []markup.Range // the parts of an anchored quote in the article's text
	passage                // the sentence around an anchored quote
}

// Quoted reports whether the words are the speaker's own, in the original or in
// translation. Only those stand in quotation marks.
func (a *Appearance) Quoted() bool { return a.Wording == "verbatim" || a.Wording == "translation" }

// State says whether a quote was found in its article.
type State uint8

// The states of a quote.
const (
	Unquoted  State = iota // no quote was given
	Anchored               // found, exactly once
	Ambiguous              // found more than once
	Lost                   // not found
)

// Evidence is linked evidence.
type Evidence struct {
	*content.Evidence
	Article *Article
}

// Retraction is a linked retraction.
type Retraction struct {
	*content.Retraction
	By      *Entity  // who took the claim back, if it is named and an entity; content.Retraction.By has the name
	Article *Article // that reports it, or nil
	Lost    bool     // the article does not have the quote
}

// Reply is a linked reply.
type Reply struct {
	*content.Reply
	By *Entity // who answered, if it is an entity; content.Reply.By has the name
}

// Assessment is a linked ruling.
type Assessment struct {
	*content.Assessment
	Claim  *Claim
	By     *Entity         // the entity that ruled, if it is one; content.Assessment.By has its name
	Rating *content.Rating // nil for another's ruling
	Before *Assessment     // our ruling that it replaced, or nil
}

// Ours reports whether the desk itself ruled.
func (a *Assessment) Ours() bool { return a.Assessment.By == "" }

// StepKind is what a timeline claim did to the last date of its side.
type StepKind string

// The kinds of step.
const (
	Set         StepKind = "set"
	Reaffirmed  StepKind = "reaffirmed"
	BroughtFwd  StepKind = "brought-forward"
	PutBack     StepKind = "put-back"
	Narrowed    StepKind = "narrowed"
	Widened     StepKind = "widened"
	WithdrawnBy StepKind = "withdrawn"
	Extended    StepKind = "extended" // a demand by a later one that supersedes it
)

// Step is what a timeline claim did to its side's date.
type Step struct {
	Side   *Entity // nil for an unnamed speaker, who moves nobody's date
	Kind   StepKind
	Days   int    // between last possible days, for brought forward and put back; 0 or more
	About  bool   // one of those days is of a month, season or year, or vague
	Widens bool   // the date that was put back names a period that has the old one in it
	From   *Claim // the claim whose date it moved; nil for Set
}
