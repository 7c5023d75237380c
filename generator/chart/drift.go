// Package chart turns the dates and numbers of claims into coordinates: the drift of
// an event's dates, the strip of deadlines, bars of progress and of figures, and the
// table of who threatens whom.
//
// Each function takes records and returns plain data, which the theme's templates draw.
// Units are CSS pixels at full size.
package chart

import (
	"cmp"
	"html/template"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Drift is the chart of an event's stated dates: across, the day on which each was
// stated; up, the date stated. It is drawn for windows of several widths, since letters in a
// picture shrink with it.
type Drift struct {
	ID          string // unique on the page
	Title       string
	Finding     string // what it tells, as a sentence
	Reading     string // how it is read: its first point in words
	Description string // what the chart shows, in words
	Event       brief.Link
	Sides       []DriftSide
	Loose       bool // there are dates by unnamed speakers
	Vague       bool // there are vague dates
	Aside       bool // there are claims that name a date without setting one: predictions, threats
	Happened    *brief.Date
	Plots       []Plot // full, wide, narrow
	Zoom        []Plot // a crowded end of it, larger; nil where it is not crowded
	ZoomTitle   string

	axes  []axes // of each plot
	marks Marks
}

// DriftSide is an entry of the legend.
type DriftSide struct {
	brief.Link
	Mark   string // circle, square, triangle, diamond, cross; dot for the rest
	Colour int    // 1 to 5, 0 for the rest
}

// Plot is one drawing of a chart, in units that are CSS pixels at full size.
type Plot struct {
	Size                     string // full, wide or narrow
	Width, Height            float64
	Left, Right, Top, Bottom float64 // edges of the drawing within its margins
	X, Y                     []Tick
	Today                    *Line  // the diagonal on which the date stated is the day of stating
	Past                     string // the area below it, in which a stated date has passed already
	PastLabel                bool   // it is wide enough for words
	Level                    *Level // the day on which it happened
	Lines                    []Path
	Points                   []Point
	Labels                   []Label
	Moves                    []Label  // how far the date was moved, at the greatest moves
	Names                    []Label  // who spoke, at points
	Changes                  []Change // of who holds a side's office
	Linked                   bool     // points are links

	Base template.HTML // the drawing (partials/plot.html), made once for all pages that show it
	Lit  *Point        // the claim whose page this is, drawn over the others
}

// Change is a day on which an office of a side passed to another person, on the side's line.
type Change struct {
	X, Y   float64
	Colour int
	Label  *Label // which office and when; nil where it has no room
}

// Tick is a mark on an axis.
type Tick struct {
	At    float64
	Label string
}

// Line is a straight line.
type Line struct{ X1, Y1, X2, Y2 float64 }

// Level is the day on which the event happened: a line across, and the place where
// that day meets the line of today.
type Level struct {
	Y, X  float64
	Meets bool // X lies within the drawing
	Label string
}

// Path is a side's line: the date that it held until it stated another.
type Path struct {
	D      string // for the path element
	Colour int
}

// Point is one claim in a chart. A vague date also has a bar from its first to its
// last day.
type Point struct {
	X, Y       float64
	Low, High  float64 // ends of the bar
	Bar, Vague bool
	Aside      bool // it names a date and sets none, so it stands on no line
	Mark       string
	Colour     int
	ID         string // the claim's
	URL, Name  string // the claim's address, and what the point shows in words
}

// Label is words in a chart: a side's name at the end of its line, a move.
type Label struct {
	X, Y   float64
	Text   string
	Colour int
	End    bool // the words end at X
}

// The sides that have a mark and colour of their own, and the number of points up to
// which a chart draws a side's reaffirmations.
const (
	namedSides = 5
	maxDots    = 240
	maxName    = 24 // letters of a side's name at its line's end
)

var markNames = [...]string{"circle", "square", "triangle", "diamond", "cross"}

// Marks are the marks of an event's sides in its chart.
type Marks map[*docket.Entity]string

// MarksOf gives each of the sides that stated most dates a mark of its own, and "dot"
// to the others.
func MarksOf(e *docket.Event) Marks {
	marks := make(Marks, len(e.Sides))
	for i, side := range rankedSides(e) {
		marks[side.Entity] = "dot"
		if i < namedSides {
			marks[side.Entity] = markNames[i]
		}
	}
	return marks
}

// Of returns the mark of the side of a claim; "" if it has none.
func (m Marks) Of(c *docket.Claim) string { return m[SideOf(c)] }

// SideOf returns the side on whose line a claim stands, nil for an unnamed speaker.
func SideOf(c *docket.Claim) *docket.Entity {
	if sides := c.Sides(); len(sides) > 0 {
		return sides[0]
	}
	return nil
}

func rankedSides(e *docket.Event) []*docket.Side {
	sides := slices.Clone(e.Sides)
	slices.SortStableFunc(sides, func(a, b *docket.Side) int { return cmp.Compare(len(b.Claims), len(a.Claims)) })
	return sides
}

// onLine reports whether a claim stands on the line of a side that has a mark of its own.
func (m Marks) onLine(c *docket.Claim) bool {
	side := SideOf(c)
	return side != nil && m[side] != "dot" && SetsDate(c)
}

// SetsDate reports whether a claim moves its side's line.
func SetsDate(c *docket.Claim) bool {
	return slices.ContainsFunc(c.Steps, func(s docket.Step) bool { return s.Side != nil })
}

func colourOf(mark string) int { return slices.Index(markNames[:], mark) + 1 }

// stated returns the day at which a claim's date stands in a chart: the day on which it
// falls due, or its first if that is open.
func stated(c *docket.Claim) (edtf.Day, bool) {
	if c.Deadline.IsZero() || c.Said.IsZero() {
		return 0, false
	}
	if day := c.FallsDue(); day != edtf.MaxDay && day != edtf.MinDay {
		return day, true
	}
	first := c.FirstDay()
	return first, first != edtf.MinDay && first != edtf.MaxDay
}

// period reports whether a claim's date is drawn from its first to its last day. A
// "not-before" is drawn by its first day alone.
func period(c *docket.Claim) bool { return c.Deadline.Vague() && c.Bound != content.NotBefore }

// saidBy returns the day at which a claim stands across a chart: the first on which it
// can have been said. If that is open it is the last such day, but not after asOf.
func saidBy(c *docket.Claim, asOf edtf.Day) edtf.Day {
	if first := c.Said.Lower(); first != edtf.MinDay {
		return first
	}
	return min(c.Said.Upper(), asOf)
}

// drawn returns the claims that a chart draws. If there are very many, it leaves out
// dates that the side held already.
func drawn(e *docket.Event) (out []*docket.Claim) {
	for _, c := range e.Claims {
		if _, ok := stated(c); ok {
			out = append(out, c)
		}
	}
	if len(out) <= maxDots {
		return out
	}
	moved := slices.DeleteFunc(slices.Clone(out), func(c *docket.Claim) bool {
		return !SetsDate(c) || c.Steps[0].Kind == docket.Reaffirmed
	})
	every := max(1, (len(moved)+maxDots-1)/maxDots)
	out = out[:0]
	for i, c := range moved {
		if i%every == 0 {
			out = append(out, c)
		}
	}
	return out
}

// plotSizes are the drawings of a drift chart. The right edges leave room for the names of
// sides, but in the narrow one.
func plotSizes(sides []DriftSide) []Plot {
	names := 12.0
	for _, side := range sides {
		names = max(names, 16+8.2*float64(len([]rune(brief.Shorten(side.Text, maxName)))))
	}
	return []Plot{
		{Size: "full", Width: 1100, Height: 500, Left: 84, Right: round(1100 - names), Top: 24, Bottom: 460},
		{Size: "wide", Width: 700, Height: 440, Left: 76, Right: round(700 - names), Top: 24, Bottom: 400},
		{Size: "narrow", Width: 340, Height: 340, Left: 62, Right: 328, Top: 20, Bottom: 304},
	}
}

// A chart is crowded where this share of its points, and this many, lie in this share of its
// width.
const crowdShare, crowdPoints, crowdWidth = 0.4, 6, 0.22

// crowded returns the days at the end of a chart in which most of its points lie, if they
// are too near to each other to be told apart.
func crowded(claims []*docket.Claim, asOf edtf.Day) (window scale, ok bool) {
	days := make([]edtf.Day, len(claims))
	for i, c := range claims {
		days[i] = saidBy(c, asOf)
	}
	slices.Sort(days)
	first, last := days[0], days[len(days)-1]
	from := last - edtf.Day(crowdWidth*float64(last-first))
	at, _ := slices.BinarySearch(days, from)
	inside := len(days) - at
	if inside < crowdPoints || float64(inside) < crowdShare*float64(len(days)) || inside == len(days) {
		return scale{}, false
	}
	return scale{from: days[at], to: last}, true
}

// NewDrift draws an event's chart. It returns nil if fewer than two dates were stated.
func NewDrift(b *brief.Briefs, e *docket.Event) *Drift {
	claims := drawn(e)
	if len(claims) < 2 {
		return nil
	}
	d := &Drift{ID: "drift-" + e.ID, Title: b.Words.Text("drift.title", e.Title), Event: brief.LinkTo(e.Ref()),
		Happened: b.Date(e.Happened), marks: MarksOf(e)}
	shown := map[*docket.Entity]bool{}
	for _, claim := range claims {
		side := SideOf(claim)
		shown[side] = true
		d.Loose = d.Loose || side == nil
		d.Vague = d.Vague || claim.Deadline.Vague()
		d.Aside = d.Aside || side != nil && (!SetsDate(claim) || claim.Conditional())
	}
	for _, side := range rankedSides(e) {
		if mark := d.marks[side.Entity]; mark != "dot" && shown[side.Entity] {
			d.Sides = append(d.Sides, DriftSide{brief.LinkTo(side.Entity.Ref()), mark, colourOf(mark)})
		}
	}
	d.Description = driftText(b, e, claims, d.marks)
	d.Finding, d.Reading = finding(b, e, claims, d.marks), reading(b, claims)
	plotter := plotter{words: b.Words, briefs: b, asOf: b.Docket.AsOf, event: e, claims: claims, marks: d.marks}
	for _, p := range plotSizes(d.Sides) {
		p.Linked = true
		d.axes = append(d.axes, plotter.plot(&p))
		d.Plots = append(d.Plots, p)
	}
	if window, ok := crowded(claims, b.Docket.AsOf); ok {
		plotter.window = &window
		d.ZoomTitle = b.Words.Text("drift.zoom", window.from.Short(b.Words.Dates), window.to.Short(b.Words.Dates))
		for _, p := range plotSizes(d.Sides) {
			p.Linked = true
			plotter.plot(&p)
			d.Zoom = append(d.Zoom, p)
		}
	}
	return d
}

// Whole returns the chart without the enlarged end.
func (d *Drift) Whole() *Drift {
	if d == nil {
		return nil
	}
	whole := *d
	whole.Zoom = nil
	return &whole
}

// Plain returns the chart for the pages of its claims: without the largest drawing and the
// enlarged end, and with points that are no links. A chart stands on the page of each of its
// claims, so its size counts there.
func (d *Drift) Plain() *Drift {
	plain := *d
	plain.Plots, plain.axes, plain.Zoom = slices.Clone(d.Plots[1:]), d.axes[1:], nil
	for i := range plain.Plots {
		plain.Plots[i].Linked = false
	}
	return &plain
}

// Lit returns the chart with one claim drawn over the others.
func (d *Drift) Lit(c *docket.Claim, asOf edtf.Day) *Drift {
	lit := *d
	lit.Plots = slices.Clone(d.Plots)
	if _, ok := stated(c); !ok {
		return &lit
	}
	for i := range lit.Plots {
		p := newPoint(c, d.marks, d.axes[i], asOf)
		lit.Plots[i].Lit = &p
	}
	return &lit
}

// driftText describes the chart in words: the dates on the sides' lines, or all dates if
// no side set one.
func driftText(b *brief.Briefs, e *docket.Event, claims []*docket.Claim, marks Marks) string {
	w := b.Words
	sides := map[*docket.Entity]bool{}
	var set []*docket.Claim
	for _, c := range claims {
		if marks.onLine(c) {
			sides[SideOf(c)] = true
			set = append(set, c)
		}
	}
	said := func(c *docket.Claim) string { return c.Said.Format(w.Dates) }
	var text string
	if len(set) == 0 {
		first, last := claims[0], claims[len(claims)-1]
		text = w.Text("drift.named", len(claims), said(first), b.Deadline(first), said(last), b.Deadline(last))
	} else {
		first, last := set[0], set[len(set)-1]
		text = w.Text("drift.text", len(set), w.Text("drift.sides", len(sides)),
			said(first), b.Deadline(first), said(last), b.Deadline(last))
		if others := len(claims) - len(set); others > 0 {
			text += " " + w.Text("drift.others", others)
		}
	}
	switch {
	case !e.Happened.IsZero():
		text += " " + w.Text("drift.happened", e.Happened.Format(w.Dates))
	case !e.Cancelled.IsZero():
		text += " " + w.Text("drift.cancelled", e.Cancelled.Format(w.Dates))
	}
	return text
}
