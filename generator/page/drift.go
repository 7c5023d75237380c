package page

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

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
	ID         string
	URL        string
	Title      string
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
	case d.IsZero() || c.Said.IsZero() || filed(c.Said) == edtf.MinDay:
		return 0, false
	case d.Upper() != edtf.MaxDay:
		return d.Upper(), true
	}
	return d.Lower(), d.Lower() != edtf.MinDay
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
	c := &Drift{ID: "drift-" + e.ID, Title: w.Text("drift.title", e.Title), Event: b.link(e.Ref()), Happened: b.date(e.Happened)}
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
			c.Sides = append(c.Sides, DriftSide{b.link(side.Entity.Ref()), mark, colourOf(mark)})
		}
	}
	c.Description = b.driftText(e, claims, len(c.Sides))
	right := 708.0
	for _, side := range c.Sides {
		right = min(right, 704-7.6*float64(len([]rune(shorten(side.Text, maxName)))))
	}
	for _, size := range []Plot{
		{Size: "wide", Width: 720, Height: 420, Left: 76, Right: round(right), Top: 24, Bottom: 380},
		{Size: "narrow", Width: 340, Height: 340, Left: 62, Right: 328, Top: 20, Bottom: 304},
	} {
		kept.axes = append(kept.axes, b.plot(&size, e, claims, marks))
		size.Base = b.exec("plot", size)
		c.Plots = append(c.Plots, size)
	}
	return kept
}

// driftText says what the chart shows.
func (b *builder) driftText(e *docket.Event, claims []*docket.Claim, sides int) string {
	w := b.theme.words
	first, last := claims[0], claims[len(claims)-1]
	text := w.Text("drift.text", len(claims), w.Text("drift.sides", sides),
		first.Said.Format(w.Dates), b.deadline(first), last.Said.Format(w.Dates), b.deadline(last))
	switch {
	case !e.Happened.IsZero():
		text += " " + w.Text("drift.happened", e.Happened.Format(w.Dates))
	case !e.Cancelled.IsZero():
		text += " " + w.Text("drift.cancelled", e.Cancelled.Format(w.Dates))
	}
	return text
}

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
		said, dates = append(said, filed(c.Said)), append(dates, day)
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
	p.X = b.ticks(x, pick(p.Size == "wide", 7, 4))
	p.Y = b.ticks(y, pick(p.Size == "wide", 8, 7))
	p.today(x, y)
	p.level(b, e, x, y)
	for _, c := range claims {
		p.Points = append(p.Points, b.point(c, marks, x, y))
	}
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
		side := sideOf(c)
		if side == nil || marks[side] == "dot" || !setsDate(c) {
			continue
		}
		day, _ := stated(c)
		t := tracks[side]
		if t == nil {
			t = &track{}
			tracks[side] = t
			t.path.WriteString("M" + num(x.of(filed(c.Said))) + " " + num(y.of(day)))
		} else {
			t.path.WriteString("H" + num(x.of(filed(c.Said))) + "V" + num(y.of(day)))
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
		return !setsDate(c) || c.Steps[0].Days == 0 || marks[sideOf(c)] == "dot"
	})
	slices.SortStableFunc(moved, func(a, b *docket.Claim) int { return cmp.Compare(b.Steps[0].Days, a.Steps[0].Days) })
	for _, c := range moved {
		step := c.Steps[0]
		to, _ := stated(c)
		from, ok := stated(step.From)
		l := Label{X: x.of(filed(c.Said)) + 7, Y: round((y.of(from)+y.of(to))/2 + 4), Colour: colourOf(marks[sideOf(c)])}
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
	card := b.claim(c)
	day, _ := stated(c)
	p := Point{X: x.of(filed(c.Said)), Y: y.of(day), Vague: c.Deadline.Vague(), Aside: sideOf(c) != nil && !setsDate(c), Mark: "dot", ID: c.ID, URL: card.URL,
		Title: b.theme.words.Text("drift.point", c.Said.Short(b.theme.words.Dates), card.Speakers[0].Text, card.Deadline)}
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

func num(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
