package page

import (
	"html/template"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

// ClaimView is a claim: /claims/ID/.
type ClaimView struct {
	Page
	List       // of related claims, by relation
	Claim      *brief.Claim
	By         Byline
	Occasion   string
	Place      string
	Recorded   *brief.Date
	Review     *brief.Date
	About      []brief.Link
	Note       template.HTML
	Analysis   template.HTML
	Standing   *Ruling      // our newest; nil if there is none
	Inherited  *brief.Claim // the first telling, if its ruling is the one that stands
	First      *brief.Claim // the first telling, if this claim repeats it
	Ledger     []*Ruling
	Others     []*Ruling // other desks'
	Quotes     []Quote
	Altered    bool // one of the quotes was altered on its way
	Deadline   *Deadline
	Event      *EventBrief
	Chart      *chart.Drift
	Threat     *Threat
	Asked      []brief.Link // of whom a demand asks something
	AskedText  string
	Figure     *Figure
	Condition  string
	Likelihood string
	Criteria   string
	Evidence   []Evidences
	Replies    []Reply // the newest first
	Retracted  *Retraction
	Replaced   []*brief.Claim // the claims that supersede this one
	Beside     *Beside        // its side's claims before and after, nil if there are none
	Backlinks  []Backlink
	Citation   string
	EmbedCode  string        // HTML that shows the claim in another page, "" if the site has no host
	Record     template.HTML // the record as JSON, escaped
	Fields     export.Object // as in claims.json: {{field "likelihood" .Fields}}
	MetDays    *int          // of data-met; nil unless computed so
	MissedDays *int
	Overdue    bool
	AsOf       *brief.Date // if something on the page depends on it
	Extra      map[string]any
}

// Byline says who made a claim (partials/by.html): the speakers, each role with its
// organisation, and for whom they spoke.
type Byline struct {
	Speakers   []brief.Speaker
	OnBehalfOf []brief.Link
	ToldBy     *brief.Speaker // of hearsay: according to whom
}

func byline(c *docket.Claim, card *brief.Claim) Byline {
	by := Byline{Speakers: slices.Clone(card.Speakers), OnBehalfOf: card.OnBehalfOf}
	if c.Hearsay() {
		teller := brief.Named(c.ToldBy, c.Claim.ToldBy)
		by.ToldBy = &teller
	}
	if c.Role != "" {
		return by // its own words
	}
	for i, e := range c.Speakers {
		r := c.Office(e)
		if r == nil || r.Name == "" {
			continue
		}
		// An organisation for which they spoke is named behind the speakers.
		if r.Organisation == nil || !slices.Contains(c.OnBehalfOf, r.Organisation) {
			by.Speakers[i].Role += ", " + r.Name
		}
	}
	return by
}

// Deadline is the date to which a forward-looking claim is held.
type Deadline struct {
	Said     string // as it was said, or ""
	Computed string // "by 31 August 2021"; "" while the day from which it is counted is ahead
	Date     *brief.Date
	Span     string      // "100 days", where it is counted from an event; else ""
	From     *EventBrief // that event; nil where a day was named
	Steps    []StepView
}

// StepView is the effect of a claim on its side's date.
type StepView struct {
	Kind  string       // set, reaffirmed, brought-forward, put-back, narrowed, widened, withdrawn
	Label string       // "put back 133 days"
	Side  *brief.Link  // nil for an unnamed speaker
	From  *brief.Claim // whose date it moved; nil for set
}

// EventBrief is an event on a claim's page.
type EventBrief struct {
	brief.Link
	Happened, Cancelled *brief.Date
}

// Figure is a measured number.
type Figure struct {
	Measure string
	Value   string
	Unit    string
	At      *brief.Date
}

// Evidences are the evidence of one bearing.
type Evidences struct {
	Bearing string // supports, refutes, context
	Label   string
	Items   []Evidence
}

// Evidence is a text that a ruling rests on.
type Evidence struct {
	Article      *brief.Article
	Title        string
	Publisher    string
	URL, Archive string
	Date         *brief.Date
	Note         template.HTML
}

func claimView(b *builder, c *docket.Claim) headed {
	d, card, record := b.docket, b.briefs.Claim(c), b.exporter.Claim(c)
	v := &ClaimView{Page: newPage(b, c.Ref().Path(), "claims/", card.Title, claimDescription(b, card)), Claim: card,
		By:       byline(c, card),
		Occasion: c.Occasion, Place: c.Place, About: brief.Entities(c.About), Condition: c.Condition,
		Likelihood: c.Likelihood, Criteria: c.Criteria, Note: safe(d.HTML(c.Note)), Analysis: safe(d.HTML(c.Body)),
		Overdue: c.Overdue, Evidence: evidence(b, c), Replies: replies(b, c), Beside: beside(b, c),
		Record: recordJSON(b, record), Fields: record.Fields,
		Replaced: b.briefs.Claims(c.SupersededBy), Backlinks: backlinks(b, c.CitedBy),
		EmbedCode: embedCode(b, c), Extra: c.Extra()}
	if c.Recorded() != c.Said {
		v.Recorded = b.briefs.Date(c.Recorded())
	}
	v.Published, v.Draft = iso(c.Said), c.Draft
	if c.First != c && c.First != nil {
		v.First = b.briefs.Claim(c.First)
	}
	v.rulings(b, c)
	v.quotes(b, c)
	v.deadline(b, c)
	v.kinds(b, c)
	v.Retracted = retraction(b, c)
	if relations(c) > 0 {
		v.List = filed(b.Site, claimList(b.Site, c)).top(b)
	}
	v.Citation = citation(b, card, &v.Page)
	v.Data = claimData(b, c, &v.Page)
	v.Image, v.Feeds = pictureAddress(b.Site, claimCard(b.Site, c), c.Ref()), oEmbedLink(b, c)
	return v
}

func claimDescription(b *builder, c *brief.Claim) string {
	if c.Said == nil {
		return c.Title
	}
	return b.words.Text("claim.description", c.Speakers[0].Text, c.Said.Text, c.Title, c.Verdict.Label)
}

// deadline fills in the event and the deadline, and whether it was met.
func (v *ClaimView) deadline(b *builder, c *docket.Claim) {
	if e := c.Event; e != nil {
		v.Event = eventBrief(b, e)
	}
	if !c.Deadline.IsZero() || c.DeadlineFrom != nil {
		v.Deadline = &Deadline{Said: c.DeadlineText, Steps: steps(b, c)}
	}
	if from := c.DeadlineFrom; from != nil {
		v.Deadline.Span, v.Deadline.From = b.briefs.Span(c), eventBrief(b, from)
	}
	if !c.Deadline.IsZero() {
		v.Deadline.Computed, v.Deadline.Date = b.briefs.Deadline(c), b.briefs.Date(c.Deadline)
		if c.Event != nil && len(c.Event.Sides) > 0 {
			v.Chart = drift(b, c.Event, c)
		}
	}
	if c.Due != nil {
		days := c.Due.Days
		if c.Due.Met {
			v.MetDays = &days
		} else {
			v.MissedDays = &days
		}
	}
	if c.Overdue || c.AwaitsRuling {
		v.AsOf = b.briefs.Day(b.docket.AsOf)
	}
	if !c.Review.IsZero() && c.Review.Lower() >= b.docket.AsOf {
		v.Review = b.briefs.Date(c.Review)
	}
}

func eventBrief(b *builder, e *docket.Event) *EventBrief {
	return &EventBrief{brief.LinkTo(e.Ref()), b.briefs.Date(e.Happened), b.briefs.Date(e.Cancelled)}
}

func steps(b *builder, c *docket.Claim) (out []StepView) {
	for _, step := range c.Steps {
		s := StepView{Kind: string(step.Kind), Label: b.briefs.Step(c, step)}
		if step.Side != nil {
			l := brief.LinkTo(step.Side.Ref())
			s.Side = &l
		}
		if step.From != nil && step.From != c { // it withdrew its own date
			s.From = b.briefs.Claim(step.From)
		}
		out = append(out, s)
	}
	return out
}

// kinds fills in the parts that only threats and figures have.
func (v *ClaimView) kinds(b *builder, c *docket.Claim) {
	v.Asked, v.AskedText = brief.Entities(c.Asked), c.AskedText
	if c.Kind == content.KindThreat || c.Kind == content.Warning {
		v.Threat = threat(b, c)
	}
	if f := c.Figure; f != nil {
		v.Figure = &Figure{Measure: f.Measure, Value: b.briefs.Quantity(f.Value), Unit: f.Unit, At: b.briefs.Date(f.At)}
		if f.At.IsZero() {
			v.Figure.At = b.briefs.Date(c.Said)
		}
	}
}

// evidence groups a claim's evidence by bearing, in the format's order.
func evidence(b *builder, c *docket.Claim) (out []Evidences) {
	for _, bearing := range content.Bearings {
		group := Evidences{Bearing: bearing}
		for _, e := range c.Evidence {
			if e.Bearing != bearing && !(e.Bearing == "" && bearing == "context") {
				continue
			}
			item := Evidence{Title: e.Title, Publisher: e.Publisher, URL: e.URL, Archive: b.docket.Href(e.Archive),
				Date: b.briefs.Date(e.Date), Note: safe(b.docket.HTML(e.Note))}
			if e.Article != nil {
				item.Article = b.briefs.Article(e.Article)
			}
			group.Items = append(group.Items, item)
		}
		if len(group.Items) > 0 {
			group.Label = b.words.Text("bearing." + bearing)
			out = append(out, group)
		}
	}
	return out
}
