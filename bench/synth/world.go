package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

var (
	firstNames = strings.Fields(`Ada Alba Anton Arno Beata Boris Carla Cyril Dalia Dario Edda Egon Elin Emil Fabia Felix Greta Gustav Hanna Hugo Ida Ilja Irma Ivo Jana Jonas
		Karin Kaspar Lea Leon Lydia Marek Marta Milan Nadia Nils Olga Oskar Paula Pavel Rana Rolf Sana Simon Tamar Theo Ulla Urs Vera Viktor Wanda Wim Yara Yuri Zora`)
	offices = []string{"Foreign Minister", "Defence Minister", "Prime Minister", "President", "Spokesperson", "Governor", "Ambassador", "Chief of Staff", "Director", "Chair", "Commissioner",
		"Member of Parliament", "Mayor", "Secretary General", "Envoy", "Finance Minister"}
	orgForms  = []string{"%s Ministry", "%s Council", "Bank of %s", "%s Alliance", "University of %s", "%s Front", "%s Railways", "Court of %s", "%s Press Agency", "%s Watch"}
	countries = []string{"%sland", "Republic of %s", "%sia"}
)

func (w *World) makeTopics(r *rand.Rand) {
	s := &speech{w: w, r: r}
	if w.TopicAll {
		w.Topics = append(w.Topics, Topic{"everything", "Everything", "What this docket is about: all of it."})
	}
	for len(w.Topics) < w.Options.Topics {
		title := s.sentence("topic")
		id := fmt.Sprintf("%s-t%d", slug(title, 5), len(w.Topics))
		w.Topics = append(w.Topics, Topic{id, title, ""})
	}
}

// makeEntities makes a tenth countries and places, three tenths organisations
// and groups, the rest people with offices in them.
func (w *World) makeEntities(r *rand.Rand) {
	n := w.Options.Entities
	var employers []string
	for i := range n {
		var e Entity
		switch {
		case i < n/10 || i < 2:
			e = w.makeCountry(r, i)
		case i < n*4/10:
			e = w.makeOrganisation(r)
			employers = append(employers, e.ID)
		default:
			e = w.makePerson(r, employers)
		}
		if chance(r, 0.3) {
			e.SameAs = []string{fmt.Sprintf("https://entities.example/wiki/Q%d", 1000+i)}
		}
		w.Entities = append(w.Entities, e)
	}
	// Countries, organisations and people mixed: rank is frequency.
	r.Shuffle(n, func(i, j int) { w.Entities[i], w.Entities[j] = w.Entities[j], w.Entities[i] })
	s := &speech{w: w, r: r}
	w.byID = map[string]int{}
	for i := range w.Entities {
		w.byID[w.Entities[i].ID] = i
		if e := &w.Entities[i]; e.Kind != "place" {
			w.speakers = append(w.speakers, i)
			e.Description = s.sentence("about")
		}
	}
	for i := range w.Topics {
		if w.Topics[i].Description == "" {
			w.Topics[i].Description = s.sentence("about")
		}
	}
}

func (w *World) makeCountry(r *rand.Rand, i int) Entity {
	stem := w.words.fresh(r)
	if i%3 == 2 {
		return Entity{ID: slug(stem, 3), Name: stem, Kind: "place"}
	}
	name := fmt.Sprintf(pick(r, countries), stem)
	return Entity{ID: slug(name, 4), Name: name, Kind: "country", Aliases: []string{stem + "an government"}, Short: []string{stem}}
}

func (w *World) makeOrganisation(r *rand.Rand) Entity {
	stem := w.words.fresh(r)
	name := fmt.Sprintf(pick(r, orgForms), stem)
	e := Entity{ID: slug(name, 4), Name: name, Kind: "organisation"}
	if chance(r, 0.2) {
		e.Kind = "group"
	}
	if chance(r, 0.5) {
		e.Aliases = []string{strings.ToUpper(stem[:min(4, len(stem))]) + pick(r, []string{"A", "C", "O", "U"}) + fmt.Sprint(len(w.Entities))}
	}
	return e
}

