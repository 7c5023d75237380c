package page

import (
	"html/template"
	"slices"
	"strconv"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// The explorer is the script that filters the list of claims. Its files:
//
//	data/explorer/index.json   the filters' values and the chunks
//	data/explorer/2021.json    the claims of a year, newest first; see explorerRow
const explorerFolder = "data/explorer/"

func planExplorer(s *Site, late outputs) {
	late[explorerFolder+"index.json"] = output{bytes: func(b *builder) []byte {
		b.fail(b.explorer().failed)
		return encodeJSON(b.explorer())
	}}
	for _, chunk := range explorerChunks(s) {
		late[explorerFolder+chunk.name+".json"] = output{bytes: func(b *builder) []byte {
			return explorerFile(b, chunk.claims)
		}}
	}
}

// explorerValue is a value by which claims can be filtered.
type explorerValue struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// explorerFacets are the values that claims have, in the order in which they are
// offered, and the place of each in its list.
type explorerFacets struct {
	Kinds    []explorerValue `json:"kinds"`
	Ratings  []explorerValue `json:"ratings"`
	Speakers []explorerValue `json:"speakers"`
	Topics   []explorerValue `json:"topics"`
	Verdicts []template.HTML `json:"verdicts"` // as rows show them: a pledge is kept, a deadline met
	Flags    []explorerValue `json:"flags"`    // beside a verdict: superseded, taken back
	Chunks   []explorerPart  `json:"chunks"`   // newest first

	kind, rating, verdict, flag, speaker, topic map[string]int
	failed                                      error // of a template
}

type explorerPart struct {
	Name  string `json:"name"`
	Year  string `json:"year"`
	Count int    `json:"count"`
}

// newFacets collects the filters' values.
func newFacets(s *Site) *explorerFacets {
	f := &explorerFacets{kind: map[string]int{}, rating: map[string]int{}, verdict: map[string]int{},
		flag: map[string]int{}, speaker: map[string]int{}, topic: map[string]int{}}
	for _, c := range s.docket.Claims {
		card := s.briefs.Claim(c)
		enlist(f.kind, &f.Kinds, explorerValue{card.Kind, card.KindLabel})
		r := ratingFacet(s, c, card)
		enlist(f.rating, &f.Ratings, r)
		if _, ok := f.verdict[r.ID+card.Verdict.Label]; !ok {
			f.verdict[r.ID+card.Verdict.Label] = len(f.Verdicts)
			verdict, err := s.theme.Run("verdict", &card.Verdict)
			if err != nil {
				f.failed = err
			}
			f.Verdicts = append(f.Verdicts, verdict)
		}
		for _, flag := range card.Flags {
			enlist(f.flag, &f.Flags, explorerValue(flag))
		}
		for _, e := range c.Voices() {
			enlist(f.speaker, &f.Speakers, explorerValue{e.ID, e.Name})
		}
		for _, t := range c.Topics {
			enlist(f.topic, &f.Topics, explorerValue{t.ID, t.Title})
		}
	}
	for _, chunk := range slices.Backward(explorerChunks(s)) {
		f.Chunks = append(f.Chunks, explorerPart{chunk.name, chunk.year, len(chunk.claims)})
	}
	return f
}

// enlist adds a value to a list if it is new, and notes its place.
func enlist(places map[string]int, list *[]explorerValue, v explorerValue) {
	if _, ok := places[v.ID]; !ok {
		places[v.ID] = len(*list)
		*list = append(*list, v)
	}
}

// ratingFacet returns the value by which the explorer filters a claim's verdict: the
// rating in words that fit every kind, or else the computed or open state.
func ratingFacet(s *Site, c *docket.Claim, card *brief.Claim) explorerValue {
	w := s.words
	switch {
	case card.Verdict.ID != "none":
		return explorerValue{card.Verdict.ID, s.theme.Label("any", c.Rating)}
	case c.Due != nil && c.Due.Met:
		return explorerValue{"met", w.Text("track.met")}
	case c.Due != nil:
		return explorerValue{"missed", w.Text("track.missed")}
	case c.AwaitsRuling:
		return explorerValue{"awaits", w.Text("verdict.awaits")}
	case c.Overdue:
		return explorerValue{"overdue", w.Text("track.overdue")}
	case c.Forward() && c.Retracted != nil:
		return explorerValue{"retracted", w.Text("track.retracted")}
	case c.Forward() && c.Superseded():
		return explorerValue{"superseded", w.Text("track.superseded")}
	case c.Forward():
		return explorerValue{"open", w.Text("verdict.open")}
	}
	return explorerValue{"unrated", w.Text("verdict.unrated")}
}

// explorerRow is a claim. Numbers are places in the lists of explorerFacets.
type explorerRow struct {
	ID       string `json:"i"`
	Title    string `json:"t"`
	By       string `json:"b"` // as it is printed
	Said     string `json:"d"`
	Kind     int    `json:"k"`
	Rating   int    `json:"r"`
	Verdict  int    `json:"v"`
	Flags    []int  `json:"f,omitempty"`
	Speakers []int  `json:"s,omitempty"`
	Topics   []int  `json:"o,omitempty"`
}

// explorerFile returns a file of claims, newest first.
func explorerFile(b *builder, claims []*docket.Claim) []byte {
	f, rows := b.explorer(), make([]explorerRow, 0, len(claims))
	for _, c := range slices.Backward(claims) {
		card := b.briefs.Claim(c)
		rating := ratingFacet(b.Site, c, card).ID
		row := explorerRow{ID: c.ID, Title: card.Title, By: card.Speakers[0].Text, Kind: f.kind[card.Kind],
			Rating: f.rating[rating], Verdict: f.verdict[rating+card.Verdict.Label]}
		if card.Said != nil {
			row.Said = card.Said.Short
		}
		for _, flag := range card.Flags {
			row.Flags = append(row.Flags, f.flag[flag.ID])
		}
		for _, e := range c.Voices() {
			row.Speakers = append(row.Speakers, f.speaker[e.ID])
		}
		for _, t := range c.Topics {
			row.Topics = append(row.Topics, f.topic[t.ID])
		}
		rows = append(rows, row)
	}
	return encodeJSON(rows)
}

// explorerChunk is a part of the claims of one year, oldest first.
type explorerChunk struct {
	name, year string
	claims     []*docket.Claim
}

// maxChunk is how many claims a file of the explorer has at most.
const maxChunk = 4000

// explorerChunks divides claims by year, and long years into parts, counted from the
// oldest.
func explorerChunks(s *Site) []explorerChunk {
	byYear := map[int][]*docket.Claim{}
	var years []int
	for _, c := range s.docket.Claims {
		y := undated
		if first := c.Said.Lower(); first != edtf.MinDay {
			y, _, _ = first.Date()
		}
		if byYear[y] == nil {
			years = append(years, y)
		}
		byYear[y] = append(byYear[y], c)
	}
	slices.Sort(years)
	var out []explorerChunk
	for _, y := range years {
		file, year := edtf.FormatYear(y), edtf.FormatYear(y)
		if y == undated {
			file, year = "undated", s.words.Text("list.undated")
		}
		for part := range slices.Chunk(byYear[y], maxChunk) {
			name := file
			if n := len(out); n > 0 && out[n-1].year == year {
				name += "-" + strconv.Itoa(n)
			}
			out = append(out, explorerChunk{name, year, part})
		}
	}
	return out
}
