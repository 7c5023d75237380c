package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// findSpeaker fills in the speaker of what was found: the entities that its words name, or
// whom a pronoun or an office means, marked as a guess, or else the words themselves.
func (p *Proposer) findSpeaker(f *Form, s *Found) {
	words := s.Text.Plain[s.Source.Start:s.Source.End]
	switch {
	case s.Label != "":
		p.turnSpeaker(f, s)
		return
	case s.Own && f.Article.Speaker != nil:
		f.Speakers = []string{f.Article.Speaker.ID}
		return
	case s.Own:
		f.SpeakerText, f.SpeakerNote = Unnamed, UnnamedNote
		return
	}
	f.Speakers = speakers(p.docket, words)
	if len(f.Speakers) == 0 {
		p.speakerAround(f, s, words)
	}
	f.SpeakerText = oneLine(s.Text, s.Source)
	pronoun := strings.ToLower(f.SpeakerText)
	switch {
	case len(f.Speakers) > 0:
	case pronoun == "who" && p.apposed(s) != nil:
		f.Speakers = []string{p.apposed(s).ID}
	case pronoun == "" || pronouns[pronoun]:
		p.carryOver(f, s, pronoun)
	case len(strings.Fields(f.SpeakerText)) > longestSpeaker:
		f.SpeakerText, f.SpeakerNote = Unnamed, UnnamedNote
	default:
		if e := p.apposed(s); e != nil {
			f.Speakers = []string{e.ID}
		} else if e := p.holder(words, dayOf(f.Said), s.Text.Plain[:s.Source.Start]); e != nil {
			f.Speakers, f.SpeakerNote = []string{e.ID}, "a guess: “"+f.SpeakerText+"”"
		} else if e := p.spokenFor(words); e != nil {
			f.Speakers, f.SpeakerNote = []string{e.ID}, "a guess: “"+f.SpeakerText+"”"
		} else {
			f.SpeakerText = fullest(f.SpeakerText, s.Text.Plain)
		}
	}
}

// quotes and colon match cues whose speaker may stand elsewhere: "TASS quoted him", and "He
// was certain of one thing:".
var (
	quotes  = regexp.MustCompile(`(?i)\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))$`)
	subject = regexp.MustCompile(`^(?:But |And |Yet )?(?i:(he|she))\b`)
	object  = regexp.MustCompile(`^\s+(him|her)\b`)
)

// speakerAround moves the source to words around it that rather name who speaks, where its own
// words name nobody whom the site knows: whom somebody quotes, who begins a sentence with a
// colon. Where there is no source, it fills in whom the sentence names last before the cue.
func (p *Proposer) speakerAround(f *Form, s *Found, words string) {
	text, cue := s.Text.Plain, s.Text.Plain[s.Cue.Start:s.Cue.End]
	switch {
	case quotes.MatchString(cue):
		if m := object.FindStringSubmatchIndex(text[s.Cue.End:s.Sentence.End]); m != nil {
			s.Source = markup.Range{Start: s.Cue.End + m[2], End: s.Cue.End + m[3]}
		}
	case cue == ":" && !capitalised(words):
		if m := subject.FindStringSubmatchIndex(text[s.Sentence.Start:s.Sentence.End]); m != nil {
			s.Source = markup.Range{Start: s.Sentence.Start + m[2], End: s.Sentence.Start + m[3]}
		}
	case words == "" && s.Cue.Start > s.Sentence.Start:
		before := strings.Join(lastWords(text[s.Sentence.Start:s.Cue.Start], 6), " ")
		if f.Speakers = speakers(p.docket, before); len(f.Speakers) > 0 { // right before the cue
			return
		}
		if e := lastNamed(p.docket, text[s.Sentence.Start:s.Cue.Start], "person", "organisation", "group"); e != nil {
			f.Speakers, f.SpeakerNote = []string{e.ID}, "a guess: “"+e.Name+"” is named before"
		}
	}
}

// spokenFor matches somebody with a name or an office, and for whom they speak.
//
//	Jen Psaki of the White House         the White House
//	a spokesman for the Pentagon         the Pentagon
//	officials in Russia                  no match
var spokenFor = regexp.MustCompile(`(?:^\p{Lu}.*|(?i:\b(?:spokes(?:man|woman|person)|official)))\s(?:of|for|from)\s(?:the\s)?(\p{Lu}.*)$`)

// spokenFor returns the organisation or group for which words say that somebody speaks, or nil.
func (p *Proposer) spokenFor(words string) *docket.Entity {
	m := spokenFor.FindStringSubmatch(oneSpaced(words))
	if m == nil {
		return nil
	}
	if e := entityNamed(p.docket, m[1]); e != nil && (e.Entity.Kind == "organisation" || e.Entity.Kind == "group") {
		return e
	}
	return nil
}

