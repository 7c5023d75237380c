package attribution

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

const months = `(January|February|March|April|May|June|July|August|September|October|November|December)`

var (
	weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
		"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}
	onWeekday = regexp.MustCompile(`(?i)\b(?:(on|last|late|early)\s+(?:(?:late|early)\s+)?|` + verbOfSaying + `\s+)(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
	onDate    = regexp.MustCompile(`\b[Oo]n\s+(?:(\d{1,2})(?:st|nd|rd|th)?\s+` + months + `|` + months + `\s+(\d{1,2})(?:st|nd|rd|th)?)(?:,?\s+(\d{4}))?\b`)
	yesterday = regexp.MustCompile(`(?i)\byesterday\b`)
)

// When returns the day that the sentence gives for a statement, outside of what was
// said, and the words that give it: on 8 July, on Monday, yesterday. A day without a
// year, and a weekday, is the last one that had come when the text was published. ok
// is false where no day is given.
func (s *Statement) When(text *markup.Text, sentence markup.Range, published edtf.Day) (day edtf.Day, words string, ok bool) {
	for _, part := range outside(sentence, s.Said) {
		if day, words, ok = when(text.Plain[part.Start:part.End], published); ok && day <= published {
			return day, words, true
		}
	}
	return 0, "", false
}

// outside is what of a sentence its parts leave.
func outside(sentence markup.Range, parts []markup.Range) []markup.Range {
	var all []markup.Range
	at := sentence.Start
	for _, p := range parts {
		if p.Start > at {
			all = append(all, markup.Range{Start: at, End: min(p.Start, sentence.End)})
		}
		at = max(at, p.End)
	}
	if at < sentence.End {
		all = append(all, markup.Range{Start: at, End: sentence.End})
	}
	return all
}

func when(words string, published edtf.Day) (edtf.Day, string, bool) {
	if m := onDate.FindStringSubmatch(words); m != nil {
		if day, ok := lastDate(m[1]+m[4], m[2]+m[3], m[5], published); ok {
			return day, m[0], true
		}
	}
	if m := onWeekday.FindStringSubmatch(words); m != nil {
		back := int(weekday(published)-weekdays[strings.ToLower(m[2])]+7) % 7
		if back == 0 && strings.EqualFold(m[1], "last") {
			back = 7
		}
		return published - edtf.Day(back), m[0], true
	}
	if m := yesterday.FindString(words); m != "" {
		return published - 1, m, true
	}
	return 0, "", false
}

// lastDate is a day of a month; without a year it is the last one up to a day.
func lastDate(day, month, year string, until edtf.Day) (edtf.Day, bool) {
	last, _, _ := until.Date()
	years := []string{year}
	if year == "" {
		years = []string{strconv.Itoa(last), strconv.Itoa(last - 1)}
	}
	for _, y := range years {
		if date, ok := edtf.Respell(day + " " + month + " " + y); ok && date.IsDay() && date.Lower() <= until {
			return date.Lower(), true
		}
	}
	return 0, false
}

func weekday(day edtf.Day) time.Weekday {
	year, month, d := day.Date()
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Weekday()
}