func (w *World) makePerson(r *rand.Rand, employers []string) Entity {
	first, last := pick(r, firstNames), w.words.fresh(r)
	e := Entity{ID: slug(first+" "+last, 3), Name: first + " " + last, Kind: "person", Aliases: []string{last}}
	title := pick(r, offices)
	if chance(r, 0.4) {
		e.Aliases = append(e.Aliases, title+" "+last, first[:1]+". "+last)
	}
	if chance(r, 0.3) {
		e.Short = []string{"the " + strings.ToLower(title)}
	}
	employer := func() string { return employers[byRank(r, len(employers))] }
	change := firstDay + Day(r.IntN(int(lastDay-firstDay)))
	e.Roles = []Role{{Title: title, Organisation: employer(), From: (change - 2000).String()}}
	if chance(r, 0.5) {
		e.Roles[0].To = change.Month()
		e.Roles = append(e.Roles, Role{Title: pick(r, offices), Organisation: employer(), From: change.Month()})
	}
	return e
}

// nameOf returns one of an entity's names, as a text may have it.
func (w *World) nameOf(r *rand.Rand, entity int) string {
	e := &w.Entities[entity]
	if n := len(e.Aliases); n > 0 && chance(r, 0.6) {
		return e.Aliases[byRank(r, n)]
	}
	return e.Name
}

// eventState is where an event stands while articles are made.
type eventState struct {
	start, end Day // claims about it fall between
	sides      []*side
	clause     string
}

// side is one party's latest word on an event's date.
type side struct {
	speaker  int
	standing *stated
	spoke    Day // when it last spoke of it
	progress int
}

type stated struct {
	claim    string
	deadline Day
}

// makeEvents makes events whose time is spread over the docket's; six in ten
// have happened by its end.
func (w *World) makeEvents(r *rand.Rand) {
	s := &speech{w: w, r: r}
	total := int(lastDay - firstDay)
	for i := range w.Options.Events {
		clause := s.say("happening")
		start := firstDay + Day(i*total/w.Options.Events) - 200
		state := eventState{start: start, end: start + 300 + Day(r.IntN(700)), clause: clause}
		if i == 0 && w.EventClaims > 0 {
			state.start, state.end = firstDay, AsOf+400 // the whole docket talks of it
		}
		for range 2 + r.IntN(4) {
			state.side(w.speakers[byRank(r, len(w.speakers))])
		}
		e := Event{ID: fmt.Sprintf("%s-e%d", slug(clause, 5), i), Title: capital(clause), Description: s.sentence("about"), Topics: []string{w.topic(r)}}
		switch {
		case state.end <= lastDay && chance(r, 0.1):
			e.Cancelled = state.end.String()
		case state.end <= lastDay && chance(r, 0.85):
			e.Happened = state.end.String()
		}
		w.Events = append(w.Events, e)
		w.timeline = append(w.timeline, state)
	}
}

// topic returns a topic's id.
func (w *World) topic(r *rand.Rand) string { return w.Topics[byRank(r, len(w.Topics))].ID }

// measure is what figures are of.
type measure struct{ name, unit string }

var counted = []measure{
	{"soldiers in %s", "people"}, {"lorries across the %s bridge", "vehicles"}, {"tonnes of grain stored in %s", "tonnes"}, {"houses without power near %s", "houses"},
	{"ships held at %s", "ships"}, {"cases before the %s court", "cases"}, {"patients of the %s hospital", "people"}, {"displaced families in %s", "families"},
	{"kilometres of the %s railway", "kilometres"}, {"votes against the %s accord", "votes"}, {"megawatts from the %s dam", "megawatts"},
}

// makeMeasures makes so many measures that a dozen figures form a series.
func (w *World) makeMeasures(r *rand.Rand) {
	for i := range max(8, w.Options.Articles/40) {
		kind := counted[i%len(counted)]
		w.measures = append(w.measures, measure{fmt.Sprintf(kind.name, w.words.fresh(r)), kind.unit})
	}
}
