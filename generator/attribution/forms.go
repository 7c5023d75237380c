package attribution

import (
	"regexp"
	"strings"

	"onrecord/generator/markup"
)

const marks = `“”„«»"`

var (
	// said Psaki, the press secretary; Psaki, the press secretary, told CNN
	behindQuotation = regexp.MustCompile(`^[` + marks + `]?[\s,]*(?:(?i:(` + verbOfSaying + `)\b)\s+([^` + marks + `;:]*)|([^` + marks + `;:]*?)\b(?i:(` + verbOfSaying + `))\b)`)
	attributedTo    = regexp.MustCompile(`(?i)\baccording to\s+`)
	thatClause      = regexp.MustCompile(`(?i)\b(` + verbOfSaying + `)\b(?:[\s,]+[\p{L}\p{N}'’.-]+){0,4}?[\s,]+that\s+(?:(?:day|week|month|year|morning|evening|night)\s+(?:that\s+)?)?`)
	auxiliary       = regexp.MustCompile(`(?i)^[\s,]+(?:have|has|had|was|were|is|are)\b`) // behind reports, which are a noun then
	withoutComma    = regexp.MustCompile(`^((?:the\s+)?(?:\p{Lu}[\p{L}\p{N}.'’-]*\s+)+)(?:the|a|an|over|about|at|some|all|many|most|more|there|it|he|she|they|this|these|no)\s`)
	asideVerb       = regexp.MustCompile(`,\s+(?:((?:[\p{L}\p{N}.'’-]+\s+){1,6}?)(said|says|added|adds|told|wrote|noted|notes|explained|warned|insisted|argued|stated)\b|(said|says|added|adds|wrote|noted|warned|explained)\s+((?:(?:the|a|an|his|her|its|their)\s|\p{Lu})[^,;:]*))`)
	clauseVerb      = regexp.MustCompile(`(?i)\b(?:(?:said|says|claimed|claims|warned|warns|insisted|insists|argued|argues|estimated|estimates|predicted|predicts|added|adds)\s+|(?:told|tells)\s+(?:[\p{L}\p{N}.'’-]+\s+){1,4}?((?:he|she|it|they|there|we|I)\s))`)
	asideEnds       = regexp.MustCompile(`^(?:\s*[.,;:!?` + marks + `]|\s*$|\s(?:on|in|at|to|during|after|before|last|this|yesterday)\s|\s(?:reporters|journalists)\b|\s\p{Lu})`)
	negated         = regexp.MustCompile(`(?i)\b(?:not|never|n[’']t)\b`)
	openingQuote    = regexp.MustCompile(`^[\s,:]*[` + marks + `]`)
	goesOn          = regexp.MustCompile(`^,\s+(?:has|have|had|is|are|was|were|will|would|can|could|may|might|should|must|did|does|do|\p{Ll}+ed)\s`)
	clauseBegins    = regexp.MustCompile(`^(?:(?:the|a|an|it|he|she|they|we|there|this|these|those|his|her|their|its|our|no|all|some|most|many|more|at|about|[0-9][\p{N}.,]*)\b|\p{Lu})`)
)

// quotationFirst reads “…,” Psaki said, and a quotation that goes on behind it.
func (r *reader) quotationFirst() bool {
	if len(r.quoted) == 0 {
		return false
	}
	first := r.quoted[0]
	before := strings.Trim(r.text[r.sentence.Start:max(first.Start, r.sentence.Start)], marks+" ")
	if before != "" || !r.long(first) || first.End >= r.sentence.End {
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
	r.found.Said = []markup.Range{first}
	switch {
	case m[2] >= end: // said Psaki
		r.found.Verb, r.found.Who = r.masked[m[2]:m[3]], r.name(m[4], m[5])
	default:
		r.found.Verb, r.found.Who = r.masked[m[8]:m[9]], r.subject(m[6], m[7])
	}
	if len(r.quoted) > 1 {
		if next := r.quoted[1]; r.long(next) && strings.Contains(r.text[first.End:next.Start], ",") {
			r.found.Said = append(r.found.Said, next)
		}
	}
	return true
}

// accordingTo reads According to the Pentagon, … and …, according to the Pentagon.
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

// accordingAtHead reads what follows According to, at a place of the sentence.
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
	if next := strings.Index(behind[comma+2:], ", "); next > 0 && capitalised(behind[comma+2:comma+2+next]) && !capitalised(lastWord(behind[:comma])) {
		comma += 2 + next
	}
	r.found.Who = r.at(at, at+comma)
	r.found.Said = []markup.Range{r.at(at+comma+1, len(r.masked))}
	return true
}

