package page

import (
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/content"
)

// methodFolder is the folder of the page that explains the scales: the desk's own page, or
// else one that the site makes.
const methodFolder = "method/"

// Scale is a scale of ratings, explained (partials/scales.html).
type Scale struct {
	ID    string // truth or outcome
	Title string
	Steps []Step // worst first, as site.toml has them
}

// Step is one rating of a scale.
type Step struct {
	Verdict brief.Verdict // its label, mark and definition
	Value   string        // "" if it is off the scale
	Final   bool          // of outcomes: nothing more is expected
	Words   []KindWords
}

// KindWords is the word for a rating without a label of its own on claims of some kinds:
// "Kept" for pledges.
type KindWords struct{ Label, Kinds string }

// planMethod plans the page of the scales, unless the site has no claims or has a page of
// its own at that address.
func planMethod(s *Site) {
	if s.info.Method != nil && !s.Has(methodFolder+"index.html") {
		s.outputs.add(methodFolder, "page", methodView)
	}
}

func methodView(b *builder) headed {
	w := b.words
	title, description := w.Text("method.title"), w.Text("method.description", b.info.Title)
	return &PlainView{Page: newPage(b, methodFolder, methodFolder, title, description), Scales: scales(b)}
}

// scales returns both scales of the site.
func scales(b *builder) []Scale {
	scale := func(id string, of content.Scale, kind content.Kind) Scale {
		out := Scale{ID: id, Title: b.words.Text("scale." + id)}
		for i := range of.Ratings {
			out.Steps = append(out.Steps, step(b, kind, &of.Ratings[i]))
		}
		return out
	}
	set := b.docket.Settings
	return []Scale{scale("truth", set.Truth, content.Statement), scale("outcome", set.Outcome, content.Prediction)}
}

// step explains a rating of the kind's scale.
func step(b *builder, kind content.Kind, r *content.Rating) Step {
	out := Step{Verdict: b.briefs.Rated(kind, r), Final: r.Final}
	if r.Value != nil {
		out.Value = b.words.Float(*r.Value)
	}
	if r.Label == "" {
		out.Verdict.Label = b.theme.Label("any", r)
		out.Words = kindWords(b, r, out.Verdict.Label)
	}
	return out
}

// kindWords returns the words for an outcome without a label on the kinds of claims for
// which they differ from plain.
func kindWords(b *builder, r *content.Rating, plain string) (out []KindWords) {
	for _, id := range content.Kinds {
		kind := content.Kind(id)
		label := b.theme.Label(kind, r)
		if !kind.Forward() || label == plain {
			continue
		}
		name := b.words.Text("kind." + id)
		if i := slices.IndexFunc(out, func(o KindWords) bool { return o.Label == label }); i >= 0 {
			out[i].Kinds += b.words.Text("list.comma") + name
			continue
		}
		out = append(out, KindWords{label, name})
	}
	return out
}
