package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/markup"
)

// token is a word, a number or a mark of punctuation.
type token struct {
	markup.Range
	lower     string // its letters, in small ones; straight and curly apostrophes are the same
	first     rune
	paragraph int    // 0, 1, … in the text
	sentence  int    // 0, 1, … in the text
	quoted    quoted // whether it stands in quotation marks
	capitals  bool   // all its letters are capitals
}

// quoted says where a token stands: outside of quotation marks, within, or is one.
type quoted uint8

const (
	outside quoted = iota
	within
	opens
	closes
)

// Text is a plain text in tokens.
type Text struct {
	plain     string
	tokens    []token
	sentences []markup.Range
}

// Read returns a text in tokens. A line break ends a paragraph.
func Read(plain string) *Text {
	t := &Text{plain: plain}
	s := scanner{text: plain, wrapped: wrapped(plain)}
	for s.space(); s.at < len(plain); s.space() {
		start := s.at
		s.token()
		first, _ := utf8.DecodeRuneInString(plain[start:])
		t.tokens = append(t.tokens, token{Range: markup.Range{Start: start, End: s.at}, first: first,
			lower: strings.ReplaceAll(strings.ToLower(plain[start:s.at]), "’", "'"), paragraph: s.paragraph,
			capitals: strings.ToUpper(plain[start:s.at]) == plain[start:s.at]})
	}
	t.findQuotations()
	t.findSentences()
	return t
}

// scanner cuts a text into tokens.
type scanner struct {
	text      string
	at        int
	paragraph int
	wrapped   bool // long lines were broken: only an empty line ends a paragraph
	single    bool // a single quotation mark was opened in this paragraph
}

// space passes over white space.
func (s *scanner) space() {
	start := s.at
	breaks := 0
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) {
			break
		}
		if r == '\n' || r == '\u2029' {
			breaks++
		}
		s.at += size
	}
	ends := breaks > 1 || breaks == 1 && !(s.wrapped && len(lastLine(s.text[:start])) >= shortLine)
	if ends && s.at < len(s.text) {
		s.paragraph++
		s.single = false
	}
}

// shortLine is how many bytes a line has at least that was broken because it was full.
const shortLine = 40

func lastLine(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

// wrapped reports whether the lines of a text were broken where they were full: it has empty
// lines, and most other lines break off within a sentence.
func wrapped(text string) bool {
	whole, broken, empty := 0, 0, false
	lines := strings.Split(text, "\n")
	for i, line := range lines[:len(lines)-1] {
		line = strings.TrimSpace(line)
		switch next := strings.TrimSpace(lines[i+1]); {
		case line == "":
			empty = true
		case next == "":
		case strings.ContainsRune(".?!:”\"’", before(line, len(line))):
			whole++
		default:
			broken++
		}
	}
	return empty && broken > whole
}

// token passes over one token.
func (s *scanner) token() {
	start := s.at
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	next := s.peek(s.at + size)
	switch {
	case wordly(r):
		s.word()
	case strings.ContainsRune("$£€#@", r) && wordly(next):
		s.at += size
		s.word()
	case r == '-' || r == '.':
		for s.at < len(s.text) && s.text[s.at] == byte(r) {
			s.at++
		}
	case clitic(s.text[:start], s.text[start:]):
		s.at += size
		s.word()
	case r == '\'' || r == '‘':
		s.single = s.single || wordly(next) && !wordly(s.behind(start))
		s.at += size
	default:
		s.at += size
	}
}

// word passes over a word or a number: with the apostrophes, hyphens, full stops and commas
// within it, and the full stop of an abbreviation.
func (s *scanner) word() {
	start := s.at
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		next, before := s.peek(s.at+size), s.behind(s.at)
		switch {
		case wordly(r):
		case s.at > start && clitic(s.text[start:s.at], s.text[s.at:]):
			return
		case (r == '\'' || r == '’') && (unicode.IsLetter(next) || !s.single && !wordly(next) && (before == 's')):
		case r == '-' && wordly(next), r == '.' && wordly(next) && !s.sentenceRunsOn(start, next):
		case r == ',' && unicode.IsDigit(before) && unicode.IsDigit(next):
		case r == '%':
			s.at += size
			return
		case r == '.' && abbreviation(s.text[start:s.at]):
			s.at += size
			return
		default:
			return
		}
		s.at += size
	}
}

// clitic reports whether a verb that was shortened stands after the words before: "we" and
// "'ve told". It is a word of its own, since a source may end before it.
func clitic(words, after string) bool {
	apostrophe, size := utf8.DecodeRuneInString(after)
	if apostrophe != '\'' && apostrophe != '’' {
		return false
	}
	end := size
	for end < len(after) && after[end] >= 'a' && after[end] <= 'z' {
		end++
	}
	switch after[size:end] {
	case "ve", "d", "ll", "re", "m":
		r, _ := utf8.DecodeLastRuneInString(words)
		return unicode.IsLetter(r)
	case "s":
		start := strings.LastIndexFunc(words, func(r rune) bool { return !wordly(r) }) + 1
		return pronouns[strings.ToLower(words[start:])]
	}
	return false
}

// pronouns are the words after which "'s" is a verb.
var pronouns = set("he she it that what there who")

// sentenceRunsOn reports whether the full stop after the word from start on ends a sentence
// though no space follows: “left.The”.
func (s *scanner) sentenceRunsOn(start int, next rune) bool {
	word := s.text[start:s.at]
	return unicode.IsUpper(next) && utf8.RuneCountInString(word) > 2 && !strings.Contains(word, ".")
}

func (s *scanner) peek(at int) rune {
	if at >= len(s.text) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return r
}

// behind returns the rune that ends at a place.
func (s *scanner) behind(at int) rune {
	if at == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	return r
}

// wordly reports whether a rune is a part of words or numbers.
func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// abbreviations are words that have a full stop, in small letters. Those that are more
// often words of their own, such as "no", "mass" and "wash", are left out.
var abbreviations = set(`mr mrs ms dr prof rev hon st gen lt col maj capt cmdr cpl sgt adm sen sens rep reps gov
	pres amb supt insp det atty jr sr jan feb mar apr jun jul aug sep sept oct nov dec vs etc nos inc ltd corp
	bros dept est vol approx ala ariz ark calif colo conn del fla ga ind kan ky md mich minn
	mont neb nev okla ore tenn tex va vt wis wyo messrs mme ave blvd mt ft`)

// abbreviation reports whether a full stop after a word belongs to it.
func abbreviation(word string) bool {
	if i := strings.LastIndexByte(word, '.'); i >= 0 { // U.S, p.m
		last, size := utf8.DecodeRuneInString(word[i+1:])
		return i+1+size == len(word) && unicode.IsLetter(last) && len(word) <= 8
	}
	if r, size := utf8.DecodeRuneInString(word); size == len(word) { // an initial
		return unicode.IsUpper(r) && r != 'I'
	}
	return abbreviations[strings.ToLower(word)]
}

// set returns the words of a list.
func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(list) {
		all[word] = true
	}
	return all
}
