package intake

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

// kinds are other words for the kinds of claims.
var kinds = map[string]content.Kind{
	"ultimatum": content.Demand, "appeal": content.Demand, "call": content.Demand,
	"promise": content.Pledge, "commitment": content.Pledge, "forecast": content.Prediction,
	"projection": content.Prediction, "number": content.KindFigure,
	"statistic": content.KindFigure, "deadline": content.Timeline, "assertion": content.Statement,
	"claim": content.Statement, "fact": content.Statement,
}

// noRating has the words in a rating's cell that mean that there is no rating.
var noRating = []string{"", "-", "–", "none", "n/a", "na", "open", "pending", "unrated", "not rated", "not yet rated"}

// resolve replaces the row's names with the site's ids, or rejects the row.
func (run *importing) resolve(r *row) {
	run.checkThreat(r)
	if r.claim.text("title") == "" {
		r.claim.set("title", r.part("appearance").text("quote"))
	}
	if r.claim.text("title") == "" {
		r.reject("it has no title")
	}
	if r.claim.text("said") == "" {
		r.reject("it does not say when the claim was made (said)")
	}
	run.resolveKind(r)
	run.resolveSpeaker(r)
	for _, key := range []string{"on_behalf_of", "about", "asked"} {
		r.claim[key] = run.entities(r, r.claim[key])
	}
	for _, t := range r.parts["threat"] {
		run.resolveParty(r, t, "actor")
		run.resolveParty(r, t, "target")
	}
	if event := r.claim.text("event"); event != "" && run.docket.Event(event) == nil {
		for _, e := range run.docket.Events {
			if fold(e.Title) == fold(event) {
				r.claim.set("event", e.ID)
			}
		}
	}
	for _, t := range r.parts["assessment"] {
		run.resolveRating(r, t)
	}
	r.parts["assessment"] = slices.DeleteFunc(r.parts["assessment"], func(t table) bool { return t.text("rating") == "" })
	r.parts["appearance"] = slices.DeleteFunc(r.parts["appearance"], func(t table) bool {
		return t.text("article") == "" && t.text("url") == "" && t.text("publisher") == ""
	})
	if len(r.parts["appearance"]) == 0 {
		r.reject("it does not say where the claim stands (article, source_url or publisher)")
	}
}

// resolveKind reads the kind, or infers it from the row's other values.
func (run *importing) resolveKind(r *row) {
	written := r.claim.text("kind")
	kind := content.Slug(written)
	if other, ok := kinds[strings.ToLower(written)]; ok {
		kind = string(other)
	}
	if written == "" {
		kind = string(run.inferKind(r))
	}
	if !slices.Contains(content.Kinds, kind) {
		r.reject("%q is no kind of claim: one of %s", written, strings.Join(content.Kinds, ", "))
	}
	r.claim.set("kind", kind)
}

func (run *importing) inferKind(r *row) content.Kind {
	has := func(keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool { return len(r.claim[key]) > 0 })
	}
	switch {
	case r.kind != "":
		return r.kind
	case len(r.parts["figure"]) > 0:
		return content.KindFigure
	case len(r.parts["threat"]) > 0:
		return content.KindThreat
	case has("event") && has("deadline", "progress"):
		return content.Timeline
	case has("deadline", "condition", "likelihood", "criteria", "progress"):
		return content.Prediction
	}
	for _, t := range r.parts["assessment"] {
		set := run.docket.Settings
		if t.text("by") == "" && findRating(&set.Truth, t.text("rating")) == "" &&
			findRating(&set.Outcome, t.text("rating")) != "" {
			return content.Prediction
		}
	}
	return content.Statement
}

// checkThreat rejects a row that has cells of a threat and may be none: columns such as
// "target" and "response" mean other things in many tables. Only a kind, or an actor with
// what they would do, makes a threat.
func (run *importing) checkThreat(r *row) {
	if len(r.parts["threat"]) == 0 {
		return
	}
	t := r.part("threat")
	for _, key := range []string{"target", "actor"} {
		if value := t.text(key); value != "" && aimed.MatchString(value) {
			r.reject("the %s %q is nobody: if it is a date, say --map %s=deadline, or --map %s=- to leave the column out", key,
				value, key, key)
			return
		}
	}
	kind := strings.ToLower(r.claim.text("kind"))
	if kind == string(content.KindThreat) || kind == string(content.Warning) ||
		t.text("actor")+t.text("actor_text") != "" && len(t) > 1 {
		return
	}
	if kind == "" {
		for _, f := range partOf("threat").Fields {
			if t.text(f.Key) != "" {
				r.reject("it has a %s and no kind: say kind = threat in a column, or --map %s=- to leave the column out", f.Key,
					f.Key)
			}
		}
	}
}

