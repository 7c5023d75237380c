package synth

import (
	_ "embed"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

//go:embed grammar.txt
var grammarText string

// rules has the alternatives of each rule of the grammar. An alternative is a list of
// texts and names of rules by turns, which begins with a text.
var rules = map[string][][]string{}

// field is a key of a record, which a number of records of a hundred have.
type field struct {
	key, rule string
	percent   int
}

// fields has the fields of each kind of record.
var fields = map[string][]field{}

// The parts of a rule: "claim.role 3% = a | b", and of an alternative: "12% {np}".
var (
	ruleLine    = regexp.MustCompile(`^([^#=]+?)(?: (\d+)%)? = (.*)`)
	alternative = regexp.MustCompile(`^(?:(\d+)%)? ?(.*)$`)
)

func init() {
	unescape := strings.NewReplacer(`\n`, "\n", `\|`, "|", "}", "{")
	for line := range strings.Lines(strings.ReplaceAll(grammarText, "\n  ", " ")) {
		m := ruleLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		name := m[1]
		for text := range strings.SplitSeq(m[3], " | ") {
			a := alternative.FindStringSubmatch(strings.TrimSpace(text))
			times, _ := strconv.Atoi(a[1])
			for range max(1, times) {
				rules[name] = append(rules[name], strings.Split(unescape.Replace(a[2]), "{"))
			}
		}
		if kind, key, ok := strings.Cut(name, "."); ok {
			f := field{key, name, 100}
			if m[2] != "" {
				f.percent, _ = strconv.Atoi(m[2])
			}
			fields[kind] = append(fields[kind], f)
		}
	}
}

// author writes one part of a docket.
type author struct {
	*World
	rand *rand.Rand
	day  Day   // of the record that is being made
	text *text // the article's that is being written; nil for other records
}

// author makes the author of a part: 0 is all but the articles, n the n-th article.
func (w *World) author(part int) *author {
	return &author{World: w, rand: rand.New(rand.NewPCG(w.Seed, uint64(part))), day: firstDay}
}

// fill adds the fields of a kind of record to a record of a day, and returns it.
func (a *author) fill(r Record, kind string, day Day) Record {
	for _, f := range fields[kind] {
		if a.rand.IntN(100) >= f.percent {
			continue
		}
		a.day = day
		value := a.say(f.rule)
		key, list := strings.CutSuffix(f.key, "[]")
		other, isRecord := strings.CutPrefix(value, "@")
		switch {
		case key == "*":
			a.fill(r, other, day)
		case isRecord && list:
			r.add(key, a.fill(Record{}, other, day))
		case isRecord:
			r[key] = a.fill(Record{}, other, day)
		case list:
			values, _ := r[key].([]string)
			r[key] = append(values, value)
		default:
			r[key] = value
		}
	}
	return r
}

// tokens are the rules that do not stand in the grammar. n is the number in a rule such as
// "after of 300".
var tokens = map[string]func(a *author, n int) string{
	"T":        func(a *author, _ int) string { return often(a.rand, a.names) },
	"t":        func(a *author, _ int) string { return often(a.rand, a.nouns) },
	"E":        func(a *author, _ int) string { return a.nameOf(often(a.rand, a.cast)) },
	"id":       func(a *author, _ int) string { return often(a.rand, a.cast).id },
	"employer": func(a *author, _ int) string { return often(a.rand, a.employers) },
	"topic id": func(a *author, _ int) string { return often(a.rand, a.Topics).ID() },
	"claim":    func(a *author, _ int) string { return pick(a.rand, a.recent).Record.ID() },
	"earlier":  func(a *author, _ int) string { return a.text.last.Record.ID() },
	"day":      func(a *author, _ int) string { return a.day.String() },
	"after":    func(a *author, n int) string { return min(a.day+Day(a.rand.IntN(n)), lastDay).String() },
	"next":     func(a *author, n int) string { return (a.day + 30 + Day(a.rand.IntN(n))).String() },
}

// say expands a rule.
func (a *author) say(rule string) string {
	name, number, _ := strings.Cut(rule, " of ")
	if token := tokens[name]; token != nil {
		n, _ := strconv.Atoi(number)
		return token(a, n)
	}
	alternatives := rules[rule]
	if alternatives == nil {
		return capital(a.say(strings.ToLower(rule[:1]) + rule[1:]))
	}
	var b strings.Builder
	for i, piece := range pick(a.rand, alternatives) {
		if i%2 == 1 {
			piece = a.say(piece)
		}
		b.WriteString(piece)
	}
	return b.String()
}

// nameOf returns one of an entity's names, and notes that the article names it.
func (a *author) nameOf(e *entity) string {
	if a.text != nil && !a.text.named[e] {
		a.text.named[e] = true
		a.text.article.Named = append(a.text.article.Named, e.id)
	}
	if len(e.names) > 1 && chance(a.rand, 0.6) {
		return often(a.rand, e.names[1:])
	}
	return e.names[0]
}

// short expands a rule to a text that fits into a headline, most of the time.
func (a *author) short(rule string) string {
	for {
		if text := a.say(rule); len(text) <= 75 || chance(a.rand, 0.1) {
			return text
		}
	}
}

// different expands a rule to n texts that are not used yet.
func (a *author) different(rule string, n int, used map[string]bool) (all []string) {
	for len(all) < n {
		if text := a.say(rule); !used[text] {
			used[text] = true
			all = append(all, text)
		}
	}
	return all
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// slug makes an id of the first words of a text.
func slug(s string, words int) string {
	fields := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !('a' <= c && c <= 'z' || '0' <= c && c <= '9')
	})
	return strings.Join(fields[:min(words, len(fields))], "-")
}
