package start

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/attribution"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Proposal is a claim that an article's text suggests, for somebody to correct.
type Proposal struct {
	Text    string // a [[claim]] record that is a draft, under a comment that says where it stands
	Speaker string // the words of the text that name a speaker whom the docket does not know; else ""
}

// Proposer proposes the claims of articles. It gives no id twice.
type Proposer struct {
	docket *docket.Docket
	source diag.Source
	given  map[string]bool // ids
}

// NewProposer begins to propose claims for a docket whose files source reads.
func NewProposer(d *docket.Docket, source diag.Source) *Proposer {
	return &Proposer{d, source, map[string]bool{}}
}

// Propose returns a claim for every sentence of an article that says what somebody
// said (English; see package attribution) and in which no claim stands. Its words are
// marked where they stand; the speaker is an entity only where the words before or
// behind the verb name one; the day is the one that the sentence gives, or the
// article's. The kind follows the verb where that decides it, and is a statement
// otherwise. There is never a rating.
func (p *Proposer) Propose(a *docket.Article) []Proposal {
	var all []Proposal
	told := map[string]bool{}
	for _, said := range a.Appearances {
		if said.Quote != "" {
			told[telling(said.Quote, entityIDs(said.Claim.Speakers), said.Claim.SpeakerText)] = true
		}
	}
	read := p.read(a)
	quotes := quotesOf(read)
	for i, s := range read {
		c := &claim{docket: p.docket, article: a, words: quotes[i]}
		c.nameKind(&s.Statement)
		c.name(s.Text, s.Who, s.Sentence)
		key := telling(c.words.Words, c.speakers, c.speaker)
		if told[key] { // a quotation that is set out of the text once more
			continue
		}
		told[key] = c.words.Words != ""
		c.title = c.headline(s.Text, &s.Statement)
		c.id = p.newID(c.title)
		c.date(&s)
		where := s.Span.File
		if s.Span.Line > 0 {
			where += ":" + strconv.Itoa(s.Span.Line)
		}
		proposal := Proposal{Text: "# " + where + "\n" + c.text()}
		if len(c.speakers) == 0 && c.speaker != unnamed && !pronouns[strings.ToLower(c.speaker)] {
			proposal.Speaker = c.speaker
		}
		all = append(all, proposal)
	}
	return all
}

// stated is an attribution, read.
type stated struct {
	docket.Attribution
	attribution.Statement
}

// read reads the article's attributions that no claim's quote stands in. A quotation of
// several sentences is one.
func (p *Proposer) read(a *docket.Article) []stated {
	var all []stated
	var taken []markup.Range
	marked := func(r markup.Range) bool {
		return slices.ContainsFunc(taken, r.Overlaps) || slices.ContainsFunc(a.Appearances, func(p *docket.Appearance) bool { return p.Within(r) })
	}
	for _, found := range p.docket.Unclaimed(a, p.source) {
		s, ok := attribution.Read(found.Text, found.Sentence)
		if ok && !slices.ContainsFunc(s.Said, marked) {
			taken = append(taken, s.Said...)
			all = append(all, stated{found, s})
		}
	}
	return all
}

// telling is what is the same where one article has the same words of the same
// speaker twice.
func telling(quote string, ids []string, speaker string) string {
	if len(ids) > 0 {
		speaker = strings.Join(ids, " ")
	}
	return markup.Fold(quote) + "\x00" + speaker
}

