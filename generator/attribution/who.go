package attribution

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/markup"
)

// TestPatterns has examples of each pattern.
var (
	// The end of a name that follows a verb.
	nameEnds = regexp.MustCompile(`[,;:.!?()` + marks + `]|\s(?:on|in|at|during|after|before|when|while|as|who|that|` +
		`by|through|via|last|this|yesterday|and)\s|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b`)
	// The end of a clause: the subject of the next verb stands after it.
	clauseEnds = regexp.MustCompile(`[;:—–]\s*|q{15,}[` + marks + `]\s*|,?\s(?i:but|while|although|though|because|` +
		`whereas|(if|unless|whether|when|once|until|after|before))\s|,\sand\s|` +
		`^(?i:and|but|while|although|though|as|yet|so|because|meanwhile,?|however,?|(if|unless|whether|when|once|until))\s`)
	// Words before a subject.
	leadsIn = regexp.MustCompile(`^(?:\p{L}+ing|In|On|At|Of|With|During|For|From|Since|By|Under|After|Before|` +
		`Following|Despite|Asked|Last|Earlier|Later|Yesterday|Today|Tonight|Meanwhile|However|Still|Then|Now|` +
		`Instead)\b[^,]*,\s+|` +
		`^(?i:(?:[\p{L}\p{N}]+\s+){1,3}(?:before|earlier|later|after|ago),?\s+|(?:on|in|by|at|` +
		`until)\s+(?:the\s+same\s+day|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?` + months + `(?:\s+\d{1,2}(?:st|nd|rd|` +
		`th)?)?|` + day + `|\d{4})(?:,?\s+\d{4})?,?\s+)`)
	// Words between a subject and its verb.
	notSubject = regexp.MustCompile(`(?i)(?:^|[\s,]+)(?:also|later|earlier|then|himself|herself|itself|themselves|` +
		`has|have|had|and|but|who|which|once|again|further|already|repeatedly|recently|reportedly|previously|publicly|` +
		`privately|firmly|flatly|finally|` +
		`initially|similarly|additionally|frequently|falsely|openly|officially|explicitly|directly|` +
		`(?:on\s+)?` + day + `|yesterday|today|on\s+\d{1,2}\s+` + months + `|on\s+` + months + `\s+\d{1,2})$`)
	// Words before a verb with which it says that nobody said it, or not yet, or that
	// somebody was told it.
	unsaid = regexp.MustCompile(`(?i)(?:^|[\s,])(?:not|never|neither|nor|hardly|would|will|could|can|cannot|may|` +
		`might|should|shall|must|to|is|are|was|were|be|been|being|did|does|do|\p{L}+n[’']t)` +
		`(?:\s+(?:also|ever|even|yet|have|has|had|be|been|once|again|\p{L}+ly))*\s*$`)
	// The end of words before a second verb of one subject, and before one of a relative
	// clause.
	shared       = regexp.MustCompile(`(?i)[\s,](?:and|but)(?:\s+(?:also|later|then|has|have|had|\p{L}+ly))*\s*$`)
	relative     = regexp.MustCompile(`(?i)[\s,]+who(?:\s+(?:also|later|then|has|have|had|\p{L}+ly))*\s*$`)
	trailingName = regexp.MustCompile(`(?:(?:the\s)?(?:\p{Lu}[\p{L}\p{N}.'’-]*)(?:\s(?:of|the|de|von|al)\b)*\s*)+$`)
	// Words that name nobody, and words that may name a speaker.
	nobody = regexp.MustCompile(`(?i)^(?:the|a|an|this|that|these|those|all|any|some|such|its|his|her|their|our)$|` +
		`\b(?:the|a|an|these|those)$|^(?:no|nobody|none|neither|nothing|few|hardly)\b|\b(?:what|how|why|which|whether)\b`)
	person = regexp.MustCompile(`^(?:I|we|he|she|they|it|one|who)\s*$|\p{Lu}|(?i:\b(?:spokesman|spokeswoman|` +
		`spokesperson|official|officials|president|minister|general|ministry|government|statement|report)\b)`)
)

// personal reports whether words may name somebody who speaks.
func personal(words string) bool { return person.MatchString(strings.TrimSpace(words)) }

// name returns the words from a place of the sentence on that name somebody: “Psaki”,
// “the minister's deputy, Jen Psaki”.
func (r *reader) name(start, end int) markup.Range {
	words := r.masked[start:end]
	if m := nameEnds.FindStringIndex(words); m != nil && m[0] > 0 {
		rest := words[m[0]:]
		words = words[:m[0]]
		if next, comma := strings.CutPrefix(rest, ", "); comma && !capitalised(lastWord(words)) {
			if m := nameEnds.FindStringIndex(next); m != nil {
				next = next[:m[0]]
			}
			if capitalised(next) {
				words = r.masked[start : start+len(words)+len(", ")+len(next)]
			}
		}
	}
	return r.at(start, start+len(strings.TrimRight(words, " ")))
}

