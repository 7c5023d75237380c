package brief

import (
	"math"
	"slices"
	"strconv"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Verdict is a claim's stamp: a shape, a word and a colour.
type Verdict struct {
	ID         string // a rating's id; "none" if the desk has not rated the claim
	Label      string // "Mostly false", "Kept", "Open", "Missed by 12 days"
	Shape      string // name of the mark, see partials/mark.html: "round-0" … "square-open"
	Tone       string // bad poor mixed fair good grave calm going off open: the colour
	Definition string // the rating's, or ""
	Derived    bool   // the site computed it; nobody ruled on the claim
}

// Shapes are the names of all shapes that a verdict can have.
var Shapes = []string{
	"round-0", "round-1", "round-2", "round-3", "round-4", "round-off", "round-open",
	"square-0", "square-1", "square-2", "square-3", "square-4", "square-off", "square-open",
	"in-progress", "stalled", "withdrawn", "not-triggered", "clock-met", "clock-missed", "overdue",
}

// Flag is a derived state that stands beside a verdict: overdue, superseded,
// retracted, awaits.
type Flag struct{ ID, Label string }

// verdict returns the claim's stamp, the first that there is of: the rating that stands;
// what was computed; the rulings of other desks, in their words; whether it is open.
func (b *Briefs) verdict(c *docket.Claim) Verdict {
	w, family := b.Words, "round"
	if c.Forward() {
		family = "square"
	}
	switch {
	case c.Standing != nil && c.Rating != nil:
		return b.Rated(c.RatedAs(), c.Rating)
	case c.Due != nil:
		v := Verdict{ID: "none", Label: b.dueLabel(c), Shape: "clock-met", Tone: "good", Derived: true}
		if !c.Due.Met {
			v.Shape, v.Tone = "clock-missed", "bad"
		}
		return v
	}
	if others := b.others(c); others != "" && !c.Overdue {
		return Verdict{ID: "none", Label: others, Shape: family + "-off", Tone: "off"}
	}
	switch {
	case c.AwaitsRuling:
		return Verdict{ID: "none", Label: w.Text("verdict.awaits"), Shape: "square-open", Tone: "open", Derived: true}
	case c.Forward():
		return b.unruled(c)
	}
	return Verdict{ID: "none", Label: w.Text("verdict.unrated"), Shape: family + "-open", Tone: "open"}
}

// unruled returns the stamp of a claim that looks forward, on which nobody ruled and whose
// deadline was neither met nor missed. It is open only while it still waits for its
// outcome.
func (b *Briefs) unruled(c *docket.Claim) Verdict {
	w := b.Words
	switch {
	case c.Overdue:
		return Verdict{ID: "none", Label: w.Text("flag.overdue"), Shape: "overdue", Tone: "going", Derived: true}
	case c.Retracted != nil:
		return Verdict{ID: "none", Label: w.Text("flag.retracted"), Shape: "withdrawn", Tone: "off"}
	case c.Superseded():
		return Verdict{ID: "none", Label: w.Text("flag.superseded"), Shape: "withdrawn", Tone: "off", Derived: true}
	case c.Event.Over(): // it was called off
		return Verdict{ID: "none", Label: w.Text("event.cancelled"), Shape: "withdrawn", Tone: "off", Derived: true}
	}
	return Verdict{ID: "none", Label: w.Text("verdict.open"), Shape: "square-open", Tone: "open"}
}

// others says how other desks ruled: "PolitiFact: Promise Kept", "PolitiFact and 1 other:
// False", "Others disagree (2)". It returns "" if none did.
func (b *Briefs) others(c *docket.Claim) string {
	all := c.Others()
	switch {
	case len(all) == 0:
		return ""
	case len(all) > 1:
		return b.Words.Text("verdict.others-disagree", len(all))
	}
	desk, more := all[0].Assessments[0].Desk(), len(all[0].Assessments)-1
	if more > 0 {
		desk = b.Words.Text("verdict.others-and", more, desk)
	}
	return b.Words.Text("verdict.others", desk, all[0].Words)
}

// dueLabel says how a deadline was kept: "Met, 3 days early". It says "about" if a date
// from which the days are counted is not a day that was given.
func (b *Briefs) dueLabel(c *docket.Claim) string {
	due := c.Due
	key := "due.missed"
	if due.Met {
		key = "due.met"
	}
	switch {
	case due.Met && c.Bound == content.NotBefore:
		return b.Words.Text("due.met-not-before")
	case due.Within:
		return b.Words.Text("due.met-within")
	case due.Days == 0:
		key += "-on-the-day"
	case due.Early:
		key = "due.missed-early"
	}
	if due.About {
		key += "-about"
	}
	return b.Words.Text(key, due.Days)
}

// Step says what a claim did to its side's date: "put back about 30 days, if …".
func (b *Briefs) Step(c *docket.Claim, step docket.Step) string {
	text := b.Words.Text("step."+string(step.Kind)+aboutKey(step), step.Days)
	if step.Widens {
		text = b.Words.Text("step.widening", text)
	}
	if c.Conditional() {
		text = b.Words.Text("step.if", text, c.Condition)
	}
	return text
}

// Moved says in a chart by how many days a claim moved its side's date.
func (b *Briefs) Moved(step docket.Step) string {
	return b.Words.Text("drift."+string(step.Kind)+aboutKey(step), step.Days)
}

// aboutKey returns the end of the key of a step's words.
func aboutKey(step docket.Step) string {
	if step.About {
		return "-about"
	}
	return ""
}

// Rated returns the verdict of a rating on a claim of a kind.
func (b *Briefs) Rated(k content.Kind, r *content.Rating) Verdict {
	v := Verdict{ID: r.ID, Label: b.Theme.Label(k, r), Definition: r.Definition}
	family := "round"
	if k.Forward() {
		family = "square"
	}
	lowest, highest, ok := b.Docket.Settings.Scale(k).Range()
	if r.Value != nil && ok && highest > lowest {
		quarter := int(math.Round(4 * (*r.Value - lowest) / (highest - lowest)))
		v.Shape = family + "-" + strconv.Itoa(quarter)
		v.Tone = tones(k)[quarter]
		return v
	}
	v.Shape, v.Tone = family+"-off", "off"
	switch r.ID {
	case "in-progress", "stalled":
		v.Shape, v.Tone = r.ID, "going"
	case "withdrawn", "not-triggered":
		v.Shape = r.ID
	}
	return v
}

// tones returns the colours of a scale, from its worst rating. A threat that was carried
// out is grave and not good, so threats and warnings have colours of their own.
func tones(k content.Kind) [5]string {
	if k == content.KindThreat || k == content.Warning {
		return [5]string{"calm", "calm", "mixed", "grave", "grave"}
	}
	return [5]string{"bad", "poor", "mixed", "fair", "good"}
}

// flags returns the states that a claim's stamp does not show.
func (b *Briefs) flags(c *docket.Claim, stamp Verdict) (flags []Flag) {
	add := func(is bool, id string) {
		if is {
			flags = append(flags, Flag{id, b.Words.Text("flag." + id)})
		}
	}
	add(c.Draft, "draft")
	add(c.Retracted != nil, "retracted")
	add(c.Superseded(), "superseded")
	add(c.Overdue, "overdue")
	if c.Standing == nil && (c.Due != nil || c.Overdue) {
		if others := b.others(c); others != "" {
			flags = append(flags, Flag{"others", others})
		}
	}
	return slices.DeleteFunc(flags, func(f Flag) bool { return f.Label == stamp.Label })
}
