package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/docket"
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

var (
	pronouns     = wordSet("i we he him she her they them it one who")
	personal     = wordSet("he him she her") // the pronouns that stand for one person who was named
	prepositions = wordSet("for of in from to at by with against on near about under")
)

// longestSpeaker is how many words may name a speaker who is no entity.
const longestSpeaker = 12

// named is an entity, and which words name it: from index from up to index to.
type named struct {
	entity   *docket.Entity
	from, to int
}

// longestName is how many words a name may have.
const longestName = 8

// namesIn finds the entities that words name, the longest names first.
func namesIn(d *docket.Docket, words []string) []named {
	var all []named
	for i := 0; i < len(words); {
		next := i + 1
		for n := min(longestName, len(words)-i); n > 0; n-- {
			if e := entityNamed(d, strings.Join(words[i:i+n], " ")); e != nil {
				all = append(all, named{e, i, i + n})
				next = i + n
				break
			}
		}
		i = next
	}
	return all
}

// entityNamed returns the entity that alone has a name, or nil. A word in small letters
// that is an entity's id is no name.
func entityNamed(d *docket.Docket, name string) *docket.Entity {
	name = strings.Trim(name, ",;:()“”\"")
	first, _ := utf8.DecodeRuneInString(name)
	if name == "" || !unicode.IsUpper(first) && d.Entity(name) != nil {
		return nil
	}
	found := d.Named(name)
	if rest, the := strings.CutPrefix(name, "The "); the && len(found) == 0 { // at the beginning of a sentence
		found = d.Named("the " + rest)
	}
	if len(found) == 1 {
		return found[0]
	}
	if len(found) == 0 && unicode.IsUpper(first) && !strings.Contains(name, " ") {
		return surnamed(d, name)
	}
	return nil
}

// surnamed returns the only person whose name ends in a word, or nil.
func surnamed(d *docket.Docket, word string) (found *docket.Entity) {
	for _, e := range d.Entities {
		if e.Entity.Kind == "person" && strings.HasSuffix(e.Name, " "+word) {
			if found != nil {
				return nil
			}
			found = e
		}
	}
	return found
}

// speakers returns the ids of the entities that words name as the speakers, sorted:
//
//	Lavrov                                Lavrov
//	Lavrov, the foreign minister          Lavrov
//	Foreign Minister Sergey Lavrov        Lavrov
//	Kirby of the Pentagon                 Kirby
//	Lavrov and Wang                       Lavrov, Wang
//	Lavrov, speaking with Wang            Lavrov
//	a spokesman for Lavrov                none
//	Lavrov's office                       none
//	Lavrov and a colleague                none
func speakers(d *docket.Docket, words string) []string {
	fields := strings.Fields(words)
	var persons, others []string
	for _, n := range namesIn(d, fields) {
		switch {
		// A capital that stands for its government is a guess too far.
		case !speaks(n, fields), n.entity.Kind == "place":
		case n.entity.Kind == "person":
			persons = append(persons, n.entity.ID)
		default:
			others = append(others, n.entity.ID)
		}
	}
	chosen := persons
	if len(chosen) == 0 {
		chosen = others
	}
	switch several := slices.Contains(fields, "and"); {
	case several && len(chosen) == 1 && !strings.Contains(words, ","):
		return nil
	case !several && len(chosen) > 1:
		chosen = chosen[:1]
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}

// speaks reports whether a name among words is the speaker's and no part of a longer
// name or title: it ends the words or stands before a comma or "and", and no
// preposition stands before it.
func speaks(n named, words []string) bool {
	isPreposition := func(i int) bool { return prepositions[strings.ToLower(words[i])] }
	before := n.from - 1
	if before >= 0 && (strings.EqualFold(words[before], "the") || strings.EqualFold(words[before], "a")) {
		before--
	}
	if before >= 0 && isPreposition(before) {
		return false
	}
	return n.to == len(words) || strings.HasSuffix(words[n.to-1], ",") || strings.EqualFold(words[n.to], "and") ||
		n.entity.Kind == "person" && isPreposition(n.to)
}

// lastPerson returns the person whom a text names last, or nil.
func lastPerson(d *docket.Docket, text string) *docket.Entity { return lastNamed(d, text, "person") }

// lastNamed returns the entity of one of some kinds that a text names last, or nil.
func lastNamed(d *docket.Docket, text string, kinds ...string) *docket.Entity {
	const reach = 250 // words
	for _, n := range slices.Backward(namesIn(d, lastWords(text, reach))) {
		if slices.Contains(kinds, n.entity.Kind) {
			return n.entity
		}
	}
	return nil
}
