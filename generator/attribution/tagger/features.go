package tagger

import (
	"strings"
	"unicode"
)

// Features returns for each token of the text the rows of the table of weights that speak
// about it. before is nil for the first stage; the second one is given the labels that the
// first found.
func (t *Text) Features(cues *Cues, before []Label) [][]uint32 {
	v := newView(t, cues, before)
	rows := make([][]uint32, len(t.tokens))
	all := make([]uint32, 0, len(t.tokens)*96)
	for i := range t.tokens {
		start := len(all)
		v.rows = all
		v.words(i)
		v.forms(i)
		v.quotation(i)
		v.place(i)
		v.nearCues(i)
		v.clause(i)
		if before != nil {
			v.labels(i)
			v.labelledSentence(i)
		}
		all = v.rows
		rows[i] = all[start:len(all):len(all)]
	}
	return rows
}

// view is what the features of a text's tokens are made of.
type view struct {
	*Text
	cues   *Cues
	before []Label
	marks  []marks
	spans  []span // of sentences: first token, and the one after the last
	script bool   // the text is a transcript
	rows   []uint32
}

// span is a stretch of tokens.
type span struct{ start, end int }

// marks are what the features say of one token.
type marks struct {
	word   uint64
	form   uint64 // the word itself where it is one of grammar, else its shape, ending and use as a cue
	shape  uint64
	ending uint64 // three letters
	begins uint64 // three letters
	stem   uint64
	cue    uint64 // how often it is a cue
}

func newView(t *Text, cues *Cues, before []Label) *view {
	v := &view{Text: t, cues: cues, before: before, marks: make([]marks, len(t.tokens))}
	v.spans = make([]span, len(t.sentences))
	labels := 0
	for i, k := range t.tokens {
		v.marks[i] = cues.marks(k)
		s := &v.spans[k.sentence]
		if s.end == 0 {
			s.start = i
		}
		s.end = i + 1
		if k.lower == ":" && i > 0 && i-t.paragraphStart(i) <= 5 && unicode.IsUpper(t.tokens[i-1].first) {
			labels++
		}
	}
	v.script = labels > 3
	return v
}

// paragraphStart returns the first token of token i's paragraph, or the one five tokens
// before i if it is farther away.
func (t *Text) paragraphStart(i int) int {
	j := i
	for j > 0 && i-j <= 5 && t.tokens[j-1].paragraph == t.tokens[i].paragraph {
		j--
	}
	return j
}

// grammar are the words whose place in a sentence says how it is built.
var grammar = set(`the a an this that these those his her its their our my your he she it they we i you who whom
	whose which what when where why how whether if unless because while although though since until after before as
	than to of in on at by for from with without about against into over under between among through during and or
	but nor so yet not no is are was were be been being am has have had having do does did will would can could may
	might must shall should there here also only even just more most some any all both each every other another such
	one two him them me us himself themselves itself`)

func (c *Cues) marks(k token) marks {
	m := marks{word: hash(k.lower), shape: shape(k), cue: uint64(c.words[k.lower])}
	root := stem(k.lower)
	m.stem = hash(root)
	m.cue |= uint64(c.stems[root]) << 4
	m.ending = hash(k.lower[max(0, len(k.lower)-3):])
	m.begins = hash(k.lower[:min(3, len(k.lower))])
	m.form = m.word
	if !grammar[k.lower] && m.shape > 0 {
		m.form = m.shape<<16 | suffix(k.lower)<<8 | m.cue | 1<<32
	}
	return m
}

// shape returns 0 for a mark of punctuation, else whether a word is in small letters, begins
// with a capital, is all in capitals, or is a number.
func shape(k token) uint64 {
	switch {
	case unicode.IsDigit(k.first) || strings.ContainsRune("$£€", k.first):
		return 1
	case unicode.IsUpper(k.first):
		if n := k.End - k.Start; n > 1 && strings.IndexFunc(k.lower, unicode.IsLetter) >= 0 && k.capitals {
			return 2
		}
		return 3
	case unicode.IsLetter(k.first):
		return 4
	case k.first == '@' || k.first == '#':
		return 5
	}
	return 0
}

// endings are those of words that tell the part of speech.
var endings = []string{"ed", "ing", "ly", "tion", "ment", "ies", "'s", "s", "er", "al"}

func suffix(word string) uint64 {
	for i, e := range endings {
		if len(word) > len(e)+2 && strings.HasSuffix(word, e) {
			return uint64(i + 1)
		}
	}
	return 0
}

// stem returns a word without the ending of a verb's form.
func stem(word string) string {
	for _, e := range []string{"ing", "ied", "ies", "ed", "es", "s", "d", "e"} {
		if len(word) > len(e)+2 && strings.HasSuffix(word, e) {
			word = word[:len(word)-len(e)]
			if e == "ied" || e == "ies" {
				word += "y"
			}
			break
		}
	}
	if n := len(word); n > 3 && word[n-1] == word[n-2] {
		word = word[:n-1]
	}
	return strings.TrimSuffix(word, "e")
}

// hash returns the FNV-1a hash of a string.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// add notes a feature: a number that says which, and what it says.
func (v *view) add(which uint64, parts ...uint64) {
	h := (which + 1) * 0x9e3779b97f4a7c15
	for _, p := range parts {
		h = (h ^ p) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	v.rows = append(v.rows, uint32(h%Rows))
}

// at returns what is said of token i, or nothing outside of the text.
func (v *view) at(i int) marks {
	if i < 0 || i >= len(v.marks) {
		return marks{}
	}
	return v.marks[i]
}

// bucket returns a number for a distance, with less detail the greater it is.
func bucket(n int) uint64 {
	switch {
	case n < 5:
		return uint64(n)
	case n < 8:
		return 5
	case n < 13:
		return 6
	case n < 21:
		return 7
	}
	return 8
}
