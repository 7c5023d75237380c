package tagger

import (
	"unicode"

	"onrecord/generator/markup"
)

// Sentences returns the sentences of the text, as ranges of bytes.
func (t *Text) Sentences() []markup.Range { return t.sentences }

// findSentences numbers the sentences: a paragraph's end ends one, and so does a full stop,
// question or exclamation mark with the closing marks after it, where what follows can begin
// a sentence.
func (t *Text) findSentences() {
	number := 0
	for i := range t.tokens {
		if i > 0 && (t.tokens[i].paragraph != t.tokens[i-1].paragraph || t.sentenceEndsBefore(i)) {
			number++
		}
		t.tokens[i].sentence = number
		if number == len(t.sentences) {
			t.sentences = append(t.sentences, t.tokens[i].Range)
		}
		t.sentences[number].End = t.tokens[i].End
	}
}

// starters are words that begin sentences and no names, in small letters: after “U.S.” one
// tells that a sentence ended.
var starters = set(`the a an he she it they we i you his her its their this that these those there but and in on at
	for if when while after before as by with from to what who how why not no some many most all one two our my`)

// sentenceEndsBefore reports whether a sentence ends before token i.
func (t *Text) sentenceEndsBefore(i int) bool {
	next := t.tokens[i]
	if next.quoted == closes || !beginsSentence(next) {
		return false
	}
	end, closed := i-1, false
	for end >= 0 && (t.tokens[end].quoted == closes || t.tokens[end].lower == ")" || t.tokens[end].lower == "]") {
		closed = closed || t.tokens[end].quoted == closes
		end--
	}
	if end < 0 {
		return false
	}
	word := t.tokens[end].lower
	switch word {
	case ".":
		return true
	case "?", "!":
		return !closed || !t.saidBy(i)
	case "...", "…", "....":
		return true
	}
	return len(word) > 2 && word[len(word)-1] == '.' && starters[next.lower] && unicode.IsUpper(next.first)
}

// beginsSentence reports whether a sentence can begin with a token.
func beginsSentence(k token) bool {
	return unicode.IsUpper(k.first) || unicode.IsDigit(k.first) || k.quoted == opens || k.first == '(' ||
		k.first == '[' || k.first == '$' || k.first == '#' || k.first == '@' || k.first == '—' ||
		unicode.IsLetter(k.first) && !unicode.IsLower(k.first)
}

var askedWords = set(`said says asked asks wrote writes shouted told replied added cried declared demanded tweeted`)

// saidBy reports whether the words from token i on say who said what stands before them: a
// name of up to four words in capitals, and a word of saying.
func (t *Text) saidBy(i int) bool {
	for j := i; j < len(t.tokens) && j < i+5; j++ {
		if askedWords[t.tokens[j].lower] {
			return j > i
		}
		if j > i && !unicode.IsUpper(t.tokens[j].first) {
			return false
		}
	}
	return false
}
