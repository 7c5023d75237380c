package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/theme"
)

// plotter draws the chart of one event.
type plotter struct {
	words  *theme.Words
	briefs *brief.Briefs
	asOf   edtf.Day
	event  *docket.Event
	claims []*docket.Claim // that are drawn
	marks  Marks
}

// plot fills in one drawing of the chart and returns its axes.
func (t *plotter) plot(p *Plot) axes {
	a, end := t.axes(p)
	p.X = ticks(a.x, t.words.Dates, 7)
	p.Y = ticks(a.y, t.words.Dates, 8)
	if p.Size == "narrow" {
		p.X = ticks(a.x, t.words.Dates, 4)
		p.Y = ticks(a.y, t.words.Dates, 7)
	}
	p.today(a)
	if day, ok := t.happened(); ok {
		label := t.words.Text("drift.level", t.event.Happened.Short(t.words.Dates))
		p.Level = &Level{Y: a.y.of(day), X: a.x.of(day), Meets: a.x.from <= day && day <= a.x.to, Label: label}
	}
	for _, c := range t.claims {
		p.Points = append(p.Points, newPoint(c, t.marks, a, t.asOf))
	}
	slices.SortStableFunc(p.Points, func(a, b Point) int { return cmp.Compare(a.rank(), b.rank()) })
	t.lines(p, a, end)
	t.moves(p, a)
	return a
}

// happened returns the day on which the chart shows the event. ok is false if the event has
// not happened.
func (t *plotter) happened() (day edtf.Day, ok bool) {
	if t.event.Happened.IsZero() {
		return 0, false
	}
	if day = t.event.Happened.Upper(); day == edtf.MaxDay {
		day = t.event.Happened.Lower()
	}
	return day, true
}

// axes returns the axes of a drawing, and the last day on which a date was stated or the
// event happened.
func (t *plotter) axes(p *Plot) (a axes, end edtf.Day) {
	var said, dates []edtf.Day
	for _, c := range t.claims {
		day, _ := stated(c)
		said, dates = append(said, saidBy(c, t.asOf)), append(dates, day)
		if low := c.FirstDay(); low != edtf.MinDay && period(c) {
			dates = append(dates, low)
		}
	}
	happened, over := t.happened()
	if over {
		said, dates = append(said, happened), append(dates, happened)
	}
	a = axes{span(said, p.Left, p.Right), span(dates, p.Bottom, p.Top)}
	room := (a.y.to - a.y.from) / 14
	a.y.from -= room // for words at the foot of the drawing
	if over && happened > a.y.to-room {
		a.y.to += room // for words on the line of the event, below those at the head
	}
	return a, slices.Max(said)
}

// today draws the diagonal on which the date stated is the day of stating.
func (p *Plot) today(a axes) {
	x, y := a.x, a.y
	from, to := max(x.from, y.from), min(x.to, y.to)
	if from >= to {
		return
	}
	p.Today = &Line{x.of(from), y.of(from), x.of(to), y.of(to)}
	p.Past = "M" + num(p.Today.X1) + " " + num(p.Today.Y1) + "L" + num(p.Today.X2) + " " + num(p.Today.Y2) +
		"H" + num(p.Right) + "V" + num(p.Bottom) + "H" + num(p.Today.X1) + "z"
	p.PastLabel = p.Right-p.Today.X1 > 90
}

// lines draws for each side the date that it held, from one statement to the next, and
// the side's name at the end.
func (t *plotter) lines(p *Plot, a axes, end edtf.Day) {
	type track struct {
		path strings.Builder
		y    float64 // where it ends
	}
	tracks := map[*docket.Entity]*track{}
	for _, c := range t.claims {
		if !t.marks.onLine(c) {
			continue
		}
		day, _ := stated(c)
		x, y := a.x.of(saidBy(c, t.asOf)), a.y.of(day)
		of := tracks[SideOf(c)]
		if of == nil {
			of = &track{}
			tracks[SideOf(c)] = of
			of.path.WriteString("M" + num(x) + " " + num(y))
		} else {
			of.path.WriteString("H" + num(x) + "V" + num(y))
		}
		of.y = y
	}
	for _, side := range rankedSides(t.event) {
		of := tracks[side.Entity]
		if of == nil {
			continue
		}
		if len(side.Standing) > 0 {
			of.path.WriteString("H" + num(a.x.of(end)))
		}
		colour := colourOf(t.marks[side.Entity])
		p.Lines = append(p.Lines, Path{of.path.String(), colour})
		name := brief.Shorten(side.Entity.Name, maxName)
		p.Labels = append(p.Labels, Label{X: p.Right + 10, Y: of.y + 4, Text: name, Colour: colour})
	}
	spread(p.Labels, 17, p.Top+8, p.Bottom)
}