// subject returns the words before a verb of saying that name the speaker, back to the
// beginning of the clause. ok is false where nobody said it: the verb is negated or only
// possible, or another speaker reports it.
func (r *reader) subject(start, end int) (who markup.Range, ok bool) {
	if unsaid.MatchString(r.masked[start:end]) {
		return markup.Range{}, false
	}
	start, ok = r.clauseOf(start, end)
	if !ok {
		return markup.Range{}, false
	}
	for _, v := range r.verbs { // Biden told Ghani so and said
		if v[0] <= start || v[1] >= end || len(strings.Fields(r.masked[v[1]:end])) == 0 {
			continue
		}
		if !shared.MatchString(r.masked[v[1]:end]) {
			return markup.Range{}, false
		}
		end = v[0]
		if unsaid.MatchString(r.masked[start:end]) {
			return markup.Range{}, false
		}
		break
	}
	if m := relative.FindStringIndex(r.masked[start:end]); m != nil { // to meet Devocht, who said
		name := trailingName.FindStringIndex(r.masked[start : start+m[0]])
		if name == nil {
			name = []int{0, m[0]}
		}
		return r.at(start+name[0], start+name[1]), true
	}
	for {
		words := strings.TrimRight(r.masked[start:end], " ,")
		if m := notSubject.FindStringIndex(words); m != nil {
			words = words[:m[0]]
		}
		if start+len(words) == end {
			break
		}
		end = start + len(words)
	}
	for m := leadsIn.FindStringIndex(r.masked[start:end]); m != nil &&
		start+m[1] < end; m = leadsIn.FindStringIndex(r.masked[start:end]) {
		start += m[1]
	}
	for start < end && strings.IndexByte(" ,", r.masked[start]) >= 0 {
		start++
	}
	return r.at(start, end), true
}

// clauseOf returns where the clause begins that ends in a verb. ok is false for a clause
// with "if" or "when". In “When asked, Psaki said” the clause begins after the comma.
func (r *reader) clauseOf(start, end int) (begins int, ok bool) {
	ok = true
	for {
		m := clauseEnds.FindStringSubmatchIndex(r.masked[start:end])
		if m == nil || start+m[1] >= end {
			return start, ok
		}
		start += m[1]
		if ok = m[2] < 0 && m[4] < 0; ok { // no if, no when
			continue
		}
		if comma := strings.Index(r.masked[start:end], ", "); comma >= 0 {
			start += comma + len(", ")
			ok = true
		}
	}
}

// lastWord returns the last word.
func lastWord(words string) string { return words[strings.LastIndexByte(words, ' ')+1:] }

// capitalised reports whether words are a name: each begins with a capital letter.
func capitalised(words string) bool {
	fields := strings.Fields(words)
	return len(fields) > 0 && len(fields) < 5 && !slices.ContainsFunc(fields, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r)
	})
}

// fewestWords is how many words a statement must have.
const fewestWords = 3

// tidy removes marks and spaces at the ends of the found ranges, and reports whether they
// can be a statement.
func (r *reader) tidy() bool {
	r.found.Verb = strings.ToLower(r.found.Verb)
	r.found.Who = r.trim(r.found.Who)
	said := r.found.Said[:0]
	count := 0
	for _, s := range r.found.Said {
		if s = r.trim(s); s.End > s.Start {
			said = append(said, s)
			count += len(strings.Fields(r.text[s.Start:s.End]))
		}
	}
	r.found.Said = said
	return count >= fewestWords && !nobody.MatchString(r.text[r.found.Who.Start:r.found.Who.End])
}

// trim removes from the ends of a range what belongs to the sentence around it: white
// space, full stops and commas, and a quotation mark without its partner.
func (r *reader) trim(s markup.Range) markup.Range {
	const layers = 8 // and no more, however many marks a text has
	for range layers {
		words := r.text[s.Start:s.End]
		inner := strings.TrimLeft(words, " \n\t,;:.…—–-)")
		inner = strings.TrimRight(inner, " \n\t,;:…—–-(")
		if dotted := strings.TrimSuffix(inner, "."); !abbreviated(inner) {
			inner = dotted
		}
		open, closed := strings.ContainsAny(inner, `“„«`), strings.ContainsAny(inner, `”»`)
		straight := strings.Count(inner, `"`)
		first, size := utf8.DecodeRuneInString(inner)
		last, lastSize := utf8.DecodeLastRuneInString(inner)
		whole := len(inner) > size+lastSize && strings.ContainsRune(`“„«"`, first) &&
			strings.ContainsRune(`”»"`, last) && !strings.ContainsAny(strings.Trim(inner, marks), marks)
		switch {
		case whole:
			inner = inner[size : len(inner)-lastSize]
		case strings.ContainsRune(`“„«`, first) && !closed, strings.ContainsRune(`”»`, first),
			first == '"' && straight%2 == 1:
			inner = inner[size:]
		case strings.ContainsRune(`”»`, last) && !open, strings.ContainsRune(`“„«`, last),
			last == '"' && straight%2 == 1:
			inner = inner[:len(inner)-lastSize]
		}
		if inner == words {
			return s
		}
		at := strings.Index(words, inner)
		s = markup.Range{Start: s.Start + at, End: s.Start + at + len(inner)}
	}
	return s
}

// abbreviated reports whether the full stop at the end belongs to the last word.
func abbreviated(words string) bool {
	return strings.Count(lastWord(words), ".") > 1
}
