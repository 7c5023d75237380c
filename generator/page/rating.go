package page

import (
	"math"
	"strconv"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Verdict is what a claim's stamp says: a shape, a word and a colour.
type Verdict struct {
	ID         string // a rating's id; "none" where there is no rating of ours
	Label      string // "Mostly false", "Kept", "Open", "Missed by 12 days"
	Shape      string // name of the mark, see partials/mark.html: "round-0" … "square-open"
	Tone       string // bad poor mixed fair good grave calm going off open: the colour
	Definition string // the rating's, or ""
	Derived    bool   // the site computed it; nobody ruled
}

// Flag is a derived state that stands beside a verdict: overdue, superseded,
// retracted, awaits.
type Flag struct{ ID, Label string }

// verdict is the rating that stands, else what was computed, else open.
func (s *Site) verdict(c *docket.Claim) Verdict {
	w, family := s.theme.words, "round"
	if c.Kind.Forward() {
		family = "square"
	}
	switch {
	case c.Standing != nil && c.Rating != nil:
		return s.rated(c.Kind, c.Rating)
	case c.Due != nil:
		v := Verdict{ID: "none", Label: s.dueLabel(c), Shape: "clock-met", Tone: "good", Derived: true}
		if !c.Due.Met {
			v.Shape, v.Tone = "clock-missed", "bad"
		}
		return v
	case c.AwaitsRuling:
		return Verdict{ID: "none", Label: w.Text("verdict.awaits"), Shape: "square-open", Tone: "open", Derived: true}
	case c.Kind.Forward():
		return Verdict{ID: "none", Label: w.Text("verdict.open"), Shape: family + "-open", Tone: "open"}
	}
	return Verdict{ID: "none", Label: w.Text("verdict.unrated"), Shape: family + "-open", Tone: "open"}
}

// dueLabel says how a deadline was kept: "Met, 3 days early". The days are no more
// exact than the dates between which they are counted.
func (s *Site) dueLabel(c *docket.Claim) string {
	key := "due.missed"
	if c.Due.Met {
		key = "due.met"
	}
	switch {
	case c.Due.Met && c.Bound == content.In && c.Deadline.Lower() != c.Deadline.Upper():
		return s.theme.words.Text("due.met-within")
	case c.Due.Days == 0:
		key += "-on-the-day"
	case c.Due.Met && c.Bound == content.NotBefore:
		key = "due.met-after"
	case !c.Due.Met && (c.Bound == content.NotBefore || tooEarly(c)):
		key = "due.missed-early"
	}
	if c.Deadline.Approximate() || c.Deadline.Uncertain() || c.Event.Happened.Vague() {
		key += "-about"
	}
	return s.theme.words.Text(key, c.Due.Days)
}

// tooEarly reports whether what was to happen within a period came before it.
func tooEarly(c *docket.Claim) bool {
	return c.Bound == content.In && c.Event != nil && !c.Event.Happened.IsZero() && c.Event.Happened.Upper() < c.Deadline.Lower()
}

// verdicts are the verdicts of all ratings on claims of all kinds: there are few, and
// every claim and ruling has one.
type verdicts map[verdictOf]Verdict

type verdictOf struct {
	kind   content.Kind
	rating string
}

func (s *Site) makeVerdicts() {
	s.verdicts = verdicts{}
	for _, k := range content.Kinds {
		kind := content.Kind(k)
		for _, r := range s.docket.Settings.Scale(kind).Ratings {
			s.verdicts[verdictOf{kind, r.ID}] = s.newVerdict(kind, &r)
		}
	}
}

// rated is the verdict of a rating on a claim of the kind.
func (s *Site) rated(k content.Kind, r *content.Rating) Verdict {
	return s.verdicts[verdictOf{k, r.ID}]
}

func (s *Site) newVerdict(k content.Kind, r *content.Rating) Verdict {
	v := Verdict{ID: r.ID, Label: s.theme.Label(k, r), Definition: r.Definition}
	family := "round"
	if k.Forward() {
		family = "square"
	}
	lowest, highest, ok := s.docket.Settings.Scale(k).Range()
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

// tones are the colours of a scale from its worst rating. That a threat was carried
// out is grave and not good, so threats and warnings have colours of their own.
func tones(k content.Kind) [5]string {
	if k == content.Threats || k == content.Warning {
		return [5]string{"calm", "calm", "mixed", "grave", "grave"}
	}
	return [5]string{"bad", "poor", "mixed", "fair", "good"}
}

// flags are the states that a claim's rating alone does not tell.
func (s *Site) flags(c *docket.Claim) (flags []Flag) {
	add := func(is bool, id string) {
		if is {
			flags = append(flags, Flag{id, s.theme.words.Text("flag." + id)})
		}
	}
	add(c.Draft, "draft")
	add(c.Retracted != nil, "retracted")
	add(c.Superseded(), "superseded")
	add(c.Overdue, "overdue")
	return flags
}
