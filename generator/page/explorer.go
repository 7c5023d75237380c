package page

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

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

// explorerValue is a value by which claims can be filtered, and how many have it.
type explorerValue struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	count int
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
		enlist(f.kind, &f.Kinds, card.Kind, card.KindLabel)
		r := ratingFacet(s, c, card)
		enlist(f.rating, &f.Ratings, r.ID, r.Label)
		if _, ok := f.verdict[r.ID+card.Verdict.Label]; !ok {
			f.verdict[r.ID+card.Verdict.Label] = len(f.Verdicts)
			verdict, err := s.theme.Run("verdict", &card.Verdict)
			if err != nil {
				f.failed = err
			}
			f.Verdicts = append(f.Verdicts, verdict)
		}
		for _, flag := range card.Flags {
			enlist(f.flag, &f.Flags, flag.ID, flag.Label)
		}
		for _, e := range c.Voices() {
			enlist(f.speaker, &f.Speakers, e.ID, e.Name)
		}
		for _, t := range c.Topics {
			enlist(f.topic, &f.Topics, t.ID, t.Title)
		}
	}
	for _, chunk := range slices.Backward(explorerChunks(s)) {
		f.Chunks = append(f.Chunks, explorerPart{chunk.name, chunk.year, len(chunk.claims)})
	}
	return f
}

// enlist counts a value in a list. A new one is added, and its place noted.
func enlist(places map[string]int, list *[]explorerValue, id, label string) {
	place, ok := places[id]
	if !ok {
		place = len(*list)
		places[id] = place
		*list = append(*list, explorerValue{ID: id, Label: label})
	}
	(*list)[place].count++
}

// Filters are the choices of the explorer, before its script has loaded the claims.
type Filters struct{ Kind, Rating, Speaker, Topic, Year []FilterOption }

// FilterOption is a value that claims can have, and how many do.
type FilterOption struct {
	ID, Label string
	Count     int
}

// maxOptions is how many options stand in the page. The script adds more.
const maxOptions = 300

// filters returns the explorer's choices. Speakers and topics are in the order of their
// names.
func filters(s *Site) Filters {
	f := s.explorer()
	return Filters{Kind: options(f.Kinds), Rating: options(f.Ratings), Speaker: options(byName(s, f.Speakers)),
		Topic: options(byName(s, f.Topics)), Year: options(years(f.Chunks))}
}

func options(values []explorerValue) (all []FilterOption) {
	for _, v := range values[:min(len(values), maxOptions)] {
		all = append(all, FilterOption{v.ID, v.Label, v.count})
	}
	return all
}

func byName(s *Site, values []explorerValue) []explorerValue {
	c := s.docket.Collator()
	return slices.SortedStableFunc(slices.Values(values),
		func(a, b explorerValue) int { return c.CompareString(a.Label, b.Label) })
}

// years joins the chunks of each year.
func years(chunks []explorerPart) (all []explorerValue) {
	for _, chunk := range chunks {
		if n := len(all); n > 0 && all[n-1].ID == chunk.Year {
			all[n-1].count += chunk.Count
			continue
		}
		all = append(all, explorerValue{chunk.Year, chunk.Year, chunk.Count})
	}
	return all
}

// ratingFacet returns the value by which the explorer filters a claim's verdict: the
// rating in words that fit every kind, or else the computed or open state.
func ratingFacet(s *Site, c *docket.Claim, card *brief.Claim) explorerValue {
	w := s.words
	switch {
	case card.Verdict.ID != "none":
		return explorerValue{ID: card.Verdict.ID, Label: s.theme.Label("any", c.Rating)}
	case c.Due != nil && c.Due.Met:
		return explorerValue{ID: "met", Label: w.Text("track.met")}
	case c.Due != nil:
		return explorerValue{ID: "missed", Label: w.Text("track.missed")}
	case c.AwaitsRuling:
		return explorerValue{ID: "awaits", Label: w.Text("verdict.awaits")}
	case c.Overdue:
		return explorerValue{ID: "overdue", Label: w.Text("track.overdue")}
	case c.Forward() && c.Retracted != nil:
		return explorerValue{ID: "retracted", Label: w.Text("track.retracted")}
	case c.Forward() && c.Superseded():
		return explorerValue{ID: "superseded", Label: w.Text("track.superseded")}
	case c.Forward():
		return explorerValue{ID: "open", Label: w.Text("verdict.open")}
	}
	return explorerValue{ID: "unrated", Label: w.Text("verdict.unrated")}
}

// explorerRow is a claim. Numbers are places in the lists of explorerFacets.
type explorerRow struct {
	ID       string `json:"i"`
	Title    string `json:"t"`
	By       string `json:"b"` // as it is printed
	Quotes   string `json:"q,omitempty"`
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
		for _, a := range c.Appearances {
			if quote := words(a.Quote); quote != "" && !strings.Contains(row.Quotes, quote) {
				row.Quotes = joined(" ", row.Quotes, quote)
			}
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
