package synth

// The records of a docket, as the content format has them. Empty fields are
// not written.

// Entity is a person, organisation, group, country or place.
type Entity struct {
	ID, Name, Kind, Description string
	Aliases, Short, SameAs      []string
	Roles                       []Role
}

// Role is an office that an entity held.
type Role struct{ Title, Organisation, From, To string }

// Topic is a subject.
type Topic struct{ ID, Title, Description string }

// Event is something whose date claims are about.
type Event struct {
	ID, Title, Description, Happened, Cancelled string
	Topics                                      []string
}

// Article is a text with the claims that were first told in it.
type Article struct {
	N                        int // counted from 0, in order of day
	ID, Title, Date, Updated string
	Summary                  string
	Authors, Topics, OldURLs []string
	SourceName, SourceURL    string
	SourceArchive            string
	Corrections              []Note
	Body                     Body
	Claims                   []*Claim
	Named                    []int // the entities that the text names, in order of their first mention

	day Day
}

// Note is a dated remark.
type Note struct{ Date, Text string }

// Claim is one utterance.
type Claim struct {
	ID, Kind, Title               string
	Speakers                      []string // ids
	SpeakerText                   string
	OnBehalfOf, Role              string
	Said, Recorded                string
	Occasion, Place, Review, Note string
	Topics, About                 []string

	Event, Deadline, Bound, DeadlineText string
	Condition, Likelihood, Criteria      string
	Progress, ProgressOf                 string
	Supersedes, Repeats, Contradicts     []string
	Supports, RespondsTo, Denies         []string
	Threat                               *Threat
	Figure                               *Figure
	Retracted                            *Note
	Appearances                          []Appearance
	Evidence                             []Evidence
	Assessments                          []Assessment

	LastDay string // of its deadline's days the last, which a generator computes

	clause string // what is said, as it stands in a sentence
	day    Day    // on which it was said
	stated func() // makes its date the standing one of its side
}

// Threat is what a threat or a warning is about.
type Threat struct {
	Actor, Target               []string
	ActorText                   string
	Response, Instrument, Trend string
}

// Figure is a number that belongs to a series.
type Figure struct{ Measure, Value, Unit, At string }

// Appearance is a place where a claim stands: an article of the docket with
// the quoted words, or a publication elsewhere.
type Appearance struct {
	Article, Quote, Suffix, Wording                string
	Publisher, URL, Title, Date, Archive, Language string
}

// Evidence is what speaks for or against a claim.
type Evidence struct {
	Article, URL, Archive, Title, Publisher, Date, Bearing, Note string
}

// Assessment is one ruling.
type Assessment struct{ By, Date, Rating, Note, Change, URL string }
