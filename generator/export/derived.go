package export

import (
	"math"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

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
	DeadlineTo   string   `json:"deadline_last,omitempty" format:"date" doc:"The last possible day, by which overdue and steps are counted: for before the day before, for not-before none."`
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
	DueDays      *int     `json:"due_days,omitempty" doc:"Early where met, late where missed; 0 where no days are counted."`
	DueAbout     bool     `json:"due_about,omitempty" doc:"The days are counted from a month, season or year, or a vague date."`
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
	Days int    `json:"days" doc:"Between last possible days, for brought-forward and put-back."`
	From string `json:"from,omitempty" doc:"Id of the claim whose date it moved."`

	About  bool `json:"about,omitempty" doc:"The days are counted from a month, season or year, or a vague date."`
	Widens bool `json:"widens,omitempty" doc:"What it was put back to is a period that has the old date in it."`
}

func (x *Exporter) derived(c *docket.Claim) Derived {
	v := Derived{Side: ids(c.Sides()), Topics: ids(c.Topics), Recorded: c.Recorded().String(),
		Rating: "none", RatingLabel: x.briefs.Claim(c).Verdict.Label, Open: c.Open(), Overdue: c.Overdue,
		AwaitsRuling: c.AwaitsRuling,
		Superseded:   c.Superseded(), Retracted: c.Retracted != nil, Tellings: c.Tellings, Steps: steps(c)}
	for _, e := range c.Speakers {
		v.Role = append(v.Role, c.RoleOf(e))
	}
	v.SaidFirst, v.SaidLast = days(c.Said)
	if !c.Deadline.IsZero() {
		v.DeadlineFrom, v.DeadlineTo = bound(c.FirstDay()), bound(c.LastDay())
	}
	v.ProgressFrom, v.ProgressTo = bounds(&c.Progress)
	if c.Figure != nil {
		v.ValueFrom, v.ValueTo = bounds(&c.Figure.Value)
	}
	if c.Rating != nil {
		v.Rating = c.Rating.ID
		v.RatingValue = c.Rating.Value
	}
	if c.Due != nil {
		v.Due, v.DueDays, v.DueAbout = "missed", &c.Due.Days, c.Due.About
		if c.Due.Met {
			v.Due = "met"
		}
	}
	if c.First != c {
		v.First = c.First.ID
	}
	return v
}

func steps(c *docket.Claim) (all []Step) {
	for _, step := range c.Steps {
		out := Step{Kind: string(step.Kind), Days: step.Days, About: step.About, Widens: step.Widens}
		if step.Side != nil {
			out.Side = step.Side.ID
		}
		if step.From != nil {
			out.From = step.From.ID
		}
		all = append(all, out)
	}
	return all
}

// bounds returns the ends of a quantity. An end is nil if it is open, or if there is no
// quantity.
func bounds(q *content.Quantity) (lower, upper *float64) {
	if q.IsZero() {
		return nil, nil
	}
	if !math.IsInf(q.Lower, 0) {
		lower = &q.Lower
	}
	if !math.IsInf(q.Upper, 0) {
		upper = &q.Upper
	}
	return lower, upper
}

// ids returns the ids of records.
func ids[R interface{ Ref() docket.Ref }](records []R) (all []string) {
	for _, r := range records {
		all = append(all, r.Ref().ID)
	}
	return all
}
