package claimtext

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Number is a number as a text has it.
type Number struct {
	Start, End int     // its bytes, with its sign of a currency and its word for a share
	Value      float64 // a share in percent
	Sign       string  // "" exactly, ">" more than, ">=" at least, "<" less than, "<=" at most, "~" about
	Unit       string  // percent, dollars, euros, pounds, or "" for what is counted
}

// Quantity returns the number as the content format writes it.
func (n Number) Quantity() string { return n.Sign + strconv.FormatFloat(n.Value, 'f', -1, 64) }

const (
	digitWords = `\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
	smallWords = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|` +
		`ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine`
	largeWords = `hundred|thousand|million|billion|trillion|bn|mn|m|k|crore|lakh`
	shareWords = `percent|per\s+cent|%`
	fractions  = `three[- ]quarters|two[- ]thirds|one[- ]third|a\s+third|one[- ]quarter|a\s+quarter|half`
)

// number matches a number, with what stands before it and behind it:
//
//	more than 1,200 soldiers      > 1200
//	$1.5 million                  1500000 dollars
//	Ninety percent                90 percent
//	two-thirds of the works       67 percent
var number = regexp.MustCompile(`(?i)((?:more\s+than|over|upwards?\s+of|at\s+least|no\s+fewer\s+than|no\s+less\s+than|fewer\s+than|less\s+than|under|` +
	`up\s+to|as\s+(?:many|much)\s+as|no\s+more\s+than|at\s+most|about|around|roughly|some|nearly|almost|approximately|an\s+estimated|close\s+to|well\s+over)\s+)?` +
	`(?:(US\$|\$|€|£)\s?)?(?:\b|^)(?:(` + fractions + `)\b|(?:(` + digitWords + `)|(` + smallWords +
	`|a)\b)(?:[\s-]?(` + largeWords + `)\b)?(?:\s+(million|billion)\b)?)` +
	`(?:[\s-]*(` + shareWords + `)|\s+(dollars|euros|pounds)\b)?`)

var signs = map[string]string{"more than": ">", "over": ">", "upward of": ">", "upwards of": ">", "well over": ">",
	"at least": ">=", "no fewer than": ">=", "no less than": ">=", "fewer than": "<", "less than": "<", "under": "<",
	"up to": "<=", "as many as": "<=", "as much as": "<=", "no more than": "<=", "at most": "<=", "about": "~",
	"around":  "~",
	"roughly": "~", "some": "~", "nearly": "<", "almost": "<", "approximately": "~", "an estimated": "~",
	"close to": "~"}

var large = map[string]float64{"hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6,
	"m":     1e6,
	"crore": 1e7, "billion": 1e9, "bn": 1e9, "trillion": 1e12}

var shares = map[string]float64{"three-quarters": 75, "two-thirds": 67, "one-third": 33, "a-third": 33,
	"one-quarter": 25,
	"a-quarter":   25, "half": 50}

var currencies = map[string]string{"$": "dollars", "US$": "dollars", "€": "euros", "£": "pounds"}

var small = smallNumbers()

func smallNumbers() map[string]float64 {
	all := map[string]float64{"a": 1}
	units := strings.Fields("one two three four five six seven eight nine")
	teens := strings.Fields("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	for i, w := range units {
		all[w] = float64(i + 1)
	}
	for i, w := range teens {
		all[w] = float64(i + 10)
	}
	for i, w := range tens {
		all[w] = float64(10*i + 20)
		for j, u := range units {
			all[w+"-"+u] = float64(10*i + 20 + j + 1)
		}
	}
	return all
}

// Numbers returns the numbers of a text in order, but for the years and days of dates.
func Numbers(text string) (all []Number) {
	for _, m := range number.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		n := Number{Start: m[0], End: m[1], Sign: signs[strings.ToLower(oneSpaced(group(1)))],
			Unit: currencies[group(2)]}
		switch part, digits, word := group(3), group(4), strings.ToLower(group(5)); {
		case part != "":
			n.Value, n.Unit = shares[strings.ReplaceAll(strings.ToLower(oneSpaced(part)), " ", "-")], "percent"
		case digits != "":
			n.Value, _ = strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
		default:
			n.Value = small[word]
			if word == "a" && group(6) == "" {
				continue
			}
		}
		for _, times := range []string{group(6), group(7)} {
			if f := large[strings.ToLower(times)]; f != 0 {
				n.Value *= f
			}
		}
		if share := group(8); share != "" {
			n.Unit = "percent"
		} else if currency := strings.ToLower(group(9)); currency != "" {
			n.Unit = currency
		}
		if n.Unit == "" && ofDate(text, m[8], m[1], n.Value) {
			continue
		}
		if orMore.MatchString(text[m[1]:]) && n.Sign == "" {
			n.Sign = ">="
		}
		if hyphen := strings.TrimRight(text[:m[0]], " "); m[8] >= 0 && strings.HasSuffix(hyphen, "-") &&
			len(hyphen) == m[0] {
			continue // COVID-19
		}
		all = append(all, n)
	}
	return all
}

var orMore = regexp.MustCompile(`^\s+(?:\p{L}+\s+)?or\s+(?:more|higher|longer)\b`)

// oneIn matches a share of the form "one fighter in five".
var oneIn = regexp.MustCompile(`(?i)\bone(?:\s+\p{L}+){0,3}?\s+(?:in|out\s+of(?:\s+every)?)\s+(` + smallWords +
	`|\d+)\b`)

