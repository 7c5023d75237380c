package content

import (
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// Settings holds what site.toml says, with the defaults filled in. [Field] explains the
// tags.
type Settings struct {
	Record
	Title       string     `key:"title" need:"\"…\"" doc:"The site's name."`
	Description string     `key:"description" doc:"What the site is, in a sentence."`
	BaseURL     string     `key:"base_url" format:"base-url" doc:"The site's address; its path is honoured in every link."`
	Language    string     `key:"language" format:"language" default:"en" doc:"BCP 47, such as en or pt-BR."`
	AsOf        edtf.Date  `key:"as_of" doc:"The day on which the site stands; default: today."`
	Follow      []string   `key:"follow" doc:"Folders outside of the source to which links below content/ may lead."`
	Publisher   Publisher  `key:"publisher" doc:"Who answers for the site."`
	Markdown    Markdown   `key:"markdown" doc:"How Markdown is read."`
	Outputs     Outputs    `key:"outputs" doc:"What is made beside the pages."`
	Menu        []MenuItem `key:"menu" doc:"The site's menu; default: the lists that the site has."`
	Scales      Scales     `key:"scale" doc:"The desk's own scales of ratings."`
	Truth       Scale      // Scales.Truth, or the default
	Outcome     Scale      // Scales.Outcome, or the default
}

// Publisher says who answers for the site.
type Publisher struct {
	Name    string `key:"name" doc:"The desk's name."`
	URL     string `key:"url" format:"address" doc:"The desk's own site."`
	Contact string `key:"contact" doc:"Where a reader may report an error, such as mailto:desk@example.org."`
}

// Markdown are the choices of how Markdown is read.
type Markdown struct {
	Typographer  bool `key:"typographer" default:"true" doc:"Curly quotes and dashes."`
	RawHTML      bool `key:"raw_html" doc:"Keep raw HTML, which is dropped otherwise."`
	LinkEntities bool `key:"link_entities" default:"true" doc:"Link the first mention of an entity in an article."`
}

// Outputs says what is made beside the pages.
type Outputs struct {
	Embeds   bool `key:"embeds" default:"true" doc:"A frame for each claim that other sites show, and its oEmbed file."`
	Feeds    bool `key:"feeds" default:"true" doc:"Atom and JSON feeds."`
	Calendar bool `key:"calendar" default:"true" doc:"Calendars of deadlines."`
	CSV      bool `key:"csv" default:"true" doc:"The claims as CSV."`
	JSON     bool `key:"json" default:"true" doc:"The claims as JSON."`
	Search   bool `key:"search" default:"true" doc:"The search page and its index."`
	SQLite   bool `key:"sqlite" doc:"The docket as a database."`
	Cards    bool `key:"cards" doc:"Pictures for links that are shared."`
}

// MenuItem is one entry of the site's menu.
type MenuItem struct {
	Title string `key:"title" need:"\"…\"" doc:"The words of the link."`
	URL   string `key:"url" need:"\"…\"" doc:"The address, such as /about/."`
}

// Scales are the desk's own scales, worst rating first. Each replaces the default whole.
type Scales struct {
	Truth   []Rating `key:"truth" doc:"For statements, figures and denials."`
	Outcome []Rating `key:"outcome" doc:"For claims that look forward."`
}

// Rating is one step of a scale. A rating without a value is off the scale.
type Rating struct {
	ID string `key:"id" need:"\"…\"" doc:"What assessments name it by."`
	// "" on the default outcome scale.
	Label      string   `key:"label" doc:"The word that readers see; default: the id."`
	Definition string   `key:"definition" doc:"What it means, shown on the method page and with the rating."`
	Value      *float64 `key:"value" doc:"Its place on the scale; without one it is off the scale."`
	Final      bool     `key:"final" doc:"Nothing more is expected; outcomes only."`

	place diag.Span // of the id
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
		if r.Value == nil {
			continue
		}
		if !ok {
			lowest, highest, ok = *r.Value, *r.Value, true
		}
		lowest, highest = min(lowest, *r.Value), max(highest, *r.Value)
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
		{ID: "false", Label: "False", Value: new(1.0), Definition: "The evidence shows that it is not so."},
		{ID: "mostly-false", Label: "Mostly false", Value: new(2.0),
			Definition: "Something in it is right, but what matters is wrong."},
		{ID: "half-true", Label: "Half true", Value: new(3.0),
			Definition: "One part of it holds and another part of equal weight does not."},
		{ID: "mostly-true", Label: "Mostly true", Value: new(4.0),
			Definition: "It holds, but for a detail or a missing qualification."},
		{ID: "true", Label: "True", Value: new(5.0), Definition: "The evidence shows that it is so."},
		{ID: "unproven", Label: "Unproven", Definition: "The evidence found is not enough to say either way."},
		{ID: "missing-context", Label: "Missing context",
			Definition: "What is said is so, and gives a false picture without what was left out."},
		{ID: "not-checkable", Label: "Not checkable",
			Definition: "A judgement or a matter that no evidence can settle."},
	}}
}

func defaultOutcome() Scale {
	return Scale{Ratings: []Rating{
		{ID: "unfulfilled", Value: new(1.0), Final: true, Definition: "What was said would happen did not."},
		{ID: "partial", Value: new(2.0), Final: true,
			Definition: "A part of what was said happened, and the rest will not."},
		{ID: "fulfilled", Value: new(3.0), Final: true, Definition: "What was said would happen happened."},
		{ID: "in-progress", Definition: "It has begun and is not complete."},
		{ID: "stalled", Definition: "It had begun and no longer moves."},
		{ID: "withdrawn", Final: true, Definition: "The speaker's side gave it up."},
		{ID: "not-triggered", Final: true, Definition: "Its condition never came."},
		{ID: "ambiguous", Final: true, Definition: "What happened can be read either way."},
	}}
}
