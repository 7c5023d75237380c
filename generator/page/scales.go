package page

import (
	"slices"

	"onrecord/generator/content"
)

// methodFolder is where the scales are explained: on the desk's own page, else on one
// that the site makes.
const methodFolder = "method/"

// Scale is a scale of ratings, explained (partials/scales.html).
type Scale struct {
	ID    string // truth or outcome
	Title string
	Steps []Step // worst first, as site.toml has them
}

// Step is one rating of a scale.
type Step struct {
	Verdict Verdict // its label, mark and definition
	Value   string  // "" for one that is off the scale
	Final   bool    // of outcomes: nothing more is expected
	Words   []KindWords
}

// KindWords is what a rating without a label of its own is called on claims of some
// kinds: "Kept" for pledges.
type KindWords struct{ Label, Kinds string }

// planMethod plans the page of the scales for a site that has ratings and no page of
// its own at that address.
func (s *Site) planMethod() {
	if s.info.Method != nil && !s.Has(methodFolder+"index.html") {
		s.add(methodFolder, "page", methodView)
	}
}

func methodView(b *builder) headed {
	w := b.theme.words
	return &PlainView{Page: b.page(methodFolder, methodFolder, w.Text("method.title"), w.Text("method.description", b.info.Title)), Scales: b.scales()}
}

// scales are both scales of the site.
func (s *Site) scales() []Scale {
	scale := func(id string, of content.Scale, kind content.Kind) Scale {
		out := Scale{ID: id, Title: s.theme.words.Text("scale." + id)}
		for i := range of.Ratings {
			out.Steps = append(out.Steps, s.step(kind, &of.Ratings[i]))
		}
		return out
	}
	set := s.docket.Settings
	return []Scale{scale("truth", set.Truth, content.Statement), scale("outcome", set.Outcome, content.Prediction)}
}

// step explains a rating of the kind's scale.
func (s *Site) step(kind content.Kind, r *content.Rating) Step {
	out := Step{Verdict: s.rated(kind, r), Final: r.Final}
	if r.Value != nil {
		out.Value = s.theme.words.Float(*r.Value)
	}
	if r.Label == "" {
		out.Verdict.Label = s.theme.Label("any", r)
		out.Words = s.kindWords(r, out.Verdict.Label)
	}
	return out
}

// kindWords are what an outcome without a label is called where it is not called plain.
func (s *Site) kindWords(r *content.Rating, plain string) (out []KindWords) {
	for _, id := range content.Kinds {
		kind := content.Kind(id)
		label := s.theme.Label(kind, r)
		if !kind.Forward() || label == plain {
			continue
		}
		name := s.theme.words.Text("kind." + id)
		if i := slices.IndexFunc(out, func(o KindWords) bool { return o.Label == label }); i >= 0 {
			out[i].Kinds += s.theme.words.Text("list.comma") + name
			continue
		}
		out = append(out, KindWords{label, name})
	}
	return out
}
