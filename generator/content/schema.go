package content

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// The functions of this file are the format's schema: each reads one type of
// record from its table. A record with mistakes is made all the same, so that
// references to it are not mistakes too.

// base reads what every record has. Of a single-record file the id is its name.
func (t *table) base(typ Type, fileID string) Record {
	r := Record{ID: fileID, source: *t.record.source}
	if extra, oldURLs := t.extra(), t.oldURLs(); extra != nil || oldURLs != nil {
		r.rare = &rare{extra, oldURLs}
	}
	if typ == TypeArticle || typ == TypePage || fileID != "" {
		if stated := t.text("id"); stated != "" && stated != fileID {
			t.report(diag.BadID.At(t.at("id"), "the id is the file's name, %q", fileID).WithHint("remove this line, or rename the file to %s.md", stated))
		}
	} else {
		r.ID = t.need("id")
	}
	r.ID = norm.NFC.String(r.ID)
	if problem := IDProblem(typ, r.ID); problem != "" && r.ID != "" {
		at := diag.FileSpan(t.record.source.file)
		if fileID == "" {
			at = t.at("id")
		}
		d := diag.BadID.At(at, "%q can't be an id: %s", r.ID, problem)
		if id := MendedID(typ, r.ID); id != "" && fileID != "" {
			d.WithHint("rename the file to %s.md", id)
		} else if id != "" {
			d.WithHint("id = %q", id)
		}
		t.report(d)
	}
	return r
}

// kept returns a part of a record: none where it is as empty.
func kept[P comparable](read P, none *P) *P {
	if read == *none {
		return none
	}
	part := read
	return &part
}

func (a *Article) read(t *table, id string, body *markup.Doc) {
	*a = Article{Record: t.base(TypeArticle, id), Body: body}
	a.Title = t.need("title")
	a.Date, a.Updated = t.needDate("date"), t.date("updated")
	a.Authors, a.Topics = t.list("authors"), t.list("topics")
	a.Summary = t.markdown("summary")
	a.Draft = t.flag("draft", false)
	if s := t.table("source"); s != nil {
		a.Source = &Source{Name: s.text("name"), URL: s.address("url"), Archive: s.address("archive")}
	}
	for _, c := range t.tables("correction") {
		a.Corrections = append(a.Corrections, Correction{c.needDate("date"), c.markdown("note")})
	}
}

func (c *Claim) read(t *table, id string, body *markup.Doc) {
	*c = Claim{Record: t.base(TypeClaim, id), Body: body}
	t.asked = append(t.asked, "kind") // so that a kind that is missing is said once
	if t.need("kind") != "" {
		c.Kind = Kind(t.choice("kind", Kinds))
	}
	c.Title, c.Speaker = t.need("title"), t.list("speaker")
	c.readAside(t)
	c.Occasion, c.Place = t.text("occasion"), t.text("place")
	c.Topics, c.About = t.list("topics"), t.list("about")
	c.Draft = t.flag("draft", false)
	c.Note = t.markdown("note")
	c.readOutlook(t)
	c.readRelations(t)
	c.readParts(t)
	c.checkShape(t)
}

func (c *Claim) readAside(t *table) {
	aside := Aside{SpeakerText: t.text("speaker_text")}
	if !t.values.get("speaker_text").empty() && t.values.get("speaker") == nil {
		c.Speaker = nil // the file's default, which the record replaces with its own words
	}
	aside.OnBehalfOf, aside.Role = t.list("on_behalf_of"), t.text("role")
	c.Said, aside.Recorded, aside.Review = t.needDate("said"), t.date("recorded"), t.date("review")
	c.Aside = &noAside
	if aside.SpeakerText != "" || aside.OnBehalfOf != nil || aside.Role != "" || !aside.Recorded.IsZero() || !aside.Review.IsZero() {
		kept := aside
		c.Aside = &kept
	}
}

func (c *Claim) readRelations(t *table) {
	r := Relations{t.list("supersedes"), t.list("repeats"), t.list("contradicts"), t.list("supports"), t.list("responds_to"), t.list("denies")}
	c.Relations = &noRelations
	if len(r.Supersedes)+len(r.Repeats)+len(r.Contradicts)+len(r.Supports)+len(r.RespondsTo)+len(r.Denies) > 0 {
		kept := r
		c.Relations = &kept
	}
}

// forwardKeys mean something on claims that look forward only. An event may be
// named by any claim.
var forwardKeys = []string{"deadline", "bound", "deadline_text", "condition", "likelihood", "criteria", "progress", "progress_of"}

func (c *Claim) readOutlook(t *table) {
	c.Event = t.text("event")
	o := Outlook{Deadline: t.date("deadline"), Bound: Bound(t.choice("bound", []string{string(By), string(Before), string(In), string(NotBefore)}))}
	if o.Bound == "" {
		o.Bound = By
	}
	o.DeadlineText, o.Condition = t.text("deadline_text"), t.text("condition")
	o.Likelihood, o.Criteria = t.text("likelihood"), t.text("criteria")
	o.Progress, o.ProgressOf = t.quantity("progress"), t.text("progress_of")
	c.Outlook = kept(o, &noOutlook)
}

