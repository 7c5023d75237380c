// Package draft drafts the claims that an article's text suggests, for somebody to read
// and correct.
//
// [Find] returns what an article says that somebody said (package attribution) and in which
// no claim stands yet; of a transcript, or a speaker's own text, the sentences that are worth
// recording. A [Proposer] fills in a [Form] for each: the words as they stand in the
// article, the speaker, the day, the kind (package claimtext), and what the words give of a
// deadline, a condition, a share that is done, a figure or a threat. It never gives a rating.
// Beside each guess stands a comment that says so.
package draft

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/claimtext"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Proposal is a claim that an article's text suggests.
type Proposal struct {
	Found   *Found
	Form    *Form
	Speaker string // the words of the text that name a speaker whom the docket does not know; else ""
}

// Text returns a [[claim]] record that is a draft. Comments above it say where it stands in
// which sentence, and why it is proposed.
func (p *Proposal) Text() string {
	f := p.Found
	where := f.Span.File
	if f.Span.Line > 0 {
		where += ":" + strconv.Itoa(f.Span.Line)
	}
	sure := ""
	if f.Sure > 0 { // another program need not say it
		sure = fmt.Sprintf(", %.0f %% sure", 100*f.Sure)
	}
	return fmt.Sprintf("# %s\n# %s\n# %s%s%s\n%s", where, oneLine(f.Text, f.Sentence), p.Form.Kind, sure, p.why(),
		p.Form.Text())
}

// why names the words that report what was said.
func (p *Proposal) why() string {
	f := p.Found
	switch {
	case f.Label != "":
		return ", in the turn of " + f.Label
	case f.Cue.End > f.Cue.Start:
		return ": “" + oneLine(f.Text, f.Cue) + "”"
	}
	return ""
}

// Proposer proposes the claims of articles. It gives no id twice.
type Proposer struct {
	docket    *docket.Docket
	source    diag.ReadFile
	given     map[string]bool                    // ids
	struck    []string                           // words that an editor struck out, folded
	last      *Proposal                          // of the article that is read
	sentences []markup.Range                     // of the article that is read
	taken     map[*docket.Article][]markup.Range // by answers of another program
}

// NewProposer makes a Proposer for a docket, whose files source reads. files are further
// files of claims that may strike out proposals, by lines such as
//
//	# not a claim: the bridge is safe
func NewProposer(d *docket.Docket, source diag.ReadFile, files ...string) *Proposer {
	p := &Proposer{docket: d, source: source, given: map[string]bool{}, taken: map[*docket.Article][]markup.Range{}}
	for _, c := range d.Claims {
		if !slices.Contains(files, c.File()) {
			files = append(files, c.File())
		}
	}
	for _, file := range files {
		data, err := source(file)
		if err != nil {
			continue // a file to which claims will be added need not be there
		}
		for line := range strings.Lines(string(data)) {
			if _, words, ok := strings.Cut(strings.TrimSpace(line), StrikeOut); ok {
				p.struck = append(p.struck, folded(words))
			}
		}
	}
	return p
}

// StrikeOut begins a comment with words that are not to be proposed again.
const StrikeOut = "# not a claim:"

// folded returns words as they are compared, whatever their white space and quotation marks.
func folded(words string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(markup.Fold(claimtext.Bare(words)), `"' `)), " "))
}

// Propose returns a claim for everything that Find finds in an article, but for what an
// editor struck out and for words of a speaker that a claim has already.
func (p *Proposer) Propose(a *docket.Article) (all []Proposal) {
	told := map[string]bool{}
	for _, said := range a.Appearances {
		if said.Quote != "" {
			told[telling(folded(said.Quote), entityIDs(said.Claim.Speakers), said.Claim.SpeakerText)] = true
		}
	}
	found := Find(p.docket, a, p.source)
	quotes := quotesOf(found)
	p.last, p.sentences = nil, nil
	if len(found) > 0 {
		p.sentences = found[0].Text.Sentences()
	}
	for i := range found {
		s := &found[i]
		f := &Form{Article: a, Quote: quotes[i], Kind: s.Kind}
		p.findDay(f, s)
		p.findSpeaker(f, s)
		proposal := Proposal{Found: s, Form: f}
		p.last = &proposal
		words := folded(wordsOf(s))
		key := telling(words, f.Speakers, f.SpeakerText)
		if told[key] || p.strikes(words) || f.Quote.Words == "" { // a pull quote repeats words of the text
			continue
		}
		told[key] = true
		p.fill(f, s)
		f.Title = p.title(f, s)
		f.ID = p.newID(f.Title)
		if len(f.Speakers) == 0 && f.SpeakerText != Unnamed && !pronouns[strings.ToLower(f.SpeakerText)] {
			proposal.Speaker = f.SpeakerText
		}
		all = append(all, proposal)
	}
	return all
}

