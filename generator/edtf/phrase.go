package edtf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// respellPhrases returns what intervals and dates with words round them may be in
// EDTF; what is within is respelled in turn.
func respellPhrases(s string) []string {
	var all []string
	if left, right, ok := strings.Cut(s, "/"); ok {
		all = append(all, joinEnds(left, right))
	}
	if m := rangeWords.FindStringSubmatch(s); m != nil {
		all = append(all, joinEnds(m[1], m[2]))
	}
	for _, p := range phrases {
		if m := p.re.FindStringSubmatch(s); m != nil {
			if d, ok := reread(m[1]); ok {
				all = append(all, p.before+d.text+p.after)
			}
		}
	}
	return all
}

// joinEnds returns the interval of two dates in EDTF or in another spelling. Dates with
// unspecified digits, which intervals of level 1 can't have, are taken at their widest.
func joinEnds(from, to string) string {
	from, to = respellEnd(from), respellEnd(to)
	return unmasked(from, "0") + "/" + unmasked(to, "9")
}

// respellEnd returns s as EDTF, or as it is when that can't be said.
func respellEnd(s string) string {
	if s == "" || s == ".." {
		return s
	}
	d, _ := reread(s)
	return d.text
}

// assemble makes a date of the digits of its parts; month may be a season's number,
// and month and day may be missing.
func assemble(year, month, day string) (Date, bool) {
	s := year
	for _, part := range []string{month, day} {
		if n, err := strconv.Atoi(part); err == nil {
			s += fmt.Sprintf("-%02d", n)
		}
	}
	d, err := parse(s)
	return d, err == nil
}

// respellTime makes a date and time of the groups of timeOfDay.
func respellTime(m []string) string {
	date, hour, minute, second, utc, zoneHour, zoneMinute := m[1], m[2], m[3], m[4], m[5], m[6], m[7]
	s := date + "T" + fmt.Sprintf("%02s", hour) + ":" + minute + ":"
	if second == "" {
		second = "00"
	}
	s += second
	switch {
	case utc != "":
		s += "Z"
	case zoneHour != "":
		s += zoneHour
		if zoneMinute != "" {
			s += ":" + zoneMinute
		}
	}
	return s
}

// named returns the group of a match that has the name, "" when the expression has no
// such group.
func named(re *regexp.Regexp, m []string, name string) string {
	if i := re.SubexpIndex(name); i >= 0 {
		return m[i]
	}
	return ""
}

// monthCode returns the number of an English month, which may be shortened to three
// letters or more, or of a season; "" for any other word.
func monthCode(name string) string {
	name = strings.ToLower(name)
	if name == "fall" {
		name = "autumn"
	}
	if len(name) < 3 {
		return ""
	}
	for i, month := range english.Months {
		if strings.HasPrefix(strings.ToLower(month), name) {
			return strconv.Itoa(i + 1)
		}
	}
	for i, season := range english.Seasons {
		if season == name {
			return strconv.Itoa(21 + i)
		}
	}
	return ""
}
