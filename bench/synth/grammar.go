package synth

import (
	"math/rand/v2"
	"strings"
)

// grammar holds rules by name. A rule is a list of alternatives; an
// alternative is text with names of rules in braces.
type grammar map[string][]alternative

type alternative []piece

// piece is a text, or where rule is set, whatever that rule gives.
type piece struct{ text, rule string }

// parseGrammar reads rules whose alternatives stand between vertical lines.
func parseGrammar(rules map[string]string) grammar {
	g := grammar{}
	for name, text := range rules {
		for _, line := range strings.Split(text, "|") {
			g[name] = append(g[name], parseAlternative(strings.TrimSpace(line)))
		}
	}
	return g
}

func parseAlternative(s string) alternative {
	var a alternative
	for s != "" {
		before, rest, found := strings.Cut(s, "{")
		if before != "" {
			a = append(a, piece{text: before})
		}
		if !found {
			break
		}
		rule, after, _ := strings.Cut(rest, "}")
		a = append(a, piece{rule: rule})
		s = after
	}
	return a
}

// speech expands the grammar's rules for one article: the open places of a
// sentence (names, rare words, numbers) are filled from the docket.
type speech struct {
	w     *World
	r     *rand.Rand
	named func(entity int) // told of every entity that is named
}

// say expands a rule.
func (s *speech) say(rule string) string {
	var b strings.Builder
	s.expand(&b, rule)
	return articles(b.String())
}

// articles writes "an" where "a" stands before a vowel.
func articles(s string) string {
	var b strings.Builder
	at := 0
	for i := 0; i+2 < len(s); i++ {
		alone := s[i] == 'a' && s[i+1] == ' ' && (i == 0 || s[i-1] == ' ')
		if alone && strings.IndexByte("aeiouAEIOU", s[i+2]) >= 0 {
			b.WriteString(s[at:i] + "an")
			at = i + 1
		}
	}
	return b.String() + s[at:]
}

func (s *speech) expand(b *strings.Builder, rule string) {
	switch rule {
	case "T":
		b.WriteString(s.w.words.term(s.r))
		return
	case "t":
		b.WriteString(s.w.words.noun(s.r))
		return
	case "E":
		e := byRank(s.r, len(s.w.Entities))
		b.WriteString(s.w.nameOf(s.r, e))
		if s.named != nil {
			s.named(e)
		}
		return
	case "N":
		b.WriteString(number(s.r))
		return
	}
	alternatives := rules[rule]
	if len(alternatives) == 0 {
		panic("synth: no rule " + rule)
	}
	for _, p := range alternatives[s.r.IntN(len(alternatives))] {
		if p.rule != "" {
			s.expand(b, p.rule)
		} else {
			b.WriteString(p.text)
		}
	}
}

// sentence expands a rule and makes a sentence of it.
func (s *speech) sentence(rule string) string { return capital(s.say(rule)) }

// short expands a rule to something that fits into a headline, most of the time.
func (s *speech) short(rule string) string {
	for {
		if text := s.say(rule); len(text) <= 75 || chance(s.r, 0.1) {
			return text
		}
	}
}
