package content

import "onrecord/generator/edtf"

// Settings are what site.toml says, with the defaults filled in.
type Settings struct {
	Record
	Title       string
	Description string
	BaseURL     string // absolute, ends in a slash; "" where none was given
	Language    string // BCP 47, "en" by default
	AsOf        edtf.Date
	Publisher   Publisher
	Markdown    Markdown
	Outputs     Outputs
	Menu        []MenuItem
	Truth       Scale
	Outcome     Scale
}

// Publisher says who answers for the site.
type Publisher struct{ Name, URL, Contact string }

// Markdown are the choices of how Markdown is read.
type Markdown struct{ Typographer, RawHTML, LinkEntities bool }

// Outputs says what is made beside the pages.
type Outputs struct{ Feeds, Calendar, CSV, JSON, Search, SQLite, Cards bool }

// MenuItem is one entry of the site's menu.
type MenuItem struct{ Title, URL string }

// Rating is one step of a scale.
type Rating struct {
	ID         string
	Label      string // empty for the default outcome scale, whose labels follow the kind
	Definition string
	Value      float64
	HasValue   bool // a rating without a value is off the scale
	Final      bool // outcomes only: nothing more is expected
}

// Scale is an ordered list of ratings, worst first. Custom says that it is the
// desk's own and not the default.
type Scale struct {
	Ratings []Rating
	Custom  bool
}

// Find returns the rating with the id, or nil.
func (s *Scale) Find(id string) *Rating {
	for i := range s.Ratings {
		if s.Ratings[i].ID == id {
			return &s.Ratings[i]
		}
	}
	return nil
}

// IDs lists the ratings' ids in the scale's order.
func (s *Scale) IDs() []string {
	ids := make([]string, len(s.Ratings))
	for i, r := range s.Ratings {
		ids[i] = r.ID
	}
	return ids
}

// Range returns the lowest and highest value on the scale; ok is false where no
// rating has one.
func (s *Scale) Range() (lowest, highest float64, ok bool) {
	for _, r := range s.Ratings {
		if !r.HasValue {
			continue
		}
		if !ok {
			lowest, highest, ok = r.Value, r.Value, true
		}
		lowest, highest = min(lowest, r.Value), max(highest, r.Value)
	}
	return lowest, highest, ok
}

// Scale returns the scale by which claims of the kind are rated.
func (s *Settings) Scale(k Kind) *Scale {
	if k.Forward() {
		return &s.Outcome
	}
	return &s.Truth
}

func defaultTruth() Scale {
	return Scale{Ratings: []Rating{
		{ID: "false", Label: "False", Value: 1, HasValue: true, Definition: "The evidence shows that it is not so."},
		{ID: "mostly-false", Label: "Mostly false", Value: 2, HasValue: true, Definition: "Something in it is right, but what matters is wrong."},
		{ID: "half-true", Label: "Half true", Value: 3, HasValue: true, Definition: "One part of it holds and another part of equal weight does not."},
		{ID: "mostly-true", Label: "Mostly true", Value: 4, HasValue: true, Definition: "It holds, but for a detail or a missing qualification."},
		{ID: "true", Label: "True", Value: 5, HasValue: true, Definition: "The evidence shows that it is so."},
		{ID: "unproven", Label: "Unproven", Definition: "The evidence found is not enough to say either way."},
		{ID: "missing-context", Label: "Missing context", Definition: "What is said is so, and gives a false picture without what was left out."},
		{ID: "not-checkable", Label: "Not checkable", Definition: "A judgement or a matter that no evidence can settle."},
	}}
}

func defaultOutcome() Scale {
	return Scale{Ratings: []Rating{
		{ID: "unfulfilled", Value: 1, HasValue: true, Final: true, Definition: "What was said would happen did not."},
		{ID: "partial", Value: 2, HasValue: true, Final: true, Definition: "A part of what was said happened, and the rest will not."},
		{ID: "fulfilled", Value: 3, HasValue: true, Final: true, Definition: "What was said would happen happened."},
		{ID: "in-progress", Definition: "It has begun and is not complete."},
		{ID: "stalled", Definition: "It had begun and no longer moves."},
		{ID: "withdrawn", Final: true, Definition: "The speaker's side gave it up."},
		{ID: "not-triggered", Final: true, Definition: "Its condition never came."},
		{ID: "ambiguous", Final: true, Definition: "What happened can be read either way."},
	}}
}
