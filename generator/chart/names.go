package chart

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// maxRole is how long a role may be to stand in a chart, in letters.
const maxRole = 26

// names writes at the points of each line who spoke, where that is somebody else than
// before on the line. It leaves out what has no room.
func (t *plotter) names(p *Plot, a axes) {
	last := map[*docket.Entity]*docket.Entity{} // who spoke last, by side
	for _, c := range t.claims {
		if !t.marks.onLine(c) || !t.shows(c) || len(c.Speakers) == 0 {
			continue
		}
		side, who := SideOf(c), c.Speakers[0]
		if who == side || last[side] == who {
			continue
		}
		day, _ := stated(c)
		at := Label{X: a.x.of(saidBy(c, t.asOf)), Y: a.y.of(day), Colour: colourOf(t.marks.Of(c))}
		if p.name(at, nameIn(p, c, who)) || p.name(at, shortName(who)) {
			last[side] = who
		}
	}
}

// nameIn returns a speaker's name, with the role where the drawing is large enough.
func nameIn(p *Plot, c *docket.Claim, who *docket.Entity) string {
	role := c.RoleOf(who)
	if p.Size != "full" || role == "" || utf8.RuneCountInString(role) > maxRole {
		return shortName(who)
	}
	return shortName(who) + ", " + role
}

// shortName returns an entity's name as a chart has room for: of a person the shortest alias
// that is a part of the name, or else the last word.
func shortName(e *docket.Entity) string {
	if e.Entity.Kind != "person" {
		return brief.Shorten(e.Name, maxName)
	}
	short := ""
	for _, alias := range e.Aliases {
		if strings.HasSuffix(e.Name, " "+alias) && (short == "" || len(alias) < len(short)) {
			short = alias
		}
	}
	if short == "" {
		short = e.Name[strings.LastIndex(e.Name, " ")+1:]
	}
	return brief.Shorten(short, maxName)
}

// name writes words beside a point, on the first side where they have room.
func (p *Plot) name(at Label, text string) bool {
	for _, offset := range []struct {
		x, y float64
		end  bool
	}{{9, -9, false}, {-9, -9, true}, {9, 17, false}, {-9, 17, true}, {0, -22, false}, {0, -22, true}, {0, 30, false},
		{0, 30, true}} {
		l := Label{X: round(at.X + offset.x), Y: round(at.Y + offset.y), Text: text, Colour: at.Colour, End: offset.end}
		if p.free(l) {
			p.Names = append(p.Names, l)
			return true
		}
	}
	return false
}

// changes marks on a side's line the days on which an office of the side passed from one of
// the line's speakers to another, such as from one president to the next.
func (t *plotter) changes(p *Plot, a axes) {
	spoke := map[*docket.Entity][]*docket.Entity{} // who spoke, by side
	for _, c := range t.claims {
		if side := SideOf(c); t.marks.onLine(c) && len(c.Speakers) > 0 && !slices.Contains(spoke[side], c.Speakers[0]) {
			spoke[side] = append(spoke[side], c.Speakers[0])
		}
	}
	for _, side := range rankedSides(t.event) {
		for _, before := range spoke[side.Entity] {
			for _, after := range spoke[side.Entity] {
				if r := successor(before, after, side.Entity); r != nil {
					t.change(p, a, side.Entity, r)
				}
			}
		}
	}
}

// successor returns the role in which somebody followed somebody else at a side, or nil.
func successor(before, after, side *docket.Entity) *docket.Role {
	for i := range after.Roles {
		r := &after.Roles[i]
		if before == after || r.Organisation != side || r.From.IsZero() {
			continue
		}
		if slices.ContainsFunc(before.Roles, func(old docket.Role) bool {
			return old.Organisation == side && old.Title == r.Title && !old.To.IsZero() &&
				math.Abs(float64(old.To.Upper()-r.From.Lower())) <= 31
		}) {
			return r
		}
	}
	return nil
}

// change marks the day on which a role began on the line of its side.
func (t *plotter) change(p *Plot, a axes, side *docket.Entity, r *docket.Role) {
	day := r.From.Lower()
	if day <= a.x.from || day >= a.x.to {
		return
	}
	var held *docket.Claim // the statement that stood on that day
	for _, c := range t.claims {
		if SideOf(c) == side && t.marks.onLine(c) && saidBy(c, t.asOf) <= day {
			held = c
		}
	}
	if held == nil {
		return
	}
	at, _ := stated(held)
	if !a.y.has(at) {
		return
	}
	change := Change{X: a.x.of(day), Y: a.y.of(at), Colour: colourOf(t.marks[side])}
	text := t.words.Text("drift.change", r.Title, r.From.Short(t.words.Dates))
	for _, l := range []Label{{X: 4, Y: 26}, {X: 4, Y: -14}, {X: -4, Y: 26, End: true}, {X: -4, Y: -14, End: true},
		{X: 4, Y: 44}} {
		l.X, l.Y, l.Text, l.Colour = change.X+l.X, change.Y+l.Y, text, change.Colour
		if p.free(l) {
			change.Label = &l
			break
		}
	}
	p.Changes = append(p.Changes, change)
}

// pointName says what a point shows, for those who can't see it: who spoke, the day, the
// date and how it moved.
func (t *plotter) pointName(c *docket.Claim) string {
	parts := []string{spokenBy(t.briefs, c), c.Said.Format(t.words.Dates), t.briefs.Deadline(c)}
	if len(c.Steps) > 0 && c.Steps[0].Kind != docket.Set && c.Kind != content.Demand {
		parts = append(parts, t.briefs.Step(c, c.Steps[0]))
	}
	return strings.Join(parts, " · ")
}
