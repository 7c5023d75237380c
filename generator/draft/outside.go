package draft

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"onrecord/generator/claimtext"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// ErrKnown says that a claim has exactly the words of an answer already.
var ErrKnown = errors.New("a claim has these words already")

// Accept checks an answer on an article, and makes a proposal of it. Every word that it gives
// is looked for in the text, every id and date is checked, and nothing is taken that overlaps
// a claim. The error says why it is not taken: ErrKnown, or what to mend.
func (p *Proposer) Accept(a *docket.Article, answer Answer) (*Proposal, error) {
	if answer.Article != "" && answer.Article != a.ID {
		return nil, fmt.Errorf("it names the article %s and is about %s", answer.Article, a.ID)
	}
	if answer.Confidence < 0 || answer.Confidence > 1 {
		return nil, errors.New("confidence must be a number from 0 to 1")
	}
	text := markup.ReadText(p.docket.HTML(a.Body))
	quote := markup.Quote{Words: answer.Quote, Prefix: answer.Prefix, Suffix: answer.Suffix}
	ranges, err := p.place(a, text, quote)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(content.Kinds, answer.Kind) {
		return nil, fmt.Errorf("%q is no kind: one of %s", answer.Kind, strings.Join(content.Kinds, ", "))
	}
	found := &Found{Text: text, Content: ranges, Sentence: sentenceAt(text.Sentences(), ranges[0].Start),
		Sure: answer.Confidence, Kind: content.Kind(answer.Kind), Span: p.spanOf(a, text, ranges[0])}
	f := &Form{Article: a, Quote: quote, Kind: found.Kind, KindNote: oneSpaced(answer.Why)}
	for _, fill := range []func() error{
		func() error { return p.acceptSpeaker(f, text, answer.Speaker) },
		func() error { return p.acceptDates(f, a, answer) },
		func() error { return acceptWords(f, text, answer) },
		func() error { return p.acceptTables(f, answer) },
	} {
		if err := fill(); err != nil {
			return nil, err
		}
	}
	if f.Title = oneSpaced(answer.Title); f.Title == "" || len([]rune(f.Title)) > longestTitle {
		f.Title = p.title(f, found)
	}
	f.ID = p.newID(f.Title)
	if err := sound(f); err != nil {
		return nil, err
	}
	p.taken[a] = append(p.taken[a], ranges...)
	return &Proposal{Found: found, Form: f}, nil
}

// spanOf returns where words of an article's text stand in its file.
func (p *Proposer) spanOf(a *docket.Article, text *markup.Text, words markup.Range) diag.Span {
	data, err := p.source(a.File())
	if err != nil {
		return diag.FileSpan(a.File())
	}
	near, ok := markup.NewPassages(string(data)).Nearest(text.Plain[words.Start:words.End])
	if !ok {
		return diag.FileSpan(a.File())
	}
	return diag.SpanAt(a.File(), data, near.Range.Start, near.Range.End)
}

// oneSpaced returns words on one line and without control characters, as a title and a
// comment may have them.
func oneSpaced(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) ||
			unicode.IsControl(r)
	}), " ")
}

// sound reports what is wrong with a record by itself, such as a value that is no number, or
// a deadline of a statement.
func sound(f *Form) error {
	const file = "content/claims/draft.toml"
	loader := content.NewLoader(nothing{})
	if _, err := loader.Load(); err != nil {
		return err
	}
	for _, problem := range loader.With(file, []byte(f.Text())).Problems {
		if problem.Span.File == file && (problem.Severity == diag.Error || problem.Check == diag.Superfluous) {
			return errors.New(problem.Message)
		}
	}
	return nil
}

// nothing is a site's folder without files.
type nothing struct{}

// Open finds no file.
func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// place returns where a quote stands in an article's text.
func (p *Proposer) place(a *docket.Article, text *markup.Text, quote markup.Quote) ([]markup.Range, error) {
	if strings.TrimSpace(quote.Words) == "" {
		return nil, fmt.Errorf("it has no quote")
	}
	found, _ := text.Find([]markup.Quote{quote}, nil, nil)
	switch {
	case found[0].Places == 0:
		return nil, fmt.Errorf("the words %q do not stand in the article", quote.Words)
	case found[0].Places > 1:
		return nil, fmt.Errorf("the words %q stand in the article more than once: give a prefix or suffix", quote.Words)
	case slices.ContainsFunc(a.Appearances, func(of *docket.Appearance) bool {
		return slices.Equal(of.Ranges, found[0].Ranges)
	}):
		return nil, ErrKnown
	case slices.ContainsFunc(found[0].Ranges, func(r markup.Range) bool { return quoted(a, r) }):
		return nil, fmt.Errorf("a claim stands in the words %q already", quote.Words)
	case slices.ContainsFunc(found[0].Ranges, func(r markup.Range) bool {
		return slices.ContainsFunc(p.taken[a],
			r.Overlaps)
	}):
		return nil, fmt.Errorf("another answer has the words %q", quote.Words)
	case p.strikes(folded(quote.Words)):
		return nil, fmt.Errorf("an editor struck out the words %q", quote.Words)
	}
	return found[0].Ranges, nil
}