// newID makes an id of a title that neither the docket has nor another proposal.
func (p *Proposer) newID(title string) string {
	base := content.ShortID(content.TypeClaim, title)
	id := base
	for n := 2; p.docket.Claim(id) != nil || p.given[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	p.given[id] = true
	return id
}

// kindOf says what a verb makes of an utterance.
var kindOf = map[string]content.Kind{"denied": content.Denial, "denies": content.Denial, "pledged": content.Pledge, "promised": content.Pledge, "vowed": content.Pledge,
	"predicted": content.Prediction, "predicts": content.Prediction}

func (c *claim) nameKind(s *attribution.Statement) {
	c.kind, c.kindNote = content.Statement, anyKind
	if kind, known := kindOf[s.Verb]; known {
		c.kind, c.kindNote = kind, "“"+s.Verb+"”"
	}
	switch s.Verb {
	case "warned", "warns", "threatened":
		c.kindNote = "“" + s.Verb + "”: a threat or a warning? Then who, whom and what go into a [claim.threat] table"
	}
}

// longestTitle is how long a proposed title may be, in characters.
const longestTitle = 120

// headline is what was asserted in one line. A denial has the sentence that the denier
// asserts, which is the quotation where there is one.
func (c *claim) headline(text *markup.Text, s *attribution.Statement) string {
	var parts []string
	switch {
	case c.kind == content.Denial && s.Form == attribution.Reported:
		parts = append(parts, "It is not true that")
	case s.Form == attribution.Infinitive:
		parts = append(parts, c.called(), "will")
	}
	for _, r := range s.Said {
		parts = append(parts, words(text, r))
	}
	title := capital(strings.Join(parts, " "))
	if utf8.RuneCountInString(title) <= longestTitle {
		return title
	}
	cut := string([]rune(title)[:longestTitle])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// called is the speaker in words.
func (c *claim) called() string {
	if len(c.speakers) == 0 {
		return c.speaker
	}
	var names []string
	for _, id := range c.speakers {
		names = append(names, c.docket.Entity(id).Name)
	}
	return strings.Join(names, " and ")
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// words are the words of a stretch of text on one line.
func words(text *markup.Text, r markup.Range) string {
	return strings.Join(strings.Fields(text.Plain[r.Start:r.End]), " ")
}

// quotesOf returns the quote of each statement of one article, which stands at its place
// and nowhere else: its words alone, or told from the same words elsewhere by those
// round them. All are looked for in one reading of the text. A quote is empty where
// nothing decides.
func quotesOf(all []stated) []markup.Quote {
	quotes := make([]markup.Quote, len(all))
	if len(all) == 0 {
		return quotes
	}
	const ways = 4
	var wanted []markup.Quote
	text := all[0].Text
	for _, s := range all {
		var parts []string
		for _, r := range s.Said {
			parts = append(parts, words(text, r))
		}
		whole := strings.Join(parts, " […] ")
		before, after := round(text, s.Said)
		wanted = append(wanted, markup.Quote{Words: whole}, markup.Quote{Words: whole, Prefix: before}, markup.Quote{Words: whole, Suffix: after},
			markup.Quote{Words: whole, Prefix: before, Suffix: after})
	}
	found, _ := text.Find(wanted, nil, nil)
	for i, s := range all {
		for n := ways * i; n < ways*(i+1); n++ {
			if found[n].Places == 1 && slices.Equal(found[n].Ranges, s.Said) {
				quotes[i] = wanted[n]
				break
			}
		}
	}
	return quotes
}

// round is some words before and after a quote.
func round(text *markup.Text, said []markup.Range) (before, after string) {
	const some = 4
	var behind []string
	for word := range strings.FieldsSeq(text.Plain[said[len(said)-1].End:]) {
		if behind = append(behind, word); len(behind) == some {
			break
		}
	}
	return strings.Join(lastWords(text.Plain[:said[0].Start], some), " "), strings.Join(behind, " ")
}

// lastWords are the words that a text ends in, at most n. No more of the text is read.
func lastWords(text string, n int) []string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		at = max(0, strings.LastIndexFunc(strings.TrimRightFunc(text[:at], unicode.IsSpace), unicode.IsSpace))
	}
	return strings.Fields(text[at:])
}

// date gives the claim the day on which it was said.
func (c *claim) date(s *stated) {
	c.said, c.saidNote = dayOf(c.article), articleDay
	if !c.article.Date.IsDay() {
		return
	}
	if date, words, ok := s.When(s.Text, s.Sentence, c.article.Date.Lower()); ok {
		c.said, c.saidNote = date, "“"+words+"”"
	}
}
