package page

import (
	"html/template"
	"strings"
	"sync/atomic"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Claim is a claim as other pages show it: its card. It is plain data; Row and Note
// are renderings of it.
type Claim struct {
	ID         string
	URL        string
	Title      string
	Kind       string // statement, figure, denial, prediction, pledge, timeline, threat or warning
	KindLabel  string
	Speakers   []Speaker
	OnBehalfOf []Link // where that is not the speakers themselves
	Said       *Date
	Verdict    Verdict
	Flags      []Flag
	Event      *Link
	Deadline   string // as it was said, else the date in words; "" where there is none
	Due        *Date  // the deadline as a date, nil where there is none
	Progress   string // "more than 90 percent", with what it is of; or ""
	Tellings   int    // how often it was told, this once included
	Topics     []Link

	rows *rows
	row  atomic.Pointer[template.HTML]
}

// Speaker is who said it. A speaker who is nobody's entity has no URL.
type Speaker struct {
	URL, Text string
	Role      string // on that day, or ""
}

// Row is the claim as an item of a list (partials/claim-row.html).
func (c *Claim) Row() (template.HTML, error) { return c.rows.make(&c.row, "claim-row", c) }

// Note is the claim as a note in a margin (partials/claim-note.html). It stands in so
// few places that it is not kept.
func (c *Claim) Note() (template.HTML, error) { return c.rows.theme.exec("claim-note", c) }

// cards are the cards of all records of a type, by the record's place in the docket.
// They are asked for all the time and in any order, so a place holds nothing else.
type cards[T any] []atomic.Pointer[T]

// made is a card, nil where it was not made yet.
func (c cards[T]) made(i int) *T { return c[i].Load() }

// keep keeps a new card and returns it, or the one that was made in the meantime.
func (c cards[T]) keep(i int, card *T) *T {
	if !c[i].CompareAndSwap(nil, card) {
		return c[i].Load()
	}
	return card
}

// claim returns the claim's card, made once.
func (s *Site) claim(c *docket.Claim) *Claim {
	if made := s.claims.made(c.Index); made != nil {
		return made
	}
	return s.claims.keep(c.Index, s.newClaim(c))
}

func (s *Site) newClaim(c *docket.Claim) *Claim {
	card := &Claim{
		ID: c.ID, URL: c.Ref().URL(), Title: c.Title, Kind: string(c.Kind), KindLabel: s.theme.words.Text("kind." + string(c.Kind)),
		Speakers: s.speakers(c), Said: s.date(c.Said), Verdict: s.verdict(c), Flags: s.flags(c),
		Tellings: c.Tellings, Topics: s.topics(c.Topics), rows: s.rows,
	}
	if !same(c.OnBehalfOf, c.Speakers) {
		card.OnBehalfOf = s.entities(c.OnBehalfOf)
	}
	if c.Event != nil {
		l := link(c.Event.Ref())
		card.Event = &l
	}
	if !c.Deadline.IsZero() {
		card.Due = s.date(c.Deadline)
		card.Deadline = s.export.Deadline(c)
	}
	card.Progress = s.progress(c)
	return card
}

func same(a, b []*docket.Entity) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// speakers are named with the roles that they had on the day.
func (s *Site) speakers(c *docket.Claim) []Speaker {
	if len(c.Speakers) == 0 {
		return []Speaker{{Text: c.SpeakerText}}
	}
	out := make([]Speaker, len(c.Speakers))
	for i, e := range c.Speakers {
		out[i] = Speaker{URL: e.Ref().URL(), Text: e.Name, Role: c.RoleOf(e)}
	}
	return out
}

// progress says how much is done, as it was claimed.
func (s *Site) progress(c *docket.Claim) string {
	if c.Progress.IsZero() {
		return ""
	}
	amount := s.theme.words.Text("progress.percent", s.quantity(c.Progress))
	if c.ProgressOf == "" {
		return amount
	}
	return s.theme.words.Text("progress.of", amount, c.ProgressOf)
}

// quantity puts a number into words as it was given: "more than 50", "2 to 6".
func (s *Site) quantity(q content.Quantity) string {
	w := s.theme.words
	text := ""
	switch {
	case strings.HasPrefix(q.Text, ">="):
		text = w.Text("quantity.at-least", w.Float(q.Lower))
	case strings.HasPrefix(q.Text, ">"):
		text = w.Text("quantity.more-than", w.Float(q.Lower))
	case strings.HasPrefix(q.Text, "<="):
		text = w.Text("quantity.at-most", w.Float(q.Upper))
	case strings.HasPrefix(q.Text, "<"):
		text = w.Text("quantity.less-than", w.Float(q.Upper))
	case q.Lower != q.Upper:
		text = w.Text("quantity.range", w.Float(q.Lower), w.Float(q.Upper))
	default:
		text = w.Float(q.Lower)
	}
	if q.Approximate {
		return w.Text("quantity.about", text)
	}
	return text
}

// cards returns the cards of claims.
func (s *Site) cardsOf(list []*docket.Claim) []*Claim {
	out := make([]*Claim, len(list))
	for i, c := range list {
		out[i] = s.claim(c)
	}
	return out
}
