package source

import (
	"onrecord/bench/synth"
	"onrecord/bench/toml"
)

// record writes records of the content format.
type record struct{ toml.Writer }

// claim writes a claim's fields. Its tables stand below the prefix: "claim." in
// a file of many, nothing in a file of its own.
func (t *record) claim(c *synth.Claim, prefix string, alone bool) {
	if !alone {
		t.Text("id", c.ID)
	}
	t.Text("kind", c.Kind)
	t.Text("title", c.Title)
	if len(c.Speakers) == 1 {
		t.Text("speaker", c.Speakers[0])
	} else {
		t.List("speaker", c.Speakers)
	}
	t.Text("speaker_text", c.SpeakerText)
	t.Text("on_behalf_of", c.OnBehalfOf)
	t.Text("role", c.Role)
	t.Text("said", c.Said)
	t.Text("recorded", c.Recorded)
	t.Text("occasion", c.Occasion)
	t.Text("place", c.Place)
	t.List("topics", c.Topics)
	t.List("about", c.About)
	t.Text("review", c.Review)
	if !alone {
		t.Text("note", c.Note)
	}
	t.forward(c)
	t.tables(c, prefix)
}

func (t *record) forward(c *synth.Claim) {
	t.Text("event", c.Event)
	t.Text("deadline", c.Deadline)
	t.Text("bound", c.Bound)
	t.Text("deadline_text", c.DeadlineText)
	t.Text("condition", c.Condition)
	t.Text("likelihood", c.Likelihood)
	t.Text("criteria", c.Criteria)
	t.Quantity("progress", c.Progress)
	t.Text("progress_of", c.ProgressOf)
	t.List("supersedes", c.Supersedes)
	t.List("repeats", c.Repeats)
	t.List("contradicts", c.Contradicts)
	t.List("supports", c.Supports)
	t.List("responds_to", c.RespondsTo)
	t.List("denies", c.Denies)
}

func (t *record) tables(c *synth.Claim, prefix string) {
	if h := c.Threat; h != nil {
		t.Header(prefix + "threat")
		t.List("actor", h.Actor)
		t.Text("actor_text", h.ActorText)
		t.List("target", h.Target)
		t.Text("response", h.Response)
		t.Text("instrument", h.Instrument)
		t.Text("trend", h.Trend)
	}
	if f := c.Figure; f != nil {
		t.Header(prefix + "figure")
		t.Text("measure", f.Measure)
		t.Quantity("value", f.Value)
		t.Text("unit", f.Unit)
		t.Text("at", f.At)
	}
	if n := c.Retracted; n != nil {
		t.Header(prefix + "retracted")
		t.Text("date", n.Date)
		t.Text("note", n.Text)
	}
	for _, p := range c.Appearances {
		t.Element(prefix + "appearance")
		t.appearance(p)
	}
	for _, e := range c.Evidence {
		t.Element(prefix + "evidence")
		t.evidence(e)
	}
	for _, s := range c.Assessments {
		t.Element(prefix + "assessment")
		t.Text("by", s.By)
		t.Text("date", s.Date)
		t.Text("rating", s.Rating)
		t.Text("note", s.Note)
		t.Text("change", s.Change)
		t.Text("url", s.URL)
	}
}

func (t *record) appearance(p synth.Appearance) {
	t.Text("article", p.Article)
	t.Text("quote", p.Quote)
	t.Text("suffix", p.Suffix)
	t.Text("wording", p.Wording)
	t.Text("publisher", p.Publisher)
	t.Text("title", p.Title)
	t.Text("url", p.URL)
	t.Text("date", p.Date)
	t.Text("archive", p.Archive)
	t.Text("language", p.Language)
}

func (t *record) evidence(e synth.Evidence) {
	t.Text("article", e.Article)
	t.Text("publisher", e.Publisher)
	t.Text("title", e.Title)
	t.Text("url", e.URL)
	t.Text("archive", e.Archive)
	t.Text("date", e.Date)
	t.Text("bearing", e.Bearing)
	t.Text("note", e.Note)
}

func (t *record) article(a *synth.Article) {
	t.Text("title", a.Title)
	t.WriteString("date = " + a.Date + "\n")
	t.Text("updated", a.Updated)
	t.List("authors", a.Authors)
	t.Text("summary", a.Summary)
	t.List("topics", a.Topics)
	t.List("old_urls", a.OldURLs)
	if a.SourceName != "" {
		t.Header("source")
		t.Text("name", a.SourceName)
		t.Text("url", a.SourceURL)
		t.Text("archive", a.SourceArchive)
	}
	for _, c := range a.Corrections {
		t.Element("correction")
		t.Text("date", c.Date)
		t.Text("note", c.Text)
	}
}

func (t *record) entity(e *synth.Entity, prefix string, alone bool) {
	if !alone {
		t.Text("id", e.ID)
	}
	t.Text("name", e.Name)
	t.Text("kind", e.Kind)
	t.List("aliases", e.Aliases)
	t.List("short", e.Short)
	t.List("same_as", e.SameAs)
	if !alone {
		t.Text("description", e.Description)
	}
	for _, r := range e.Roles {
		t.Element(prefix + "role")
		t.Text("title", r.Title)
		t.Text("organisation", r.Organisation)
		t.Text("from", r.From)
		t.Text("to", r.To)
	}
}

func (t *record) event(e *synth.Event) {
	t.Text("id", e.ID)
	t.Text("title", e.Title)
	t.Text("happened", e.Happened)
	t.Text("cancelled", e.Cancelled)
	t.List("topics", e.Topics)
	t.Text("description", e.Description)
}
