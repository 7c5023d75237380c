package edtf

import "strings"

// Words is everything about the formatting of dates that language decides. A language
// is made by decoding TOML over [English]'s copy; keys left out stay English.
//
// Every field that isn't a list of names is a pattern: text with the placeholders of
// its English value, in any order, each as often as needed. A field whose name ends in
// Short is for [Date.Short] and [Day.Short]; an empty one stands for the long one.
type Words struct {
	Months      [12]string `toml:"months"`       // as in "2 July"
	MonthsAlone [12]string `toml:"months_alone"` // as in "July 2021", in languages where that differs
	MonthsShort [12]string `toml:"months_short"`
	Seasons     [4]string  `toml:"seasons"` // from spring

	DayMonthYear string `toml:"day_month_year"`
	MonthYear    string `toml:"month_year"`
	SeasonYear   string `toml:"season_year"`
	YearSpan     string `toml:"year_span"` // winter 2021–22, 2000–2099, and short ranges of years
	BeforeChrist string `toml:"before_christ"`
	Decade       string `toml:"decade"`
	SomeMonth    string `toml:"some_month"`
	SomeDay      string `toml:"some_day"`
	Time         string `toml:"time"`
	OffsetTime   string `toml:"offset_time"` // for a time with another zone than UTC
	LocalTime    string `toml:"local_time"`  // for a time without a zone

	About        string `toml:"about"`
	Perhaps      string `toml:"perhaps"`
	PerhapsAbout string `toml:"perhaps_about"`

	Range         string `toml:"range"`
	DayRange      string `toml:"day_range"`       // days of one month
	DayMonthRange string `toml:"day_month_range"` // days of one year
	MonthRange    string `toml:"month_range"`     // months of one year
	OpenStart     string `toml:"open_start"`
	OpenEnd       string `toml:"open_end"`
	UnknownStart  string `toml:"unknown_start"`
	UnknownEnd    string `toml:"unknown_end"`
	AnyTime       string `toml:"any_time"`     // open at both ends
	UnknownTime   string `toml:"unknown_time"` // both ends missing, and not both open

	DecadeShort        string `toml:"decade_short"`
	SomeMonthShort     string `toml:"some_month_short"`
	SomeDayShort       string `toml:"some_day_short"`
	AboutShort         string `toml:"about_short"`
	PerhapsShort       string `toml:"perhaps_short"`
	PerhapsAboutShort  string `toml:"perhaps_about_short"`
	RangeShort         string `toml:"range_short"`
	DayMonthRangeShort string `toml:"day_month_range_short"`
	MonthRangeShort    string `toml:"month_range_short"`
	UnknownStartShort  string `toml:"unknown_start_short"`
	UnknownEndShort    string `toml:"unknown_end_short"`
}

// English returns a new copy of the English words.
func English() *Words {
	words := english
	return &words
}

var english = Words{
	Months: [12]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"},
	MonthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec"},
	Seasons: [4]string{"spring", "summer", "autumn", "winter"},

	DayMonthYear: "{day} {month} {year}",
	MonthYear:    "{month} {year}",
	SeasonYear:   "{season} {year}",
	YearSpan:     "{from}–{to}",
	BeforeChrist: "{year} BC",
	Decade:       "the {year}s",
	SomeMonth:    "some month in {date}",
	SomeDay:      "some day in {date}",
	Time:         "{date}, {time} UTC",
	OffsetTime:   "{date}, {time} (UTC{offset})",
	LocalTime:    "{date}, {time}",

	About:        "about {date}",
	Perhaps:      "perhaps {date}",
	PerhapsAbout: "perhaps about {date}",

	Range:         "{from} to {to}",
	DayRange:      "{day}–{to_day} {month} {year}",
	DayMonthRange: "{day} {month} to {to_day} {to_month} {year}",
	MonthRange:    "{month} to {to_month} {year}",
	OpenStart:     "by {date}",
	OpenEnd:       "from {date}",
	UnknownStart:  "start unknown, until {date}",
	UnknownEnd:    "from {date}, end unknown",
	AnyTime:       "at any time",
	UnknownTime:   "at an unknown time",

	DecadeShort:        "{year}s",
	SomeMonthShort:     "{date}",
	SomeDayShort:       "{date}",
	AboutShort:         "c. {date}",
	PerhapsShort:       "{date}?",
	PerhapsAboutShort:  "c. {date}?",
	RangeShort:         "{from} – {to}",
	DayMonthRangeShort: "{day} {month} – {to_day} {to_month} {year}",
	MonthRangeShort:    "{month}–{to_month} {year}",
	UnknownStartShort:  "? – {date}",
	UnknownEndShort:    "{date} – ?",
}

// fill replaces the placeholders of a pattern. The values follow their names:
// fill("by {date}", "date", "July 2021"). Braces round other words stay as they are.
func fill(pattern string, values ...string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(pattern, "{")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		if i := indexName(values, name); i >= 0 {
			b.WriteString(values[i+1])
			pattern = after
		} else {
			b.WriteByte('{')
			pattern = rest
		}
	}
}

// indexName returns where name stands among the names, which are every second string.
func indexName(values []string, name string) int {
	for i := 0; i < len(values); i += 2 {
		if values[i] == name {
			return i
		}
	}
	return -1
}
