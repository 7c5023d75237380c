package chart

import (
	"cmp"
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Strip is the months round the day of the site, with a mark for each deadline in them.
type Strip struct {
	Title       string
	Description string
	Plots       []StripPlot // wide, narrow
}

// StripPlot is one drawing of a strip.
type StripPlot struct {
	Size          string
	Width, Height float64
	Base          float64 // the line on which the marks stand
	Today         float64
	TodayLabel    string
	Months        []StripMonth
}

// StripMonth is a month of a strip.
type StripMonth struct {
	X, Width float64
	Label    string // the month's name, "" if there is no room
	Year     string // if a year begins
	Marks    []StripMark
	More     string // "+12", if there are more than are drawn
	MoreY    float64
}

// StripMark is a deadline, drawn with its verdict's mark. X and Y are the top left
// corner of a square of 12 units.
type StripMark struct {
	X, Y  float64
	Shape string
	Tone  string
	Title string
	ID    string // the claim's
}

// A strip shows so many months before and after the month of as_of, and in each month
// so many marks above one another.
const (
	stripBefore = 11
	stripAfter  = 6
	maxStack    = 9
)

// NewStrip draws the calendar strip of the docket's deadlines round its day. It returns
// nil if no deadline falls into it.
func NewStrip(b *brief.Briefs) *Strip {
	year, month, _ := b.Docket.AsOf.Date()
	first := year*12 + int(month) - 1 - stripBefore
	months := make([][]*docket.Claim, stripBefore+1+stripAfter)
	n := 0
	for _, c := range b.Docket.Claims {
		dated := !c.Deadline.IsZero() && c.Forward()
		if !dated || c.FallsDue() == edtf.MaxDay || c.First != nil && c.First != c {
			continue
		}
		y, m, _ := c.FallsDue().Date()
		if at := y*12 + int(m) - 1 - first; at >= 0 && at < len(months) {
			months[at] = append(months[at], c)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	w := b.Words
	s := &Strip{Title: w.Text("strip.title"), Description: w.Text("strip.text", n, b.Docket.AsOf.Format(w.Dates))}
	for _, p := range []StripPlot{
		{Size: "wide", Width: 720, Height: 176, Base: 132},
		{Size: "narrow", Width: 340, Height: 176, Base: 132},
	} {
		p.draw(b, first, months)
		s.Plots = append(s.Plots, p)
	}
	return s
}

// draw fills in the months, which begin with first, counted from the year 0.
func (p *StripPlot) draw(b *brief.Briefs, first int, months [][]*docket.Claim) {
	w := b.Words
	width := p.Width / float64(len(months))
	for i, claims := range months {
		y, m := (first+i)/12, (first+i)%12
		sm := StripMonth{X: round(float64(i) * width), Width: round(width), Label: shortMonth(w.Dates, m, p.Size)}
		if m == 0 || i == 0 {
			sm.Year = w.Period(edtf.FormatYear(y))
		}
		for j, c := range ByDeadline(claims) {
			if j == maxStack {
				sm.More, sm.MoreY = "+"+w.Number(len(claims)-maxStack), p.Base-13*maxStack-4
				break
			}
			verdict := b.Claim(c).Verdict
			shape, tone := verdict.Shape, verdict.Tone
			if c.Overdue {
				shape, tone = "overdue", "overdue"
			}
			sm.Marks = append(sm.Marks, StripMark{X: round(sm.X + width/2 - 6), Y: round(p.Base - 15 - 13*float64(j)),
				Shape: shape, Tone: tone, Title: w.Text("strip.mark", c.Deadline.Short(w.Dates), b.Title(c)), ID: c.ID})
		}
		p.Months = append(p.Months, sm)
	}
	_, _, day := b.Docket.AsOf.Date()
	p.Today = round((float64(stripBefore) + float64(day)/31) * width)
	p.TodayLabel = b.Docket.AsOf.Short(w.Dates)
}

// shortMonth returns a month's name on a strip: three letters, or one if it is narrow.
func shortMonth(w *edtf.Words, month int, size string) string {
	name := w.MonthsShort[month]
	if size == "narrow" {
		return string([]rune(name)[:1])
	}
	return name
}

// ByDeadline returns claims in the order of the days on which they fall due.
func ByDeadline(claims []*docket.Claim) []*docket.Claim {
	out := slices.Clone(claims)
	slices.SortStableFunc(out, func(a, b *docket.Claim) int {
		return cmp.Compare(a.FallsDue(), b.FallsDue())
	})
	return out
}
