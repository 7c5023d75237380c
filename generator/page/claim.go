package page

import (
	"html/template"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// ClaimView is a claim: /claims/ID/.
type ClaimView struct {
	Page
	List       // of related claims, by relation
	Claim      *Claim
	By         Byline
	Occasion   string
	Place      string
	Recorded   *Date
	Review     *Date
	About      []Link
	Note       template.HTML
	Analysis   template.HTML
	Standing   *Ruling // our newest; nil where there is none
	Inherited  *Claim  // the first telling, where its ruling is the one that stands
	First      *Claim  // the first telling, where this claim repeats it
	Ledger     []*Ruling
	Others     []*Ruling // other desks'
	Quotes     []Quote
	Altered    bool // one of the quotes was altered on its way
	Deadline   *Deadline
	Event      *EventBrief
	Chart      *Drift
	Threat     *Threat
	Figure     *Figure
	Condition  string
	Likelihood string
	Criteria   string
	Evidence   []Evidences
	Retracted  *Correction
	Replaced   []*Claim // the claims that supersede this one
	Beside     *Beside  // what its side said before and after, nil where there is nothing
	Backlinks  []Backlink
	Citation   string
	EmbedCode  string        // HTML that shows the claim in another page, "" where the site has no host
	Record     template.HTML // the record as JSON, escaped
	MetDays    *int          // of data-met; nil unless computed so
	MissedDays *int
	Overdue    bool
	AsOf       *Date // where something on the page depends on it
	Extra      map[string]any
}

// Ruling is an assessment.
type Ruling struct {
	Verdict Verdict
	By      *Speaker // another desk; nil for ours
	Words   string   // another desk's rating, in its own words
	Date    *Date
	Note    template.HTML
	URL     string
	Change  string // initial, update, correction or ""
	Label   string // of Change
	Stands  bool
	Before  string // label of the ruling of ours that it replaced, or "" where that was the same
}

// Quote is a place where the claim stands.
type Quote struct {
	Article      *Article // nil for a text elsewhere
	Place        string   // address of the quote in the article, "" where it is not marked there
	Title        string   // of a text elsewhere
	Publisher    string
	URL          string
	Archive      string
	Via          string
	Date         *Date
	Language     string
	Wording      string // verbatim, translation, paraphrase, altered
	WordingLabel string
	Words        string          // the quoted words
	Marked       bool            // they are the speaker's own and stand in quotation marks
	Context      docket.Sentence // the sentence round an anchored quote
	Lost         bool            // the article no longer has the words
	Twice        bool            // the article has the words more than once
}

// Byline says who made a claim (partials/by.html): the speakers as on its card, each
// role with the organisation that it is of, and for whom they spoke.
type Byline struct {
	Speakers   []Speaker
	OnBehalfOf []Link
}

func byline(c *docket.Claim, card *Claim) Byline {
	by := Byline{slices.Clone(card.Speakers), card.OnBehalfOf}
	if c.Role != "" {
		return by // its own words
	}
	for i, e := range c.Speakers {
		// Whom they spoke for is named behind them.
		if r := c.Office(e); r != nil && r.Name != "" && (r.Organisation == nil || !slices.Contains(c.OnBehalfOf, r.Organisation)) {
			by.Speakers[i].Role += ", " + r.Name
		}
	}
	return by
}

// Deadline is what a forward-looking claim is held to.
type Deadline struct {
	Said     string // as it was said, or ""
	Computed string // "by 31 August 2021"
	Date     *Date
	Steps    []StepView
}

// StepView is what the claim did to its side's date.
type StepView struct {
	Kind  string // set, reaffirmed, brought-forward, put-back, narrowed, widened, withdrawn
	Label string // "put back 133 days"
	Side  *Link  // nil for an unnamed speaker
	From  *Claim // whose date it moved; nil for set
}

// EventBrief is an event on a claim's page.
type EventBrief struct {
	Link
	Happened, Cancelled *Date
}

// Threat is who would do what to whom.
type Threat struct {
	Warning    bool // another would act, not the speaker's side
	Actors     []Link
	ActorText  string
	Targets    []Link
	TargetText string
	Response   string
	Instrument string // its words
	Trend      string // rising, steady, falling or ""
	TrendLabel string
}

// Figure is a measured number.
type Figure struct {
	Measure string
	Value   string
	Unit    string
	At      *Date
}

// Evidences are the evidence of one bearing.
type Evidences struct {
	Bearing string // supports, refutes, context
	Label   string
	Items   []Evidence
}

// Evidence is a text that a ruling rests on.
type Evidence struct {
	Article      *Article
	Title        string
	Publisher    string
	URL, Archive string
	Date         *Date
	Note         template.HTML
}

func claimView(b *builder, c *docket.Claim) headed {
	d, card := b.docket, b.claim(c)
	v := &ClaimView{Page: b.recordPage(c.Ref(), "claims/", claimDescription(b, card)), Claim: card, By: byline(c, card),
		Occasion: c.Occasion, Place: c.Place, About: b.entities(c.About), Condition: c.Condition, Likelihood: c.Likelihood, Criteria: c.Criteria,
		Note: safe(d.HTML(c.Note)), Analysis: safe(d.HTML(c.Body)), Overdue: c.Overdue,
		Replaced: b.cardsOf(c.SupersededBy), Backlinks: b.backlinks(c.CitedBy), Extra: c.Extra()}
	if c.Recorded() != c.Said {
		v.Recorded = b.date(c.Recorded())
	}
	v.Published, v.Draft = iso(c.Said), c.Draft
	if c.First != c && c.First != nil {
		v.First = b.claim(c.First)
	}
	v.rulings(b, c)
	v.quotes(b, c)
	v.deadline(b, c)
	v.kinds(b, c)
	v.Evidence = evidence(b, c)
	if c.Retracted != nil {
		v.Retracted = &Correction{b.date(c.Retracted.Date), safe(d.HTML(c.Retracted.Note))}
	}
	if relations(c) > 0 {
		v.List = b.list(claimList(b.Site, c)).top(b)
	}
	v.Beside = b.beside(c)
	v.Citation = citation(b, card, &v.Page)
	v.Record = recordJSON(b, c)
	v.Data = claimData(b, c, &v.Page)
	frame := b.embedAddress(c)
	v.Image, v.Feeds, v.EmbedCode = b.claimPicture(c), b.oEmbedLink(c, frame), b.embedCode(c, frame)
	return v
}

func claimDescription(b *builder, c *Claim) string {
	key := "claim.description"
	if c.Said == nil {
		return c.Title
	}
	return b.theme.words.Text(key, c.Speakers[0].Text, c.Said.Text, c.Title, c.Verdict.Label)
}

// rulings fills in the ledger.
func (v *ClaimView) rulings(b *builder, c *docket.Claim) {
	for _, a := range c.Assessments {
		r := b.ruling(a)
		if a.Ours() {
			if a == c.Standing {
				r.Stands, v.Standing = true, r
			}
			v.Ledger = append(v.Ledger, r)
		} else {
			v.Others = append(v.Others, r)
		}
	}
	if c.Standing == nil {
		return
	}
	if c.Standing.Claim != c {
		v.Standing = b.ruling(c.Standing)
		v.Inherited = b.claim(c.Standing.Claim)
	}
	v.Modified = iso(c.Standing.Assessment.Date)
}

func (b *builder) ruling(a *docket.Assessment) *Ruling {
	r := &Ruling{Date: b.date(a.Assessment.Date), Note: safe(b.docket.HTML(a.Note)), URL: a.URL, Change: a.Change}
	if a.Change != "" {
		r.Label = b.theme.words.Text("change." + a.Change)
	}
	switch {
	case !a.Ours():
		r.By, r.Words = &Speaker{Text: a.Assessment.By}, a.Assessment.Rating
		if a.By != nil {
			r.By = &Speaker{URL: a.By.Ref().URL(), Text: a.By.Name}
		}
	case a.Rating != nil:
		r.Verdict = b.rated(a.Claim.Kind, a.Rating)
	}
	if a.Before != nil && a.Before.Rating != nil && a.Before.Rating != a.Rating {
		r.Before = b.rated(a.Claim.Kind, a.Before.Rating).Label
	}
	return r
}

// quotes fills in where the claim stands.
func (v *ClaimView) quotes(b *builder, c *docket.Claim) {
	v.Quotes = make([]Quote, 0, len(c.Appearances))
	for _, a := range c.Appearances {
		q := Quote{Title: a.Title, Publisher: a.Publisher, URL: a.URL, Archive: a.Archive, Via: a.Via, Date: b.date(a.Date), Language: a.Language,
			Wording: a.Wording, Words: a.Quote, Marked: a.Quoted(), Context: a.Sentence(), Lost: a.State == docket.Lost, Twice: a.State == docket.Ambiguous}
		if a.Wording != "" && (a.Quote != "" || a.Appearance.Wording != "") {
			q.WordingLabel = b.theme.words.Text("wording." + a.Wording)
		}
		v.Altered = v.Altered || a.Wording == "altered"
		if a.Article != nil {
			q.Article = b.article(a.Article)
			if a.State == docket.Anchored {
				q.Place = b.join(q.Article.URL, "#claim-", content.EscapeID(c.ID))
			}
		}
		v.Quotes = append(v.Quotes, q)
	}
}

// deadline fills in what the claim is held to, and what came of that.
func (v *ClaimView) deadline(b *builder, c *docket.Claim) {
	if e := c.Event; e != nil {
		v.Event = &EventBrief{link(e.Ref()), b.date(e.Happened), b.date(e.Cancelled)}
	}
	if !c.Deadline.IsZero() {
		v.Deadline = &Deadline{Said: c.DeadlineText, Computed: b.export.Deadline(c), Date: b.date(c.Deadline)}
		v.Deadline.Steps = b.steps(c)
		if c.Event != nil && len(c.Event.Sides) > 0 {
			v.Chart = b.drift(c.Event, c)
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
		v.AsOf = b.day(b.docket.AsOf)
	}
	if !c.Review.IsZero() && c.Review.Lower() >= b.docket.AsOf {
		v.Review = b.date(c.Review)
	}
}

func (b *builder) steps(c *docket.Claim) (out []StepView) {
	for _, step := range c.Steps {
		s := StepView{Kind: string(step.Kind), Label: b.theme.words.Text("step."+string(step.Kind), step.Days)}
		if step.Side != nil {
			l := link(step.Side.Ref())
			s.Side = &l
		}
		if step.From != nil {
			s.From = b.claim(step.From)
		}
		out = append(out, s)
	}
	return out
}

// kinds fills in what only threats and figures have.
func (v *ClaimView) kinds(b *builder, c *docket.Claim) {
	if c.Kind == content.Threats || c.Kind == content.Warning {
		v.Threat = b.threat(c)
	}
	if f := c.Figure; f != nil {
		v.Figure = &Figure{Measure: f.Measure, Value: b.quantity(f.Value), Unit: f.Unit, At: b.date(f.At)}
		if f.At.IsZero() {
			v.Figure.At = b.date(c.Said)
		}
	}
}

// evidence groups a claim's evidence by bearing, in the format's order.
func evidence(b *builder, c *docket.Claim) (out []Evidences) {
	if len(c.Evidence) == 0 {
		return nil
	}
	for _, bearing := range content.Bearings {
		group := Evidences{Bearing: bearing}
		for _, e := range c.Evidence {
			if e.Bearing != bearing && !(e.Bearing == "" && bearing == "context") {
				continue
			}
			item := Evidence{Title: e.Title, Publisher: e.Publisher, URL: e.URL, Archive: e.Archive, Date: b.date(e.Date), Note: safe(b.docket.HTML(e.Note))}
			if e.Article != nil {
				item.Article = b.article(e.Article)
			}
			group.Items = append(group.Items, item)
		}
		if len(group.Items) > 0 {
			group.Label = b.theme.words.Text("bearing." + bearing)
			out = append(out, group)
		}
	}
	return out
}

// relations counts the claims that a claim's page lists.
func relations(c *docket.Claim) int {
	n := 0
	for _, list := range relatedTo(c) {
		n += len(list)
	}
	return n
}

// relatedTo are the lists of claims that a claim has relations to.
func relatedTo(c *docket.Claim) [][]*docket.Claim {
	return [][]*docket.Claim{c.Supersedes, c.SupersededBy, c.Denies, c.DeniedBy, c.Contradicts, c.Supports, c.SupportedBy, c.RespondsTo, c.RespondedBy, c.Repeats, c.RepeatedBy}
}

// claimList is a claim's related claims, by relation. What another record states
// about this claim is derived here.
func claimList(s *Site, c *docket.Claim) *listing {
	l := &listing{folder: folder(c.Ref()), path: c.Ref().Path(), section: "claims/", title: c.Title}
	add := func(id string, claims []*docket.Claim, derived bool) {
		if len(claims) == 0 {
			return
		}
		src := claimSource(id, claims)
		src.oldest, src.derived = true, derived
		l.sources = append(l.sources, src)
	}
	stated, derived := []*docket.Claim(nil), []*docket.Claim(nil)
	for _, other := range c.Contradicts {
		if c.States(other) {
			stated = append(stated, other)
		} else {
			derived = append(derived, other)
		}
	}
	add("supersedes", c.Supersedes, false)
	add("superseded-by", c.SupersededBy, true)
	add("denies", c.Denies, false)
	add("denied-by", c.DeniedBy, true)
	add("contradicts", stated, false)
	add("contradicted-by", derived, true)
	add("supports", c.Supports, false)
	add("supported-by", c.SupportedBy, true)
	add("responds-to", c.RespondsTo, false)
	add("responded-by", c.RespondedBy, true)
	add("repeats", c.Repeats, false)
	add("repeated-by", c.RepeatedBy, true)
	return l
}
