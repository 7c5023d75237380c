package brief

import (
	"html/template"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/theme"
)

// Claim is a claim as other pages show it: its card.
type Claim struct {
	ID         string
	URL        string
	Title      string // that of a demand says who demands, that of hearsay according to whom
	Kind       string // statement, figure, denial, prediction, pledge, timeline, threat, warning or demand
	KindLabel  string
	ToldBy     string // "according to Ana Ruiz", of hearsay; else ""
	If         string // "if the talks go on", where its condition has not come about; else ""
	Speakers   []Speaker
	OnBehalfOf []Link // if that is not the speakers themselves
	Said       *Date
	Verdict    Verdict
	Flags      []Flag
	Event      *Link
	Deadline   string // the date in words, or "within 100 days of …"; "" if there is none
	Due        *Date  // the deadline as a date, nil if there is none
	Parts      string // "1 of 2 parts kept"; "" where it has none
	Progress   string // "more than 90 percent", with what it is of; or ""
	Tellings   int    // how often it was told, this once included
	Topics     []Link

	row row
}

// Speaker is who said it. A speaker without a page of their own has no URL.
type Speaker struct {
	URL, Text string
	Role      string // on that day, or ""
}

// Named returns the name of somebody: of an entity with a link to it, or a text where e is
// nil.
func Named(e *docket.Entity, text string) Speaker {
	if e == nil {
		return Speaker{Text: text}
	}
	return Speaker{URL: e.Ref().URL(), Text: e.Name}
}

// Row is the claim as an item of a list (partials/claim-row.html).
func (c *Claim) Row() (template.HTML, error) { return c.row.render("claim-row", c) }

// Note is the claim as a note in a margin (partials/claim-note.html).
func (c *Claim) Note() (template.HTML, error) { return c.row.theme.Run("claim-note", c) }

// Claim returns the brief of a claim.
func (b *Briefs) Claim(c *docket.Claim) *Claim {
	return b.claims.get(c.Index, func() *Claim { return b.newClaim(c) })
}

// Claims returns the briefs of claims.
func (b *Briefs) Claims(list []*docket.Claim) []*Claim {
	out := make([]*Claim, len(list))
	for i, c := range list {
		out[i] = b.Claim(c)
	}
	return out
}

// Title returns a claim's title as it is printed wherever the claim stands alone: that of a demand
// says who demands, and that of hearsay according to whom.
func (b *Briefs) Title(c *docket.Claim) string { return Title(b.Words, c) }

// Title does what Briefs.Title does, in the words of a theme.
func Title(w *theme.Words, c *docket.Claim) string {
	title := c.Title
	if c.Kind == content.Demand {
		title = w.Text("demand.title", demander(w, c), title)
	}
	if c.Hearsay() {
		title = w.Text("hearsay.title", title, c.Teller())
	}
	return title
}

func (b *Briefs) newClaim(c *docket.Claim) *Claim {
	stamp := b.verdict(c)
	out := &Claim{ID: c.ID, URL: c.Ref().URL(), Title: b.Title(c),
		Kind: string(c.Kind), KindLabel: b.Words.Text("kind." + string(c.Kind)),
		Speakers: speakers(c), Said: b.Date(c.Said), Verdict: stamp, Flags: b.flags(c, stamp),
		Progress: b.progress(c), Tellings: c.Tellings, Topics: Topics(c.Topics), row: row{theme: b.Theme}}
	if !slices.Equal(c.OnBehalfOf, c.Speakers) {
		out.OnBehalfOf = Entities(c.OnBehalfOf)
	}
	if c.Forward() && c.Conditional() {
		out.If = b.Words.Text("event.if", c.Condition)
	}
	if c.Hearsay() {
		out.ToldBy = b.Words.Text("hearsay.by") + " " + c.Teller()
	}
	if c.Event != nil {
		l := LinkTo(c.Event.Ref())
		out.Event = &l
	}
	switch {
	case !c.Deadline.IsZero():
		out.Due, out.Deadline = b.Date(c.Deadline), b.Deadline(c)
	case c.DeadlineFrom != nil:
		out.Deadline = b.Words.Text("counted."+string(c.Bound), b.Span(c), c.DeadlineFrom.Title)
	}
	if kept, all, _ := b.Docket.PartsKept(c); all > 0 {
		out.Parts = b.Words.Text("parts."+string(c.Kind), all, b.Words.Number(kept))
	}
	return out
}

// Span says how long after its event a claim's deadline is: "100 days".
func (b *Briefs) Span(c *docket.Claim) string {
	if c.DeadlineMonths > 0 {
		return b.Words.Text("counted.months", c.DeadlineMonths)
	}
	return b.Words.Text("counted.days", c.DeadlineDays)
}

// demander names who demands: those for whom the claim speaks, or the words that stand for
// the speaker.
func demander(w *theme.Words, c *docket.Claim) string {
	parties := c.Parties()
	if len(parties) == 0 || len(c.Speakers) == 0 {
		return c.SpeakerText
	}
	names := make([]string, len(parties))
	for i, e := range parties {
		names[i] = e.Name
	}
	return strings.Join(names, w.Text("list.comma"))
}

// speakers names the speakers with the roles that they had on the day.
func speakers(c *docket.Claim) []Speaker {
	if len(c.Speakers) == 0 {
		return []Speaker{{Text: c.SpeakerText}}
	}
	out := make([]Speaker, len(c.Speakers))
	for i, e := range c.Speakers {
		out[i] = Named(e, "")
		out[i].Role = c.RoleOf(e)
	}
	return out
}

// progress returns in words how much is done, as it was claimed.
func (b *Briefs) progress(c *docket.Claim) string {
	if c.Progress.IsZero() {
		return ""
	}
	amount := b.Words.Text("progress.percent", b.Quantity(c.Progress))
	if c.ProgressOf == "" {
		return amount
	}
	return b.Words.Text("progress.of", amount, c.ProgressOf)
}

// Quantity puts a number into words as it was given: "more than 50", "2 to 6".
func (b *Briefs) Quantity(q content.Quantity) string {
	w := b.Words
	text := ""
	switch {
	case strings.HasPrefix(q.Text, ">="):
		text = w.Text("quantity.at-least", w.Float(q.Lower))
	case strings.HasPrefix(q.Text, ">"):
		text = w.Text("quantity.more-than", w.Float(q.Lower))
	case strings.HasPrefix(q.Text, "<="):
		text = w.Text("quantity.at-most", w.Float(q.Upper))
	case strings.HasPrefix(q.Text, "<"):
		text = w.Text("quantity.less-than", w.Float(q.Upper))
	case q.Lower != q.Upper:
		text = w.Text("quantity.range", w.Float(q.Lower), w.Float(q.Upper))
	default:
		text = w.Float(q.Lower)
	}
	if q.Approximate {
		return w.Text("quantity.about", text)
	}
	return text
}
