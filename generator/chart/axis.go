package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"onrecord/generator/edtf"
)

// axes are the scales of a drawing, across and up.
type axes struct{ x, y scale }

// scale maps days to coordinates.
type scale struct {
	from, to edtf.Day
	at, end  float64
}

func (s scale) of(d edtf.Day) float64 {
	f := float64(d-s.from) / float64(s.to-s.from)
	return round(s.at + f*(s.end-s.at))
}

// has reports whether a day lies on the scale.
func (s scale) has(d edtf.Day) bool { return s.from <= d && d <= s.to }

func round(f float64) float64 { return math.Round(f*10) / 10 }

// span returns a scale over days, with some air at both ends.
func span(days []edtf.Day, at, end float64) scale {
	from, to := slices.Min(days), slices.Max(days)
	air := max(3, (to-from)/24)
	return scale{from - air, to + air, at, end}
}

// tickMonths and tickDays are the steps that an axis of days may have.
var (
	tickMonths = []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000}
	tickDays   = []int{1, 2, 7}
)

// ticks marks an axis with at most n labels, on round days.
func ticks(s scale, words *edtf.Words, n int) []Tick {
	days := int(s.to - s.from)
	for _, step := range tickDays {
		if days/step < n {
			return dayTicks(s, words, step)
		}
	}
	for _, step := range tickMonths {
		if days/(step*30) < n {
			return monthTicks(s, words, step)
		}
	}
	return nil
}

// dayTicks labels days without the year, which a chart of a few weeks can do without.
func dayTicks(s scale, words *edtf.Words, step int) (out []Tick) {
	short := *words
	short.DayMonthYear = strings.Trim(strings.ReplaceAll(words.DayMonthYear, "{year}", ""), " ,./-")
	for d := s.from + 1; d < s.to; d++ {
		if int(d)%step == 0 {
			out = append(out, Tick{s.of(d), d.Short(&short)})
		}
	}
	return out
}

// monthTicks labels the first days of months, or of years if the step is whole years.
func monthTicks(s scale, words *edtf.Words, step int) (out []Tick) {
	year, month, _ := s.from.Date()
	first := year*12 + int(month) - 1 // months since the year 0
	first -= ((first % step) + step) % step
	for m := first; ; m += step {
		day := edtf.DayOf(0, time.Month(m+1), 1)
		if day > s.to {
			return out
		}
		if day < s.from {
			continue
		}
		year, month, _ := day.Date()
		text := edtf.FormatYear(year)
		if step%12 != 0 {
			text += fmt.Sprintf("-%02d", month)
		}
		label := text
		if d, err := edtf.Parse(text); err == nil {
			label = d.Short(words)
		}
		out = append(out, Tick{s.of(day), label})
	}
}
