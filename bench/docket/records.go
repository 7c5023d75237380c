package main

import "onrecord/bench/synth"

// claim writes a claim's fields. Its tables stand below the prefix: "claim." in
// a file of many, nothing in a file of its own.
func (t *toml) claim(c *synth.Claim, prefix string, alone bool) {
	if !alone {
		t.text("id", c.ID)
	}
	t.text("kind", c.Kind)
	t.text("title", c.Title)
	if len(c.Speakers) == 1 {
		t.text("speaker", c.Speakers[0])
	} else {
		t.list("speaker", c.Speakers)
	}
	t.text("speaker_text", c.SpeakerText)
	t.text("on_behalf_of", c.OnBehalfOf)
	t.text("role", c.Role)
	t.text("said", c.Said)
	t.text("recorded", c.Recorded)
	t.text("occasion", c.Occasion)
	t.text("place", c.Place)
	t.list("topics", c.Topics)
	t.list("about", c.About)
	t.text("review", c.Review)
	if !alone {
		t.text("note", c.Note)
	}
	t.forward(c)
	t.tables(c, prefix)
}

func (t *toml) forward(c *synth.Claim) {
	t.text("event", c.Event)
	t.text("deadline", c.Deadline)
	t.text("bound", c.Bound)
	t.text("deadline_text", c.DeadlineText)
	t.text("condition", c.Condition)
	t.text("likelihood", c.Likelihood)
	t.text("criteria", c.Criteria)
	t.quantity("progress", c.Progress)
	t.text("progress_of", c.ProgressOf)
	t.list("supersedes", c.Supersedes)
	t.list("repeats", c.Repeats)
	t.list("contradicts", c.Contradicts)
	t.list("supports", c.Supports)
	t.list("responds_to", c.RespondsTo)
	t.list("denies", c.Denies)
}

func (t *toml) tables(c *synth.Claim, prefix string) {
	if h := c.Threat; h != nil {
		t.header(prefix + "threat")
		t.list("actor", h.Actor)
		t.text("actor_text", h.ActorText)
		t.list("target", h.Target)
		t.text("response", h.Response)
		t.text("instrument", h.Instrument)
		t.text("trend", h.Trend)
	}
	if f := c.Figure; f != nil {
		t.header(prefix + "figure")
		t.text("measure", f.Measure)
		t.quantity("value", f.Value)
		t.text("unit", f.Unit)
		t.text("at", f.At)
	}
	if n := c.Retracted; n != nil {
		t.header(prefix + "retracted")
		t.text("date", n.Date)
		t.text("note", n.Text)
	}
	for _, p := range c.Appearances {
		t.element(prefix + "appearance")
		t.appearance(p)
	}
	for _, e := range c.Evidence {
		t.element(prefix + "evidence")
		t.evidence(e)
	}
	for _, s := range c.Assessments {
		t.element(prefix + "assessment")
		t.text("by", s.By)
		t.text("date", s.Date)
		t.text("rating", s.Rating)
		t.text("note", s.Note)
		t.text("change", s.Change)
		t.text("url", s.URL)
	}
}

func (t *toml) appearance(p synth.Appearance) {
	t.text("article", p.Article)
	t.text("quote", p.Quote)
	t.text("suffix", p.Suffix)
	t.text("wording", p.Wording)
	t.text("publisher", p.Publisher)
	t.text("title", p.Title)
	t.text("url", p.URL)
	t.text("date", p.Date)
	t.text("archive", p.Archive)
	t.text("language", p.Language)
}

func (t *toml) evidence(e synth.Evidence) {
	t.text("article", e.Article)
	t.text("publisher", e.Publisher)
	t.text("title", e.Title)
	t.text("url", e.URL)
	t.text("archive", e.Archive)
	t.text("date", e.Date)
	t.text("bearing", e.Bearing)
	t.text("note", e.Note)
}

func (t *toml) article(a *synth.Article) {
	t.text("title", a.Title)
	t.WriteString("date = " + a.Date + "\n")
	t.text("updated", a.Updated)
	t.list("authors", a.Authors)
	t.text("summary", a.Summary)
	t.list("topics", a.Topics)
	t.list("old_urls", a.OldURLs)
	if a.SourceName != "" {
		t.header("source")
		t.text("name", a.SourceName)
		t.text("url", a.SourceURL)
	}
	for _, c := range a.Corrections {
		t.element("correction")
		t.text("date", c.Date)
		t.text("note", c.Text)
	}
}

func (t *toml) entity(e *synth.Entity, prefix string, alone bool) {
	if !alone {
		t.text("id", e.ID)
	}
	t.text("name", e.Name)
	t.text("kind", e.Kind)
	t.list("aliases", e.Aliases)
	t.list("short", e.Short)
	t.list("same_as", e.SameAs)
	if !alone {
		t.text("description", e.Description)
	}
	for _, r := range e.Roles {
		t.element(prefix + "role")
		t.text("title", r.Title)
		t.text("organisation", r.Organisation)
		t.text("from", r.From)
		t.text("to", r.To)
	}
}

func (t *toml) event(e *synth.Event) {
	t.text("id", e.ID)
	t.text("title", e.Title)
	t.text("happened", e.Happened)
	t.text("cancelled", e.Cancelled)
	t.list("topics", e.Topics)
	t.text("description", e.Description)
}
