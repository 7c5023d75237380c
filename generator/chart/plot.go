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
	window *scale // of the days of stating, where only a part of them is drawn; else nil
}

// shows reports whether a claim was stated on a day that the drawing shows.
func (t *plotter) shows(c *docket.Claim) bool {
	return t.window == nil || t.window.has(saidBy(c, t.asOf))
}

// plot fills in one drawing of the chart and returns its axes.
func (t *plotter) plot(p *Plot) axes {
	a, end := t.axes(p)
	p.X = ticks(a.x, t.words.Dates, map[string]int{"full": 12, "wide": 7, "narrow": 4}[p.Size])
	p.Y = ticks(a.y, t.words.Dates, map[string]int{"full": 9, "wide": 8, "narrow": 7}[p.Size])
	p.today(a)
	if day, ok := t.happened(); ok && a.y.has(day) {
		label := t.words.Text("drift.level", t.event.Happened.Short(t.words.Dates))
		p.Level = &Level{Y: a.y.of(day), X: a.x.of(day), Meets: a.x.from <= day && day <= a.x.to, Label: label}
	}
	for _, c := range t.claims {
		if t.shows(c) {
			point := newPoint(c, t.marks, a, t.asOf)
			point.URL, point.Name = c.Ref().URL(), t.pointName(c)
			p.Points = append(p.Points, point)
		}
	}
	slices.SortStableFunc(p.Points, func(a, b Point) int { return cmp.Compare(a.rank(), b.rank()) })
	t.lines(p, a, end)
	t.changes(p, a)
	t.moves(p, a)
	t.names(p, a)
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
		if !t.shows(c) {
			continue
		}
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
		path  strings.Builder
		y     float64 // where it ends
		held  float64 // the date stated last before the days that are shown
		holds bool    // there is one, and the drawing reaches it
		last  *docket.Claim
	}
	tracks := map[*docket.Entity]*track{}
	for _, c := range t.claims {
		if !t.marks.onLine(c) {
			continue
		}
		day, _ := stated(c)
		said := saidBy(c, t.asOf)
		of := tracks[SideOf(c)]
		if of == nil {
			of = &track{}
			tracks[SideOf(c)] = of
		}
		if !t.shows(c) {
			of.held, of.holds = a.y.of(day), said < a.x.from && a.y.has(day)
			continue
		}
		x, y := a.x.of(said), a.y.of(day)
		switch {
		case of.path.Len() > 0 && c.Steps[0].From == nil && of.last.Withdrawn(): // the side had no date for a while
			gone := min(max(of.last.WithdrawnOn().Lower(), saidBy(of.last, t.asOf)), said)
			of.path.WriteString("H" + num(a.x.of(gone)) + "M" + num(x) + " " + num(y))
		case of.path.Len() > 0:
			of.path.WriteString("H" + num(x) + "V" + num(y))
		case of.holds:
			of.path.WriteString("M" + num(p.Left) + " " + num(of.held) + "H" + num(x) + "V" + num(y))
		default:
			of.path.WriteString("M" + num(x) + " " + num(y))
		}
		of.y, of.last = y, c
	}
	for _, side := range rankedSides(t.event) {
		of := tracks[side.Entity]
		if of == nil || of.path.Len() == 0 {
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
		return !t.marks.onLine(c) || !t.shows(c) || c.Steps[0].Days == 0
	})
	slices.SortStableFunc(moved, func(a, b *docket.Claim) int { return cmp.Compare(b.Steps[0].Days, a.Steps[0].Days) })
	for _, c := range moved {
		step := c.Steps[0]
		day, _ := stated(c)
		before, ok := stated(step.From)
		ok = ok && a.y.has(before)
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

// free reports whether a label has room within the drawing, beside points and other words.
func (p *Plot) free(l Label) bool {
	from, to := l.extent()
	if from < p.Left || to > p.Right || l.Y < p.Top || l.Y > p.Bottom-24 {
		return false
	}
	for _, o := range p.Points {
		if math.Abs(o.Y-l.Y+4) < 12 && from-6 < o.X && o.X < to+6 {
			return false
		}
	}
	others := slices.Concat(p.Moves, p.Names)
	if p.Level != nil {
		if math.Abs(p.Level.Y-l.Y+4) < 10 {
			return false
		}
		others = append(others, Label{X: p.Left + 4, Y: p.Level.Y - 5, Text: p.Level.Label})
	}
	for _, c := range p.Changes {
		if c.Label != nil {
			others = append(others, *c.Label)
		}
	}
	return !slices.ContainsFunc(others, func(o Label) bool {
		otherFrom, otherTo := o.extent()
		return math.Abs(o.Y-l.Y) < 16 && from < otherTo && otherFrom < to
	})
}

// extent estimates how far a label reaches, by the usual width of a letter.
func (l Label) extent() (from, to float64) {
	width := 7.2 * float64(len([]rune(l.Text)))
	if l.End {
		return l.X - width, l.X
	}
	return l.X, l.X + width
}

func newPoint(c *docket.Claim, marks Marks, a axes, asOf edtf.Day) Point {
	day, _ := stated(c)
	side := SideOf(c)
	p := Point{X: a.x.of(saidBy(c, asOf)), Y: a.y.of(day), Vague: c.Deadline.Vague(),
		Aside: side != nil && (!SetsDate(c) || c.Conditional()), Mark: "dot", ID: c.ID}
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