// telling is the same for the same words of the same speaker.
func telling(words string, ids []string, speaker string) string {
	if len(ids) > 0 {
		speaker = strings.Join(ids, " ")
	}
	return words + "\x00" + speaker
}

// strikes reports whether an editor struck out words, by the first of them or all.
func (p *Proposer) strikes(key string) bool {
	return slices.ContainsFunc(p.struck, func(words string) bool {
		return words != "" &&
			strings.HasPrefix(key, words)
	})
}

// wordsOf returns what was said, its parts joined.
func wordsOf(s *Found) string {
	var parts []string
	for _, r := range s.Content {
		parts = append(parts, oneLine(s.Text, r))
	}
	return strings.Join(parts, " ")
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

// oneLine returns a range of a text with its words on one line.
func oneLine(text *markup.Text, r markup.Range) string {
	return strings.Join(strings.Fields(text.Plain[r.Start:r.End]), " ")
}

// findDay fills in the day on which something was said, and the note beside it: the day that
// the sentence gives, outside of the speaker and of what was said; the one that the sentence
// before gave in the same paragraph; or the article's.
func (p *Proposer) findDay(f *Form, s *Found) {
	a := f.Article
	f.Said, f.SaidNote = DayOf(a), SaidNote
	if s.Source.End == s.Source.Start && s.Cue.End == s.Cue.Start {
		f.SaidNote = "" // their own text, of that day
		return
	}
	if !a.Date.IsDay() {
		return
	}
	for _, part := range outside(s.Sentence, append([]markup.Range{apposition(s)}, s.Content...)) {
		if date, words, ok := claimtext.When(s.Text.Plain[part.Start:part.End], a.Date.Lower()); ok {
			f.Said, f.SaidNote = date, "“"+words+"”"
			return
		}
	}
	if date, words := p.dayBefore(s, a.Date.Lower()); date != "" {
		f.Said, f.SaidNote = date, "a guess: “"+words+"” stands before"
	}
}

// dayBefore returns the day that a sentence before gives, and its words: the nearest in the
// same paragraph, or else the first sentence of the text, which says in a report when it all
// happened. What stands in quotation marks is not read, nor a day more than a week before the
// article in the first sentence.
func (p *Proposer) dayBefore(s *Found, published edtf.Day) (date, words string) {
	const week = 7
	for i, r := range slices.Backward(p.sentences) {
		near := r.End <= s.Sentence.Start && sameParagraph(s.Text, r.Start, s.Sentence.Start)
		if !near && i > 0 {
			continue
		}
		for _, part := range outside(r, s.Text.Quotations(r.Start)) {
			date, words, ok := claimtext.When(s.Text.Plain[part.Start:part.End], published)
			if ok && (near || published-dayOf(date) < week) && r.End <= s.Sentence.Start {
				return date, words
			}
		}
	}
	return "", ""
}

// outside returns the parts of a sentence that are outside of all the given ranges.
func outside(sentence markup.Range, parts []markup.Range) []markup.Range {
	rest := []markup.Range{sentence}
	for _, p := range parts {
		var next []markup.Range
		for _, r := range rest {
			if !p.Overlaps(r) {
				next = append(next, r)
				continue
			}
			next = append(next, markup.Range{Start: r.Start, End: max(r.Start, p.Start)},
				markup.Range{Start: min(p.End, r.End), End: r.End})
		}
		rest = next
	}
	return rest
}

// apposition returns the source with the words between commas behind it, which tell of the
// speaker: "Lavrov, elected in 2019, said".
func apposition(s *Found) markup.Range {
	r := s.Source
	if r.End < s.Cue.Start && strings.HasPrefix(s.Text.Plain[r.End:s.Cue.Start], ",") {
		r.End = s.Cue.Start
	}
	return r
}

// dayOf returns the first day of an EDTF date.
func dayOf(date string) edtf.Day {
	d, err := edtf.Parse(date)
	if err != nil {
		return 0
	}
	return d.Lower()
}
