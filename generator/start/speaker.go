package start

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

var pronouns = map[string]bool{"i": true, "we": true, "he": true, "him": true, "she": true, "her": true, "they": true, "them": true, "it": true, "one": true, "who": true}

// persons are the pronouns that stand for one person who was named.
var persons = map[string]bool{"he": true, "him": true, "she": true, "her": true}

// longestSpeaker is of how many words the name of a speaker may be who is no entity.
const longestSpeaker = 12

// name gives the claim its speaker: the entities that the words name, or else the
// words themselves. Whom a pronoun may stand for is said beside it, and not decided.
func (c *claim) name(text *markup.Text, who, sentence markup.Range) {
	c.speakers = speakers(c.docket, text.Plain[who.Start:who.End])
	c.speaker = words(text, who)
	switch {
	case len(c.speakers) > 0:
	case pronouns[strings.ToLower(c.speaker)]:
		if last := lastPerson(c.docket, text.Plain[:sentence.Start]); last != nil && persons[strings.ToLower(c.speaker)] {
			c.whoNote = "the person named last is " + last.Name + ": speaker = \"" + last.ID + "\"?"
		} else {
			c.whoNote = unnamedNote
		}
	case c.speaker == "" || len(strings.Fields(c.speaker)) > longestSpeaker:
		c.speaker, c.whoNote = unnamed, unnamedNote
	}
}

// named is a place where words name an entity: numbers of words, from and up to.
type named struct {
	entity   *docket.Entity
	from, to int
}

// longestName is of how many words a name may be.
const longestName = 8

// namesIn finds the entities that words name, the longest names first.
func namesIn(d *docket.Docket, fields []string) []named {
	var all []named
	for i := 0; i < len(fields); {
		next := i + 1
		for n := min(longestName, len(fields)-i); n > 0; n-- {
			if e := entityNamed(d, strings.Join(fields[i:i+n], " ")); e != nil {
				all = append(all, named{e, i, i + n})
				next = i + n
				break
			}
		}
		i = next
	}
	return all
}

// entityNamed is the one entity with a name. A small word that is an id is no name.
func entityNamed(d *docket.Docket, name string) *docket.Entity {
	name = strings.Trim(name, ",;:()“”\"")
	first, _ := utf8.DecodeRuneInString(name)
	if name == "" || !unicode.IsUpper(first) && d.Entity(name) != nil {
		return nil
	}
	found := d.Named(name)
	if rest, the := strings.CutPrefix(name, "The "); the && len(found) == 0 { // which begins a sentence
		found = d.Named("the " + rest)
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

var preposition = regexp.MustCompile(`^(?i:for|of|in|from|to|at|by|with|against|on|near|about|under)$`)

// speakers are the ids of the entities that words name as who spoke: Lavrov;
// Lavrov, the foreign minister; Foreign Minister Sergey Lavrov; Lavrov and Wang. None
// is where others speak for them: a spokesman for Lavrov, Lavrov's office, the
// Pentagon's press secretary.
func speakers(d *docket.Docket, words string) []string {
	fields := strings.Fields(words)
	var persons, others []string
	for _, n := range namesIn(d, fields) {
		before := n.from - 1
		if before >= 0 && (strings.EqualFold(fields[before], "the") || strings.EqualFold(fields[before], "a")) {
			before--
		}
		ends := n.to == len(fields) || strings.HasSuffix(fields[n.to-1], ",") || strings.EqualFold(fields[n.to], "and")
		ends = ends || n.entity.Kind == "person" && preposition.MatchString(fields[n.to]) // Kirby of the Pentagon
		if !ends || before >= 0 && preposition.MatchString(fields[before]) {
			continue
		}
		if n.entity.Kind == "person" {
			persons = append(persons, n.entity.ID)
		} else {
			others = append(others, n.entity.ID)
		}
	}
	chosen := persons
	if len(chosen) == 0 {
		chosen = others
	}
	switch both := slices.Contains(fields, "and"); {
	case both && len(chosen) == 1 && !strings.Contains(words, ","): // Lavrov and a colleague
		return nil
	case !both && len(chosen) > 1: // Lavrov, speaking with Wang
		chosen = chosen[:1]
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}

// lastPerson is the person whom a text names last.
func lastPerson(d *docket.Docket, text string) *docket.Entity {
	const reach = 100 // words
	for _, n := range slices.Backward(namesIn(d, lastWords(text, reach))) {
		if n.entity.Kind == "person" {
			return n.entity
		}
	}
	return nil
}
