package content

import (
	"slices"

	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// The structs of this file are the table of fields: see [Field] for what the tags mean.

// Article is a text in which claims were made or reported.
type Article struct {
	Record
	Title          string       `key:"title" need:"\"…\"" doc:"The headline."`
	Date           edtf.Date    `key:"date" need:"\"2021-07-02\"" doc:"When it was published."`
	Updated        edtf.Date    `key:"updated" doc:"When it was last changed."`
	Authors        []string     `key:"authors" doc:"Who wrote it."`
	Topics         []string     `key:"topics" ref:"topic" doc:"Ids of topics."`
	Summary        *markup.Doc  `key:"summary" doc:"What it says, in a sentence or two."`
	Language       string       `key:"language" format:"language" added:"0.2" doc:"Of the text, where it is not the site's."`
	TranslatedFrom string       `key:"translated_from" format:"language" added:"0.2" doc:"The text is a translation from it."`
	Form           string       `key:"form" choice:"form" default:"report" added:"0.2" doc:"What sort of text it is."`
	Speaker        string       `key:"speaker" ref:"entity" added:"0.2" doc:"Of a statement: whose words they are."`
	Featured       bool         `key:"featured" added:"0.2" doc:"The home page shows it."`
	Draft          bool         `key:"draft" doc:"Only the preview and build --drafts show it."`
	Source         *Original    `key:"source" doc:"Where it was reported, when elsewhere."`
	Corrections    []Correction `key:"correction" doc:"What the article had wrong, shown with it."`
	Body           *markup.Doc
}

// Forms are the sorts of text that an article is: a report; a transcript of turns such as
// "MS. PSAKI:"; a statement, which is one speaker's own text.
var Forms = []string{FormReport, FormTranscript, FormStatement}

// The forms of an article.
const (
	FormReport     = "report"
	FormTranscript = "transcript"
	FormStatement  = "statement"
)

// Original says where an article's report was first published.
type Original struct {
	Name    string `key:"name" doc:"Who published it."`
	URL     string `key:"url" format:"address" doc:"Its address."`
	Archive string `key:"archive" format:"copy" doc:"Address of an archived copy, or a file below /files/."`
}

// Correction is a dated note on a mistake in an article.
type Correction struct {
	Date edtf.Date   `key:"date" need:"\"2021-07-02\"" doc:"When it was corrected."`
	Note *markup.Doc `key:"note" doc:"What was wrong."`
}

// Kind is what sort of utterance a claim is.
type Kind string

// The nine kinds. The first three are rated for truth, the others for outcome.
const (
	Statement  Kind = "statement"
	KindFigure Kind = "figure"
	Denial     Kind = "denial"
	Prediction Kind = "prediction"
	Pledge     Kind = "pledge"
	Timeline   Kind = "timeline"
	KindThreat Kind = "threat"
	Warning    Kind = "warning"
	Demand     Kind = "demand"
)

// Kinds lists the kinds in the order in which they are offered.
var Kinds = []string{"statement", "figure", "denial", "prediction", "pledge", "timeline", "threat", "warning",
	"demand"}

// forwardKinds are the kinds that look forward. Their claims are rated for their outcome,
// not for truth.
var forwardKinds = []Kind{Prediction, Pledge, Timeline, KindThreat, Warning, Demand}

// Forward reports whether claims of the kind look forward.
func (k Kind) Forward() bool { return slices.Contains(forwardKinds, k) }

// Bound says how a deadline binds.
type Bound string

// The bounds. By is the default: on that day or earlier.
const (
	By        Bound = "by"
	Before    Bound = "before"
	In        Bound = "in"
	NotBefore Bound = "not-before"
)

// Claim is one utterance: one speaker, one time, one wording. References are as written;
// the docket resolves them.
type Claim struct {
	Record
	Kind         Kind        `key:"kind" need:"\"…\"" choice:"kind" doc:"What sort of utterance it is."`
	Title        string      `key:"title" need:"\"…\"" doc:"What the speaker asserts, in one line."`
	Speaker      []string    `key:"speaker" ref:"entity" doc:"Ids of entities."`
	SpeakerText  string      `key:"speaker_text" doc:"Instead of speaker, where nobody is named."`
	OnBehalfOf   []string    `key:"on_behalf_of" ref:"entity" doc:"Ids of entities."`
	Role         string      `key:"role" doc:"Where it differs from the speaker's role of that day."`
	Said         edtf.Date   `key:"said" need:"\"2021-07-02\"" doc:"When it was said."`
	Recorded     edtf.Date   `key:"recorded" doc:"When the desk took it up, where it said so."`
	Occasion     string      `key:"occasion" doc:"At what it was said, such as a press briefing."`
	Place        string      `key:"place" doc:"Where it was said."`
	Topics       []string    `key:"topics" ref:"topic" doc:"Ids."`
	About        []string    `key:"about" ref:"entity" doc:"Ids of entities."`
	Review       edtf.Date   `key:"review" doc:"When the desk wants to look again."`
	Draft        bool        `key:"draft" export:"-" doc:"Only the preview and build --drafts show it."`
	Note         *markup.Doc `key:"note" doc:"For what readers should know."`
	Event        string      `key:"event" ref:"event" doc:"Id."`
	Deadline     edtf.Date   `key:"deadline" for:"forward" doc:"The day or period that was named."`
	Bound        Bound       `key:"bound" for:"forward" choice:"bound" with:"deadline deadline_from" default:"by" doc:"How it binds."`
	DeadlineText string      `key:"deadline_text" for:"forward" doc:"The deadline as it was said."`
	Condition    string      `key:"condition" for:"forward" doc:"Only if this happens."`
	ConditionMet edtf.Date   `key:"condition_met" for:"forward" with:"condition" added:"0.2" doc:"When it came about."`
	Likelihood   string      `key:"likelihood" for:"prediction pledge timeline threat warning" doc:"As it was said."`
	Criteria     string      `key:"criteria" for:"forward" doc:"How the desk will decide."`
	Progress     Quantity    `key:"progress" for:"prediction pledge timeline threat warning" doc:"Percent done, as claimed: 40, >90, 13..20."`
	ProgressOf   string      `key:"progress_of" for:"prediction pledge timeline threat warning" with:"progress" doc:"Of what."`
	Supersedes   []string    `key:"supersedes" ref:"claim" doc:"Ids of claims that this one replaces."`
	Repeats      []string    `key:"repeats" ref:"claim" doc:"Ids of claims."`
	Contradicts  []string    `key:"contradicts" ref:"claim" doc:"Ids of claims, as this claim's record states it."`
	Supports     []string    `key:"supports" ref:"claim" doc:"Ids of claims."`
	RespondsTo   []string    `key:"responds_to" ref:"claim" doc:"Ids of claims."`
	Denies       []string    `key:"denies" ref:"claim" doc:"Ids of claims."`

	Featured       bool     `key:"featured" column:"-" added:"0.2" doc:"The home page shows it."`
	DeadlineFrom   string   `key:"deadline_from" for:"forward" ref:"event" added:"0.2" doc:"Id of the event from whose day the deadline is counted."`
	DeadlineDays   int      `key:"deadline_days" for:"forward" with:"deadline_from" added:"0.2" doc:"How many days after it."`
	DeadlineMonths int      `key:"deadline_months" for:"forward" with:"deadline_from" added:"0.2" doc:"How many months after it."`
	PartOf         []string `key:"part_of" for:"forward" ref:"claim" added:"0.2" doc:"Ids of the pledges, plans or demands of which it is one part."`

	Asked     []string `key:"asked" for:"demand" ref:"entity" added:"0.2" doc:"Ids of entities: of whom it is demanded."`
	AskedText string   `key:"asked_text" for:"demand" added:"0.2" doc:"Instead of asked, where no entity fits."`
	ToldBy    string   `key:"told_by" ref:"entity" added:"0.2" doc:"Hearsay: who alone says that the speaker said it, an entity's id or words."`
	OrElse    []string `key:"or_else" for:"demand" ref:"claim" column:"-" added:"0.2" doc:"Ids of the threats or warnings made with it."`

	Figure      *Figure      `key:"figure" for:"figure" doc:"The number of a claim of kind figure."`
	Threat      *Threat      `key:"threat" for:"threat warning" doc:"Who would do what to whom."`
	Retracted   *Retraction  `key:"retracted" doc:"The speaker took it back."`
	Appearances []Appearance `key:"appearance" doc:"Where the claim stands."`
	Evidence    []Evidence   `key:"evidence" doc:"What a ruling rests on."`
	Assessments []Assessment `key:"assessment" doc:"The ledger of rulings, oldest first."`
	Replies     []Reply      `key:"reply" added:"0.2" doc:"What those concerned answered to the desk, oldest first."`

	Body *markup.Doc // the desk's analysis, of claims written as .md
}

// Forward reports whether the claim looks forward and is rated for its outcome. A timeline
// claim that says how much is done, and sets no date, says what is so.
func (c *Claim) Forward() bool { return c.RatedAs().Forward() }

// RatedAs returns the kind by which the claim is rated.
func (c *Claim) RatedAs() Kind {
	return RatedAs(c.Kind, !c.Deadline.IsZero() || c.DeadlineFrom != "", !c.Progress.IsZero())
}

// RatedAs returns the kind by which a claim is rated that has a deadline or progress, or
// not: its own, or for a timeline claim that says how much is done, and sets no date, a
// statement.
func RatedAs(kind Kind, deadline, progress bool) Kind {
	if kind == Timeline && progress && !deadline {
		return Statement
	}
	return kind
}

// Figure is a measured number; figures of one measure form a series.
type Figure struct {
	Measure string    `key:"measure" need:"\"…\"" column:"measure" doc:"What; figures of one measure are a series."`
	Value   Quantity  `key:"value" need:"2500" column:"value" doc:"A number as it was said: 2500, 2..6, >50, ~50."`
	Unit    string    `key:"unit" column:"unit" doc:"Of what."`
	At      edtf.Date `key:"at" column:"at" doc:"The day that the number is about; absent where the day it was said."`
}

// Threat is who would do what to whom.
type Threat struct {
	Actor      []string `key:"actor" column:"actor" ref:"entity" doc:"Ids of entities who would act."`
	ActorText  string   `key:"actor_text" column:"actor_text" doc:"Instead, where no entity fits."`
	Target     []string `key:"target" column:"target" ref:"entity" doc:"Ids of entities."`
	TargetText string   `key:"target_text" column:"target_text" doc:"Instead, where no entity fits."`
	Response   string   `key:"response" column:"response" doc:"What would be done."`
	Instrument string   `key:"instrument" column:"instrument" choice:"instrument" doc:"The means, after CAMEO code 13."`
	Trend      string   `key:"trend" column:"trend" choice:"trend" doc:"Where the danger moves."`
}

// Instruments are the means of a threat, after CAMEO root code 13.
var Instruments = []string{"unspecified", "halt-talks", "break-relations", "cut-aid", "expel-or-withdraw", "protest",
	"sanctions", "administrative", "arrest", "repression", "blockade", "cyber", "military-force", "occupation",
	"unconventional-violence", "wmd"}

// Trends are the directions in which a danger moves.
var Trends = []string{"rising", "steady", "falling"}

// Retraction records that the speaker took a claim back.
type Retraction struct {
	Date edtf.Date   `key:"date" need:"\"2021-07-02\"" column:"retracted" doc:"When the speaker took it back."`
	Note *markup.Doc `key:"note" column:"retracted_note" doc:"How the speaker took it back."`

	By        string `key:"by" ref:"entity" column:"retracted_by" added:"0.2" doc:"Who took it back, where it was not the speaker: an entity's id or a name."`
	URL       string `key:"url" column:"retracted_url" format:"address" added:"0.2" doc:"Where, outside the site."`
	Archive   string `key:"archive" format:"copy" added:"0.2" doc:"Address of an archived copy, or a file below /files/."`
	Publisher string `key:"publisher" added:"0.2" doc:"Who published it."`
	Medium    string `key:"medium" choice:"medium" added:"0.2" doc:"What sort of thing it is."`
	At        string `key:"at" added:"0.2" doc:"Where in it: a time such as 00:14:05, a page."`
	Article   string `key:"article" ref:"article" added:"0.2" doc:"Id, of an article of this site that reports it."`
	Quote     string `key:"quote" with:"article" added:"0.2" doc:"The words as they stand there."`
}

// Appearance is a place where a claim stands: an article of the site, or a text elsewhere
// (url or publisher).
type Appearance struct {
	Article   string    `key:"article" column:"article" ref:"article" doc:"Id, of an article of this site."`
	Quote     string    `key:"quote" column:"quote" doc:"The words as they stand there."`
	Prefix    string    `key:"prefix" column:"prefix" with:"quote" doc:"Words just before the quote."`
	Suffix    string    `key:"suffix" column:"suffix" with:"quote" doc:"Words just after it."`
	Wording   string    `key:"wording" column:"wording" choice:"wording" doc:"How it gives the words."`
	URL       string    `key:"url" column:"source_url" format:"address" doc:"Its address, where it is outside the site."`
	Publisher string    `key:"publisher" column:"publisher" doc:"Who published it, where it is outside the site."`
	Title     string    `key:"title" column:"source_title" doc:"Of the text outside the site."`
	Date      edtf.Date `key:"date" column:"source_date" doc:"When the text outside the site was published."`
	Archive   string    `key:"archive" column:"archive" format:"copy" doc:"Address of an archived copy, or a file below /files/."`
	Language  string    `key:"language" column:"language" format:"language" doc:"Of the text outside the site."`
	Via       string    `key:"via" column:"via" doc:"Through whom it was passed on, such as a news agency."`

	Translation   string      `key:"translation" with:"quote" column:"translation" added:"0.2" doc:"The quote in the site's language."`
	TranslationBy string      `key:"translation_by" with:"translation" added:"0.2" doc:"Who translated, where it was not the desk."`
	Medium        string      `key:"medium" column:"medium" choice:"medium" added:"0.2" doc:"What sort of thing it is."`
	At            string      `key:"at" column:"source_at" added:"0.2" doc:"Where in it: a time such as 00:14:05, a page."`
	File          string      `key:"file" column:"file" format:"file" added:"0.2" doc:"A copy or picture below /files/."`
	Alt           string      `key:"alt" with:"file" added:"0.2" doc:"What the picture shows."`
	Gone          bool        `key:"gone" with:"url publisher" added:"0.2" doc:"It was deleted since, so its address is no link."`
	Note          *markup.Doc `key:"note" added:"0.2" doc:"What readers should know of it, such as what was altered."`
}

// Media are the sorts of thing in which a claim can stand outside the site.
var Media = []string{"text", "video", "audio", "image", "post"}

// Wordings are the ways in which an appearance gives a speaker's words.
var Wordings = []string{"verbatim", "translation", "paraphrase", "altered"}

// Evidence is what a ruling rests on: an article of the site or a text elsewhere.
type Evidence struct {
	Article   string      `key:"article" ref:"article" doc:"Id, of an article of this site."`
	URL       string      `key:"url" format:"address" doc:"Its address, where it is outside the site."`
	Archive   string      `key:"archive" format:"copy" doc:"Address of an archived copy, or a file below /files/."`
	Title     string      `key:"title" doc:"What it is called."`
	Publisher string      `key:"publisher" doc:"Who published it."`
	Date      edtf.Date   `key:"date" doc:"When it was published."`
	Bearing   string      `key:"bearing" choice:"bearing" doc:"What it does to the claim."`
	Note      *markup.Doc `key:"note" doc:"What it shows."`
}

// Bearings are what evidence does to a claim.
var Bearings = []string{"supports", "refutes", "context"}

// Assessment is one ruling in a claim's ledger. By is empty for the desk's own.
type Assessment struct {
	By         string      `key:"by" ref:"entity" doc:"Whose, where it is not this desk's: an entity's id or a name."`
	Rating     string      `key:"rating" need:"\"…\"" column:"rating" doc:"A rating's id; another desk's own words."`
	Date       edtf.Date   `key:"date" need:"\"2021-07-02\"" column:"rating_date" doc:"When it was ruled."`
	Note       *markup.Doc `key:"note" column:"rating_note" doc:"Why it was rated so."`
	Change     string      `key:"change" choice:"change" doc:"What it does to the ruling before."`
	URL        string      `key:"url" format:"address" doc:"Where the ruling was published."`
	RuledBy    []string    `key:"ruled_by" column:"ruled_by" added:"0.2" doc:"Who of the desk ruled: plain names."`
	ReviewedBy []string    `key:"reviewed_by" column:"reviewed_by" added:"0.2" doc:"Who of the desk reviewed it."`
}

// Changes are what a new assessment does to the one before.
var Changes = []string{"initial", "update", "correction"}

// Reply is what the person concerned answered when the desk asked, or said of its ruling.
type Reply struct {
	AskedOn edtf.Date   `key:"asked_on" doc:"When the desk asked."`
	Date    edtf.Date   `key:"date" doc:"When they answered; absent where they did not."`
	By      string      `key:"by" doc:"Who answered: an entity's id or a name."`
	Note    *markup.Doc `key:"note" need:"\"…\"" doc:"The answer, or that there was none."`
	URL     string      `key:"url" format:"address" doc:"Where it was published."`
	Archive string      `key:"archive" format:"copy" doc:"Address of an archived copy, or a file below /files/."`
}

// Day returns when the reply came, or where none came, when the desk asked.
func (r *Reply) Day() edtf.Date {
	if r.Date.IsZero() {
		return r.AskedOn
	}
	return r.Date
}

// Entity is a person, organisation, group, country or place.
type Entity struct {
	Record
	Name        string      `key:"name" need:"\"…\"" doc:"The name that pages show."`
	Kind        string      `key:"kind" choice:"entity-kind" doc:"What it is."`
	Ended       edtf.Date   `key:"ended" added:"0.2" doc:"When they died, or it was dissolved."`
	Aliases     []string    `key:"aliases" doc:"Other names: records may refer by them, and texts link them."`
	Short       []string    `key:"short" doc:"Names by which records may refer and which texts never link."`
	SameAs      []string    `key:"same_as" format:"address" doc:"Addresses of pages on the same entity elsewhere."`
	Roles       []Role      `key:"role" doc:"Offices in time."`
	Description *markup.Doc `key:"description" also:"summary" doc:"Who or what it is."`
	Note        *markup.Doc `key:"note" doc:"For what readers should know."`
}

// EntityKinds are what an entity can be.
var EntityKinds = []string{"person", "organisation", "group", "country", "place"}

// Role is an office that an entity held for a time.
type Role struct {
	Title        string    `key:"title" need:"\"…\"" doc:"The office."`
	Organisation string    `key:"organisation" doc:"Where: an entity's id or a name."`
	From         edtf.Date `key:"from" doc:"Since when."`
	To           edtf.Date `key:"to" doc:"Until when; absent where it is still held."`
}

// Event is a thing whose date people make claims about.
type Event struct {
	Record
	Title       string      `key:"title" need:"\"…\"" doc:"The name that pages show."`
	Featured    bool        `key:"featured" added:"0.2" doc:"The home page shows it."`
	Happened    edtf.Date   `key:"happened" doc:"When it happened; absent while it has not."`
	Cancelled   edtf.Date   `key:"cancelled" doc:"When it was called off."`
	Topics      []string    `key:"topics" ref:"topic" doc:"Ids of topics."`
	Description *markup.Doc `key:"description" also:"summary" doc:"What it is."`
	Note        *markup.Doc `key:"note" doc:"For what readers should know."`
}

// Topic is a subject.
type Topic struct {
	Record
	Title       string      `key:"title" need:"\"…\"" doc:"The name that pages show."`
	Featured    bool        `key:"featured" added:"0.2" doc:"The home page shows it."`
	Description *markup.Doc `key:"description" also:"summary" doc:"What it is about."`
	Note        *markup.Doc `key:"note" doc:"For what readers should know."`
}

// Page is a plain page of the site.
type Page struct {
	Record
	Title   string      `key:"title" need:"\"…\"" doc:"The headline."`
	Summary *markup.Doc `key:"summary" doc:"What it says, in a sentence or two."`
	Draft   bool        `key:"draft" doc:"Only the preview and build --drafts show it."`
	Body    *markup.Doc
}
