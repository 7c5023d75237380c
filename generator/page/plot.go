package page

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// scale maps days to units.
type scale struct {
	from, to edtf.Day
	at, end  float64
}

func (s scale) of(d edtf.Day) float64 {
	f := float64(d-s.from) / float64(s.to-s.from)
	return round(s.at + f*(s.end-s.at))
}

func round(f float64) float64 { return math.Round(f*10) / 10 }

// span is a scale over days with some air at both ends.
func span(days []edtf.Day, at, end float64) scale {
	from, to := slices.Min(days), slices.Max(days)
	air := max(3, (to-from)/24)
	return scale{from - air, to + air, at, end}
}

// plot draws one size of the chart and returns its scales, across and up.
func (b *builder) plot(p *Plot, e *docket.Event, claims []*docket.Claim, marks map[*docket.Entity]string) [2]scale {
	var said, dates []edtf.Day
	for _, c := range claims {
		day, _ := stated(c)
		said, dates = append(said, b.saidBy(c)), append(dates, day)
		if low := c.Deadline.Lower(); low != edtf.MinDay && c.Deadline.Vague() {
			dates = append(dates, low)
		}
	}
	end := slices.Max(said)
	if !e.Happened.IsZero() {
		day := e.Happened.Upper()
		if day == edtf.MaxDay {
			day = e.Happened.Lower()
		}
		end = max(end, day)
		said, dates = append(said, day), append(dates, day)
	}
	x, y := span(said, p.Left, p.Right), span(dates, p.Bottom, p.Top)
	room := (y.to - y.from) / 14
	y.from -= room // words stand at the foot of the drawing
	if !e.Happened.IsZero() && dates[len(dates)-1] > y.to-room {
		y.to += room // and on the line of the day on which it happened, below those at the head
	}
	p.X = b.ticks(x, pick(p.Size == "wide", 7, 4))
	p.Y = b.ticks(y, pick(p.Size == "wide", 8, 7))
	p.today(x, y)
	p.level(b, e, x, y)
	for _, c := range claims {
		p.Points = append(p.Points, b.point(c, marks, x, y))
	}
	slices.SortStableFunc(p.Points, func(a, b Point) int { return cmp.Compare(a.rank(), b.rank()) })
	p.lines(b, e, claims, marks, x, y, end)
	return [2]scale{x, y}
}

// today draws the diagonal on which the date stated is the day of stating.
func (p *Plot) today(x, y scale) {
	from, to := max(x.from, y.from), min(x.to, y.to)
	if from >= to {
		return
	}
	p.Today = &Line{x.of(from), y.of(from), x.of(to), y.of(to)}
	p.Past = "M" + num(p.Today.X1) + " " + num(p.Today.Y1) + "L" + num(p.Today.X2) + " " + num(p.Today.Y2) +
		"H" + num(p.Right) + "V" + num(p.Bottom) + "H" + num(p.Today.X1) + "z"
	p.PastLabel = p.Right-p.Today.X1 > 90
}

func (p *Plot) level(b *builder, e *docket.Event, x, y scale) {
	if e.Happened.IsZero() {
		return
	}
	day := e.Happened.Upper()
	if day == edtf.MaxDay {
		day = e.Happened.Lower()
	}
	p.Level = &Level{Y: y.of(day), X: x.of(day), Meets: x.from <= day && day <= x.to, Label: b.theme.words.Text("drift.level", e.Happened.Short(b.theme.words.Dates))}
}

