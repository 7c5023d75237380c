package main

import (
	"slices"

	"onrecord/bench/synth"
	"onrecord/bench/toml"
)

// values are the ratings that are numbers in a ClaimReview.
var values = map[string]string{"false": "1", "mostly-false": "2", "half-true": "3", "mostly-true": "4", "true": "5"}

// claim writes a claim as a page of its own.
func (s *site) claim(c *synth.Claim) error {
	var front toml.Writer
	day := c.Said[:len("2006-01-02")]
	front.Text("title", c.Title)
	front.WriteString("date = " + day + "\n")
	front.List("topics", union(c.Topics, s.topics[c.Event]))
	front.List("months", []string{day[:len("2006-01")]})
	entities := union(c.Speakers, c.About)
	if c.Threat != nil {
		entities = union(entities, c.Threat.Actor, c.Threat.Target)
	}
	front.List("entities", entities)
	if c.Event != "" {
		front.List("events", []string{c.Event})
	}
	front.Header("params")
	s.claimFields(&front, c)
	s.claimTables(&front, c)
	return s.page("claims/"+c.ID+".md", &front, c.Note)
}

func (s *site) claimFields(front *toml.Writer, c *synth.Claim) {
	rating, changed := standing(c)
	for _, f := range []struct{ key, value string }{
		{"kind", c.Kind}, {"rating", rating}, {"changed", changed}, {"speaker_text", c.SpeakerText}, {"role", c.Role}, {"occasion", c.Occasion},
		{"place", c.Place}, {"event", c.Event}, {"deadline_text", c.DeadlineText}, {"last_day", c.LastDay}, {"condition", c.Condition},
		{"likelihood", c.Likelihood}, {"criteria", c.Criteria}, {"progress", c.Progress}, {"progress_of", c.ProgressOf},
	} {
		front.Text(f.key, f.value)
	}
	front.Quantity("value", values[rating])
	front.List("speakers", c.Speakers)
	front.List("about", c.About)
	front.List("supersedes", c.Supersedes)
	front.List("repeats", c.Repeats)
	front.List("contradicts", c.Contradicts)
	front.List("supports", c.Supports)
	front.List("responds_to", c.RespondsTo)
	front.List("denies", c.Denies)
	if t := c.Threat; t != nil {
		if len(t.Actor) > 0 {
			front.Text("actor", t.Actor[0])
		}
		front.Text("response", t.Response)
		front.Text("instrument", t.Instrument)
		front.Text("trend", t.Trend)
	}
	if f := c.Figure; f != nil {
		front.Text("measure", f.Measure)
		front.Text("figure", f.Value)
		front.Text("unit", f.Unit)
	}
}

func (s *site) claimTables(front *toml.Writer, c *synth.Claim) {
	for _, p := range c.Appearances {
		front.Element("params.appearances")
		front.Text("article", p.Article)
		front.Text("quote", p.Quote)
		front.Text("url", p.URL)
		front.Text("publisher", p.Publisher)
	}
	for _, e := range c.Evidence {
		front.Element("params.evidence")
		front.Text("article", e.Article)
		front.Text("url", e.URL)
		front.Text("bearing", e.Bearing)
		front.Text("date", e.Date)
		front.Text("note", e.Note)
	}
	for _, a := range c.Assessments {
		front.Element("params.assessments")
		front.Text("by", a.By)
		front.Text("date", a.Date)
		front.Text("rating", a.Rating)
		front.Text("note", a.Note)
	}
}

// standing is the desk's newest ruling and its day.
func standing(c *synth.Claim) (rating, date string) {
	rating = "none"
	for _, a := range c.Assessments {
		if a.By == "" && a.Date >= date {
			rating, date = a.Rating, a.Date
		}
	}
	return rating, date
}

// union joins lists, each value once.
func union(lists ...[]string) []string {
	var all []string
	for _, list := range lists {
		for _, v := range list {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all
}
