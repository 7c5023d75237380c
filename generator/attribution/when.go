package attribution

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

const (
	months = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
	day    = `(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
)

var (
	weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
		"thursday": time.Thursday,
		"friday":   time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}
	onDate = regexp.MustCompile(`\b(?:[Oo]n\s+(?:` + day + `,?\s+)?|` + day + `,?\s+|dated\s+)(?:(\d{1,2})(?:st|` +
		`nd|rd|th)?\s+(` + months + `)|(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?)(?:,?\s+(\d{4}))?\b`)
	onWeekday = regexp.MustCompile(`\b(?:(?i:(on|last|late|early)\s+(?:(?:late|early)\s+)?)|` +
		`(?i:` + verbOfSaying + `)\s+|^)(` + day + `)\b`)
	inMonth   = regexp.MustCompile(`\b[Ii]n\s+(` + months + `)(?:,?\s+(\d{4}))?\b`)
	inYear    = regexp.MustCompile(`\b[Ii]n\s+(\d{4})\b`)
	yesterday = regexp.MustCompile(`(?i)\byesterday\b`)
)

// When returns the date (EDTF) that the sentence gives for a statement, and the words
// that give it: on 8 July, on Monday, yesterday, in March. It looks only outside of the
// speaker and of the words that were said. A weekday, and a day without a year, is the
// last such day before the text was published. ok is false where the sentence gives no
// date.
func (s *Statement) When(text *markup.Text, sentence markup.Range, published edtf.Day) (date, words string, ok bool) {
	for _, part := range outside(sentence, append([]markup.Range{s.Who}, s.Said...)) {
		if date, words, ok = when(text.Plain[part.Start:part.End], published); ok {
			return date, words, true
		}
	}
	return "", "", false
}

// outside returns the parts of a sentence that are outside of all the given ranges.
func outside(sentence markup.Range, parts []markup.Range) []markup.Range {
	rest := []markup.Range{sentence}
	for _, p := range parts {
		var next []markup.Range
		for _, r := range rest {
			if !p.Overlaps(r) {
				next = append(next, r)
				continue
			}
			next = append(next, markup.Range{Start: r.Start, End: max(r.Start, p.Start)},
				markup.Range{Start: min(p.End, r.End), End: r.End})
		}
		rest = next
	}
	return rest
}

func when(words string, published edtf.Day) (date, found string, ok bool) {
	if m := onDate.FindStringSubmatch(words); m != nil {
		date, ok = lastDate(m[1]+m[4]+" "+m[2]+m[3], m[5], published)
		return date, m[0], ok
	}
	if m := onWeekday.FindStringSubmatch(words); m != nil {
		back := int(weekday(published)-weekdays[strings.ToLower(m[2])]+7) % 7
		if back == 0 && strings.EqualFold(m[1], "last") {
			back = 7
		}
		return (published - edtf.Day(back)).String(), m[0], true
	}
	if m := yesterday.FindString(words); m != "" {
		return (published - 1).String(), m, true
	}
	if m := inMonth.FindStringSubmatch(words); m != nil {
		date, ok = lastDate(m[1], m[2], published)
		return date, m[0], ok
	}
	if m := inYear.FindStringSubmatch(words); m != nil {
		d, err := edtf.Parse(m[1])
		return m[1], m[0], err == nil && d.Lower() <= published
	}
	return "", "", false
}

// lastDate returns a day or month of a year. Without a year it returns the last one that
// had begun on a day.
func lastDate(date, year string, until edtf.Day) (string, bool) {
	last, _, _ := until.Date()
	years := []string{year}
	if year == "" {
		years = []string{strconv.Itoa(last), strconv.Itoa(last - 1)}
	}
	for _, y := range years {
		if d, ok := edtf.Respell(date + " " + y); ok && d.Lower() <= until {
			return d.String(), true
		}
	}
	return "", false
}

func weekday(day edtf.Day) time.Weekday {
	year, month, d := day.Date()
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Weekday()
}
