package claimtext

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/edtf"
)

const (
	monthNames = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
	dayName    = `(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
)

var (
	onDate = regexp.MustCompile(`\b(?:[Oo]n\s+(?:` + dayName + `,?\s+)?|` + dayName +
		`,?\s+|dated\s+)(?:(\d{1,2})(?:st|` +
		`nd|rd|th)?\s+(` + monthNames + `)|(` + monthNames + `)\s+(\d{1,2})(?:st|nd|rd|th)?)(?:,?\s+(\d{4}))?\b`)
	onWeekday = regexp.MustCompile(`\b(?:(?i:(on|last|late|early)\s+(?:(?:late|early)\s+)?)|` +
		`(?i:said|told|says|announced|added|wrote|warned|confirmed|reported)\s+|^)(` + dayName + `)\b`)
	inMonth   = regexp.MustCompile(`\b[Ii]n\s+(` + monthNames + `)(?:,?\s+(\d{4}))?\b`)
	sinceYear = regexp.MustCompile(`\b[Ii]n\s+(\d{4})\b`)
	yesterday = regexp.MustCompile(`(?i)\byesterday\b`)
)

// When returns the date (EDTF) that words outside of what was said give for it, and those that
// give it: on 8 July, on Monday, yesterday, in March. A weekday, and a day without a year, is
// the last such day before the text was published. ok is false where they give none.
func When(words string, published edtf.Day) (date, found string, ok bool) {
	if m := onDate.FindStringSubmatch(words); m != nil {
		date, ok = lastDate(m[1]+m[4]+" "+m[2]+m[3], m[5], published)
		return date, m[0], ok
	}
	if m := onWeekday.FindStringSubmatch(words); m != nil {
		back := int(weekdayOn(published)-weekdayOf(m[2])+7) % 7
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
	if m := sinceYear.FindStringSubmatch(words); m != nil {
		d, err := edtf.Parse(m[1])
		return m[1], m[0], err == nil && d.Lower() <= published
	}
	return "", "", false
}

// lastDate returns a day or month of a year. Without a year it returns the last one that
// had begun on a day; none where a day is still to come within two months, and so is no day
// of what was said: "On 1 May, the date agreed, he said".
func lastDate(date, year string, until edtf.Day) (string, bool) {
	const soon = 60 // days
	last, _, _ := until.Date()
	years := []string{year}
	if year == "" {
		years = []string{strconv.Itoa(last), strconv.Itoa(last - 1)}
	}
	for _, y := range years {
		d, ok := edtf.Respell(date + " " + y)
		if ok && d.Lower() <= until {
			return d.String(), true
		}
		if ok && year == "" && d.IsDay() && d.Lower()-until < soon {
			return "", false
		}
	}
	return "", false
}

func weekdayOn(day edtf.Day) time.Weekday {
	year, month, d := day.Date()
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Weekday()
}
