package synth

import (
	"fmt"
	"strings"
	"time"
)

// Day counts days from 1 January 1970.
type Day int

// The articles are of the six years to lastDay. The docket stands on AsOf, the day after.
const (
	firstDay Day = 17_897 // 1 January 2019
	lastDay  Day = 20_087 // 30 December 2024
	AsOf         = lastDay + 1
)

// Format is time.Time's.
func (d Day) Format(layout string) string { return time.Unix(int64(d)*86400, 0).UTC().Format(layout) }

// String returns the day as the content format writes it: 2021-07-02.
func (d Day) String() string { return d.Format(time.DateOnly) }

// entity is an entity as texts name it.
type entity struct {
	id       string
	names    []string // the first alias is the most frequent
	employer string   // an id, or ""
}

// makeEntities makes a tenth countries and places, three tenths organisations, the rest
// people with an office in one.
func (a *author) makeEntities(names []string) {
	for i, name := range names {
		e, kind := &entity{}, "organisation"
		switch {
		case i >= len(names)*4/10:
			kind, e.names = "person", []string{a.say("first name") + " " + name, name}
			if chance(a.rand, 0.4) {
				e.names = append(e.names, a.say("office")+" "+name, e.names[0][:1]+". "+name)
			}
		case i >= max(2, len(names)/10):
			e.names = []string{fmt.Sprintf(a.say("organisation"), name), strings.ToUpper(name) + fmt.Sprint(i)}
			a.employers = append(a.employers, slug(e.names[0], 4))
		case i%3 == 2:
			kind, e.names = "place", []string{name}
		default:
			kind, e.names = "country", []string{fmt.Sprintf(a.say("country"), name), name + "an government"}
		}
		e.id = slug(e.names[0], 4)
		record := Record{"id": e.id, "name": e.names[0], "kind": kind}
		if len(e.names) > 1 {
			record["aliases"] = e.names[1:]
		}
		a.fill(a.fill(record, "entity", firstDay), kind, firstDay)
		if roles, ok := record["role"].([]Record); ok {
			e.employer = roles[0]["organisation"].(string)
		}
		a.Entities, a.cast = append(a.Entities, record), append(a.cast, e)
	}
	a.rand.Shuffle(len(a.cast), func(i, j int) { a.cast[i], a.cast[j] = a.cast[j], a.cast[i] })
}

func (a *author) makeTopics() {
	for n := range a.Options.Topics {
		title := a.say("Topic")
		topic := Record{"id": fmt.Sprintf("%s-t%d", slug(title, 5), n), "title": title}
		a.Topics = append(a.Topics, a.fill(topic, "topic", firstDay))
	}
}

// timeline is an event's: speakers state dates for it on the days between start and end.
type timeline struct {
	event, clause string // its id, and what is to happen
	start, end    Day
	speakers      []*entity
	latest        map[*entity]*Claim
}

// makeEvents makes events that are spread over the docket's time. Six in ten have happened
// by its end.
func (a *author) makeEvents() {
	for i := range a.Options.Events {
		clause := a.say("happening")
		t := &timeline{event: fmt.Sprintf("%s-e%d", slug(clause, 5), i), clause: clause, latest: map[*entity]*Claim{}}
		t.start = firstDay + Day(i*int(lastDay-firstDay)/a.Options.Events) - 200
		t.end = t.start + 300 + Day(a.rand.IntN(700))
		if i == 0 && a.EventClaims > 0 { // the whole docket talks of it
			t.start, t.end = firstDay, AsOf+400
		}
		for range 2 + a.rand.IntN(4) {
			t.speakers = append(t.speakers, often(a.rand, a.cast))
		}
		event := Record{"id": t.event, "title": capital(clause)}
		if t.end <= lastDay && chance(a.rand, 0.95) {
			event[a.say("event's end")] = t.end.String()
		}
		a.Events, a.timelines = append(a.Events, a.fill(event, "event", firstDay)), append(a.timelines, t)
	}
}
