package page

import (
	"slices"
	"strings"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/export"
)

// The JSON-LD of pages other than claims' and articles'.
type (
	ldEntity struct {
		Context     string    `json:"@context"`
		Type        string    `json:"@type"`
		ID          string    `json:"@id"`
		URL         string    `json:"url"`
		Name        string    `json:"name"`
		Alternate   []string  `json:"alternateName,omitempty"`
		Description string    `json:"description,omitempty"`
		SameAs      []string  `json:"sameAs,omitempty"`
		JobTitle    []string  `json:"jobTitle,omitempty"`
		Affiliation []ldThing `json:"affiliation,omitempty"`
	}
	ldEvent struct {
		Context       string   `json:"@context"`
		Type          string   `json:"@type"`
		ID            string   `json:"@id"`
		URL           string   `json:"url"`
		Name          string   `json:"name"`
		Description   string   `json:"description,omitempty"`
		StartDate     string   `json:"startDate,omitempty"`
		Status        string   `json:"eventStatus"`
		PreviousStart []string `json:"previousStartDate,omitempty"`
	}
	ldCrumbs struct {
		Context string    `json:"@context"`
		Type    string    `json:"@type"`
		Items   []ldCrumb `json:"itemListElement"`
	}
	ldCrumb struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
)

// entityData is a Person, Organization, Country or Place; offices are those that the
// entity still holds.
func entityData(b *builder, e *docket.Entity, p *Page) any {
	out := ldEntity{Context: schemaOrg, Type: schemaType(e.Entity.Kind), ID: p.Canonical, URL: p.Canonical, Name: e.Name, Alternate: e.Aliases,
		Description: b.docket.Text(e.Description), SameAs: e.SameAs}
	if out.Type != "Person" {
		return out
	}
	for _, r := range e.Roles {
		if !r.To.IsZero() && r.To.Upper() < b.docket.AsOf || !r.From.IsZero() && r.From.Lower() > b.docket.AsOf {
			continue
		}
		out.JobTitle = append(out.JobTitle, r.Title)
		switch {
		case r.Organisation != nil:
			out.Affiliation = append(out.Affiliation, ldThing{schemaType(r.Organisation.Entity.Kind), r.Name, r.Organisation.Ref().Absolute()})
		case r.Name != "":
			out.Affiliation = append(out.Affiliation, ldThing{"Organization", r.Name, ""})
		}
	}
	return out
}

// maxPrevious is how many dates that no longer stand an event's data names.
const maxPrevious = 50

// eventData is an Event. Its start is the day on which it happened, else the one date
// that stands, where the sides agree on it: where they don't, nobody knows.
func eventData(b *builder, e *docket.Event, p *Page) any {
	out := ldEvent{Context: schemaOrg, Type: "Event", ID: p.Canonical, URL: p.Canonical, Name: e.Title, Description: b.docket.Text(e.Description), Status: schemaOrg + "/EventScheduled"}
	switch {
	case !e.Happened.IsZero():
		out.StartDate = exact(e.Happened)
	case !e.Disagree:
		for _, side := range e.Sides {
			if side.Standing != nil {
				out.StartDate = lastDay(side.Standing.Deadline)
			}
		}
	}
	out.PreviousStart = movedFrom(e, out.StartDate)
	switch {
	case !e.Cancelled.IsZero():
		out.Status = schemaOrg + "/EventCancelled"
	case len(out.PreviousStart) > 0 && out.StartDate != "":
		out.Status = schemaOrg + "/EventRescheduled"
	case len(out.PreviousStart) > 0:
		out.Status = schemaOrg + "/EventPostponed"
	}
	return out
}

// movedFrom are the dates, each once, from which a side moved away.
func movedFrom(e *docket.Event, start string) (days []string) {
	seen := map[string]bool{start: true, "": true}
	for _, c := range e.Claims {
		for _, step := range c.Steps {
			if step.Kind != docket.PutBack && step.Kind != docket.BroughtFwd {
				continue
			}
			if day := lastDay(step.From.Deadline); !seen[day] && len(days) < maxPrevious {
				seen[day] = true
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return days
}

// exact is a date in ISO 8601 where it is a plain day, and "" where it is not.
func exact(d edtf.Date) string {
	if !d.IsDay() {
		return ""
	}
	return d.Lower().String()
}

// lastDay is a deadline's upper bound; "" where it has none.
func lastDay(d edtf.Date) string {
	if d.IsZero() || d.Upper() == edtf.MaxDay {
		return ""
	}
	return d.Upper().String()
}

// relationData are the relations that the claim's record states, as CiTO has them: a
// node of its own, so that the Claim stays plain schema.org.
func relationData(b *builder, c *docket.Claim, p *Page) []any {
	node := map[string]any{"@context": schemaOrg, "@id": p.Canonical}
	for _, relation := range export.Relations(c) {
		others := make([]ldID, len(relation.Claims))
		for i, other := range relation.Claims {
			others[i] = ldID{other.Ref().Absolute()}
		}
		node[relation.CiTO] = others
	}
	if len(node) == 2 {
		return nil
	}
	return []any{node}
}

// breadcrumbs lead from the home page by the list in which a page stands to the page.
func (b *builder) breadcrumbs(p *Page) []any {
	if p.Path == "" || p.NoIndex || !strings.HasSuffix(p.Path, "/") {
		return nil
	}
	out := ldCrumbs{Context: schemaOrg, Type: "BreadcrumbList"}
	add := func(name, address string) {
		out.Items = append(out.Items, ldCrumb{"ListItem", len(out.Items) + 1, name, address})
	}
	add(b.info.Title, b.info.Home)
	if key := "menu." + strings.TrimSuffix(p.Section, "/"); p.Section != p.Path && b.theme.words.Has(key) {
		add(b.theme.words.Text(key), b.docket.Settings.Absolute(p.Section))
	}
	add(p.Title, p.Canonical)
	return []any{out}
}
