package attribution

import (
	"regexp"
	"strings"

	"onrecord/generator/markup"
)

const marks = `“”„«»"`

// TestPatterns has examples of each pattern.
var (
	// What follows a quotation: the verb and the name, or the name and the verb.
	behindQuotation = regexp.MustCompile(`^[` + marks + `]?[\s,]*` +
		`(?:(?i:(` + verbOfSaying + `)\b)\s+([^` + marks + `;:]*)|` +
		`([^` + marks + `;:]*?)\b(?i:(` + verbOfSaying + `))\b)`)
	attributedTo = regexp.MustCompile(`(?i)\baccording to\s+`)
	thatClause   = regexp.MustCompile(`(?i)\b(` + verbOfSaying + `)\b(?:[\s,]+[\p{L}\p{N}'’.-]+){0,7}?[\s,]+that\s+` +
		`(?:(?:day|week|month|year|morning|evening|night)\s+(?:that\s+)?)?`)
	// After "reports": it is a noun then.
	auxiliary    = regexp.MustCompile(`(?i)^[\s,]+(?:have|has|had|was|were|is|are)\b`)
	toDo         = regexp.MustCompile(`(?i)\b(pledged|promised|vowed|threatened)\s+to\s+`)
	withoutComma = regexp.MustCompile(`^((?:the\s+)?(?:\p{Lu}[\p{L}\p{N}.'’-]*\s+)+)(?:the|a|an|over|about|at|` +
		`some|all|many|most|more|there|it|he|she|they|this|these|no)\s`)
	asideVerb = regexp.MustCompile(`,\s+(?:((?:[\p{L}\p{N}.'’-]+\s+){1,6}?)(said|says|added|adds|told|wrote|` +
		`noted|notes|explained|warned|insisted|argued|stated|estimates|estimated|announced)\b|(said|says|added|adds|` +
		`wrote|noted|warned|explained)\s+((?:(?:the|a|an|his|her|its|their)\s|\p{Lu})[^,;:]*))`)
	asideEnds = regexp.MustCompile(`^(?:\s*[.,;:!?` + marks + `]|\s*$|\s(?:on|in|at|to|during|after|before|` +
		`last|this|yesterday)\s|(?:\s[\p{L}’']+){1,3}?(?:[.,;]|$|\s(?:on|in|at|during|after|before)\s)|\s\p{Lu})`)
	openingQuote = regexp.MustCompile(`^[\s,:]*[` + marks + `]`)
	goesOn       = regexp.MustCompile(`^,\s+(?:has|have|had|is|are|was|were|will|would|can|could|may|might|` +
		`should|must|did|does|do|\p{Ll}+ed)\s`)
	// What else is said in the sentence, after a clause.
	othersSaid = regexp.MustCompile(`(?i),\s(?:but|and|while|whereas|although|though|` +
		`yet)\s(?:[\p{L}\p{N}’'.-]+\s){0,5}?` + verbOfSaying + `\b|\s(?:and|but)\s(?:(?:also|later|` +
		`then)\s)?` + verbOfSaying + `\b|,\s(?:saying|adding|warning|insisting|arguing)\b`)
)

// quotationFirst reads “…,” Psaki said. A quotation may go on after that.
func (r *reader) quotationFirst() bool {
	if len(r.quoted) == 0 {
		return false
	}
	first := r.quoted[0]
	before := strings.Trim(r.text[r.sentence.Start:max(first.Start, r.sentence.Start)], marks+" ")
	if before != "" || first.End >= r.sentence.End {
		return false
	}
	end := first.End - r.sentence.Start
	m := behindQuotation.FindStringSubmatchIndex(r.masked[end:])
	if m == nil {
		return false
	}
	for i := range m {
		m[i] += end
	}
	ok := true
	if m[2] >= end { // said Psaki
		r.found.Verb, r.found.Who = r.masked[m[2]:m[3]], r.name(m[4], m[5])
	} else {
		r.found.Verb = r.masked[m[8]:m[9]]
		r.found.Who, ok = r.subject(m[6], m[7])
	}
	r.found.Said = []markup.Range{first}
	if len(r.quoted) > 1 && r.oneQuotation(first, r.quoted[1]) {
		r.found.Said = append(r.found.Said, r.quoted[1])
	}
	return ok && (r.long(first) || len(r.found.Said) > 1)
}

// oneQuotation reports whether the second quotation continues the first: nobody else is
// named between them, or after them.
func (r *reader) oneQuotation(first, next markup.Range) bool {
	between := strings.TrimRight(r.masked[first.End-r.sentence.Start:next.Start-r.sentence.Start], " "+marks)
	behind := ""
	if next.End < r.sentence.End {
		behind = r.masked[next.End-r.sentence.Start:]
	}
	return strings.HasSuffix(between, ",") && len(reporting.FindAllString(between, 2)) == 1 &&
		!reporting.MatchString(behind)
}

// accordingTo reads “According to the Pentagon, …” and “…, according to the Pentagon”.
func (r *reader) accordingTo() bool {
	m := attributedTo.FindStringIndex(r.masked)
	if m == nil {
		return false
	}
	r.found.Verb = "according to"
	before, behind := strings.TrimRight(r.masked[:m[0]], " ,"), r.masked[m[1]:]
	if strings.Trim(before, marks+" ") == "" { // at the sentence's head
		return r.accordingAtHead(m[1], behind)
	}
	r.found.Who = r.name(m[1], len(r.masked))
	rest := r.at(r.found.Who.End-r.sentence.Start, len(r.masked))
	switch {
	case strings.HasSuffix(before, " that"), strings.HasSuffix(before, " which"): // of boats which, according to AFP, …
		r.found.Said = []markup.Range{rest}
	case goesOn.MatchString(r.text[rest.Start:rest.End]): // the mission, according to AFP, has failed
		r.found.Said = []markup.Range{r.at(0, m[0]), rest}
	default:
		r.found.Said = []markup.Range{r.at(0, m[0])}
	}
	return true
}

