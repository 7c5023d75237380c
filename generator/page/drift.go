package page

import (
	"cmp"
	"html/template"
	"slices"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Drift is the chart of an event's stated dates: across, the day on which each was
// stated; up, the date stated. It is drawn twice, for wide and narrow windows, since
// letters in a picture shrink with it.
type Drift struct {
	ID          string // unique on the page
	Title       string
	Description string // what the chart shows, in words
	Event       Link
	Sides       []DriftSide
	Loose       bool // there are dates by unnamed speakers
	Vague       bool // there are vague dates
	Aside       bool // there are claims that name a date without setting one: predictions, threats
	Happened    *Date
	Plots       []Plot // wide, narrow
}

// DriftSide is an entry of the legend.
type DriftSide struct {
	Link
	Mark   string // circle, square, triangle, diamond, cross; dot for the rest
	Colour int    // 1 to 5, 0 for the rest
}

// Plot is one drawing of a chart, in units that are CSS pixels at full size.
type Plot struct {
	Size                     string // wide or narrow
	Width, Height            float64
	Left, Right, Top, Bottom float64 // edges of the drawing within its margins
	X, Y                     []Tick
	Today                    *Line  // where the date stated is the day of stating
	Past                     string // the area below it, where a stated date has passed already
	PastLabel                bool   // it is wide enough for words
	Level                    *Level // the day on which it happened
	Lines                    []Path
	Points                   []Point
	Labels                   []Label
	Moves                    []Label // how far the date was moved, at the greatest moves

	Base template.HTML // the drawing (partials/plot.html), made once for all pages that show it
	Lit  *Point        // the claim whose page this is, drawn over the others
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

// sideMarks gives the sides that stated most dates a mark each.
func sideMarks(e *docket.Event) map[*docket.Entity]string {
	marks := make(map[*docket.Entity]string, len(e.Sides))
	for i, side := range rankedSides(e) {
		marks[side.Entity] = "dot"
		if i < namedSides {
			marks[side.Entity] = markNames[i]
		}
	}
	return marks
}

func rankedSides(e *docket.Event) []*docket.Side {
	sides := slices.Clone(e.Sides)
	slices.SortStableFunc(sides, func(a, b *docket.Side) int { return cmp.Compare(len(b.Claims), len(a.Claims)) })
	return sides
}

// onLine reports whether a claim stands on the line of a side that has a mark of its own.
func onLine(c *docket.Claim, marks map[*docket.Entity]string) bool {
	side := sideOf(c)
	return side != nil && marks[side] != "dot" && setsDate(c)
}

// setsDate reports whether a claim moves its side's line.
func setsDate(c *docket.Claim) bool {
	return slices.ContainsFunc(c.Steps, func(s docket.Step) bool { return s.Side != nil })
}

func colourOf(mark string) int { return slices.Index(markNames[:], mark) + 1 }

// stated is the day at which a claim's date stands in a chart: its last possible
// day, or its first where there is no last.
func stated(c *docket.Claim) (edtf.Day, bool) {
	d := c.Deadline
	switch {
	case d.IsZero() || c.Said.IsZero():
		return 0, false
	case d.Upper() != edtf.MaxDay:
		return d.Upper(), true
	}
	return d.Lower(), d.Lower() != edtf.MinDay
}

// saidBy is the day at which a claim stands across a chart: its first possible one, or
// where that is open its last, which is not after the day on which the site stands.
func (b *builder) saidBy(c *docket.Claim) edtf.Day {
	if first := c.Said.Lower(); first != edtf.MinDay {
		return first
	}
	return min(c.Said.Upper(), b.docket.AsOf)
}

// chartClaims are the claims that a chart draws. Where there are very many, dates
// that only repeat what the side held already are left to the table.
func chartClaims(e *docket.Event) (out []*docket.Claim) {
	for _, c := range e.Claims {
		if _, ok := stated(c); ok {
			out = append(out, c)
		}
	}
	if len(out) <= maxDots {
		return out
	}
	moved := slices.DeleteFunc(slices.Clone(out), func(c *docket.Claim) bool {
		return !setsDate(c) || c.Steps[0].Kind == docket.Reaffirmed
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

// chart is an event's chart as it is kept: what all pages show of it, and what it
// takes to draw one more claim into it.
type chart struct {
	drift *Drift
	axes  [][2]scale // across and up, of each plot
	marks map[*docket.Entity]string
}

// drift draws an event's chart, with one claim lit where that is not nil. It is nil
// where fewer than two dates were stated.
func (b *builder) drift(e *docket.Event, lit *docket.Claim) *Drift {
	entry, _ := b.charts.LoadOrStore(e, &keep[chart]{})
	k := entry.(*keep[chart])
	k.once.Do(func() {
		k.value = b.chart(e)
		k.err = b.failed
	})
	b.fail(k.err)
	if lit == nil || k.value.drift == nil || k.err != nil {
		return k.value.drift
	}
	d := *k.value.drift
	d.Plots = slices.Clone(d.Plots)
	for i := range d.Plots {
		if _, ok := stated(lit); ok {
			axes := k.value.axes[i]
			p := b.point(lit, k.value.marks, axes[0], axes[1])
			d.Plots[i].Lit = &p
		}
	}
	return &d
}

// chart draws an event's chart for keeping.
func (b *builder) chart(e *docket.Event) *chart {
	claims := chartClaims(e)
	if len(claims) < 2 {
		return &chart{}
	}
	w := b.theme.words
	c := &Drift{ID: "drift-" + e.ID, Title: w.Text("drift.title", e.Title), Event: link(e.Ref()), Happened: b.date(e.Happened)}
	marks := sideMarks(e)
	kept := &chart{drift: c, marks: marks}
	shown := map[*docket.Entity]bool{}
	for _, claim := range claims {
		side := sideOf(claim)
		shown[side] = true
		c.Loose = c.Loose || side == nil
		c.Vague = c.Vague || claim.Deadline.Vague()
		c.Aside = c.Aside || side != nil && !setsDate(claim)
	}
	for _, side := range rankedSides(e) {
		if mark := marks[side.Entity]; mark != "dot" && shown[side.Entity] {
			c.Sides = append(c.Sides, DriftSide{link(side.Entity.Ref()), mark, colourOf(mark)})
		}
	}
	c.Description = b.driftText(e, claims, marks)
	right := 708.0
	for _, side := range c.Sides {
		right = min(right, 704-7.6*float64(len([]rune(shorten(side.Text, maxName)))))
	}
	for _, size := range []Plot{
		{Size: "wide", Width: 720, Height: 420, Left: 76, Right: round(right), Top: 24, Bottom: 380},
		{Size: "narrow", Width: 340, Height: 340, Left: 62, Right: 328, Top: 20, Bottom: 304},
	} {
		kept.axes = append(kept.axes, b.plot(&size, e, claims, marks))
		base, err := b.theme.exec("plot", &size)
		b.fail(err)
		size.Base = base
		c.Plots = append(c.Plots, size)
	}
	return kept
}

// driftText says what the chart shows: the dates on the sides' lines, or all where no
// side set one.
func (b *builder) driftText(e *docket.Event, claims []*docket.Claim, marks map[*docket.Entity]string) string {
	w := b.theme.words
	sides := map[*docket.Entity]bool{}
	var set []*docket.Claim
	for _, c := range claims {
		if onLine(c, marks) {
			sides[sideOf(c)] = true
			set = append(set, c)
		}
	}
	ends := func(of []*docket.Claim) []any {
		first, last := of[0], of[len(of)-1]
		return []any{first.Said.Format(w.Dates), b.export.Deadline(first), last.Said.Format(w.Dates), b.export.Deadline(last)}
	}
	var text string
	if len(set) == 0 {
		text = w.Text("drift.named", append([]any{len(claims)}, ends(claims)...)...)
	} else {
		text = w.Text("drift.text", append([]any{len(set), w.Text("drift.sides", len(sides))}, ends(set)...)...)
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
