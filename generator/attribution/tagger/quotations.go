package tagger

import "unicode/utf8"

// findQuotations says of each token whether it stands in quotation marks. A wrong or missing
// mark spoils one paragraph: each begins outside, or opens anew.
func (t *Text) findQuotations() {
	var open rune
	for i := range t.tokens {
		k := &t.tokens[i]
		if i == 0 || k.paragraph != t.tokens[i-1].paragraph {
			open = 0
		}
		k.quoted = outside
		if open != 0 {
			k.quoted = within
		}
		switch mark := family(t.plain[k.Start:k.End]); {
		case mark == 0:
		case open == 0 && t.mayOpen(i):
			open = mark
			k.quoted = opens
		case open == mark && t.mayClose(i), open == '"' && k.first == '”':
			open = 0
			k.quoted = closes
		}
	}
}

// family returns '"' for all double quotation marks, '\” for single ones, and 0 for other
// tokens.
func family(s string) rune {
	switch s {
	case `"`, "“", "”", "„", "«", "»":
		return '"'
	case "'", "‘", "’", "`":
		return '\''
	}
	return 0
}

// mayOpen reports whether the quotation mark i can begin a quotation.
func (t *Text) mayOpen(i int) bool {
	k := t.tokens[i]
	switch k.first {
	case '“', '‘', '„', '«':
		return true
	}
	next, _ := utf8.DecodeRuneInString(t.plain[k.End:])
	if k.End == len(t.plain) || next == ' ' || next == '\n' {
		return false
	}
	if k.first == '\'' || k.first == '’' { // not the apostrophe of '90s
		return (k.Start == 0 || !wordly(before(t.plain, k.Start))) && t.closesLater(i)
	}
	return k.Start == 0 || !wordly(before(t.plain, k.Start))
}

// closesLater reports whether a single mark in the paragraph ends what the mark i may begin.
func (t *Text) closesLater(i int) bool {
	for j := i + 2; j < len(t.tokens) && t.tokens[j].paragraph == t.tokens[i].paragraph; j++ {
		if family(t.plain[t.tokens[j].Start:t.tokens[j].End]) == '\'' && t.mayClose(j) {
			return true
		}
	}
	return false
}

// mayClose reports whether the quotation mark i can end a quotation.
func (t *Text) mayClose(i int) bool {
	k := t.tokens[i]
	if k.first == '”' || k.first == '»' {
		return true
	}
	if k.End < len(t.plain) {
		if next, _ := utf8.DecodeRuneInString(t.plain[k.End:]); wordly(next) {
			return false
		}
	}
	return k.Start > 0
}

func before(s string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return r
}
