package chart

import (
	"math"
	"slices"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// ProgressChart is the progress that was claimed, with a bar for each claim.
type ProgressChart struct {
	Bars []ProgressBar
}

// ProgressBar is one claim's figure, in percent. A bar that is open at an end ("more
// than 90") fades there.
type ProgressBar struct {
	Claim     *brief.Claim
	Value     string
	Of        string
	Low, High float64 // 0 to 100
	OpenLow   bool
	OpenHigh  bool
}

// maxBars limits a chart of bars to the newest claims; all stand in the list.
const maxBars = 40

// NewProgress draws the progress claimed about an event, without hearsay. It returns nil if
// there is none.
func NewProgress(b *brief.Briefs, e *docket.Event) *ProgressChart {
	chart := &ProgressChart{}
	for _, c := range e.Claims {
		if c.Progress.IsZero() || c.Hearsay() {
			continue
		}
		q := c.Progress
		chart.Bars = append(chart.Bars, ProgressBar{Claim: b.Claim(c), Of: c.ProgressOf,
			Value: b.Words.Text("progress.percent", b.Quantity(q)), Low: percent(q.Lower), High: percent(q.Upper),
			OpenLow: math.IsInf(q.Lower, -1), OpenHigh: math.IsInf(q.Upper, 1)})
	}
	if len(chart.Bars) == 0 {
		return nil
	}
	chart.Bars = chart.Bars[max(0, len(chart.Bars)-maxBars):]
	return chart
}

func percent(f float64) float64 { return round(min(100, max(0, f))) }

// Series are the figures of one measure, in order of the day that they are about.
type Series struct {
	Measure string
	Unit    string // "" if the measure names it
	Points  []SeriesPoint
}

// SeriesPoint is one figure. Low and High are per mille of the series' greatest
// value, for a bar.
type SeriesPoint struct {
	Claim     *brief.Claim
	Value     string
	At        *brief.Date
	Low, High int
}

// Of a topic's measures so many are shown, and of each so many of the newest figures.
const (
	maxSeries = 8
	maxPoints = 40
)

// NewSeries groups the figures of claims by measure, without hearsay, if a measure has two or
// more. It
// returns at most maxSeries measures, those with most figures, and how many more there are.
func NewSeries(b *brief.Briefs, claims []*docket.Claim) (out []Series, more int) {
	byMeasure := map[string][]*docket.Claim{}
	var order []string
	for _, c := range claims {
		if c.Figure == nil || c.Hearsay() || c.First != nil && c.First != c {
			continue
		}
		m := c.Figure.Measure
		if byMeasure[m] == nil {
			order = append(order, m)
		}
		byMeasure[m] = append(byMeasure[m], c)
	}
	order = slices.DeleteFunc(order, func(m string) bool { return len(byMeasure[m]) < 2 })
	if more = max(0, len(order)-maxSeries); more > 0 {
		most := slices.Clone(order)
		slices.SortStableFunc(most, func(x, y string) int { return len(byMeasure[y]) - len(byMeasure[x]) })
		order = slices.DeleteFunc(order, func(m string) bool { return !slices.Contains(most[:maxSeries], m) })
	}
	for _, m := range order {
		out = append(out, oneSeries(b, m, byMeasure[m]))
	}
	return out, more
}

func oneSeries(b *brief.Briefs, measure string, figures []*docket.Claim) Series {
	s := Series{Measure: measure, Unit: figures[0].Figure.Unit}
	if slices.Contains(strings.Fields(measure), s.Unit) {
		s.Unit = "" // loads flown out: loads
	}
	slices.SortStableFunc(figures, func(x, y *docket.Claim) int { return edtf.Compare(figureDate(x), figureDate(y)) })
	figures = figures[max(0, len(figures)-maxPoints):]
	greatest := 0.0
	for _, c := range figures {
		greatest = max(greatest, bounded(c.Figure.Value.Lower), bounded(c.Figure.Value.Upper))
	}
	for _, c := range figures {
		q := c.Figure.Value
		p := SeriesPoint{Claim: b.Claim(c), Value: b.Quantity(q), At: b.Date(figureDate(c))}
		if greatest > 0 {
			low, high := bounded(q.Lower), bounded(q.Upper)
			if high < low { // open above
				high = low
			}
			p.Low, p.High = int(1000*max(0, low)/greatest), int(1000*high/greatest)
		}
		s.Points = append(s.Points, p)
	}
	return s
}

// figureDate returns the date that a figure is about.
func figureDate(c *docket.Claim) edtf.Date {
	if c.Figure.At.IsZero() {
		return c.Said
	}
	return c.Figure.At
}

// bounded returns a number to which a bar can be drawn: 0 for an open bound.
func bounded(f float64) float64 {
	if math.IsInf(f, 0) {
		return 0
	}
	return f
}