// that reads Psaki said on Friday that …
func (r *reader) that() bool {
	for _, m := range thatClause.FindAllStringSubmatchIndex(r.masked, -1) {
		if auxiliary.MatchString(r.masked[m[3]:]) {
			continue
		}
		r.found.Verb = r.masked[m[2]:m[3]]
		r.found.Who = r.subject(0, m[2])
		r.found.Said = []markup.Range{r.at(m[1], len(r.masked))}
		return true
	}
	return false
}

// aside reads …, Psaki said, … and …, said Psaki.
func (r *reader) aside() bool {
	m := asideVerb.FindStringSubmatchIndex(r.masked)
	if m == nil {
		return false
	}
	rest, words := m[1], len(strings.Fields(r.masked[:m[0]]))
	if m[2] >= 0 {
		who := r.masked[m[2]:m[3]]
		if words < 2 || !personal(who) || !asideEnds.MatchString(r.masked[rest:]) || openingQuote.MatchString(r.masked[rest:]) || negated.MatchString(who) {
			return false
		}
		r.found.Who, r.found.Verb = r.subject(m[2], m[3]), r.masked[m[4]:m[5]]
	} else {
		r.found.Who, r.found.Verb = r.name(m[8], m[9]), r.masked[m[6]:m[7]]
		rest = r.found.Who.End - r.sentence.Start
		if words < 2 || !asideEnds.MatchString(r.masked[rest:]) {
			return false
		}
	}
	r.found.Said = []markup.Range{r.at(0, m[0])}
	if behind := r.masked[rest:]; goesOn.MatchString(behind) || m[2] >= 0 && strings.HasPrefix(behind, ", ") { // it was, he said, a mistake
		r.found.Said = append(r.found.Said, r.at(rest+1, len(r.masked)))
	}
	return true
}

// clause reads Psaki said the mission would end, and Psaki told reporters it would.
func (r *reader) clause() bool {
	for _, m := range clauseVerb.FindAllStringSubmatchIndex(r.masked, -1) {
		begins := m[1]
		if m[2] >= 0 { // told whom
			begins = m[2]
		} else if behind := r.masked[m[1]:]; !clauseBegins.MatchString(behind) && begins != saidClause(r.masked) {
			continue
		}
		if strings.TrimSpace(r.masked[:m[0]]) == "" {
			continue
		}
		r.found.Verb, _, _ = strings.Cut(r.masked[m[0]:m[1]], " ")
		r.found.Who = r.subject(0, m[0])
		r.found.Said = []markup.Range{r.at(begins, len(r.masked))}
		return true
	}
	return false
}

// quotationLast reads Psaki told CNN: “…”, and any other sentence with a quotation.
func (r *reader) quotationLast() bool {
	for _, q := range r.quoted {
		if !r.long(q) {
			continue
		}
		r.found.Said = []markup.Range{q}
		verb := []int(nil)
		for _, v := range r.verbs { // the last before the quotation, or the first
			if verb == nil || r.sentence.Start+v[1] <= q.Start {
				verb = v
			}
		}
		if verb != nil {
			r.found.Verb = r.masked[verb[0]:verb[1]]
			r.found.Who = r.subject(0, verb[0])
		}
		return true
	}
	return false
}
