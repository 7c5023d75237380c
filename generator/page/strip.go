package page

import (
	"slices"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Strip is the months round a day, with a mark for each deadline that falls or fell
// into them.
type Strip struct {
	Title       string
	Description string
	Plots       []StripPlot // wide, narrow
}

// StripPlot is one drawing of a strip.
type StripPlot struct {
	Size          string
	Width, Height float64
	Base          float64 // where the marks stand
	Today         float64
	TodayLabel    string
	Months        []StripMonth
}

// StripMonth is a month of a strip.
type StripMonth struct {
	X, Width float64
	Label    string // of its month, "" where there is no room
	Year     string // where a year begins
	Marks    []StripMark
	More     string // "+12", where there are more than are drawn
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

// What a strip shows: months before and after the month of as_of, and marks above
// one another in a month.
const (
	stripBefore = 11
	stripAfter  = 6
	maxStack    = 9
)

// strip is the calendar strip of /deadlines/, nil where no deadline falls into it.
func (b *builder) strip() *Strip {
	year, month, _ := b.docket.AsOf.Date()
	first := year*12 + int(month) - 1 - stripBefore
	months := make([][]*docket.Claim, stripBefore+1+stripAfter)
	n := 0
	for _, c := range b.docket.Claims {
		if !dated(c) || c.Deadline.Upper() == edtf.MaxDay || c.First != nil && c.First != c {
			continue
		}
		y, m, _ := c.Deadline.Upper().Date()
		if at := y*12 + int(m) - 1 - first; at >= 0 && at < len(months) {
			months[at] = append(months[at], c)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	w := b.theme.words
	s := &Strip{Title: w.Text("strip.title"), Description: w.Text("strip.text", n, b.docket.AsOf.Format(w.Dates))}
	for _, p := range []StripPlot{{Size: "wide", Width: 720, Height: 176, Base: 132}, {Size: "narrow", Width: 340, Height: 176, Base: 132}} {
		b.stripPlot(&p, first, months)
		s.Plots = append(s.Plots, p)
	}
	return s
}

func (b *builder) stripPlot(p *StripPlot, first int, months [][]*docket.Claim) {
	w := b.theme.words
	width := p.Width / float64(len(months))
	for i, claims := range months {
		y, m := (first+i)/12, (first+i)%12
		sm := StripMonth{X: round(float64(i) * width), Width: round(width), Label: shortMonth(w.Dates, m, p.Size)}
		if m == 0 || i == 0 {
			sm.Year = inWords(edtf.FormatYear(y), w)
		}
		for j, c := range byDeadline(claims) {
			if j == maxStack {
				sm.More, sm.MoreY = "+"+w.Number(len(claims)-maxStack), p.Base-13*maxStack-4
				break
			}
			card := b.claim(c)
			shape, tone := card.Verdict.Shape, card.Verdict.Tone
			if c.Overdue {
				shape, tone = "overdue", "overdue"
			}
			sm.Marks = append(sm.Marks, StripMark{X: round(sm.X + width/2 - 6), Y: round(p.Base - 15 - 13*float64(j)), Shape: shape, Tone: tone,
				Title: w.Text("strip.mark", c.Deadline.Short(w.Dates), card.Title), ID: c.ID})
		}
		p.Months = append(p.Months, sm)
	}
	_, _, day := b.docket.AsOf.Date()
	p.Today = round((float64(stripBefore) + float64(day)/31) * width)
	p.TodayLabel = b.docket.AsOf.Short(w.Dates)
}

// shortMonth is a month's name on a strip: three letters, or one where it is narrow.
func shortMonth(w *edtf.Words, month int, size string) string {
	name := w.MonthsShort[month]
	if size == "narrow" {
		return string([]rune(name)[:1])
	}
	return name
}

// byDeadline puts claims in order of their deadlines' last days.
func byDeadline(claims []*docket.Claim) []*docket.Claim {
	out := slices.Clone(claims)
	slices.SortStableFunc(out, func(a, b *docket.Claim) int {
		switch au, bu := a.Deadline.Upper(), b.Deadline.Upper(); {
		case au < bu:
			return -1
		case au > bu:
			return 1
		}
		return 0
	})
	return out
}
