package claimtext

import (
	"strings"
	"unicode"

	"onrecord/generator/content"
)

// Kinds are the kinds of utterance that words are told apart by: the kinds of claim, and two
// that are none.
var Kinds = append([]string{"other", "question"}, content.Kinds...)

// Said is something that was said: its words, and those that report it.
type Said struct {
	Cue     string // "warned", "according to"; "" in a speaker's own text
	Content string // the words that were said
	Own     bool   // the sentence stands in the speaker's own text
}

// KindOf returns the kind of what was said, a member of Kinds, and how sure that is, from 0
// to 1.
func KindOf(s Said) (kind string, sure float64) {
	scores := kinds().Score(KindFeatures(s))
	best := 0
	for i := range scores {
		if scores[i] > scores[best] {
			best = i
		}
	}
	return Kinds[best], share(scores, best)
}

// Worth returns how much a sentence of a speaker's own text is worth recording as a claim,
// from 0 to 1. Greetings, thanks and questions are not.
func Worth(sentence, before string) float64 {
	return min(1, Chance(worths(), WorthFeatures(sentence, before))+Bonus(sentence))
}

// bonus is what a sentence is worth more than the model says that tells of something ahead with
// a day by which, or a condition on which, it comes.
const bonus = 0.4

// Bonus returns what a sentence of a speaker's own text is worth beyond what the model says.
func Bonus(sentence string) float64 {
	if !Ahead(sentence) {
		return 0
	}
	d, dated := FindDeadline(sentence, 0)
	if dated && d.Date != "" && d.Bound != "in" || conditionAt(sentence) != nil {
		return bonus
	}
	return 0
}

// The words by which features tell sentences apart.
var (
	modals    = set("will would shall should can could may might must won't wouldn't can't cannot couldn't mustn't shan't")
	negations = set("not no never none nothing nobody neither nor without n't")
	months    = set("january february march april may june july august september october november december")
	seasons   = set("spring summer autumn fall winter")
	weekdays  = set("monday tuesday wednesday thursday friday saturday sunday")
	periods   = set("day days week weeks month months year years hour hours quarter decade")
	bounds    = set("by before until within after no later earlier than next end")
	first     = set("i we our us my")
	numbers   = set("one two three four five six seven eight nine ten eleven twelve dozen dozens twenty thirty forty " +
		"fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion " +
		"half third quarter percent percentage crore lakh")
	conditions = set("if unless should otherwise until")
)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

// wordsOf returns the words of a text in small letters, without the signs around them.
func wordsOf(text string) (all []string) {
	text = strings.NewReplacer("’", "'", "n't", " n't", "%", " percent ", "$", " $ ", "€", " $ ", "£",
		" $ ").Replace(text)
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.TrimFunc(w, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '$' &&
				r != '\''
		})
		if w != "" && w != "'" {
			all = append(all, shape(w))
		}
	}
	return all
}

// shape returns a word, or what kind of number it is.
func shape(w string) string {
	digits := strings.IndexFunc(w, unicode.IsDigit) >= 0
	switch {
	case !digits:
		return w
	case len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")):
		return "#year"
	}
	return "#"
}

// classes returns the classes of words in a sentence, each once.
func classes(words []string) []string {
	var all []string
	seen := map[string]bool{}
	add := func(class string) {
		if !seen[class] {
			seen[class] = true
			all = append(all, class)
		}
	}
	for i, w := range words {
		for _, c := range []struct {
			name string
			of   map[string]bool
		}{
			{"modal", modals}, {"negation", negations}, {"month", months}, {"season", seasons}, {"weekday", weekdays},
			{"period", periods}, {"first", first}, {"number", numbers}, {"condition", conditions},
		} {
			if c.of[w] {
				add(c.name)
			}
		}
		if w[0] == '#' || w == "$" {
			add("digits")
		}
		if bounds[w] && i+1 < len(words) {
			next := words[i+1]
			if i+2 < len(words) && (next == "the" || next == "next" || next == "end" || next == "this") {
				next = words[i+2]
			}
			if months[next] || seasons[next] || weekdays[next] || periods[next] || next[0] == '#' || next == "end" {
				add("bound")
			}
		}
	}
	return all
}

// KindFeatures returns what the model of kinds looks at.
func KindFeatures(s Said) []string {
	words, cue := wordsOf(s.Content), wordsOf(s.Cue)
	all := []string{"bias"}
	if s.Own {
		all = append(all, "own")
	}
	for _, w := range cue {
		all = append(all, "c:"+w, "c4:"+w[:min(4, len(w))])
	}
	all = append(all, "cue:"+strings.Join(cue, " "))
	for i, w := range words {
		all = append(all, "w:"+w)
		if i > 0 {
			all = append(all, "b:"+words[i-1]+" "+w)
		}
	}
	for i := range min(3, len(words)) {
		all = append(all, "s"+string(rune('0'+i))+":"+words[i])
	}
	if len(words) > 1 {
		all = append(all, "s01:"+words[0]+" "+words[1])
	}
	found := classes(words)
	for i, c := range found {
		all = append(all, "k:"+c)
		if len(cue) > 0 {
			all = append(all, "kc:"+c+" "+cue[len(cue)-1])
		}
		for _, other := range found[:i] {
			all = append(all, "kk:"+min(c, other)+" "+max(c, other))
		}
	}
	for i, w := range words {
		if modals[w] && i+1 < len(words) {
			all = append(all, "m:"+words[i+1])
		}
	}
	all = append(all, "len:"+string(rune('0'+min(9, len(words)/4))))
	if strings.Contains(s.Content, "?") {
		all = append(all, "?")
	}
	return all
}

// WorthFeatures returns what the model of sentences worth recording looks at.
func WorthFeatures(sentence, before string) []string {
	all := KindFeatures(Said{Content: sentence, Own: true})
	for i, w := range wordsOf(before) {
		if i < 2 {
			all = append(all, "p:"+w)
		}
	}
	if strings.HasSuffix(strings.TrimSpace(before), "?") {
		all = append(all, "p?")
	}
	return all
}
