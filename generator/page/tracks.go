package page

import (
	"slices"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Track is a track record: how many claims of a kind have each rating. Statements,
// figures and denials have one together.
type Track struct {
	Forward bool // outcomes of claims about the future, not truth
	Title   string
	Total   int
	Parts   []TrackPart // of the scale, worst first, then off the scale, then unrated
}

// TrackPart is one rating's share of a track record. X and Width place it on a bar
// of 1,000 units.
type TrackPart struct {
	Verdict  brief.Verdict
	Count    int
	X, Width int
}

// Uncounted is how many claims are not in an entity's track record.
type Uncounted struct {
	Repeats int // they repeat another
	Parts   int // of claims that are in it
	Hearsay int // only others say that the entity said so
}

// tracks counts the ratings of first tellings. Statements, figures and denials are counted
// together, on the scale of truth; each kind that looks forward has a track of its own,
// since the failure of a pledge is no failure of a threat.
func tracks(b *builder, claims []*docket.Claim) (tracks []Track, out Uncounted) {
	counts := map[content.Kind]map[string]int{}
	theirs := make(map[*docket.Claim]bool, len(claims))
	for _, c := range claims {
		theirs[c] = true
	}
	for _, c := range claims {
		switch {
		case c.Hearsay():
			out.Hearsay++
			continue
		case slices.ContainsFunc(c.PartOf, func(whole *docket.Claim) bool { return theirs[whole] }):
			out.Parts++
			continue
		case c.First != nil && c.First != c:
			out.Repeats++
			continue
		}
		kind := content.Statement
		if c.Forward() {
			kind = c.Kind
		}
		if counts[kind] == nil {
			counts[kind] = map[string]int{}
		}
		counts[kind][trackKey(c)]++
	}
	for _, kind := range content.Kinds {
		if of := counts[content.Kind(kind)]; of != nil {
			tracks = append(tracks, track(b, content.Kind(kind), of))
		}
	}
	return tracks, out
}

// trackKey returns the part of the track record in which a claim counts: its rating, or a
// colon and the state that was computed.
func trackKey(c *docket.Claim) string {
	switch {
	case c.Rating != nil:
		return c.Rating.ID
	case c.Due != nil && c.Due.Met:
		return ":met"
	case c.Due != nil:
		return ":missed"
	case c.Overdue:
		return ":overdue"
	case len(c.Others()) > 0:
		return ":others"
	case c.AwaitsRuling:
		return ":awaits"
	case c.Retracted != nil:
		return ":retracted"
	case c.Superseded():
		return ":superseded"
	}
	return ":open"
}

// track lays out the bar of a kind. The statement's has figures and denials too.
func track(b *builder, kind content.Kind, counts map[string]int) Track {
	t := Track{Forward: kind.Forward(), Title: b.words.Text("track." + string(kind))}
	for _, n := range counts {
		t.Total += n
	}
	sum := 0
	add := func(v brief.Verdict, n int) {
		if n == 0 {
			return
		}
		x := 1000 * sum / t.Total
		sum += n
		t.Parts = append(t.Parts, TrackPart{v, n, x, 1000*sum/t.Total - x})
	}
	for _, r := range b.docket.Settings.Scale(kind).Ratings {
		add(b.briefs.Rated(kind, &r), counts[r.ID])
	}
	open := brief.Verdict{ID: "none", Label: b.words.Text("track.open"), Shape: "square-open", Tone: "open"}
	if !t.Forward {
		open.Label, open.Shape = b.words.Text("verdict.unrated"), "round-open"
	}
	computed := func(key, shape, tone string) brief.Verdict {
		return brief.Verdict{ID: "none", Label: b.words.Text("track." + key), Shape: shape, Tone: tone, Derived: true}
	}
	retracted := computed("retracted", "withdrawn", "off")
	retracted.Derived = false
	add(computed("met", "clock-met", "good"), counts[":met"])
	add(computed("missed", "clock-missed", "bad"), counts[":missed"])
	add(computed("overdue", "overdue", "going"), counts[":overdue"])
	add(brief.Verdict{ID: "none", Label: b.words.Text("verdict.awaits"), Shape: "square-open", Tone: "open",
		Derived: true}, counts[":awaits"])
	add(retracted, counts[":retracted"])
	add(computed("superseded", "withdrawn", "off"), counts[":superseded"])
	others := brief.Verdict{ID: "none", Label: b.words.Text("track.others"), Shape: "round-off", Tone: "off"}
	if t.Forward {
		others.Shape = "square-off"
	}
	add(others, counts[":others"])
	add(open, counts[":open"])
	return t
}