func (c *Claim) readParts(t *table) {
	if s := t.table("threat"); s != nil {
		c.Threat = &Threat{Actor: s.list("actor"), Target: s.list("target"), ActorText: s.text("actor_text"), TargetText: s.text("target_text"),
			Response: s.text("response"), Instrument: s.choice("instrument", Instruments), Trend: s.choice("trend", Trends)}
	}
	if s := t.table("figure"); s != nil {
		c.Figure = &Figure{Measure: s.need("measure"), Value: s.quantity("value"), Unit: s.text("unit"), At: s.date("at")}
		if !s.states("value") {
			s.missing("value", "2500")
		}
	}
	if s := t.table("retracted"); s != nil {
		c.Retracted = &Retraction{s.needDate("date"), s.markdown("note")}
	}
	appearances, evidence, assessments := t.tables("appearance"), t.tables("evidence"), t.tables("assessment")
	c.Appearances = slices.Grow(c.Appearances, len(appearances)) // there are many, and they are kept
	c.Evidence = slices.Grow(c.Evidence, len(evidence))
	c.Assessments = slices.Grow(c.Assessments, len(assessments))
	for _, s := range appearances {
		c.Appearances = append(c.Appearances, readAppearance(s))
	}
	for _, s := range evidence {
		c.Evidence = append(c.Evidence, readEvidence(s))
	}
	for _, s := range assessments {
		c.Assessments = append(c.Assessments, Assessment{By: s.text("by"), Date: s.needDate("date"), Rating: s.need("rating"),
			Note: s.markdown("note"), Change: s.choice("change", Changes), URL: s.address("url")})
	}
}

func readAppearance(t *table) Appearance {
	a := Appearance{Article: t.text("article"), Quote: t.text("quote"), Around: kept(Around{t.text("prefix"), t.text("suffix")}, &noAround),
		Wording: t.choice("wording", Wordings)}
	a.Elsewhere = kept(Elsewhere{URL: t.address("url"), Publisher: t.text("publisher"), Title: t.text("title"), Archive: t.address("archive"),
		Via: t.text("via"), Date: t.date("date"), Language: t.tongue("language")}, &noElsewhere)
	if !t.states("article") && !t.states("url") && !t.states("publisher") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say where the claim stands", t.name()).
			WithHint("add a line: article = \"…\", or for a text elsewhere url = \"…\" or publisher = \"…\""), "article", "url", "publisher")
	}
	return a
}

func readEvidence(t *table) Evidence {
	e := Evidence{Article: t.text("article"), URL: t.address("url"), Archive: t.address("archive"), Title: t.text("title"),
		Publisher: t.text("publisher"), Date: t.date("date"), Bearing: t.choice("bearing", Bearings), Note: t.markdown("note")}
	if !t.states("article") && !t.states("url") && !t.states("title") && !t.states("publisher") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say what the evidence is", t.name()).WithHint("add a line: url = \"…\", or article = \"…\""),
			"article", "url", "title", "publisher")
	}
	return e
}

// checkShape reports what the kind of a claim needs or can't use.
func (c *Claim) checkShape(t *table) {
	if !t.states("speaker") && !t.states("speaker_text") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say who spoke", t.name()).
			WithHint("add a line: speaker = \"…\", or where nobody is named speaker_text = \"a US official, to AP\""), "speaker", "speaker_text")
	}
	if !t.states("appearance") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say where it stands", t.name()).
			WithHint("add an appearance below the claim's other keys:\n%s\narticle = \"…\"\nquote   = \"…\"", t.header("appearance", true)), "appearance")
	}
	if c.Kind == Timeline && !t.states("event") {
		t.missing("event", `"…"`) // see offerEvents
	}
	if c.Kind == Timeline && !t.states("deadline") && !t.states("progress") {
		t.lacks(diag.MissingKey.At(t.head(), "a timeline claim needs a deadline, or progress, or both").WithHint("add a line: deadline = \"2021-08-31\""), "deadline", "progress")
	}
	if c.Kind == Figures && !t.wrote("figure") {
		t.lacks(diag.MissingKey.At(t.head(), "a figure needs its table %s", t.header("figure", false)).
			WithHint("%s\nmeasure = \"…\"\nvalue   = 2500", t.header("figure", false)), "figure")
	}
	c.checkCompany(t)
	if c.Kind == "" {
		return
	}
	if !c.Kind.Forward() {
		for _, key := range forwardKeys {
			if t.states(key) {
				t.report(diag.Superfluous.At(t.keyAt(key), "%s means nothing on a %s: only claims that look forward have it", key, c.Kind).
					WithHint("remove the line, or choose another kind: prediction, pledge, timeline, threat or warning"))
			}
		}
	}
	for _, part := range kindParts {
		if t.wrote(part.key) && !slices.Contains(part.kinds, c.Kind) {
			t.report(diag.Superfluous.At(t.keyAt(part.key), "%s means nothing on a %s", t.header(part.key, false), c.Kind).
				WithHint("kind = %q, or remove the table", part.kinds[0]))
		}
	}
}

