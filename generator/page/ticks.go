package page

import (
	"fmt"
	"strings"
	"time"

	"onrecord/generator/edtf"
)

// tickMonths and tickDays are the steps that an axis of days may have.
var (
	tickMonths = []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000}
	tickDays   = []int{1, 2, 7}
)

// ticks marks an axis with at most n labels, on round days.
func (b *builder) ticks(s scale, n int) []Tick {
	days := int(s.to - s.from)
	for _, step := range tickDays {
		if days/step < n {
			return b.dayTicks(s, step)
		}
	}
	for _, step := range tickMonths {
		if days/(step*30) < n {
			return b.monthTicks(s, step)
		}
	}
	return nil
}

// dayTicks are labelled without the year, which a chart of a few weeks can do without.
func (b *builder) dayTicks(s scale, step int) (out []Tick) {
	words := *b.theme.words.Dates
	words.DayMonthYear = strings.Trim(strings.ReplaceAll(words.DayMonthYear, "{year}", ""), " ,./-")
	for d := s.from + 1; d < s.to; d++ {
		if int(d)%step == 0 {
			out = append(out, Tick{s.of(d), d.Short(&words)})
		}
	}
	return out
}

func (b *builder) monthTicks(s scale, step int) (out []Tick) {
	year, month, _ := s.from.Date()
	first := year*12 + int(month) - 1
	first -= ((first % step) + step) % step
	for m := first; ; m += step {
		y := floorDiv(m, 12)
		day := edtf.DayOf(y, time.Month(m-y*12+1), 1)
		if day > s.to {
			return out
		}
		if day < s.from {
			continue
		}
		text := fmt.Sprintf("%s-%02d", edtf.FormatYear(y), m-y*12+1)
		if step%12 == 0 {
			text = edtf.FormatYear(y)
		}
		label := text
		if d, err := edtf.Parse(text); err == nil {
			label = d.Short(b.theme.words.Dates)
		}
		out = append(out, Tick{s.of(day), label})
	}
}