var (
	beforeDate = regexp.MustCompile(`(?:` + monthWord + `|\b(?i:in|of|since|by|from|until|during|before|after))\s+$`)
	behindDate = regexp.MustCompile(`^(?:st|nd|rd|th)?\s+(?:of\s+)?` + monthWord +
		`|^(?:st|nd|rd|th)\b|^\s*(?i:[ap]\.?m\b)`)
)

// ofDate reports whether a plain number in digits is the day or the year of a date.
func ofDate(text string, start, end int, value float64) bool {
	if start < 0 {
		return false
	}
	if behindDate.MatchString(text[end:]) {
		return true
	}
	before := beforeDate.FindString(text[:start])
	year := value >= 1900 && value < 2100 && !strings.Contains(text[start:end], ",")
	month := before != "" && strings.ToUpper(before[:1]) == before[:1]
	return month && (year || value <= 31) || before != "" && year
}

// Figure is a number of something.
type Figure struct{ Value, Unit, Measure string }

// unitWords matches what is counted, behind a number: up to two words before a noun.
var unitWords = regexp.MustCompile(`^[\s-]+(?:(?:of\s+)?(?:the|its|their|our|his|her|all)\s+)?([\p{L}/]+(?:[- ][\p{L}]+)?)`)

// FindFigure returns the figure that words state: of several numbers one with a unit before
// one without.
func FindFigure(text string) (f Figure, ok bool) {
	if m := oneIn.FindStringSubmatchIndex(text); m != nil {
		of, known := small[strings.ToLower(text[m[2]:m[3]])]
		if !known {
			of, _ = strconv.ParseFloat(text[m[2]:m[3]], 64)
		}
		if of > 1 {
			n := Number{Start: m[0], End: m[1], Value: 100 / of, Unit: "percent"}
			return Figure{n.Quantity(), n.Unit, measure(text, n)}, true
		}
	}
	all := Numbers(text)
	if len(all) == 0 {
		return Figure{}, false
	}
	best := all[0]
	for _, n := range all {
		if n.Unit != "" && best.Unit == "" && best.Value < 10 {
			best = n
			break
		}
	}
	f = Figure{Value: best.Quantity(), Unit: best.Unit}
	for i, n := range all {
		if i+1 < len(all) && n == best && between.MatchString(text[n.End:all[i+1].Start]+"x") &&
			all[i+1].Value > n.Value {
			last := all[i+1] // "1,800 to 2,200 fighters"
			f.Value, f.Unit, best = n.Quantity()+".."+last.Quantity(), last.Unit, last
			break
		}
	}
	if m := unitWords.FindStringSubmatch(text[best.End:]); f.Unit == "" && m != nil &&
		!joining[strings.ToLower(strings.Fields(m[1])[0])] {
		words := strings.Fields(m[1])
		f.Unit = words[0]
		if len(words) > 1 && !plural(words[0]) && plural(words[1]) {
			f.Unit = m[1]
		}
	}
	f.Measure = measure(text, best)
	return f, true
}

// joining are words behind a number that are not what is counted.
var joining = set("of on in at by for from to and or but with than as was were is are had have has a an after before since " +
	"during per not who that which")

func plural(word string) bool { return strings.HasSuffix(word, "s") || word == "people" }

// measureWords is how many words of a text say what is counted.
const measureWords = 7

// measure returns the words around a number that say what is counted.
func measure(text string, n Number) string {
	if behind := strings.FieldsFunc(text[n.End:], betweenWords); len(behind) >= 2 {
		return strings.Trim(strings.Join(behind[:min(measureWords, len(behind))], " "), ",.;: ")
	}
	before := strings.FieldsFunc(text[:n.Start], betweenWords)
	return strings.Trim(strings.Join(before[max(0, len(before)-measureWords):], " "), ",.;: ")
}

func betweenWords(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“”«»[]`, r) }

// done matches words that say how far something has come.
var done = regexp.MustCompile(`(?i)\b(?:done|complete[d]?|finished|ready|built|over|through|behind\s+us|brought\s+out|withdrawn|cleared|fixed|agreed|` +
	`removed|evacuated|delivered|restored|repaired|destroyed|dismantled|polished|checked|vaccinated|crossed|counted|halfway|left|out|handed\s+over)\b`)

// FindProgress returns the share that words say is done, in percent as the content format
// writes it.
func FindProgress(text string) (progress string, ok bool) {
	if !done.MatchString(text) {
		return "", false
	}
	all := Numbers(text)
	for i, n := range all {
		if n.Unit != "percent" || n.Value > 100 {
			continue
		}
		// "30 to 44 percent" is one share with two ends.
		if i > 0 && all[i-1].Unit == "" && all[i-1].Value < n.Value &&
			between.MatchString(text[all[i-1].End:n.Start]+"x") {
			return strconv.FormatFloat(all[i-1].Value, 'f', -1, 64) + ".." + strconv.FormatFloat(n.Value, 'f', -1, 64),
				true
		}
		return n.Quantity(), true
	}
	if strings.Contains(strings.ToLower(text), "halfway") {
		return "50", true
	}
	return "", false
}

var between = regexp.MustCompile(`^\s*(?:to|–|-|and)\s*x$`)