// lines draws for each side the date that it held, from one statement to the next,
// and its name at the end.
func (p *Plot) lines(b *builder, e *docket.Event, claims []*docket.Claim, marks map[*docket.Entity]string, x, y scale, end edtf.Day) {
	type track struct {
		path strings.Builder
		y    float64
		n    int
	}
	tracks := map[*docket.Entity]*track{}
	for _, c := range claims {
		if !onLine(c, marks) {
			continue
		}
		day, _ := stated(c)
		side := sideOf(c)
		t := tracks[side]
		if t == nil {
			t = &track{}
			tracks[side] = t
			t.path.WriteString("M" + num(x.of(b.saidBy(c))) + " " + num(y.of(day)))
		} else {
			t.path.WriteString("H" + num(x.of(b.saidBy(c))) + "V" + num(y.of(day)))
		}
		t.y = y.of(day)
		t.n++
	}
	for _, side := range rankedSides(e) {
		t := tracks[side.Entity]
		if t == nil {
			continue
		}
		if side.Standing != nil {
			t.path.WriteString("H" + num(x.of(end)))
		}
		colour := colourOf(marks[side.Entity])
		p.Lines = append(p.Lines, Path{t.path.String(), colour})
		p.Labels = append(p.Labels, Label{X: p.Right + 10, Y: t.y + 4, Text: shorten(side.Entity.Name, maxName), Colour: colour})
	}
	spread(p.Labels, 17, p.Top+8, p.Bottom)
	p.moves(b, claims, marks, x, y)
}

// maxMoves is how many moves of a date have their days written beside them.
const maxMoves = 5

// moves writes the greatest moves beside their lines, where there is room.
func (p *Plot) moves(b *builder, claims []*docket.Claim, marks map[*docket.Entity]string, x, y scale) {
	moved := slices.DeleteFunc(slices.Clone(claims), func(c *docket.Claim) bool {
		return !onLine(c, marks) || c.Steps[0].Days == 0
	})
	slices.SortStableFunc(moved, func(a, b *docket.Claim) int { return cmp.Compare(b.Steps[0].Days, a.Steps[0].Days) })
	for _, c := range moved {
		step := c.Steps[0]
		to, _ := stated(c)
		from, ok := stated(step.From)
		l := Label{X: x.of(b.saidBy(c)) + 7, Y: round((y.of(from)+y.of(to))/2 + 4), Colour: colourOf(marks[sideOf(c)])}
		l.Text = b.theme.words.Text("drift."+string(step.Kind), step.Days)
		left := l
		left.X, left.End = l.X-14, true
		short := math.Abs(y.of(from)-y.of(to)) < 24
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

// spread moves labels apart that would lie over one another.
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

// free reports whether words have room beside points and other moves and within the
// drawing.
func (p *Plot) free(l Label) bool {
	from, to := l.extent()
	if from < p.Left || to > p.Right {
		return false
	}
	if slices.ContainsFunc(p.Points, func(o Point) bool { return math.Abs(o.Y-l.Y+4) < 12 && from-6 < o.X && o.X < to+6 }) {
		return false
	}
	return !slices.ContainsFunc(p.Moves, func(o Label) bool {
		otherFrom, otherTo := o.extent()
		return math.Abs(o.Y-l.Y) < 16 && from < otherTo && otherFrom < to
	})
}

// extent is how far words reach, judged by the usual width of a letter.
func (l Label) extent() (from, to float64) {
	width := 7 * float64(len([]rune(l.Text)))
	if l.End {
		return l.X - width, l.X
	}
	return l.X, l.X + width
}

func (b *builder) point(c *docket.Claim, marks map[*docket.Entity]string, x, y scale) Point {
	day, _ := stated(c)
	p := Point{X: x.of(b.saidBy(c)), Y: y.of(day), Vague: c.Deadline.Vague(), Aside: sideOf(c) != nil && !setsDate(c), Mark: "dot", ID: c.ID}
	if side := sideOf(c); side != nil {
		p.Mark = marks[side]
	}
	p.Colour = colourOf(p.Mark)
	if low := c.Deadline.Lower(); p.Vague && low != day {
		p.Bar, p.High = true, p.Y
		p.Low = y.at
		if low != edtf.MinDay {
			p.Low = y.of(low)
		}
	}
	return p
}

// rank orders points by how little they may be covered: what stands on a side's line is
// drawn last.
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
