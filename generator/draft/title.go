package draft

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/claimtext"
	"onrecord/generator/content"
)

// longestTitle is how long a proposed title may be, in characters.
const longestTitle = 75

// title returns what was asserted, in one line.
func (p *Proposer) title(f *Form, s *Found) string {
	words := wordsOf(s)
	deed := strings.HasPrefix(strings.TrimLeft(words, `"“‘' `), "to ")
	said := claimtext.Bare(words)
	cue := strings.ToLower(s.Text.Plain[s.Cue.Start:s.Cue.End])
	who := p.speakerNames(f)
	switch {
	case f.Kind == content.Denial && denying.MatchString(cue) && !negative.MatchString(said):
		said = "It is not true: " + said
	case deed && f.Kind == content.Demand:
		if whom := strings.Join(strings.Fields(p.between(s)), " "); whom != "" && len(strings.Fields(whom)) <= 5 {
			said = whom + " should " + said
		}
	case deed && who != "":
		said = who + " will " + said
	default:
		said = inThirdPerson(said, who)
	}
	return capital(shortened(said))
}

var (
	denying  = regexp.MustCompile(`\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|dismiss\w*|rebut\w*|refut\w*)\b`)
	negative = regexp.MustCompile(`(?i)\b(?:not|no|never|nobody|nothing|none)\b|n['’]t\b`)

	// selves matches words of a speaker of themselves before a verb that is the same in the third
	// person.
	selves = regexp.MustCompile(`^(?:I|We|we)\s+(will|would|shall|should|can|could|may|might|must|won['’]t|wouldn['’]t|cannot|can['’]t|did|had)\b`)
)

// inThirdPerson returns words in which the speaker's name stands for "I will" and "we will".
func inThirdPerson(words, who string) string {
	if m := selves.FindStringSubmatchIndex(words); m != nil && who != "" {
		return who + " " + words[m[2]:]
	}
	return words
}

// shortened returns words that are too long for a title up to the end of a clause, or with a
// mark that they go on.
func shortened(words string) string {
	if utf8.RuneCountInString(words) <= longestTitle {
		return words
	}
	cut := string([]rune(words)[:longestTitle])
	for _, end := range []string{". ", "; ", " — ", ", but ", ", and ", ", ", " because ", " but ", " and "} {
		if i := strings.LastIndex(cut, end); i >= longestTitle/2 {
			return strings.TrimRight(cut[:i], " ,;:.")
		}
	}
	cut = string([]rune(words)[:longestTitle-2])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// speakerNames returns the speakers as a title names them.
func (p *Proposer) speakerNames(f *Form) string {
	if len(f.Speakers) == 0 {
		if name := properName(f.SpeakerText); name != "" {
			return name
		}
		if f.SpeakerText == Unnamed || pronouns[strings.ToLower(f.SpeakerText)] ||
			utf8.RuneCountInString(f.SpeakerText) > 30 {
			return ""
		}
		return f.SpeakerText
	}
	var names []string
	for _, id := range f.Speakers {
		name := p.docket.Entity(id).Name
		if e := p.docket.Entity(id); e.Entity.Kind == "person" {
			name = name[strings.LastIndexByte(name, ' ')+1:]
		}
		names = append(names, name)
	}
	return strings.Join(names, " and ")
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
