package page

import (
	"cmp"
	"html/template"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// EntityView is a person, organisation, group, country or place: /entities/ID/.
type EntityView struct {
	Page
	List        // claims by it, about it, threats, mentions
	Entity      *EntityLink
	Description template.HTML
	Aliases     []string
	SameAs      []Link
	Roles       []Role
	Members     []*EntityLink // who has or had a role in it
	Tracks      []Track
	Repeats     int // claims by it that repeat an earlier telling: not in Tracks
	Backlinks   []Backlink
	Extra       map[string]any
}

// Role is an office that an entity held for a time.
type Role struct {
	Title        string
	Organisation Speaker // with a URL where it is an entity
	From, To     *Date   // a nil To: still
}

// Track is a track record: how many claims of a kind have each rating. Statements,
// figures and denials have one together.
type Track struct {
	Forward bool // outcomes of what was said to come, not truth
	Title   string
	Total   int
	Parts   []TrackPart // of the scale, worst first, then off the scale, then unrated
}

// TrackPart is one rating's share of a track record. X and Width place it on a bar
// of 1,000 units.
type TrackPart struct {
	Verdict  Verdict
	Count    int
	X, Width int
}

// maxMembers limits the members that an organisation's page names.
const maxMembers = 200

func entityView(b *builder, e *docket.Entity) headed {
	d := b.docket
	link := b.entityLink(e)
	v := &EntityView{Page: b.recordPage(e.Ref(), "entities/", d.Text(e.Description)), Entity: link,
		Description: safe(d.HTML(e.Description)), Aliases: e.Aliases, Backlinks: b.backlinks(e.CitedBy), Extra: e.Extra()}
	for _, address := range e.SameAs {
		v.SameAs = append(v.SameAs, Link{address, host(address)})
	}
	for _, r := range slices.Backward(e.Roles) {
		role := Role{Title: r.Title, Organisation: Speaker{Text: r.Name}, From: b.date(r.From), To: b.date(r.To)}
		if r.Organisation != nil {
			role.Organisation.URL = r.Organisation.Ref().URL()
		}
		v.Roles = append(v.Roles, role)
	}
	for _, m := range e.Members[:min(len(e.Members), maxMembers)] {
		v.Members = append(v.Members, b.entityLink(m))
	}
	v.Tracks, v.Repeats = b.tracks(e.By)
	v.List = b.list(entityList(b.Site, e)).top(b)
	v.Feeds, v.Data = b.feeds(e.Ref()), []any{entityData(b, e, &v.Page)}
	if v.Description == "" {
		v.Page.Description = shorten(b.theme.words.Text("entity.description", e.Name, b.info.Title), 200)
	}
	return v
}

func entityList(s *Site, e *docket.Entity) *listing {
	l := &listing{folder: folder(e.Ref()), path: e.Ref().Path(), section: "entities/", title: e.Name}
	mentions := source{id: "mentions", n: len(e.Mentions),
		day: func(i int) edtf.Day { return e.Mentions[i].Article.Date.Lower() },
		row: func(b *builder, i int) template.HTML {
			m := e.Mentions[i]
			return b.exec("mention-row", &MentionRow{b.article(m.Article), m.Count, m.Sentence()})
		},
	}
	l.sources = []source{claimSource("by", e.By), claimSource("about", e.AboutIt), claimSource("rulings", e.Ruled), claimSource("threatens", e.Threatens),
		claimSource("against", e.Against), claimSource("warned", e.Warned), mentions}
	return l
}

// MentionRow is an article that names an entity (partials/mention-row.html).
type MentionRow struct {
	Article  *Article
	Count    int
	Sentence docket.Sentence
}

// tracks counts the ratings of first tellings: of what was said to be so together, on
// the scale of truth, and of each kind that looks forward apart, since what is a failure
// of a pledge is none of a threat.
func (b *builder) tracks(claims []*docket.Claim) (tracks []Track, repeats int) {
	counts := map[content.Kind]map[string]int{}
	for _, c := range claims {
		if c.First != nil && c.First != c {
			repeats++
			continue
		}
		kind := content.Statement
		if c.Kind.Forward() {
			kind = c.Kind
		}
		if counts[kind] == nil {
			counts[kind] = map[string]int{}
		}
		counts[kind][trackKey(c)]++
	}
	for _, kind := range content.Kinds {
		if of := counts[content.Kind(kind)]; of != nil {
			tracks = append(tracks, b.track(content.Kind(kind), of))
		}
	}
	return tracks, repeats
}

// trackKey is the part of the track record to which a claim counts: its rating, or
// a colon and what was computed.
func trackKey(c *docket.Claim) string {
	switch {
	case c.Rating != nil:
		return c.Rating.ID
	case c.Due != nil && c.Due.Met:
		return ":met"
	case c.Due != nil:
		return ":missed"
	case c.Overdue:
		return ":overdue"
	case c.Retracted != nil:
		return ":retracted"
	case c.Superseded():
		return ":superseded"
	}
	return ":open"
}

// track lays out the bar of a kind; the statement's has figures and denials too.
func (b *builder) track(kind content.Kind, counts map[string]int) Track {
	w, forward := b.theme.words, kind.Forward()
	t := Track{Forward: forward, Title: w.Text("track." + string(kind))}
	for _, n := range counts {
		t.Total += n
	}
	x := 0
	add := func(v Verdict, n int) {
		if n == 0 {
			return
		}
		sum := 0
		for _, p := range t.Parts {
			sum += p.Count
		}
		next := 1000 * (sum + n) / t.Total
		t.Parts = append(t.Parts, TrackPart{v, n, x, next - x})
		x = next
	}
	for _, r := range b.docket.Settings.Scale(kind).Ratings {
		add(b.rated(kind, &r), counts[r.ID])
	}
	for _, state := range []struct{ key, shape, tone string }{{"met", "clock-met", "good"}, {"missed", "clock-missed", "bad"}, {"overdue", "overdue", "going"},
		{"retracted", "withdrawn", "off"}, {"superseded", "withdrawn", "off"}, {"open", pick(forward, "square-open", "round-open"), "open"}} {
		label := "track." + state.key
		if state.key == "open" && !forward {
			label = "verdict.unrated"
		}
		add(Verdict{ID: "none", Label: w.Text(label), Shape: state.shape, Tone: state.tone, Derived: state.key != "retracted" && state.key != "open"}, counts[":"+state.key])
	}
	return t
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// EntitiesView is the list of entities: /entities/.
type EntitiesView struct {
	Page
	List
}

// entityKinds is the order in which kinds of entities are listed.
var entityKinds = []string{"person", "group", "organisation", "country", "place"}

func entitiesList(s *Site) *listing {
	l := &listing{folder: "entities/", path: "entities/", section: "entities/", title: s.theme.words.Text("entities.title"), letters: true}
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
		l.sources = append(l.sources, source{id: "entities-" + kind, n: len(list), oldest: true,
			letter: func(i int) rune { return initial(list[i].Name) },
			row: func(b *builder, i int) template.HTML {
				return b.exec("entity-row", b.entityLink(list[i]))
			},
		})
	}
	return l
}

func entitiesView(b *builder) headed {
	w := b.theme.words
	return &EntitiesView{b.page("entities/", "entities/", w.Text("entities.title"), w.Text("entities.description", b.info.Title)), b.list(entitiesList(b.Site)).top(b)}
}
