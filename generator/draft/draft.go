// Package draft drafts the claims that an article's text suggests, for somebody to read
// and correct.
//
// A [Proposer] reads the sentences that say what somebody said (package attribution)
// and in which no claim stands yet, and fills in a [Form] for each: the words as they
// stand in the article, the speaker, the day and the kind where the sentence gives
// them. It never gives a rating.
package draft

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/attribution"
	"onrecord/generator/check"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Proposal is a claim that an article's text suggests.
type Proposal struct {
	Text    string // a [[claim]] record that is a draft, under a comment with its place in the article
	Speaker string // the words of the text that name a speaker whom the docket does not know; else ""
}

// Proposer proposes the claims of articles. It gives no id twice.
type Proposer struct {
	docket *docket.Docket
	source diag.ReadFile
	given  map[string]bool // ids
}

// NewProposer makes a Proposer for a docket, whose files source reads.
func NewProposer(d *docket.Docket, source diag.ReadFile) *Proposer {
	return &Proposer{d, source, map[string]bool{}}
}

// Propose returns a claim for every sentence of an article that says what somebody said
// (in English) and in which no claim stands. The speaker is an entity only where the
// words before or after the verb name one. The day is the one that the sentence gives,
// or the article's. The kind follows the verb where that decides it, and is a statement
// otherwise.
func (p *Proposer) Propose(a *docket.Article) []Proposal {
	var all []Proposal
	told := map[string]bool{}
	for _, said := range a.Appearances {
		if said.Quote != "" {
			told[tellingKey(said.Quote, entityIDs(said.Claim.Speakers), said.Claim.SpeakerText)] = true
		}
	}
	read := p.read(a)
	quotes := quotesOf(read)
	for i := range read {
		s := &read[i]
		f := Form{Article: a, Quote: quotes[i]}
		f.Kind, f.KindNote = kindBy(s.Verb)
		p.findSpeaker(&f, s)
		key := tellingKey(f.Quote.Words, f.Speakers, f.SpeakerText)
		if told[key] { // a pull quote repeats words of the text
			continue
		}
		told[key] = f.Quote.Words != ""
		f.Title = p.title(&f, s)
		f.ID = p.newID(f.Title)
		f.Said, f.SaidNote = saidOn(a, s)
		where := s.Span.File
		if s.Span.Line > 0 {
			where += ":" + strconv.Itoa(s.Span.Line)
		}
		proposal := Proposal{Text: "# " + where + "\n" + f.Text()}
		if len(f.Speakers) == 0 && f.SpeakerText != Unnamed && !pronouns[strings.ToLower(f.SpeakerText)] {
			proposal.Speaker = f.SpeakerText
		}
		all = append(all, proposal)
	}
	return all
}

// statement is a sentence, and what it says that somebody said.
type statement struct {
	check.Sentence
	attribution.Statement
}

// read returns what an article says that somebody said, where no claim's quote stands in
// the words. A quotation of several sentences is one statement.
func (p *Proposer) read(a *docket.Article) []statement {
	var all []statement
	var taken []markup.Range
	marked := func(r markup.Range) bool {
		return slices.ContainsFunc(taken, r.Overlaps) || check.Quoted(a, r)
	}
	for _, found := range check.Unclaimed(p.docket, a, p.source) {
		s, ok := attribution.Read(found.Text, found.Range)
		if ok && !slices.ContainsFunc(s.Said, marked) {
			taken = append(taken, s.Said...)
			all = append(all, statement{found, s})
		}
	}
	return all
}

// tellingKey is the same for the same words of the same speaker.
func tellingKey(quote string, ids []string, speaker string) string {
	if len(ids) > 0 {
		speaker = strings.Join(ids, " ")
	}
	return markup.Fold(quote) + "\x00" + speaker
}

// newID makes an id from a title that neither the docket nor another proposal has.
func (p *Proposer) newID(title string) string {
	base := content.ShortID(content.TypeClaim, title)
	id := base
	for n := 2; p.docket.Claim(id) != nil || p.given[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	p.given[id] = true
	return id
}

// kindBy returns the kind of claim that a verb makes, and the note beside it.
func kindBy(verb string) (kind content.Kind, note string) {
	switch verb {
	case "denied", "denies":
		kind = content.Denial
	case "pledged", "promised", "vowed":
		kind = content.Pledge
	case "predicted", "predicts":
		kind = content.Prediction
	case "warned", "warns", "threatened":
		return content.Statement, "“" + verb + "”: a threat or a warning? " +
			"Then who, whom and what go into a [claim.threat] table"
	default:
		return content.Statement, KindNote
	}
	return kind, "“" + verb + "”"
}

// longestTitle is how long a proposed title may be, in characters.
const longestTitle = 120

// title returns what was asserted, in one line. The title of a denial is the sentence
// that the speaker asserts, which is the quotation where there is one.
func (p *Proposer) title(f *Form, s *statement) string {
	var parts []string
	switch {
	case f.Kind == content.Denial && s.Form == attribution.Reported:
		parts = append(parts, "It is not true that")
	case s.Form == attribution.Infinitive:
		parts = append(parts, p.speakerNames(f), "will")
	}
	for _, r := range s.Said {
		parts = append(parts, oneLine(s.Text, r))
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

func (p *Proposer) speakerNames(f *Form) string {
	if len(f.Speakers) == 0 {
		return f.SpeakerText
	}
	var names []string
	for _, id := range f.Speakers {
		names = append(names, p.docket.Entity(id).Name)
	}
	return strings.Join(names, " and ")
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// oneLine returns a range of a text with its words on one line.
func oneLine(text *markup.Text, r markup.Range) string {
	return strings.Join(strings.Fields(text.Plain[r.Start:r.End]), " ")
}

// saidOn returns the date on which a statement was made, and the note beside it.
func saidOn(a *docket.Article, s *statement) (date, note string) {
	if a.Date.IsDay() {
		if date, words, ok := s.When(s.Text, s.Range, a.Date.Lower()); ok {
			return date, "“" + words + "”"
		}
	}
	return DayOf(a), SaidNote
}
