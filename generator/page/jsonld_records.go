package page

import (
	"slices"
	"strings"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/export"
)

// entityData is a Person, Organization, Country or Place; offices are those that the
// entity still holds.
func entityData(b *builder, e *docket.Entity, p *Page) any {
	kind := schemaType(e.Entity.Kind)
	j := b.beginNode()
	identified(&j, kind, p)
	j.Member("name", e.Name)
	j.Texts("alternateName", e.Aliases)
	j.Optional("description", b.docket.Text(e.Description))
	j.Texts("sameAs", e.SameAs)
	if kind == "Person" {
		offices(&j, e, b.docket.AsOf)
	}
	return b.endNode(&j)
}

// offices writes what a person is on a day, and where.
func offices(j *export.JSON, e *docket.Entity, day edtf.Day) {
	var titles []string
	var held []docket.Role
	for _, r := range e.Roles {
		if !r.To.IsZero() && r.To.Upper() < day || !r.From.IsZero() && r.From.Lower() > day {
			continue
		}
		titles = append(titles, r.Title)
		if r.Name != "" || r.Organisation != nil {
			held = append(held, r)
		}
	}
	j.Texts("jobTitle", titles)
	j.List("affiliation", len(held), func(i int) {
		if r := held[i]; r.Organisation != nil {
			thing(j, schemaType(r.Organisation.Entity.Kind), r.Name, r.Organisation.Ref().Absolute())
		} else {
			thing(j, "Organization", r.Name, "")
		}
	})
}

// maxPrevious is how many dates that no longer stand an event's data names.
const maxPrevious = 50

// eventData is an Event. Its start is when it happened, else the one date that stands,
// where the sides agree on it: where they don't, nobody knows.
func eventData(b *builder, e *docket.Event, p *Page) any {
	start, status := "", "Scheduled"
	switch {
	case !e.Happened.IsZero():
		start = iso(e.Happened)
	case !e.Disagree:
		for _, side := range e.Sides {
			if side.Standing != nil {
				start = iso(side.Standing.Deadline)
			}
		}
	}
	previous := movedFrom(e, start)
	switch {
	case !e.Cancelled.IsZero():
		status = "Cancelled"
	case len(previous) > 0 && start != "":
		status = "Rescheduled"
	case len(previous) > 0:
		status = "Postponed"
	}
	j := b.beginNode()
	identified(&j, "Event", p)
	j.Member("name", e.Title)
	j.Optional("description", b.docket.Text(e.Description))
	j.Optional("startDate", start)
	j.Member("eventStatus", schemaOrg+"/Event"+status)
	j.Texts("previousStartDate", previous)
	return b.endNode(&j)
}

// movedFrom are the dates, each once, from which a side moved away.
func movedFrom(e *docket.Event, start string) (days []string) {
	seen := map[string]bool{start: true, "": true}
	for _, c := range e.Claims {
		for _, step := range c.Steps {
			if step.Kind != docket.PutBack && step.Kind != docket.BroughtFwd {
				continue
			}
			if day := iso(step.From.Deadline); !seen[day] && len(days) < maxPrevious {
				seen[day] = true
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return days
}

// relationData are the relations that the claim's record states, as CiTO has them, by
// their names: a node of its own, so that the Claim stays plain schema.org.
func relationData(b *builder, stated []export.Relation, p *Page) any {
	slices.SortFunc(stated, func(a, b export.Relation) int { return strings.Compare(a.CiTO, b.CiTO) })
	j := b.beginNode()
	j.Member("@id", p.Canonical)
	for _, relation := range stated {
		others(&j, relation.CiTO, relation.Claims)
	}
	return b.endNode(&j)
}

// breadcrumbs lead from the home page by the list in which a page stands to the page.
func (b *builder) breadcrumbs(p *Page) []any {
	if p.Path == "" || p.NoIndex || !strings.HasSuffix(p.Path, "/") {
		return nil
	}
	j, position := b.beginNode(), 0
	add := func(name, address string) {
		position++
		j.Next()
		j.Begin('{')
		j.Member("@type", "ListItem")
		j.Key("position")
		j.Int(position)
		j.Member("name", name)
		j.Member("item", address)
		j.End('}')
	}
	j.Member("@type", "BreadcrumbList")
	j.Key("itemListElement")
	j.Begin('[')
	add(b.info.Title, b.info.Home)
	if key := "menu." + strings.TrimSuffix(p.Section, "/"); p.Section != p.Path && b.theme.words.Has(key) {
		add(b.theme.words.Text(key), b.docket.Settings.Absolute(p.Section))
	}
	add(p.Title, p.Canonical)
	j.End(']')
	return []any{b.endNode(&j)}
}
