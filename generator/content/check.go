package content

import (
	"slices"
	"strings"

	"onrecord/generator/diag"
)

func (c *Claim) check(t *table) {
	if !t.values.get("speaker_text").empty() && t.values.get("speaker") == nil {
		c.Speaker = nil // it came from [defaults]; the record's own speaker_text replaces it
	}
	if !t.states("speaker") && !t.states("speaker_text") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say who spoke", t.name()).
			WithHint("add a line: speaker = \"…\", or where nobody is named speaker_text = \"a US official, to AP\""),
			"speaker", "speaker_text")
	}
	if !t.values.get("speaker").empty() && !t.values.get("speaker_text").empty() {
		t.report(diag.Superfluous.At(t.keyAt("speaker_text"), "speaker_text means nothing beside speaker").
			WithHint("remove the line: speaker_text is for speakers whom nobody names"))
	}
	if !t.states("appearance") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say where it stands", t.name()).
			WithHint("add an appearance below the claim's other keys:\n%s\narticle = \"…\"\nquote   = \"…\"",
				t.header("appearance", true)), "appearance")
	}
	switch needs := c.Kind == Timeline && !t.states("event"); {
	case needs && c.Draft: // it may be drafted before its event is
		d := diag.MissingKey.At(t.head(), "%s has no event", t.name()).WithHint("add a line: event = \"…\"")
		d.Severity = diag.Warning
		t.lacks(d, "event")
	case needs:
		t.missing("event", `"…"`) // see offerEvents
	}
	if c.Kind == Timeline && !t.states("deadline") && !t.states("deadline_from") && !t.states("progress") {
		t.lacks(diag.MissingKey.At(t.head(), "a timeline claim needs a deadline, or progress, or both").
			WithHint("add a line: deadline = \"2021-08-31\""), "deadline", "progress")
	}
	checkCounted(t)
	if c.Kind == KindFigure && !t.wrote("figure") {
		t.lacks(diag.MissingKey.At(t.head(), "a figure needs its table %s", t.header("figure", false)).
			WithHint("%s\nmeasure = \"…\"\nvalue   = 2500", t.header("figure", false)), "figure")
	}
	t.checkNeeds()
	if c.Kind != "" {
		c.checkKind(t)
	}
}

// checkCounted reports a deadline that is counted from an event by no time, by two, or beside
// a day that was named.
func checkCounted(t *table) {
	if !t.states("deadline_from") {
		return
	}
	days, months := t.states("deadline_days"), t.states("deadline_months")
	switch {
	case t.states("deadline"):
		t.report(diag.Superfluous.At(t.keyAt("deadline_from"), "deadline_from means nothing beside deadline").
			WithHint("keep deadline where a day was named, or deadline_from where one is counted from an event"))
	case days && months:
		t.report(diag.Superfluous.At(t.keyAt("deadline_months"), "deadline_months means nothing beside deadline_days").
			WithHint("keep the one that was said"))
	case !days && !months:
		t.lacks(diag.MissingKey.At(t.keyAt("deadline_from"), "deadline_from does not say how long after the event").
			WithHint("add a line: deadline_days = 100, or deadline_months = 3"), "deadline_days", "deadline_months")
	}
}

// checkKind reports keys that claims of the kind can't have.
func (c *Claim) checkKind(t *table) {
	for _, f := range t.fields {
		switch {
		case f.MayHave(c.Kind):
		case f.Fields != nil && t.wrote(f.Key):
			t.report(diag.Superfluous.At(t.keyAt(f.Key), "%s means nothing on a %s", t.header(f.Key, false), c.Kind).
				WithHint("kind = %q, or remove the table", f.Kinds[0]))
		case f.Fields == nil && t.states(f.Key):
			t.report(diag.Superfluous.At(t.keyAt(f.Key), "%s means nothing on a %s", f.Key, c.Kind).
				WithHint("remove the line, or choose another kind: %s", diag.Or("%s", f.Kinds)))
		}
	}
}

// checkNeeds reports keys that are there without one that gives them a meaning.
func (t *table) checkNeeds() {
	for _, f := range t.fields {
		if len(f.With) > 0 && t.states(f.Key) && !slices.ContainsFunc(f.With, t.states) {
			t.lacks(diag.Superfluous.At(t.keyAt(f.Key), "%s means nothing without %s", f.Key, f.With[0]).
				WithHint("add %s, or remove the line", diag.Or("%s", f.With)), f.With...)
		}
	}
}

func (a *Appearance) check(t *table) {
	if !t.states("article") && !t.states("url") && !t.states("publisher") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say where the claim stands", t.name()).
			WithHint("add a line: article = \"…\", or for a text elsewhere url = \"…\" or publisher = \"…\""),
			"article", "url", "publisher")
	}
	t.checkNeeds()
	for _, key := range []string{"url", "publisher", "archive"} {
		if t.states("article") && t.states(key) {
			t.report(diag.Superfluous.At(t.keyAt(key), "%s means nothing beside article", key).
				WithHint("an appearance stands in an article of the site or elsewhere: give the other one its own %s",
					t.name()))
			break
		}
	}
}

func (r *Retraction) check(t *table) {
	t.checkNeeds()
	for _, key := range []string{"url", "publisher"} {
		if t.states("article") && t.states(key) {
			t.report(diag.Superfluous.At(t.keyAt(key), "%s means nothing beside article", key).
				WithHint("keep article where one of the site reports it, or %s where it stands elsewhere", key))
			return
		}
	}
}

func (e *Evidence) check(t *table) {
	if !t.states("article") && !t.states("url") && !t.states("title") && !t.states("publisher") {
		t.lacks(diag.MissingKey.At(t.head(), "%s does not say what the evidence is", t.name()).
			WithHint("add a line: url = \"…\", or article = \"…\""), "article", "url", "title", "publisher")
	}
}

func (a *Assessment) check(t *table) {
	for _, key := range []string{"ruled_by", "reviewed_by"} {
		if t.states("by") && t.states(key) {
			t.report(diag.TwoDesks.At(t.keyAt(key), "%s stands beside by: the ruling is another desk's", key).
				WithHint("remove this line, or the line by"))
		}
	}
}

func (r *Reply) check(t *table) {
	if !t.states("date") && !t.states("asked_on") {
		t.lacks(diag.MissingKey.At(t.head(), "%s has no day", t.name()).
			WithHint("add a line: date = \"2021-07-02\", or asked_on = \"…\" where nobody answered"), "date",
			"asked_on")
	}
}

// mostOffered limits how many events a diagnostic offers to choose from.
const mostOffered = 5

// offerEvents adds the ids of the site's events to the complaints about claims that name
// none. A file alone does not know them, and keeps its complaints, so it adds to copies.
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
