package export

import (
	"bytes"
	"encoding/json"

	"onrecord/generator/content"
)

// ClaimRecord is a claim as data: the keys of the content format, with references as ids
// and Markdown as plain text, and under "derived" the values that the generator computed.
// The tags doc, enum and format go into the JSON Schema.
type ClaimRecord struct {
	ID           string       `json:"id" doc:"Unique among the site's claims."`
	URL          string       `json:"url" doc:"The claim's page." format:"uri-reference"`
	Kind         string       `json:"kind" enum:"kind"`
	Title        string       `json:"title" doc:"What the speaker asserts, in one line."`
	Speaker      []string     `json:"speaker,omitempty" doc:"Ids of entities."`
	SpeakerText  string       `json:"speaker_text,omitempty" doc:"Instead of speaker, where nobody is named."`
	OnBehalfOf   []string     `json:"on_behalf_of,omitempty" doc:"Ids of entities."`
	Role         string       `json:"role,omitempty" doc:"Where it differs from the speaker's role of that day."`
	Said         string       `json:"said" doc:"EDTF."`
	Recorded     string       `json:"recorded,omitempty" doc:"EDTF: when the desk took it up, where it said so."`
	Occasion     string       `json:"occasion,omitempty"`
	Place        string       `json:"place,omitempty"`
	Topics       []string     `json:"topics,omitempty" doc:"Ids."`
	About        []string     `json:"about,omitempty" doc:"Ids of entities."`
	Review       string       `json:"review,omitempty" doc:"EDTF: when the desk wants to look again."`
	Note         string       `json:"note,omitempty"`
	Event        string       `json:"event,omitempty" doc:"Id."`
	Deadline     string       `json:"deadline,omitempty" doc:"EDTF."`
	Bound        string       `json:"bound,omitempty" enum:"bound" doc:"How the deadline binds."`
	DeadlineText string       `json:"deadline_text,omitempty" doc:"The deadline as it was said."`
	Condition    string       `json:"condition,omitempty"`
	Likelihood   string       `json:"likelihood,omitempty"`
	Criteria     string       `json:"criteria,omitempty" doc:"How the desk will decide."`
	Progress     string       `json:"progress,omitempty" doc:"Percent done, as claimed: 40, >90, 13..20."`
	ProgressOf   string       `json:"progress_of,omitempty"`
	Supersedes   []string     `json:"supersedes,omitempty" doc:"Ids of claims, as in all relations."`
	Repeats      []string     `json:"repeats,omitempty"`
	Contradicts  []string     `json:"contradicts,omitempty" doc:"As this claim's record states it."`
	Supports     []string     `json:"supports,omitempty"`
	RespondsTo   []string     `json:"responds_to,omitempty"`
	Denies       []string     `json:"denies,omitempty"`
	Threat       *Threat      `json:"threat,omitempty"`
	Figure       *Figure      `json:"figure,omitempty"`
	Retracted    *Retraction  `json:"retracted,omitempty" doc:"The speaker took it back."`
	Appearance   []Appearance `json:"appearance" doc:"Where the claim stands."`
	Evidence     []Evidence   `json:"evidence,omitempty"`
	Assessment   []Assessment `json:"assessment,omitempty" doc:"The ledger of rulings, oldest first."`
	Derived      Derived      `json:"derived" doc:"Computed by the generator, stated by nobody."`
}

// Threat is who would do what to whom.
type Threat struct {
	Actor      []string `json:"actor,omitempty" doc:"Ids of entities."`
	ActorText  string   `json:"actor_text,omitempty"`
	Target     []string `json:"target,omitempty" doc:"Ids of entities."`
	TargetText string   `json:"target_text,omitempty"`
	Response   string   `json:"response,omitempty"`
	Instrument string   `json:"instrument,omitempty" enum:"instrument"`
	Trend      string   `json:"trend,omitempty" enum:"trend"`
}

// Figure is a measured number.
type Figure struct {
	Measure string `json:"measure"`
	Value   string `json:"value" doc:"A number or what was really said: 2..6, >50, ~50."`
	Unit    string `json:"unit,omitempty"`
	At      string `json:"at,omitempty" doc:"EDTF: the day that the number is about; absent where the day it was said."`
}

// Retraction records that the speaker took a claim back.
type Retraction struct {
	Date string `json:"date,omitempty" doc:"EDTF."`
	Note string `json:"note,omitempty"`
}

// Appearance is a place where a claim stands.
type Appearance struct {
	Article   string `json:"article,omitempty" doc:"Id, of an article of this site."`
	Quote     string `json:"quote,omitempty" doc:"The words as they stand there."`
	Prefix    string `json:"prefix,omitempty"`
	Suffix    string `json:"suffix,omitempty"`
	Wording   string `json:"wording,omitempty" enum:"wording" doc:"As written, else derived from the quotation marks in the article."`
	URL       string `json:"url,omitempty" format:"uri-reference"`
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title,omitempty"`
	Date      string `json:"date,omitempty" doc:"EDTF."`
	Archive   string `json:"archive,omitempty" format:"uri-reference"`
	Language  string `json:"language,omitempty"`
	Via       string `json:"via,omitempty"`
}