// accordingAtHead reads the words after “According to” at the beginning of a sentence.
func (r *reader) accordingAtHead(at int, behind string) bool {
	comma := strings.Index(behind, ", ")
	if m := withoutComma.FindStringSubmatchIndex(behind); m != nil && (comma < 0 || m[3] < comma) {
		r.found.Who = r.at(at, at+m[3])
		r.found.Said = []markup.Range{r.at(at+m[3], len(r.masked))}
		return true
	}
	if comma < 0 {
		return false
	}
	// the coach, Alireza Mehraban, …
	if next := strings.Index(behind[comma+2:], ", "); next > 0 && capitalised(behind[comma+2:comma+2+next]) &&
		!capitalised(lastWord(behind[:comma])) {
		comma += 2 + next
	}
	r.found.Who = r.at(at, at+comma)
	r.found.Said = []markup.Range{r.at(at+comma+1, len(r.masked))}
	return true
}

// that reads “Psaki said on Friday that …”.
func (r *reader) that() bool {
	for from := 0; ; {
		m := thatClause.FindStringSubmatchIndex(r.masked[from:])
		if m == nil {
			return false
		}
		verb, behind, begins := from+m[2], from+m[3], from+m[1]
		from = behind
		if auxiliary.MatchString(r.masked[behind:]) || reporting.MatchString(r.masked[behind:begins]) {
			continue
		}
		who, ok := r.subject(0, verb)
		if !ok {
			continue
		}
		r.found = Statement{Who: who, Verb: r.masked[verb:behind], Said: []markup.Range{r.reported(verb, begins)},
			Form: Reported}
		return true
	}
}

// reported returns the clause that begins at a place of the sentence and belongs to a
// verb. It ends before what else is said, and with the relative clause that has the verb.
func (r *reader) reported(verb, begins int) markup.Range {
	end := len(r.masked)
	if m := othersSaid.FindStringIndex(r.masked[begins:]); m != nil && m[0] > 0 {
		end = begins + m[0]
	}
	if relative.MatchString(r.masked[:verb]) {
		if i := strings.Index(r.masked[begins:end], ", "); i > 0 {
			end = begins + i
		}
	}
	return r.at(begins, end)
}

// shortAdverbial is how many words before “…, said Psaki” may be an adverbial, and not
// yet a sentence.
const shortAdverbial = 4

// aside reads “…, Psaki said, …” and “…, said Psaki”.
func (r *reader) aside() bool {
	m := asideVerb.FindStringSubmatchIndex(r.masked)
	if m == nil {
		return false
	}
	rest, words := m[1], len(strings.Fields(r.masked[:m[0]]))
	if m[2] >= 0 {
		who, ok := r.subject(m[2], m[3])
		if !ok || words < 2 || !personal(r.masked[m[2]:m[3]]) || !asideEnds.MatchString(r.masked[rest:]) ||
			openingQuote.MatchString(r.masked[rest:]) {
			return false
		}
		r.found.Who, r.found.Verb = who, r.masked[m[4]:m[5]]
	} else {
		r.found.Who, r.found.Verb = r.name(m[8], m[9]), r.masked[m[6]:m[7]]
		rest = r.found.Who.End - r.sentence.Start
		if words < 2 || !asideEnds.MatchString(r.masked[rest:]) {
			return false
		}
	}
	r.found.Said = []markup.Range{r.at(0, m[0])}
	behind := r.masked[rest:]
	if more := strings.HasPrefix(behind, ", "); goesOn.MatchString(behind) || more &&
		(m[2] >= 0 || words <= shortAdverbial) { // it was, he said, a mistake
		r.found.Said = append(r.found.Said, r.at(rest+1, len(r.masked)))
	}
	return true
}

// clause reads “Psaki said the mission would end” and “Psaki told reporters it would”.
func (r *reader) clause() bool {
	for _, c := range clauses(r.masked) {
		who, ok := r.subject(0, c.verb)
		if !ok || who.Start == who.End {
			continue
		}
		verb, _, _ := strings.Cut(r.masked[c.verb:c.begins], " ")
		r.found = Statement{Who: who, Verb: verb, Said: []markup.Range{r.reported(c.verb, c.begins)}, Form: Reported}
		return true
	}
	return false
}

// undertaking reads “Psaki pledged to end the mission”.
func (r *reader) undertaking() bool {
	m := toDo.FindStringSubmatchIndex(r.masked)
	if m == nil {
		return false
	}
	who, ok := r.subject(0, m[2])
	r.found = Statement{Who: who, Verb: r.masked[m[2]:m[3]], Said: []markup.Range{r.reported(m[2], m[1])},
		Form: Infinitive}
	return ok
}

// quotationLast reads “Psaki told CNN: ‘…’”, and any other sentence with a verb of saying
// and a quotation.
func (r *reader) quotationLast() bool {
	for _, q := range r.quoted {
		if !r.long(q) || len(r.verbs) == 0 {
			continue
		}
		verb := r.verbs[0]
		for _, v := range r.verbs { // the last before the quotation, or the first
			if r.sentence.Start+v[1] <= q.Start {
				verb = v
			}
		}
		who, ok := r.subject(0, verb[0])
		r.found = Statement{Who: who, Verb: r.masked[verb[0]:verb[1]], Said: []markup.Range{q}}
		return ok
	}
	return false
}