// mostOffered is how many events are named to an author who is to choose one.
const mostOffered = 5

// offerEvents says to who left out the event of a claim which there are. The file alone
// does not know, and is kept with its complaints, so that these become copies.
func (c *Content) offerEvents() {
	var ids []string
	for _, e := range c.Events {
		if e.ID != "" {
			ids = append(ids, e.ID)
		}
	}
	offer := "\nit is the id of an [[event]] in content/events"
	if len(ids) > 0 && len(ids) <= mostOffered {
		offer = "\none of " + strings.Join(ids, ", ")
	}
	for i, p := range c.Problems {
		if p.Check == diag.MissingKey && strings.HasSuffix(p.Hint, `event = "…"`) {
			offered := *p
			offered.Hint += offer
			c.Problems[i] = &offered
		}
	}
}

// kindParts are the tables that only claims of some kinds have.
var kindParts = []struct {
	key   string
	kinds []Kind
}{{"figure", []Kind{Figures}}, {"threat", []Kind{Threats, Warning}}}

// checkCompany reports keys that mean nothing without another, or beside it.
func (c *Claim) checkCompany(t *table) {
	if !t.values.get("speaker").empty() && !t.values.get("speaker_text").empty() {
		t.report(diag.Superfluous.At(t.keyAt("speaker_text"), "speaker_text means nothing beside speaker").
			WithHint("remove the line: speaker_text is for speakers whom nobody names"))
	}
	for _, pair := range [][2]string{{"bound", "deadline"}, {"progress_of", "progress"}} {
		t.needs(pair[0], pair[1])
	}
	for _, s := range t.record.tables {
		if s.parent != t || s.key != "appearance" {
			continue
		}
		s.needs("prefix", "quote")
		s.needs("suffix", "quote")
		for _, key := range []string{"url", "publisher", "archive"} {
			if s.states("article") && s.states(key) {
				s.report(diag.Superfluous.At(s.keyAt(key), "%s means nothing beside article", key).
					WithHint("an appearance stands in an article of the site or elsewhere: give the other one its own %s", s.name()))
				break
			}
		}
	}
}

// needs reports a key that is there without the one that gives it a meaning.
func (t *table) needs(key, other string) {
	if t.states(key) && !t.states(other) {
		t.lacks(diag.Superfluous.At(t.keyAt(key), "%s means nothing without %s", key, other).WithHint("add %s, or remove the line", other), other)
	}
}

func (t *table) wrote(key string) bool {
	return t.values.get(key) != nil || t.defaults.get(key) != nil
}

// states reports whether a key has a value, right or wrong, that is not empty: an empty
// one says as little as none.
func (t *table) states(key string) bool {
	if n := t.values.get(key); n != nil {
		return !n.empty()
	}
	return !t.defaults.get(key).empty()
}

func (e *Entity) read(t *table, id string, body *markup.Doc) {
	*e = Entity{Record: t.base(TypeEntity, id), Name: t.need("name"), Kind: t.choice("kind", EntityKinds)}
	e.Aliases, e.Short, e.SameAs = t.list("aliases"), t.list("short"), t.addresses("same_as")
	e.Description, e.Note = t.description(body), t.markdown("note")
	for _, s := range t.tables("role") {
		e.Roles = append(e.Roles, Role{Title: s.need("title"), Organisation: s.text("organisation"), From: s.date("from"), To: s.date("to")})
	}
}

// description is a record's text: the body of a Markdown file, else the key of
// that name, else summary.
func (t *table) description(body *markup.Doc) *markup.Doc {
	for _, d := range []*markup.Doc{body, t.markdown("description"), t.markdown("summary")} {
		if d != nil {
			return d
		}
	}
	return nil
}

func (e *Event) read(t *table, id string, body *markup.Doc) {
	*e = Event{Record: t.base(TypeEvent, id), Title: t.need("title"), Happened: t.date("happened"), Cancelled: t.date("cancelled"),
		Topics: t.list("topics"), Description: t.description(body), Note: t.markdown("note")}
}

func (r *Topic) read(t *table, id string, body *markup.Doc) {
	*r = Topic{Record: t.base(TypeTopic, id), Title: t.need("title"), Description: t.description(body), Note: t.markdown("note")}
}

func (p *Page) read(t *table, id string, body *markup.Doc) {
	*p = Page{Record: t.base(TypePage, id), Title: t.need("title"), Summary: t.markdown("summary"), Draft: t.flag("draft", false), Body: body}
}