// Evidence is what a ruling rests on.
type Evidence struct {
	Article   string `json:"article,omitempty" doc:"Id."`
	URL       string `json:"url,omitempty" format:"uri-reference"`
	Archive   string `json:"archive,omitempty" format:"uri-reference"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty" doc:"EDTF."`
	Bearing   string `json:"bearing,omitempty" enum:"bearing"`
	Note      string `json:"note,omitempty"`
}

// Assessment is one ruling.
type Assessment struct {
	By     string `json:"by,omitempty" doc:"Whose, where it is not this desk's: an entity's id or a name."`
	Date   string `json:"date" doc:"EDTF."`
	Rating string `json:"rating" doc:"A rating's id; another desk's own words."`
	Note   string `json:"note,omitempty"`
	Change string `json:"change,omitempty" enum:"change"`
	URL    string `json:"url,omitempty" format:"uri-reference"`
}

// Derived is the values that the generator computed for a claim. Numbers and days of
// open bounds are absent.
type Derived struct {
	Side         []string `json:"side,omitempty" doc:"Ids of entities: on whose line the claim stands."`
	Role         []string `json:"role,omitempty" doc:"Of each speaker on the day; empty where none is known."`
	Topics       []string `json:"topics,omitempty" doc:"Ids: the claim's own and its event's."`
	Recorded     string   `json:"recorded" doc:"EDTF."`
	SaidFirst    string   `json:"said_first,omitempty" format:"date" doc:"First day that said can mean."`
	SaidLast     string   `json:"said_last,omitempty" format:"date"`
	DeadlineFrom string   `json:"deadline_first,omitempty" format:"date"`
	DeadlineTo   string   `json:"deadline_last,omitempty" format:"date" doc:"The deadline's upper bound, by which overdue and steps are counted."`
	ValueFrom    *float64 `json:"value_lower,omitempty"`
	ValueTo      *float64 `json:"value_upper,omitempty"`
	ProgressFrom *float64 `json:"progress_lower,omitempty"`
	ProgressTo   *float64 `json:"progress_upper,omitempty"`
	Rating       string   `json:"rating" doc:"Id of the rating that stands, the first telling's for a repeat without its own; none where nobody ruled."`
	RatingLabel  string   `json:"rating_label" doc:"What the claim's stamp says."`
	RatingValue  *float64 `json:"rating_value,omitempty" doc:"On the scale, higher is truer or more fulfilled; absent off the scale."`
	Open         bool     `json:"open" doc:"Forward-looking and not settled, superseded, taken back or overdue."`
	Overdue      bool     `json:"overdue"`
	Due          string   `json:"due,omitempty" enum:"due" doc:"By the day on which the event happened."`
	DueDays      *int     `json:"due_days,omitempty" doc:"Early where met, late where missed."`
	AwaitsRuling bool     `json:"awaits_ruling"`
	Superseded   bool     `json:"superseded"`
	Retracted    bool     `json:"retracted"`
	First        string   `json:"first_telling,omitempty" doc:"Id, of a repeat."`
	Tellings     int      `json:"tellings" doc:"How often it was told, this once included."`
	Steps        []Step   `json:"steps,omitempty" doc:"What a timeline claim did to its side's date."`
}

// Step is what a claim did to its side's date.
type Step struct {
	Side string `json:"side,omitempty" doc:"Id."`
	Kind string `json:"kind" enum:"step"`
	Days int    `json:"days" doc:"Between upper bounds, for brought-forward and put-back."`
	From string `json:"from,omitempty" doc:"Id of the claim whose date it moved."`
}

// enums are the closed lists of values that the schema names.
var enums = map[string][]string{
	"kind": content.Kinds, "bound": {"by", "before", "in", "not-before"}, "instrument": content.Instruments,
	"trend": content.Trends, "wording": content.Wordings, "bearing": content.Bearings, "change": content.Changes,
	"due":  {"met", "missed"},
	"step": {"set", "reaffirmed", "brought-forward", "put-back", "narrowed", "widened", "withdrawn"},
}

// json returns data/claims.json: an array with a claim on each line, in docket order.
func (x *Exporter) json() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("[\n")
	for i, c := range x.docket.Claims {
		if i > 0 {
			out.WriteString(",\n")
		}
		data, err := json.Marshal(x.Claim(c))
		if err != nil {
			return nil, err
		}
		out.Write(data)
	}
	if len(x.docket.Claims) > 0 {
		out.WriteByte('\n')
	}
	out.WriteString("]\n")
	return out.Bytes(), nil
}