// carryOver fills in whom a pronoun means, or no word at all: who spoke before in the same
// paragraph, or else the person named last.
func (p *Proposer) carryOver(f *Form, s *Found, pronoun string) {
	note := "a guess: “" + f.SpeakerText + "”"
	if pronoun == "" {
		note = "a guess"
	}
	if last := p.last; last != nil && last.Found.Text == s.Text &&
		sameParagraph(s.Text, last.Found.Sentence.Start, s.Sentence.Start) {
		person := len(last.Form.Speakers) > 0 && p.docket.Entity(last.Form.Speakers[0]).Entity.Kind == "person"
		if len(last.Form.Speakers) > 0 && (personal[pronoun] == person || pronoun == "") {
			f.Speakers, f.SpeakerNote = last.Form.Speakers, note+", who spoke before"
			return
		}
		if len(last.Form.Speakers) == 0 && last.Form.SpeakerText != Unnamed && personal[pronoun] {
			f.SpeakerText, f.SpeakerNote = last.Form.SpeakerText, note
			return
		}
	}
	at := s.Source.Start
	if pronoun == "" {
		at = s.Sentence.Start
	}
	if named := lastPerson(p.docket, s.Text.Plain[:at]); named != nil && (personal[pronoun] || pronoun == "") {
		f.Speakers, f.SpeakerNote = []string{named.ID}, note+", and "+named.Name+" is named last"
		return
	}
	if pronoun == "it" {
		if named := lastNamed(p.docket, s.Text.Plain[:at], "organisation", "group", "country"); named != nil {
			f.Speakers, f.SpeakerNote = []string{named.ID}, note+", and "+named.Name+" is named last"
			return
		}
	}
	f.SpeakerNote = UnnamedNote
	if f.SpeakerText == "" {
		f.SpeakerText = Unnamed
	}
}

func sameParagraph(text *markup.Text, from, to int) bool {
	return from <= to && !strings.Contains(text.Plain[from:to], "\n")
}

// apposed returns the person whose office the source's words are, where the name stands before
// them: "Kenneth McKenzie, the commander, said".
func (p *Proposer) apposed(s *Found) *docket.Entity {
	before := strings.TrimRight(s.Text.Plain[s.Sentence.Start:max(s.Sentence.Start, s.Source.Start)], " ")
	if !strings.HasSuffix(before, ",") {
		return nil
	}
	words := strings.Fields(before)
	names := namesIn(p.docket, words)
	if n := len(names); n > 0 && names[n-1].to == len(words) {
		return names[n-1].entity
	}
	return nil
}

// turnSpeaker fills in the speaker of a turn: the entity that its label means, or the label.
func (p *Proposer) turnSpeaker(f *Form, s *Found) {
	var meant []*docket.Entity
	for _, e := range p.docket.Entities {
		if e.Labelled(s.Label) {
			meant = append(meant, e)
		}
	}
	if len(meant) == 1 {
		f.Speakers = []string{meant[0].ID}
		return
	}
	f.SpeakerText, f.SpeakerNote = s.Label, UnnamedNote
}

// holder returns the only entity with an office on a day that words name, such as "the
// foreign minister"; of several the one that the text before names last. It returns nil where
// that does not decide.
func (p *Proposer) holder(words string, day edtf.Day, before string) *docket.Entity {
	office := officeOf(words)
	if office == "" {
		return nil
	}
	var held []*docket.Entity
	for _, e := range p.docket.Entities {
		for _, r := range e.Roles {
			began := r.From.IsZero() || r.From.Lower() <= day
			ended := !r.To.IsZero() && r.To.Upper() < day
			if began && !ended && officeOf(r.Title) == office && !slices.Contains(held, e) {
				held = append(held, e)
			}
		}
	}
	if len(held) == 1 {
		return held[0]
	}
	if last := lastPerson(p.docket, before); last != nil && slices.Contains(held, last) {
		return last
	}
	return nil
}

var article = regexp.MustCompile(`^(?i:the|a|an|his|her|its|their|us|u\.s\.|american|russian|afghan|british|german)\s+`)

// officeOf returns the words of an office as they are compared.
func officeOf(words string) string {
	words = strings.ToLower(strings.Join(strings.Fields(strings.Trim(words, " ,.")), " "))
	for bare := ""; bare != words; {
		bare = words
		words = article.ReplaceAllString(words, "")
	}
	return words
}

// fullest returns the fullest name of a text for a person who is named by the last name.
func fullest(name, text string) string {
	words := strings.Fields(name)
	last := strings.Trim(words[len(words)-1], ",.")
	if len(words) > 2 || !capitalised(last) || strings.ToUpper(last) == last {
		return name
	}
	best := name
	for at := 0; ; {
		i := strings.Index(text[at:], last)
		if i < 0 {
			return best
		}
		at += i + len(last)
		var before []string
		for _, w := range slices.Backward(lastWords(text[:at-len(last)], 3)) {
			if !capitalised(w) || timeName.MatchString(w) || strings.ContainsAny(w, ",.:;“”\"") && len(w) > 2 {
				break
			}
			before = append([]string{w}, before...)
		}
		if full := strings.Join(append(before, last), " "); len(strings.Fields(full)) > len(strings.Fields(best)) &&
			len(before) > 0 {
			best = full
		}
	}
}

// timeName matches the name of a month or weekday, which is no part of a person's name.
var timeName = regexp.MustCompile(`^(?:January|February|March|April|May|June|July|August|September|October|November|December|` +
	`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$`)

func capitalised(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}
