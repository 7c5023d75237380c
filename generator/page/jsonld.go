package page

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/export"
)

// Structured data: the nodes of schema.org's JSON-LD that a page carries. The templates
// print them as JSON, with their members in the order of the fields.
type (
	// ldNode begins a node that describes a page.
	ldNode struct {
		Context string `json:"@context,omitempty"` // absent within another node
		Type    string `json:"@type"`
		ID      string `json:"@id"`
		URL     string `json:"url"`
	}
	// ldThing is another thing, as far as it is known: who published or wrote something.
	ldThing struct {
		Type string `json:"@type"`
		Name string `json:"name,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	// ldRef names a claim by its page.
	ldRef struct {
		ID string `json:"@id"`
	}
	ldWebSite struct {
		ldNode
		Name        string   `json:"name"`
		Description string   `json:"description,omitempty"`
		Language    string   `json:"inLanguage"`
		Publisher   *ldThing `json:"publisher,omitempty"`
	}
	ldArticle struct {
		ldNode
		Headline    string    `json:"headline"`
		Description string    `json:"description,omitempty"`
		Language    string    `json:"inLanguage"`
		Published   string    `json:"datePublished,omitempty"`
		Modified    string    `json:"dateModified,omitempty"`
		Authors     []ldThing `json:"author,omitempty"`
		Publisher   *ldThing  `json:"publisher,omitempty"`
		BasedOn     string    `json:"isBasedOn,omitempty"`
		Mentions    []ldRef   `json:"mentions,omitempty"`
	}
	ldEntity struct {
		ldNode
		Name         string    `json:"name"`
		Aliases      []string  `json:"alternateName,omitempty"`
		Description  string    `json:"description,omitempty"`
		SameAs       []string  `json:"sameAs,omitempty"`
		JobTitles    []string  `json:"jobTitle,omitempty"`
		Affiliations []ldThing `json:"affiliation,omitempty"`
		Died         string    `json:"deathDate,omitempty"`
		Dissolved    string    `json:"dissolutionDate,omitempty"`
	}
	ldEvent struct {
		ldNode
		Name        string   `json:"name"`
		Description string   `json:"description,omitempty"`
		Start       string   `json:"startDate,omitempty"`
		Status      string   `json:"eventStatus"`
		Previous    []string `json:"previousStartDate,omitempty"`
	}
	ldBreadcrumbs struct {
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

const schemaOrg = "https://schema.org"

// nodeOf begins the node that describes a page.
func nodeOf(kind string, p *Page) ldNode { return ldNode{schemaOrg, kind, p.Canonical, p.Canonical} }

func ldRefs(claims []*docket.Claim) (out []ldRef) {
	for _, c := range claims {
		out = append(out, ldRef{c.Ref().Absolute()})
	}
	return out
}

// ldPublisher returns the publisher of the site, nil if the site names none.
func ldPublisher(b *builder) *ldThing {
	p := b.info.Publisher
	if p.Name == "" {
		return nil
	}
	return &ldThing{"Organization", p.Name, p.URL}
}

func webSite(b *builder) any {
	home := ldNode{schemaOrg, "WebSite", b.info.Home, b.info.Home}
	return ldWebSite{home, b.info.Title, b.info.Description, b.info.Language, ldPublisher(b)}
}

func newsArticle(b *builder, a *docket.Article, p *Page) any {
	out := ldArticle{ldNode: nodeOf("NewsArticle", p), Headline: a.Title, Description: p.Description,
		Language: cmp.Or(a.Language, b.info.Language), Published: p.Published, Modified: p.Modified, Publisher: ldPublisher(b),
		Mentions: ldRefs(claimsIn(a))}
	for _, name := range a.Authors {
		author := ldThing{"Person", name, ""}
		if publisher := b.info.Publisher; name == publisher.Name {
			author = ldThing{"Organization", name, publisher.URL}
		}
		out.Authors = append(out.Authors, author)
	}
	if a.Source != nil {
		out.BasedOn = a.Source.URL
	}
	return out
}

// schemaType returns schema.org's type for a kind of entity.
func schemaType(kind string) string {
	switch kind {
	case "person":
		return "Person"
	case "country":
		return "Country"
	case "place":
		return "Place"
	}
	return "Organization"
}

// entityData describes a person, organisation, country or place. A person's jobs are
// those that they hold on the day of the site.
func entityData(b *builder, e *docket.Entity, p *Page) any {
	out := ldEntity{ldNode: nodeOf(schemaType(e.Entity.Kind), p), Name: e.Name, Aliases: e.Aliases,
		Description: b.docket.Text(e.Description), SameAs: e.SameAs}
	switch out.Type {
	case "Person":
		out.Died = iso(e.Ended)
	case "Organization":
		out.Dissolved = iso(e.Ended)
		return out
	default:
		return out
	}
	day := b.docket.AsOf
	for _, r := range e.Roles {
		if !r.Until.IsZero() && r.Until.Upper() < day || !r.From.IsZero() && r.From.Lower() > day {
			continue
		}
		out.JobTitles = append(out.JobTitles, r.Title)
		if o := r.Organisation; o != nil {
			out.Affiliations = append(out.Affiliations, ldThing{schemaType(o.Entity.Kind), r.Name, o.Ref().Absolute()})
		} else if r.Name != "" {
			out.Affiliations = append(out.Affiliations, ldThing{"Organization", r.Name, ""})
		}
	}
	return out
}

// maxPrevious is how many dates that no longer stand an event's data names.
const maxPrevious = 50

// eventData describes an event. Its start is the day on which it happened, or else the
// date that stands, if the sides agree on one.
func eventData(b *builder, e *docket.Event, p *Page) any {
	out := ldEvent{ldNode: nodeOf("Event", p), Name: e.Title, Description: b.docket.Text(e.Description)}
	switch {
	case !e.Happened.IsZero():
		out.Start = iso(e.Happened)
	case !e.Disagree:
		for _, side := range e.Sides {
			for _, c := range side.Standing {
				if day := startDay(c); day != "" && !c.Conditional() {
					out.Start = day
				}
			}
		}
	}
	out.Previous = movedFrom(e, out.Start)
	status := "Scheduled"
	switch {
	case !e.Cancelled.IsZero():
		status = "Cancelled"
	case len(out.Previous) > 0 && out.Start != "":
		status = "Rescheduled"
	case len(out.Previous) > 0:
		status = "Postponed"
	}
	out.Status = schemaOrg + "/Event" + status
	return out
}

// startDay returns the date that a claim states for its event, for machines: "" for a day
// before which it is not to be, and where only a month or season is named before which it
// is.
func startDay(c *docket.Claim) string {
	switch {
	case c.Bound == content.NotBefore, c.Bound == content.Before && c.Rough():
		return ""
	case c.Bound == content.Before:
		return c.LastDay().String()
	}
	return iso(c.Deadline)
}

// movedFrom returns the dates, each once, from which a side moved away.
func movedFrom(e *docket.Event, start string) (days []string) {
	seen := map[string]bool{start: true, "": true}
	for _, c := range e.Claims {
		for _, step := range c.Steps {
			if step.Side == nil || step.Kind != docket.PutBack && step.Kind != docket.BroughtFwd {
				continue
			}
			if day := startDay(step.From); !seen[day] && len(days) < maxPrevious {
				seen[day] = true
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return days
}

// relationData returns the relations that a claim's record states, as properties of CiTO:
// a node of its own, so that the claim's node is plain schema.org.
func relationData(stated []export.Relation, p *Page) any {
	out := map[string]any{"@context": schemaOrg, "@id": p.Canonical}
	for _, r := range stated {
		out[r.CiTO] = ldRefs(r.Claims)
	}
	return out
}

// breadcrumbs returns the way from the home page, through the list in which a page
// stands, to the page. It is empty for pages that search engines should leave out.
func breadcrumbs(b *builder, p *Page) []any {
	if p.Path == "" || p.NoIndex || !strings.HasSuffix(p.Path, "/") {
		return nil
	}
	out := ldBreadcrumbs{Context: schemaOrg, Type: "BreadcrumbList"}
	add := func(name, address string) {
		out.Items = append(out.Items, ldCrumb{"ListItem", len(out.Items) + 1, name, address})
	}
	add(b.info.Title, b.info.Home)
	if key := "menu." + strings.TrimSuffix(p.Section, "/"); p.Section != p.Path && b.words.Has(key) {
		add(b.words.Text(key), b.docket.Settings.Absolute(p.Section))
	}
	add(p.Title, p.Canonical)
	return []any{out}
}

// iso returns a date for machines, no more exact than it was given: the day, or else the
// month or the year in which all of it lies; "" if there is none.
func iso(d edtf.Date) string {
	if d.IsDay() && !d.HasTime() {
		return d.String()
	}
	first, last := d.Lower(), d.Upper()
	if first == edtf.MinDay || last == edtf.MaxDay {
		return ""
	}
	year, month, _ := first.Date()
	lastYear, lastMonth, _ := last.Date()
	switch text := first.String(); {
	case year != lastYear || year > 9999 || year < -9999: // ISO 8601 can't write it
		return ""
	case first == last:
		return text
	case month == lastMonth:
		return text[:len(text)-len("-02")]
	default:
		return text[:len(text)-len("-07-02")]
	}
}