// maxMoves is how many moves of a date have their days written beside them.
const maxMoves = 5

// moves writes the greatest moves of a date beside their lines, if there is room.
func (t *plotter) moves(p *Plot, a axes) {
	moved := slices.DeleteFunc(slices.Clone(t.claims), func(c *docket.Claim) bool {
		return !t.marks.onLine(c) || c.Steps[0].Days == 0
	})
	slices.SortStableFunc(moved, func(a, b *docket.Claim) int { return cmp.Compare(b.Steps[0].Days, a.Steps[0].Days) })
	for _, c := range moved {
		step := c.Steps[0]
		day, _ := stated(c)
		before, ok := stated(step.From)
		from, to := a.y.of(before), a.y.of(day)
		l := Label{X: a.x.of(saidBy(c, t.asOf)) + 7, Y: round((from+to)/2 + 4), Colour: colourOf(t.marks.Of(c))}
		l.Text = t.briefs.Moved(step)
		left := l
		left.X, left.End = l.X-14, true
		short := math.Abs(from-to) < 24
		atLevel := p.Level != nil && math.Abs(p.Level.Y-l.Y) < 14
		if !ok || short || atLevel || len(p.Moves) == maxMoves {
			continue
		}
		if p.free(l) {
			p.Moves = append(p.Moves, l)
		} else if p.free(left) {
			p.Moves = append(p.Moves, left)
		}
	}
}

// spread moves labels apart that would overlap.
func spread(labels []Label, gap, top, bottom float64) {
	slices.SortStableFunc(labels, func(a, b Label) int { return cmp.Compare(a.Y, b.Y) })
	for i := range labels {
		labels[i].Y = max(labels[i].Y, top)
		if i > 0 {
			labels[i].Y = max(labels[i].Y, labels[i-1].Y+gap)
		}
	}
	for i := len(labels) - 1; i >= 0; i-- {
		limit := bottom
		if i < len(labels)-1 {
			limit = labels[i+1].Y - gap
		}
		labels[i].Y = round(min(labels[i].Y, limit))
	}
}

// free reports whether a label has room within the drawing, beside points and moves.
func (p *Plot) free(l Label) bool {
	from, to := l.extent()
	if from < p.Left || to > p.Right {
		return false
	}
	for _, o := range p.Points {
		if math.Abs(o.Y-l.Y+4) < 12 && from-6 < o.X && o.X < to+6 {
			return false
		}
	}
	return !slices.ContainsFunc(p.Moves, func(o Label) bool {
		otherFrom, otherTo := o.extent()
		return math.Abs(o.Y-l.Y) < 16 && from < otherTo && otherFrom < to
	})
}

// extent estimates how far a label reaches, by the usual width of a letter.
func (l Label) extent() (from, to float64) {
	width := 7 * float64(len([]rune(l.Text)))
	if l.End {
		return l.X - width, l.X
	}
	return l.X, l.X + width
}

func newPoint(c *docket.Claim, marks Marks, a axes, asOf edtf.Day) Point {
	day, _ := stated(c)
	side := SideOf(c)
	p := Point{X: a.x.of(saidBy(c, asOf)), Y: a.y.of(day), Vague: c.Deadline.Vague(),
		Aside: side != nil && (!setsDate(c) || c.Conditional()), Mark: "dot", ID: c.ID}
	if side != nil {
		p.Mark = marks[side]
	}
	p.Colour = colourOf(p.Mark)
	if low := c.FirstDay(); period(c) && low != day {
		p.Bar, p.High = true, p.Y
		p.Low = a.y.at
		if low != edtf.MinDay {
			p.Low = a.y.of(low)
		}
	}
	return p
}

// rank orders points for drawing: those on the line of a side come last, over the others.
func (p Point) rank() int {
	switch {
	case p.Mark == "dot":
		return 0
	case p.Aside:
		return 1
	}
	return 2
}

func num(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