// aimed matches a target that is a number, a share or a date: "2045", "by 2030", "40%",
// "2030-12-31", "£1.5m".
var aimed = regexp.MustCompile(`(?i)^(?:by |in |until |end of |early |late |fy ?)*` +
	`[-+£$€<>=~]?\d[\d.,/:\- ]*(?:%|percent|[a-z]{0,2})$`)

// resolveSpeaker finds the speakers. With one that the site does not know the whole cell
// stays a text.
func (run *importing) resolveSpeaker(r *row) {
	names := r.claim["speaker"]
	var ids []string
	for _, name := range names {
		switch found := run.docket.Named(name); len(found) {
		case 1:
			ids = append(ids, found[0].ID)
		case 0:
			note(&run.result.Speakers, name, r.name)
		default:
			r.reject("%q is a name of %d entities: write the id", name, len(found))
		}
	}
	delete(r.claim, "speaker")
	switch {
	case len(ids) == len(names) && len(ids) > 0:
		r.claim["speaker"] = ids
		delete(r.claim, "speaker_text")
	case len(names) > 0:
		r.claim.set("speaker_text", strings.Join(names, ", "))
	case r.claim.text("speaker_text") == "":
		r.reject("it does not say who spoke (speaker, or speaker_text)")
	}
}

// entities resolves names that can be nothing but entities.
func (run *importing) entities(r *row, names []string) []string {
	var ids []string
	for _, name := range names {
		switch found := run.docket.Named(name); len(found) {
		case 1:
			ids = append(ids, found[0].ID)
		case 0:
			r.reject("there is no entity %q", name)
		default:
			r.reject("%q is a name of %d entities: write the id", name, len(found))
		}
	}
	return ids
}

// resolveParty resolves the actor or target of a threat. One that the site does not know
// stays a text.
func (run *importing) resolveParty(r *row, t table, key string) {
	names := t[key]
	if slices.ContainsFunc(names, func(name string) bool { return len(run.docket.Named(name)) == 0 }) &&
		t.text(key+"_text") == "" {
		t.set(key+"_text", strings.Join(names, ", "))
		delete(t, key)
		return
	}
	t[key] = run.entities(r, names)
}

// resolveRating finds the rating on the scale of the row's kind. A rating of another desk
// keeps its words. A rating without a day was given on some day after the claim, and its
// date says so.
func (run *importing) resolveRating(r *row, t table) {
	written := t.text("rating")
	if slices.Contains(noRating, strings.ToLower(written)) {
		delete(t, "rating")
		return
	}
	run.resolveDesk(r, t)
	if t.text("by") == "" {
		scale := run.docket.Settings.Scale(content.RatedAs(content.Kind(r.claim.text("kind")),
			r.claim.text("deadline") != "", r.claim.text("progress") != ""))
		id := findRating(scale, written)
		if id == "" {
			note(&run.result.Ratings, written, r.name)
			r.reject("a %s can't be rated %q: one of %s", r.claim.text("kind"), written, strings.Join(scale.IDs(), ", "))
		}
		t.set("rating", id)
	}
	if said, err := edtf.Parse(r.claim.text("said")); t.text("date") == "" && err == nil && said.Upper() != edtf.MaxDay {
		t.set("date", said.Upper().String()+"/")
		r.since = true
	}
}

// resolveDesk finds whose a ruling is. It is ours where it names our publisher, or nobody;
// but never where it was published at an address that is not below ours.
func (run *importing) resolveDesk(r *row, t table) {
	set := run.docket.Settings
	by, address := t.text("by"), t.text("url")
	switch {
	case by != "" && fold(by) == fold(set.Publisher.Name):
		delete(t, "by")
	case by == "" && address != "" && !r.exact && !below(set.BaseURL, address):
		if host := hostOf(address); host != "" {
			t.set("by", host)
			r.judge = r.published
		}
	}
}

// hostOf returns the host of an address, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// below reports whether an address lies below the site's own: on its host, in its path.
func below(base, address string) bool {
	b, err := url.Parse(base)
	if err != nil || b.Host == "" {
		return false
	}
	u, err := url.Parse(address)
	folder := strings.TrimSuffix(b.Path, "/") + "/"
	return err == nil && strings.EqualFold(u.Host, b.Host) && strings.HasPrefix(u.Path+"/", folder)
}

// findRating returns the id of the rating with an id or label, or "".
func findRating(scale *content.Scale, written string) string {
	for _, rating := range scale.Ratings {
		if rating.ID == written || rating.ID == content.Slug(written) || rating.Label != "" &&
			fold(rating.Label) == fold(written) {
			return rating.ID
		}
	}
	return ""
}
