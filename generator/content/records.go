package content

import (
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Article is a text in which claims were made or reported.
type Article struct {
	Record
	Title       string
	Date        edtf.Date // published
	Updated     edtf.Date
	Authors     []string
	Summary     *markup.Doc
	Topics      []string
	Draft       bool
	Source      *Source
	Corrections []Correction
	Body        *markup.Doc
}

// Source says where an article's report was first published.
type Source struct{ Name, URL, Archive string }

// Correction is a dated note on what an article had wrong.
type Correction struct {
	Date edtf.Date
	Note *markup.Doc
}

// Kind is what sort of utterance a claim is.
type Kind string

// The eight kinds. The first three are rated for truth, the others for outcome.
const (
	Statement  Kind = "statement"
	Figures    Kind = "figure"
	Denial     Kind = "denial"
	Prediction Kind = "prediction"
	Pledge     Kind = "pledge"
	Timeline   Kind = "timeline"
	Threats    Kind = "threat"
	Warning    Kind = "warning"
)

// Kinds lists the kinds in the order in which they are offered.
var Kinds = []string{"statement", "figure", "denial", "prediction", "pledge", "timeline", "threat", "warning"}

// Forward reports whether claims of the kind look forward: they are rated for
// their outcome, not for truth.
func (k Kind) Forward() bool {
	switch k {
	case Prediction, Pledge, Timeline, Threats, Warning:
		return true
	}
	return false
}

// Bound says how a deadline binds.
type Bound string

// The bounds. By is the default: on that day or earlier.
const (
	By        Bound = "by"
	Before    Bound = "before"
	In        Bound = "in"
	NotBefore Bound = "not-before"
)

// Claim is one utterance: one speaker, one time, one wording. References are as
// written; the docket resolves them. Parts that most claims lack are never nil: those
// claims have one empty part in common, which nobody may write to.
type Claim struct {
	Record
	Kind     Kind
	Title    string
	Speaker  []string
	Said     edtf.Date
	Occasion string
	Place    string
	Topics   []string
	About    []string
	Draft    bool
	Note     *markup.Doc
	Body     *markup.Doc // the desk's analysis, of claims written as .md
	Event    string
	*Aside
	*Outlook
	*Relations
	Threat      *Threat
	Figure      *Figure
	Retracted   *Retraction
	Appearances []Appearance
	Evidence    []Evidence
	Assessments []Assessment
}

// Aside is what is told of a claim beside who said what and when.
type Aside struct {
	SpeakerText string
	OnBehalfOf  []string
	Role        string
	Recorded    edtf.Date // zero where not written
	Review      edtf.Date
}

// Outlook is what claims say that look forward.
type Outlook struct {
	Deadline     edtf.Date
	Bound        Bound
	DeadlineText string
	Condition    string
	Likelihood   string
	Criteria     string
	Progress     Quantity
	ProgressOf   string
}

// Relations are the ids of the claims to which a claim relates.
type Relations struct {
	Supersedes, Repeats, Contradicts, Supports, RespondsTo, Denies []string
}

var (
	noAside     Aside
	noOutlook   = Outlook{Bound: By}
	noRelations Relations
)

// Threat is who would do what to whom.
type Threat struct {
	Actor, Target         []string
	ActorText, TargetText string
	Response              string
	Instrument            string // one of Instruments, or empty
	Trend                 string // one of Trends, or empty
}

// Instruments are the means of a threat, after CAMEO root code 13.
var Instruments = []string{"unspecified", "halt-talks", "break-relations", "cut-aid", "expel-or-withdraw", "protest", "sanctions", "administrative",
	"arrest", "repression", "blockade", "cyber", "military-force", "occupation", "unconventional-violence", "wmd"}

// Trends are the directions in which a danger moves.
var Trends = []string{"rising", "steady", "falling"}

// Figure is a measured number; figures of one measure form a series.
type Figure struct {
	Measure string
	Value   Quantity
	Unit    string
	At      edtf.Date // the day the number is about; zero means the day it was said
}

// Retraction records that the speaker took a claim back.
type Retraction struct {
	Date edtf.Date
	Note *markup.Doc
}

// Appearance is a place where a claim stands: an article of the site, or a text
// elsewhere (URL or Publisher). Its parts are never nil; see [Claim].
type Appearance struct {
	Article string
	Quote   string
	Wording string // one of Wordings, or empty
	*Around
	*Elsewhere
}

// Around is the words before and after a quote that stands more than once.
type Around struct{ Prefix, Suffix string }

// Elsewhere is what is told of a text that is not the site's.
type Elsewhere struct {
	URL, Publisher      string
	Title, Archive, Via string
	Date                edtf.Date
	Language            string
}

var (
	noAround    Around
	noElsewhere Elsewhere
)

// Wordings are the ways in which an appearance gives a speaker's words.
var Wordings = []string{"verbatim", "translation", "paraphrase", "altered"}

// Evidence is what a ruling rests on: an article of the site or a text elsewhere.
type Evidence struct {
	Article          string
	URL, Archive     string
	Title, Publisher string
	Date             edtf.Date
	Bearing          string // one of Bearings
	Note             *markup.Doc
}

// Bearings are what evidence does to a claim.
var Bearings = []string{"supports", "refutes", "context"}

// Assessment is one ruling in a claim's ledger. By is empty for the desk's own.
type Assessment struct {
	By     string
	Date   edtf.Date
	Rating string // a rating's id for ours, free words for another's
	Note   *markup.Doc
	Change string // one of Changes, or empty
	URL    string
}

// Changes are what a new assessment does to the one before.
var Changes = []string{"initial", "update", "correction"}

// Entity is a person, organisation, group, country or place.
type Entity struct {
	Record
	Name        string
	Kind        string // one of EntityKinds, or empty
	Aliases     []string
	Short       []string
	SameAs      []string
	Roles       []Role
	Description *markup.Doc
	Note        *markup.Doc
}

// EntityKinds are what an entity can be.
var EntityKinds = []string{"person", "organisation", "group", "country", "place"}

// Role is an office that an entity held for a time.
type Role struct {
	Title        string
	Organisation string
	From, To     edtf.Date // a zero To: still
}

// Event is a thing whose date people make claims about.
type Event struct {
	Record
	Title       string
	Happened    edtf.Date // zero while it has not
	Cancelled   edtf.Date
	Topics      []string
	Description *markup.Doc
	Note        *markup.Doc
}

// Topic is a subject.
type Topic struct {
	Record
	Title       string
	Description *markup.Doc
	Note        *markup.Doc
}

// Page is a plain page of the site.
type Page struct {
	Record
	Title   string
	Summary *markup.Doc
	Draft   bool
	Body    *markup.Doc
}
