package docket

import (
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// resolve turns the references of all records into the records they name.
func (k *linking) resolve() {
	for _, e := range k.d.Events {
		e.Topics = k.topics(&e.Record, e.Event.Topics)
		if k.comes(e.Event.Happened) {
			e.Happened = e.Event.Happened
		}
		if k.comes(e.Event.Cancelled) {
			e.Cancelled = e.Event.Cancelled
		}
	}
	for _, e := range k.d.Entities {
		k.resolveRoles(e)
		if k.comes(e.Entity.Ended) {
			e.Ended = e.Entity.Ended
		}
		for i := range e.Roles {
			r := &e.Roles[i]
			if r.Until = r.To; r.Until.IsZero() {
				r.Until = e.Ended
			}
		}
	}
	for _, a := range k.d.Articles {
		a.Topics = k.topics(&a.Record, a.Article.Topics)
		if a.Article.Speaker != "" {
			a.Speaker = k.entity(&a.Record, a.Article.Speaker, "speaker")
		}
		if a.Source != nil {
			k.checkFile(&a.Record, a.Source.Archive, "source", "archive")
		}
		for _, c := range a.Article.Corrections {
			if k.comes(c.Date) {
				a.Corrections = append(a.Corrections, c)
			}
		}
		slices.SortStableFunc(a.Corrections, func(a, b content.Correction) int { return edtf.Compare(a.Date, b.Date) })
	}
	for _, c := range k.d.Claims {
		k.resolveClaim(c)
	}
	k.sortRecords()
}

func (k *linking) sortRecords() {
	d := k.d
	sortByDate(d.Articles, func(a *Article) (*edtf.Date, string) { return &a.Date, a.ID })
	for i, a := range d.Articles {
		a.Index = i
	}
	slices.SortStableFunc(d.Pages, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
	sortByTitle(d, d.Entities, func(e *Entity) (string, string) { return e.Name, e.ID })
	for i, e := range d.Entities {
		e.Index = i
	}
	sortByTitle(d, d.Events, func(e *Event) (string, string) { return e.Title, e.ID })
	sortByTitle(d, d.Topics, func(t *Topic) (string, string) { return t.Title, t.ID })
	for _, e := range d.Events {
		for _, t := range e.Topics {
			t.Events = append(t.Events, e)
		}
	}
}

// topics resolves topics and adds further ones. It makes the topics that have no record.
func (k *linking) topics(r *content.Record, ids []string, further ...*Topic) []*Topic {
	if len(ids)+len(further) == 0 {
		return nil
	}
	all := make([]*Topic, 0, len(ids)+len(further))
	for i, id := range ids {
		t := k.d.topics[id]
		if t == nil {
			if problem := content.IDProblem(content.TypeTopic, id); problem != "" {
				d := diag.BadID.At(r.At("topics", i), "%q can't be a topic's id: %s", id, problem)
				if several := severalTopics(id); several != nil && len(ids) == 1 {
					d.WithHint("topics = %s", content.QuoteList(several))
				} else if several != nil {
					d.WithHint("write each on its own: %s", strings.Trim(content.QuoteList(several), "[]"))
				} else if mended := content.MendedID(content.TypeTopic, id); mended != "" {
					d.WithHint("write %q; a [[topic]] record gives it a title", mended)
				}
				k.problems.Add(d)
				continue
			}
			t = &Topic{Topic: &content.Topic{Record: content.Record{ID: id}, Title: titleOf(id)}, Named: true,
				address: k.addresses.of(content.TypeTopic, id)}
			k.d.topics[id] = t
			k.d.Topics = append(k.d.Topics, t)
		}
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	for _, t := range further {
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// severalTopics splits a text that lists topics with commas or semicolons. It returns nil
// for any other text.
func severalTopics(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	if len(parts) < 2 {
		return nil
	}
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if content.IDProblem(content.TypeTopic, part) != "" {
			part = content.MendedID(content.TypeTopic, part)
		}
		if part == "" {
			return nil
		}
		parts[i] = part
	}
	return parts
}

// titleOf turns an id into a title: "us-withdrawal" reads "Us withdrawal".
func titleOf(id string) string {
	words := []rune(strings.ReplaceAll(id, "-", " "))
	return strings.ToUpper(string(words[:1])) + string(words[1:])
}

func (k *linking) resolveRoles(e *Entity) {
	e.Roles = make([]Role, len(e.Entity.Roles))
	for i, r := range e.Entity.Roles {
		e.Roles[i] = Role{Role: r, Name: r.Organisation}
		if r.Organisation == "" {
			continue
		}
		// An organisation that is no entity may be given by its name.
		if content.IDProblem(content.TypeEntity, r.Organisation) != "" && len(k.d.Named(r.Organisation)) == 0 {
			continue
		}
		if o := k.entity(&e.Record, r.Organisation, "role", i, "organisation"); o != nil {
			e.Roles[i].Organisation, e.Roles[i].Name = o, o.Name
			if o != e && !slices.Contains(o.Members, e) {
				o.Members = append(o.Members, e)
			}
		}
	}
	slices.SortStableFunc(e.Roles, func(a, b Role) int { return edtf.Compare(a.From, b.From) })
}

func (k *linking) resolveClaim(c *Claim) {
	r := &c.Record
	c.Speakers = k.entities(r, c.Speaker, "speaker")
	c.OnBehalfOf = k.entities(r, c.Claim.OnBehalfOf, "on_behalf_of")
	if t := c.Threat; t != nil {
		c.Actors = k.entities(r, t.Actor, "threat", "actor")
		c.Targets = k.entities(r, t.Target, "threat", "target")
	}
	c.Asked = k.entities(r, c.Claim.Asked, "asked")
	k.resolveTeller(c)
	c.About = k.entities(r, c.Claim.About, "about")
	var further []*Topic
	if c.Claim.Event != "" {
		if c.Event = k.d.events[c.Claim.Event]; c.Event == nil {
			k.dangling(content.TypeEvent, r, c.Claim.Event, "event")
		} else {
			further = c.Event.Topics
		}
	}
	c.Topics = k.topics(r, c.Claim.Topics, further...)
	k.resolveDeadline(c)
	k.resolveRelations(c)
	k.resolveAppearances(c)
	k.resolveLedger(c)
}

// resolveDeadline finds the claim's deadline: the one that was named, or the day that is
// counted from an event that has happened. Counted from a month, season or year it is about a
// day.
func (k *linking) resolveDeadline(c *Claim) {
	c.Deadline = c.Claim.Deadline
	id := c.Claim.DeadlineFrom
	if id == "" {
		return
	}
	from := k.d.events[id]
	switch {
	case from == nil:
		k.dangling(content.TypeEvent, &c.Record, id, "deadline_from")
		return
	case from == c.Event:
		k.problems.Add(diag.Superfluous.At(c.At("deadline_from"), "the deadline is counted from the claim's own event").
			WithRelated(c.At("event"), "the claim is about it").
			WithHint("deadline_from is what starts the time, event what has to happen within it"))
		return
	}
	c.DeadlineFrom = from
	from.Counted = append(from.Counted, c)
	day := from.Happened.Upper()
	if c.Bound == content.NotBefore { // of the days that a month can mean, the first
		day = from.Happened.Lower()
	}
	if !from.HasHappened() || day == edtf.MaxDay || day == edtf.MinDay || !c.Claim.Deadline.IsZero() {
		return
	}
	day = day.AddMonths(c.DeadlineMonths) + edtf.Day(c.DeadlineDays)
	counted := day.String()
	if from.Happened.Vague() {
		counted += "~"
	}
	c.Deadline, _ = edtf.Parse(counted) // a day that EDTF can't write is no deadline
}

// resolveTeller finds who tells of hearsay: an entity, else words. What is spelled as an id
// of several words and is none is a mistake.
func (k *linking) resolveTeller(c *Claim) {
	teller := c.Claim.ToldBy
	found := k.d.Named(teller)
	switch {
	case teller == "":
	case len(found) == 1:
		c.ToldBy = found[0]
	case len(found) > 1, strings.Contains(teller, "-") && content.IDProblem(content.TypeEntity, teller) == "":
		k.entity(&c.Record, teller, "told_by")
	}
	if c.ToldBy != nil && slices.Contains(c.Speakers, c.ToldBy) {
		k.problems.Add(diag.Superfluous.At(c.At("told_by"), "%s told_by the speaker is no hearsay", c.ID).
			WithHint("remove the line, or name who else says that %s said it", c.ToldBy.Name))
	}
}

func (k *linking) resolveRelations(c *Claim) {
	r, as := &c.Record, c.Claim
	c.Supersedes = k.related(r, as.Supersedes, "supersedes")
	c.Repeats = k.related(r, as.Repeats, "repeats")
	c.Contradicts = k.related(r, as.Contradicts, "contradicts")
	c.Supports = k.related(r, as.Supports, "supports")
	c.RespondsTo = k.related(r, as.RespondsTo, "responds_to")
	c.Denies = k.related(r, as.Denies, "denies")
	c.OrElse = k.related(r, as.OrElse, "or_else")
	c.PartOf = k.related(r, as.PartOf, "part_of")
	for i, id := range as.PartOf {
		if whole := k.d.claims[id]; whole != nil && c.Kind.Forward() && whole.Kind != "" && !whole.Kind.Forward() {
			k.problems.Add(diag.Superfluous.At(c.At("part_of", i), "%s is a %s, which has no parts", id, whole.Kind).
				WithRelated(whole.At("kind"), "its kind").
				WithHint("a part is of a pledge, a plan or a demand: remove the line, or correct the kind"))
		}
	}
}

func (k *linking) entities(r *content.Record, refs []string, path ...any) []*Entity {
	if len(refs) == 0 {
		return nil
	}
	all := make([]*Entity, 0, len(refs))
	for i, ref := range refs {
		e := k.d.entities[ref]
		if e == nil {
			e = k.entity(r, ref, append(slices.Clip(path), i)...)
		}
		if e != nil && !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}

// verb returns what one claim does to another by a key.
func verb(key string) string {
	switch key {
	case "part_of":
		return "is a part of"
	case "or_else":
		return "threatens with"
	}
	return strings.ReplaceAll(key, "_", " ")
}

// related resolves references to other claims.
func (k *linking) related(r *content.Record, ids []string, key string) []*Claim {
	if len(ids) == 0 {
		return nil
	}
	all := make([]*Claim, 0, len(ids))
	for i, id := range ids {
		switch c := k.d.claims[id]; {
		case id == r.ID:
			k.problems.Add(diag.SelfRelation.At(r.At(key, i), "the claim %s itself", verb(key)).
				WithHint("name the other claim, or remove the line"))
		case c == nil:
			k.dangling(content.TypeClaim, r, id, key, i)
		case !slices.Contains(all, c):
			all = append(all, c)
		}
	}
	return all
}

// RoleOf returns a speaker's role on the day of the claim: the claim's own word, else the
// title of Office, else "".
func (c *Claim) RoleOf(e *Entity) string {
	if c.Role != "" {
		return c.Role
	}
	if r := c.Office(e); r != nil {
		return r.Title
	}
	return ""
}

// Office returns the newest of a speaker's roles that may hold on the day of the claim,
// or nil.
func (c *Claim) Office(e *Entity) (office *Role) {
	for i := range e.Roles {
		r := &e.Roles[i]
		begun := r.From.IsZero() || r.From.Lower() <= c.Said.Upper()
		ended := !r.Until.IsZero() && r.Until.Upper() < c.Said.Lower()
		if begun && !ended && (office == nil || edtf.Compare(r.From, office.From) >= 0) {
			office = r
		}
	}
	return office
}

// RoleOn returns an entity's newest role that may hold on a day, else the one that ended
// last before it. It returns nil where none had begun.
func (e *Entity) RoleOn(day edtf.Day) (role *Role, ended bool) {
	for i := range e.Roles {
		r := &e.Roles[i]
		over := !r.Until.IsZero() && r.Until.Upper() < day
		switch {
		case !r.From.IsZero() && r.From.Lower() > day:
		case !over:
			role, ended = r, false
		case role == nil || ended && r.Until.Upper() >= role.Until.Upper():
			role, ended = r, true
		}
	}
	return role, ended
}