// acceptSpeaker fills in the speakers: entities by id or name, or words of the text.
func (p *Proposer) acceptSpeaker(f *Form, text *markup.Text, speakers []string) error {
	for _, speaker := range speakers {
		switch named := p.docket.Named(speaker); {
		case len(named) == 1:
			f.Speakers = append(f.Speakers, named[0].ID)
		case len(named) > 1:
			return fmt.Errorf("%q is a name of %d entities: write the id", speaker, len(named))
		case !holds(text, speaker):
			return fmt.Errorf("the speaker %q is no entity and does not stand in the article", speaker)
		}
	}
	switch {
	case len(speakers) == 0:
		return errors.New("it has no speaker")
	case len(f.Speakers) < len(speakers):
		f.Speakers, f.SpeakerText = nil, oneSpaced(strings.Join(speakers, ", "))
	}
	return nil
}

// acceptDates fills in the days and the event. Whether a date is one, sound finds.
func (p *Proposer) acceptDates(f *Form, a *docket.Article, answer Answer) error {
	f.Said = answer.Said
	switch {
	case answer.SaidText != "":
		f.SaidNote = "“" + oneSpaced(answer.SaidText) + "”"
	case f.Said == "":
		f.SaidNote = SaidNote
	}
	f.Said = cmp.Or(f.Said, DayOf(a))
	if answer.Event != "" && p.docket.Event(answer.Event) == nil {
		return fmt.Errorf("there is no event %q", answer.Event)
	}
	f.Event = answer.Event
	switch {
	case answer.Deadline != "":
		f.Deadline = &claimtext.Deadline{Text: oneSpaced(answer.DeadlineText), Date: answer.Deadline,
			Bound: cmp.Or(answer.Bound, string(content.By))}
	case answer.DeadlineText != "" || answer.Bound != "":
		return errors.New("it has a bound or words of a deadline, and no deadline")
	case f.Kind == content.Timeline && answer.Progress == "":
		return errors.New("a timeline claim needs a deadline, or progress, or both")
	}
	return nil
}

// acceptWords fills in what is said in words of the text.
func acceptWords(f *Form, text *markup.Text, answer Answer) error {
	for _, of := range []struct{ key, words string }{
		{"said_text", answer.SaidText}, {"deadline_text", answer.DeadlineText}, {"condition", answer.Condition},
		{"likelihood", answer.Likelihood},
	} {
		if of.words != "" && !holds(text, of.words) {
			return fmt.Errorf("%s: the words %q do not stand in the article", of.key, of.words)
		}
	}
	f.Condition, f.Likelihood, f.Progress = oneSpaced(answer.Condition), oneSpaced(answer.Likelihood),
		string(answer.Progress)
	return nil
}

// acceptTables fills in of whom something is demanded, the figure and the threat.
func (p *Proposer) acceptTables(f *Form, answer Answer) error {
	ids := slices.Clone(answer.Asked)
	threatens := f.Kind == content.KindThreat || f.Kind == content.Warning
	switch {
	case len(answer.Asked) > 0 && f.Kind != content.Demand:
		return fmt.Errorf("a %s asks nobody: asked is for a demand", f.Kind)
	case answer.Figure != nil && f.Kind != content.KindFigure:
		return fmt.Errorf("a %s has no figure: is its kind figure?", f.Kind)
	case answer.Threat != nil && !threatens:
		return fmt.Errorf("a %s has no threat: is its kind threat or warning?", f.Kind)
	}
	f.Asked = answer.Asked
	if of := answer.Figure; of != nil {
		f.Figure = &claimtext.Figure{Measure: oneSpaced(of.Measure), Value: string(of.Value), Unit: oneSpaced(of.Unit)}
	}
	if of := answer.Threat; of != nil {
		ids = slices.Concat(ids, of.Actor, of.Target)
		f.Response, f.Instrument, f.Trend = oneSpaced(of.Response), of.Instrument, of.Trend
		f.Actor, f.ActorText, f.Target, f.TargetText = of.Actor, oneSpaced(of.ActorText), of.Target,
			oneSpaced(of.TargetText)
	}
	for _, id := range ids {
		if p.docket.Entity(id) == nil {
			return fmt.Errorf("there is no entity %q", id)
		}
	}
	return nil
}

// holds reports whether a text has words, whatever their white space, quotation marks and
// hyphens.
func holds(text *markup.Text, words string) bool {
	found, _ := text.Find([]markup.Quote{{Words: words}}, nil, nil)
	return found[0].Places > 0
}
