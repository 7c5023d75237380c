package claimtext

import (
	"regexp"
	"strings"

	"onrecord/generator/edtf"
)

// Deadline is when something is to be done or to have happened.
type Deadline struct {
	Text  string // the words: "by the end of August"
	Date  string // EDTF; "" where the words name no day, such as "in the coming weeks"
	Bound string // by, before, in or not-before
}

const (
	monthWord  = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	weekday    = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)`
	seasonWord = `(?i:spring|summer|autumn|fall|winter)`
	dayNumber  = `\d{1,2}(?:st|nd|rd|th)?`
	countWord  = `(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty|thirty|forty|forty-five|sixty|ninety|hundred|a hundred|a few|several|a couple of)`
	unitWord   = `(?:hours?|days?|weeks?|weekends?|months?|years?|decades?)`

	// timeWords are the words that name a day or a period.
	timeWords = `(?:` +
		`(?:` + weekday + `,?\s+)?(?:the\s+)?` + dayNumber + `\s+(?:of\s+)?` + monthWord + `(?:,?\s+\d{4})?\b` +
		`|(?:` + weekday + `,?\s+)?` + monthWord + `\s+(?:the\s+)?` + dayNumber + `\b(?:,?\s+\d{4})?` +
		`|` + monthWord + `(?:\s+of)?(?:,?\s+(?:\d{4}|next\s+year|this\s+year))?\b` +
		`|(?i:next|this|the\s+coming|the\s+following|the)\s+(?:` + seasonWord + `|` + weekday + `|` + monthWord +
		`|(?i:week|month|year|weekend|quarter|decade|century))\b(?:\s+(?:of\s+)?\d{4})?` +
		`|` + seasonWord + `(?:\s+(?:of\s+)?\d{4})?\b` +
		`|` + weekday + `\b` +
		`|(?i:tomorrow|tonight|today|the\s+weekend)\b` +
		`|the\s+\d{1,2}(?:st|nd|rd|th)\b` +
		`|(?:` + holidayWords + `)\b(?:\s+\d{4})?` +
		`|Q[1-4](?:\s+(?:of\s+)?\d{4})\b` +
		`|(?i:(?:the\s+)?(?:first|second|third|fourth|last)\s+(?:quarter|half)\s+of\s+(?:\d{4}|next\s+year|this\s+year|the\s+year))` +
		`|(?:19|20)\d\d\b` +
		`)`
	holidayWords = `Christmas(?:\s+(?:Day|Eve))?|Boxing\s+Day|(?:the\s+)?New\s+Year(?:['’]s(?:\s+(?:Day|Eve))?)?|Easter|Thanksgiving|` +
		`Labor\s+Day|Memorial\s+Day|Columbus\s+Day|Independence\s+Day|Election\s+Day|Hallowe['’]?en|Valentine['’]s\s+Day`
	partWords = `(?i:(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle|close)\s+of\s+|early\s+(?:in\s+)?|mid[- ]|late\s+(?:in\s+)?)`
	spanWords = `(?i:the\s+next\s+|the\s+coming\s+|another\s+|about\s+|some\s+|roughly\s+|less\s+than\s+|no\s+more\s+than\s+|at\s+most\s+|as\s+little\s+as\s+)*(?i:` +
		countWord + `)(?:\s+(?:to|or)\s+(?i:` + countWord + `))?[\s-]+(?i:` + unitWord + `)\b(?:['’]?\s+time\b)?`
)

// deadlines are the ways in which a deadline is said. Of those that stand in a text, the
// ones with a bound go before the others, and then the first.
//
//	by the end of August        by
//	no later than March 15      by
//	within 90 days              by, from the day on
//	before spring               before
//	not before May, until at least 2030, no earlier than March 4   not-before
//	in July, on 5 May, next week   in
var deadlines = []struct {
	re    *regexp.Regexp
	bound string
	loose bool // it has no word that says a bound
}{
	{timed(`no\s+earlier\s+than|not\s+before|no\s+sooner\s+than|not\s+until|as\s+early\s+as|as\s+soon\s+as|` +
		`until\s+at\s+least|at\s+least\s+until|at\s+the\s+earliest\s+(?:in|on)|until\s+after|beyond|past|after`),
		"not-before", false},
	{timed(`(?:by\s+)?no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+(?:by|in)|on\s+or\s+before|by|within|inside`), "by", false},
	{timed(`(?:well\s+|long\s+)?before|ahead\s+of|prior\s+to`), "before", false},
	{timed(`until|till|through|up\s+to`), "by", false},
	{regexp.MustCompile(`(?i:\bbefore)\s+(?:[\p{L}'’-]+,?\s+){1,7}?on\s+(` + timeWords + `)()`), "before", false},
	{regexp.MustCompile(`(?i:\bby)\s+(?:[\p{L}'’-]+,?\s+){1,7}?on\s+(` + timeWords + `)()`), "by", false},
	{timed(`in\s+less\s+than|in\s+under`), "by", false},
	{timed(`in|over|on|during|at|for|come|from|starting(?:\s+(?:in|on|from))?|beginning(?:\s+(?:in|on))?|as\s+of|some\s?time\s+in`), "in", true},
	{regexp.MustCompile(`\b((?i:next|this|the\s+coming)\s+(?:` + seasonWord + `|` + weekday + `|` + monthWord +
		`|(?i:week|month|year|weekend|quarter))\b|(?i:tomorrow|tonight|today|this\s+(?:morning|afternoon|evening))\b)()`), "in", true},
	{regexp.MustCompile(`\b(` + partWords + timeWords + `|(?:` + weekday + `,?\s+)?(?:` + monthWord + `\s+` +
		dayNumber + `|` +
		dayNumber + `\s+` + monthWord + `)\b(?:,?\s+\d{4})?)()`), "in", true},
}

// timed matches words of a bound and the time behind them: as the first group a day or
// period, as the second a span.
func timed(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?i:\b(?:` + words + `))["“”]?\s+["“”]?(?i:about\s+|around\s+|roughly\s+)?(?:the\s+)?` +
		hours +
		`(?:(` + partWords + `?` + timeWords + `)|(` + spanWords + `))`)
}

// hours matches a time of day before a day.
const hours = `(?i:(?:noon|midday|midnight|\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?|(?:the\s+)?(?:close|end)\s+of\s+business)(?:,|\s+on)?\s+)?`

// open matches a bound and what comes then where it names no day of the calendar: "before
// the rains", "in the coming weeks".
var open = regexp.MustCompile(`(?i)\b(?:(before)\s+(?:the\s+|those\s+|his\s+|her\s+|its\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,4}|` +
	`(?:in|over|within)\s+(?:the\s+(?:coming|next(?:\s+few)?)\s+|a\s+matter\s+of\s+|a\s+few\s+)?(?:hours|days|weeks|months|years)|` +
	`(by)\s+then)\b`)

// denies matches a word that turns "before" and "until" round: it will not be done before.
var denies = regexp.MustCompile(`(?i)\b(?:not|no|nobody|never|none|nothing|neither|nor|unlikely|without|cannot|can't|hardly)\b|n['’]t\b`)

// FindDeadline returns the deadline that words name, as said on a day. ok is false where
// they name none. A deadline within a condition counts where there is no other.
func FindDeadline(text string, said edtf.Day) (d Deadline, ok bool) {
	at := conditionAt(text)
	if at == nil {
		return deadlineIn(text, said)
	}
	// A threat's deadline stands in its condition: "unless they leave by Friday".
	if d, ok = deadlineIn(text[:at[0]]+strings.Repeat(" ", at[1]-at[0])+text[at[1]:], said); ok {
		return d, true
	}
	return deadlineIn(text[at[0]:at[1]], said)
}

func deadlineIn(text string, said edtf.Day) (d Deadline, ok bool) {
	best := struct {
		Deadline
		loose bool
		at    int
	}{at: -1}
	for _, way := range deadlines {
		for _, m := range way.re.FindAllStringSubmatchIndex(text, -1) {
			if best.at >= 0 && (best.loose != way.loose || best.at <= m[0]) && !(best.loose && !way.loose) {
				continue
			}
			d := Deadline{Text: oneSpaced(text[m[0]:m[1]]), Bound: way.bound}
			fine := false
			if m[4] >= 0 && m[5] > m[4] {
				d.Date, fine = after(oneSpaced(text[m[4]:m[5]]), said)
				if way.bound == "in" && d.Date != "" {
					d.Bound = "by"
				}
			} else {
				d.Date, fine = resolve(oneSpaced(text[m[2]:m[3]]), said)
			}
			if fine {
				best.Deadline, best.loose, best.at = turned(d, text[:m[0]], text[m[1]:]), way.loose, m[0]
			}
		}
	}
	if best.at >= 0 {
		return best.Deadline, true
	}
	if m := open.FindStringSubmatchIndex(text); m != nil {
		d := Deadline{Text: oneSpaced(text[m[0]:m[1]]), Bound: "in"}
		switch {
		case m[2] >= 0:
			d.Bound = "before"
		case m[4] >= 0:
			d.Bound = "by"
		}
		return turned(d, text[:m[0]], ""), true
	}
	return Deadline{}, false
}

// turned returns a deadline whose bound is turned round where the words before it deny what
// is to be done: "nobody leaves before May" is not before May.
func turned(d Deadline, before, behind string) Deadline {
	word := strings.ToLower(d.Text)
	earliest := strings.HasPrefix(strings.TrimLeft(strings.ToLower(behind), " ,"), "at the earliest")
	if earliest {
		d.Text += " at the earliest"
	}
	if i := strings.LastIndexAny(before, ".;:,”“\""); i >= 0 {
		before = before[i:]
	}
	if earliest || (d.Bound == "before" || strings.HasPrefix(word, "until") || strings.HasPrefix(word, "till")) &&
		denies.MatchString(before) {
		d.Bound = "not-before"
	}
	return d
}

func oneSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }
