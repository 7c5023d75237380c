package draft

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onrecord/generator/claimtext"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Request is what an outside extractor is told of an article: one line of JSON.
type Request struct {
	ID        string            `json:"id"`
	Date      string            `json:"date"` // EDTF
	Language  string            `json:"language"`
	Text      string            `json:"text"` // plain; offsets count its bytes in UTF-8
	Sentences []RequestSentence `json:"sentences"`
	Entities  []RequestEntity   `json:"entities"`
	Events    []RequestEvent    `json:"events"`
	Kinds     []string          `json:"kinds"`
}

// RequestSentence is a sentence, and whether a claim's quote stands in it.
type RequestSentence struct {
	Start   int  `json:"start"`
	End     int  `json:"end"`
	Claimed bool `json:"claimed"`
}

// RequestEntity is somebody whom the site knows.
type RequestEntity struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Kind    string        `json:"kind"`
	Aliases []string      `json:"aliases,omitempty"`
	Roles   []RequestRole `json:"roles,omitempty"`
}

// RequestRole is an office and when it was held.
type RequestRole struct {
	Title        string `json:"title"`
	Organisation string `json:"organisation,omitempty"`
	From         string `json:"from,omitempty"`
	To           string `json:"to,omitempty"`
}

// RequestEvent is an event that the site knows.
type RequestEvent struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// NewRequest returns what an outside extractor is told of an article.
func NewRequest(d *docket.Docket, a *docket.Article) Request {
	text := markup.ReadText(d.HTML(a.Body))
	r := Request{ID: a.ID, Date: a.Date.String(), Language: Language(d, a), Text: text.Plain, Kinds: content.Kinds}
	for _, s := range text.Sentences() {
		r.Sentences = append(r.Sentences, RequestSentence{s.Start, s.End, quoted(a, s)})
	}
	for _, e := range d.Entities {
		of := RequestEntity{ID: e.ID, Name: e.Name, Kind: e.Entity.Kind, Aliases: e.Aliases}
		for _, role := range e.Roles {
			of.Roles = append(of.Roles, RequestRole{role.Title, role.Name, role.From.String(), role.To.String()})
		}
		r.Entities = append(r.Entities, of)
	}
	for _, e := range d.Events {
		r.Events = append(r.Events, RequestEvent{e.ID, e.Title})
	}
	return r
}

// Answer is a claim that an outside extractor proposes: one line of JSON. Article may be left
// out where it was asked about one.
type Answer struct {
	Article      string `json:"article"`
	Quote        string `json:"quote"`
	Prefix       string `json:"prefix"`
	Title        string `json:"title"`
	Kind         string `json:"kind"`
	Speaker      string `json:"speaker"` // an id, a name, or words of the text
	Said         string `json:"said"`
	Event        string `json:"event"`
	Deadline     string `json:"deadline"`
	DeadlineText string `json:"deadline_text"`
	Bound        string `json:"bound"`
	Condition    string `json:"condition"`
	Progress     string `json:"progress"`
	Likelihood   string `json:"likelihood"`
	Figure       *struct {
		Measure string `json:"measure"`
		Value   string `json:"value"`
		Unit    string `json:"unit"`
	} `json:"figure"`
	Threat *struct {
		Response   string   `json:"response"`
		Instrument string   `json:"instrument"`
		Actor      []string `json:"actor"`
		Target     []string `json:"target"`
	} `json:"threat"`
	Confidence float64 `json:"confidence"`
	Why        string  `json:"why"`
}

// ReadAnswer reads a line of JSON.
func ReadAnswer(line []byte) (a Answer, err error) {
	d := json.NewDecoder(strings.NewReader(string(line)))
	d.DisallowUnknownFields()
	if err = d.Decode(&a); err != nil {
		return a, fmt.Errorf("it is no claim as JSON: %v", err)
	}
	return a, nil
}

// Accept checks an answer on an article, and makes a proposal of it. Every word that it gives
// is looked for in the text, every id and date is checked, and nothing is taken that overlaps
// a claim. The error says why it is not taken.
func (p *Proposer) Accept(a *docket.Article, answer Answer) (*Proposal, error) {
	text := markup.ReadText(p.docket.HTML(a.Body))
	quote := markup.Quote{Words: answer.Quote, Prefix: answer.Prefix}
	ranges, err := p.place(a, text, quote)
	if err != nil {
		return nil, err
	}
	found := &Found{Text: text, Content: ranges, Sentence: sentenceAt(text.Sentences(), ranges[0].Start), Sure: answer.Confidence,
		Kind: content.Kind(answer.Kind)}
	f := &Form{Article: a, Quote: quote, Kind: found.Kind, KindNote: answer.Why}
	if !slices.Contains(content.Kinds, answer.Kind) {
		return nil, fmt.Errorf("%q is no kind: one of %s", answer.Kind, strings.Join(content.Kinds, ", "))
	}
	if err := p.acceptSpeaker(f, text, answer.Speaker); err != nil {
		return nil, err
	}
	if err := p.acceptDates(f, a, answer); err != nil {
		return nil, err
	}
	if err := p.acceptWords(f, text, answer); err != nil {
		return nil, err
	}
	p.taken[a] = append(p.taken[a], ranges...)
	found.Span = diag.FileSpan(a.File())
	if f.Title = answer.Title; f.Title == "" || len([]rune(f.Title)) > longestTitle {
		f.Title = p.title(f, found)
	}
	f.ID = p.newID(f.Title)
	return &Proposal{Found: found, Form: f}, nil
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
		return nil, fmt.Errorf("the words %q stand in the article more than once: give a prefix", quote.Words)
	case slices.ContainsFunc(found[0].Ranges, func(r markup.Range) bool { return quoted(a, r) }):
		return nil, fmt.Errorf("a claim stands in the words %q already", quote.Words)
	case slices.ContainsFunc(found[0].Ranges, func(r markup.Range) bool { return slices.ContainsFunc(p.taken[a], r.Overlaps) }):
		return nil, fmt.Errorf("another answer has the words %q", quote.Words)
	case p.strikes(folded(quote.Words)):
		return nil, fmt.Errorf("an editor struck out the words %q", quote.Words)
	}
	return found[0].Ranges, nil
}

// acceptSpeaker fills in the speaker: an entity by id or name, or words of the text.
func (p *Proposer) acceptSpeaker(f *Form, text *markup.Text, speaker string) error {
	named := p.docket.Named(speaker)
	switch {
	case speaker == "":
		return fmt.Errorf("it has no speaker")
	case len(named) == 1:
		f.Speakers = []string{named[0].ID}
	case !holds(text, speaker):
		return fmt.Errorf("the speaker %q is no entity and does not stand in the article", speaker)
	default:
		f.SpeakerText = speaker
	}
	return nil
}

var bounds = []string{string(content.By), string(content.Before), string(content.In), string(content.NotBefore)}

// acceptDates fills in the days and the event.
func (p *Proposer) acceptDates(f *Form, a *docket.Article, answer Answer) error {
	if f.Said = answer.Said; f.Said == "" {
		f.Said, f.SaidNote = DayOf(a), SaidNote
	}
	for key, date := range map[string]string{"said": f.Said, "deadline": answer.Deadline} {
		if date == "" {
			continue
		}
		if _, err := edtf.Parse(date); err != nil {
			return fmt.Errorf("%s: %v", key, err)
		}
	}
	if answer.Event != "" && p.docket.Event(answer.Event) == nil {
		return fmt.Errorf("there is no event %q", answer.Event)
	}
	f.Event = answer.Event
	if answer.Bound != "" && !slices.Contains(bounds, answer.Bound) {
		return fmt.Errorf("%q is no bound: one of %s", answer.Bound, strings.Join(bounds, ", "))
	}
	if answer.Deadline != "" {
		f.Deadline = &claimtext.Deadline{Text: answer.DeadlineText, Date: answer.Deadline, Bound: cmp.Or(answer.Bound, bounds[0])}
	}
	return nil
}

// acceptWords fills in what is said in words of the text.
func (p *Proposer) acceptWords(f *Form, text *markup.Text, answer Answer) error {
	for key, words := range map[string]string{"deadline_text": answer.DeadlineText, "condition": answer.Condition, "likelihood": answer.Likelihood} {
		if words != "" && !holds(text, words) {
			return fmt.Errorf("%s: the words %q do not stand in the article", key, words)
		}
	}
	f.Condition, f.Likelihood, f.Progress = answer.Condition, answer.Likelihood, answer.Progress
	if answer.Figure != nil {
		f.Figure = &claimtext.Figure{Measure: answer.Figure.Measure, Value: answer.Figure.Value, Unit: answer.Figure.Unit}
	}
	if answer.Threat != nil {
		f.Response, f.Instrument = answer.Threat.Response, answer.Threat.Instrument
		for _, id := range slices.Concat(answer.Threat.Actor, answer.Threat.Target) {
			if p.docket.Entity(id) == nil {
				return fmt.Errorf("there is no entity %q", id)
			}
		}
		f.Target = answer.Threat.Target
	}
	return nil
}

// holds reports whether a text has words, whatever their white space, quotation marks and
// hyphens.
func holds(text *markup.Text, words string) bool {
	found, _ := text.Find([]markup.Quote{{Words: words}}, nil, nil)
	return found[0].Places > 0
}
