package page

import (
	"math"
	"slices"
	"strings"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// ProgressChart is what was said of how much is done, a bar for each claim.
type ProgressChart struct {
	Bars []ProgressBar
}

// ProgressBar is one claim's figure, in percent. What is open at an end ("more than
// 90") has a bar that fades there.
type ProgressBar struct {
	Claim     *Claim
	Value     string
	Of        string
	Low, High float64 // 0 to 100
	OpenLow   bool
	OpenHigh  bool
}

// maxBars limits a chart of bars to the newest claims; all stand in the list.
const maxBars = 40

func (b *builder) progressChart(e *docket.Event) *ProgressChart {
	chart := &ProgressChart{}
	for _, c := range e.Claims {
		if c.Progress.IsZero() {
			continue
		}
		q := c.Progress
		bar := ProgressBar{Claim: b.claim(c), Value: b.theme.words.Text("progress.percent", b.quantity(q)), Of: c.ProgressOf,
			OpenLow: math.IsInf(q.Lower, -1), OpenHigh: math.IsInf(q.Upper, 1)}
		bar.Low, bar.High = percent(q.Lower), percent(q.Upper)
		chart.Bars = append(chart.Bars, bar)
	}
	if len(chart.Bars) == 0 {
		return nil
	}
	chart.Bars = chart.Bars[max(0, len(chart.Bars)-maxBars):]
	return chart
}

func percent(f float64) float64 { return round(min(100, max(0, f))) }

// series groups a topic's figures by measure, where a measure has two or more, and
// leaves out all but the maxSeries with most.
func (b *builder) series(claims []*docket.Claim) (out []Series, more int) {
	byMeasure := map[string][]*docket.Claim{}
	var order []string
	for _, c := range claims {
		if c.Figure == nil || c.First != nil && c.First != c {
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
		out = append(out, b.oneSeries(m, byMeasure[m]))
	}
	return out, more
}

func (b *builder) oneSeries(measure string, figures []*docket.Claim) Series {
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
		p := SeriesPoint{Claim: b.claim(c), Value: b.quantity(q), At: b.date(figureDate(c))}
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

// figureDate is the day that a figure is about.
func figureDate(c *docket.Claim) edtf.Date {
	if c.Figure.At.IsZero() {
		return c.Said
	}
	return c.Figure.At
}

// bounded is a number that a bar can be drawn to; what is open counts nothing.
func bounded(f float64) float64 {
	if math.IsInf(f, 0) {
		return 0
	}
	return f
}
