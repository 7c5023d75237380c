package page

import (
	"cmp"
	"html/template"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// EntityView is a person, organisation, group, country or place: /entities/ID/.
type EntityView struct {
	Page
	List        // claims by it, about it, threats, mentions
	Entity      *brief.EntityLink
	Description template.HTML
	Aliases     []string
	SameAs      []brief.Link
	Roles       []Role
	Members     []*brief.EntityLink // who has or had a role in it
	Tracks      []Track
	Uncounted   Uncounted // claims by it that are not in Tracks
	Backlinks   []Backlink
	Extra       map[string]any
}

// Role is an office that an entity held for a time.
type Role struct {
	Title        string
	Organisation brief.Speaker // with a URL if it is an entity
	From, To     *brief.Date   // To is nil if they still hold it
}

// maxMembers limits the members that an organisation's page names.
const maxMembers = 200

func entityView(b *builder, e *docket.Entity) headed {
	d := b.docket
	v := &EntityView{Page: recordPageOf(b, e.Ref(), "entities/", d.Text(e.Description)), Entity: b.briefs.Entity(e),
		Description: safe(d.HTML(e.Description)), Aliases: e.Aliases, Backlinks: backlinks(b, e.CitedBy), Extra: e.Extra()}
	for _, address := range e.SameAs {
		v.SameAs = append(v.SameAs, brief.Link{URL: address, Text: host(address)})
	}
	for _, r := range slices.Backward(e.Roles) {
		role := Role{Title: r.Title, Organisation: brief.Speaker{Text: r.Name},
			From: b.briefs.Date(r.From), To: b.briefs.Date(r.Until)}
		if r.Organisation != nil {
			role.Organisation.URL = r.Organisation.Ref().URL()
		}
		v.Roles = append(v.Roles, role)
	}
	for _, m := range e.Members[:min(len(e.Members), maxMembers)] {
		v.Members = append(v.Members, b.briefs.Entity(m))
	}
	v.Tracks, v.Uncounted = tracks(b, e.By)
	v.List = filed(b.Site, entityList(b.Site, e)).top(b)
	v.Feeds, v.Data = feeds(b.Site, e.Ref()), []any{entityData(b, e, &v.Page)}
	if v.Description == "" {
		v.Page.Description = brief.Shorten(b.words.Text("entity.description", e.Name, b.info.Title), 200)
	}
	return v
}

func entityList(s *Site, e *docket.Entity) *listPlan {
	mentions := sectionPlan{id: "mentions", n: len(e.Mentions),
		day: func(i int) edtf.Day { return e.Mentions[i].Article.Date.Lower() },
		row: func(b *builder, i int) template.HTML {
			m := e.Mentions[i]
			return b.exec("mention-row", &MentionRow{b.briefs.Article(m.Article), m.Count, m.Sentence()})
		},
	}
	return recordPlan(e.Ref(), "entities/", claimSection("by", e.By), claimSection("about", e.AboutIt),
		claimSection("rulings", e.Ruled), claimSection("threatens", e.Threatens), claimSection("against", e.Against),
		claimSection("warned", e.Warned), claimSection("asked", e.Asked), claimSection("tells", e.Tells), mentions)
}

// MentionRow is an article that names an entity (partials/mention-row.html).
type MentionRow struct {
	Article  *brief.Article
	Count    int
	Sentence docket.Sentence
}

// EntitiesView is the list of entities: /entities/.
type EntitiesView struct {
	Page
	List
}

// entityKinds is the order in which kinds of entities are listed.
var entityKinds = []string{"person", "group", "organisation", "country", "place"}

func entitiesList(s *Site) *listPlan {
	l := sitePlan(s, "entities")
	l.byLetters = true
	byKind := map[string][]*docket.Entity{}
	for _, e := range s.docket.Entities {
		byKind[e.Entity.Kind] = append(byKind[e.Entity.Kind], e)
	}
	kinds := slices.Clone(entityKinds)
	for k := range byKind {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	slices.SortStableFunc(kinds[len(entityKinds):], cmp.Compare[string])
	for _, kind := range kinds {
		list := byKind[kind]
		l.sections = append(l.sections, sectionPlan{id: "entities-" + kind, n: len(list), oldest: true,
			letter: func(i int) rune { return initial(list[i].Name) },
			row: func(b *builder, i int) template.HTML {
				return b.exec("entity-row", b.briefs.Entity(list[i]))
			},
		})
	}
	return l
}

func entitiesView(b *builder) headed {
	return &EntitiesView{listPage(b, "entities"), filed(b.Site, entitiesList(b.Site)).top(b)}
}
