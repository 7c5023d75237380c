package export

import (
	"math"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Claim makes the record of a claim.
func (x *Exporter) Claim(c *docket.Claim) *ClaimRecord {
	d := x.docket
	r := &ClaimRecord{ID: c.ID, URL: c.Ref().Absolute(), Kind: string(c.Kind), Title: c.Title,
		Speaker: ids(c.Speakers), SpeakerText: c.SpeakerText, OnBehalfOf: ids(c.OnBehalfOf), Role: c.Role,
		Said: c.Said.String(), Recorded: c.Claim.Recorded.String(), Occasion: c.Occasion, Place: c.Place,
		Topics: c.Claim.Topics, About: ids(c.About), Review: c.Review.String(), Note: d.Text(c.Note),
		Deadline: c.Deadline.String(), DeadlineText: c.DeadlineText, Condition: c.Condition,
		Likelihood: c.Likelihood, Criteria: c.Criteria, Progress: c.Progress.Text, ProgressOf: c.ProgressOf,
		Supersedes: ids(c.Supersedes), Repeats: ids(c.Repeats), Contradicts: ids(contradicts(c)),
		Supports: ids(c.Supports), RespondsTo: ids(c.RespondsTo), Denies: ids(c.Denies),
		Appearance: appearances(c), Evidence: x.evidence(c), Assessment: x.assessments(c), Derived: x.derived(c)}
	if c.Event != nil {
		r.Event = c.Event.ID
	}
	if !c.Deadline.IsZero() {
		r.Bound = string(c.Bound)
	}
	if t := c.Threat; t != nil {
		r.Threat = &Threat{ids(c.Actors), t.ActorText, ids(c.Targets), t.TargetText, t.Response, t.Instrument, t.Trend}
	}
	if f := c.Figure; f != nil {
		r.Figure = &Figure{f.Measure, f.Value.Text, f.Unit, f.At.String()}
	}
	if back := c.Retracted; back != nil {
		r.Retracted = &Retraction{back.Date.String(), d.Text(back.Note)}
	}
	return r
}

func appearances(c *docket.Claim) []Appearance {
	out := []Appearance{} // the schema requires a list, even an empty one
	for _, a := range c.Appearances {
		out = append(out, Appearance{a.Appearance.Article, a.Quote, a.Prefix, a.Suffix, a.Wording, a.URL, a.Publisher,
			a.Title, a.Date.String(), a.Archive, a.Language, a.Via})
	}
	return out
}

func (x *Exporter) evidence(c *docket.Claim) (out []Evidence) {
	for _, e := range c.Evidence {
		out = append(out, Evidence{e.Evidence.Article, e.URL, e.Archive, e.Title, e.Publisher, e.Date.String(),
			e.Bearing, x.docket.Text(e.Note)})
	}
	return out
}

func (x *Exporter) assessments(c *docket.Claim) (out []Assessment) {
	for _, a := range c.Assessments {
		by := a.Assessment.By
		if a.By != nil {
			by = a.By.ID
		}
		out = append(out, Assessment{by, a.Date.String(), a.Assessment.Rating, x.docket.Text(a.Note), a.Change,
			a.Assessment.URL})
	}
	return out
}

func (x *Exporter) derived(c *docket.Claim) Derived {
	v := Derived{Side: ids(c.Sides()), Topics: ids(c.Topics), Recorded: c.Recorded().String(),
		Rating: "none", RatingLabel: x.briefs.Claim(c).Verdict.Label, Open: c.Open(), Overdue: c.Overdue, AwaitsRuling: c.AwaitsRuling,
		Superseded: c.Superseded(), Retracted: c.Retracted != nil, Tellings: c.Tellings, Steps: steps(c)}
	for _, e := range c.Speakers {
		v.Role = append(v.Role, c.RoleOf(e))
	}
	v.SaidFirst, v.SaidLast = days(c.Said)
	v.DeadlineFrom, v.DeadlineTo = days(c.Deadline)
	v.ProgressFrom, v.ProgressTo = bounds(&c.Progress)
	if c.Figure != nil {
		v.ValueFrom, v.ValueTo = bounds(&c.Figure.Value)
	}
	if c.Rating != nil {
		v.Rating = c.Rating.ID
		v.RatingValue = c.Rating.Value
	}
	if c.Due != nil {
		v.Due, v.DueDays = "missed", &c.Due.Days
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
		out := Step{Kind: string(step.Kind), Days: step.Days}
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
