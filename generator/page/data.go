package page

import (
	"hash/fnv"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/export"
)

// Files for the scripts, under data/. None of them is named in a page with a name
// that changes, so that a new record changes no old page.
//
//	data/cards/index.json      {"shards": N}
//	data/cards/K.json          {"claims/x/": "<div …>"}: what a pointer at a link shows; K is the FNV-1a
//	                           hash of the link's path below the root, unescaped, modulo N
//	data/explorer/index.json   the filters' values and the chunks
//	data/explorer/2021.json    the claims of a year, newest first: {"i": id, "t": title, "b": by, as it is printed,
//	                           "d": said, "k": kind, "r": rating, "v": verdict, "s": [speakers], "o": [topics]};
//	                           numbers are places in the index's lists

const (
	cardsFolder    = "data/cards/"
	explorerFolder = "data/explorer/"
)

// cardsInShard is how many records share a file of previews.
const cardsInShard = 24

func (s *Site) planData(late outputs) {
	shards := (s.recordCount() + cardsInShard - 1) / cardsInShard
	late[cardsFolder+"index.json"] = output{raw: func() []byte { return mustJSON(map[string]int{"shards": shards}) }}
	byShard := make([][]docket.Ref, shards)
	for r := range s.records {
		k := shardOf(folder(r), shards)
		byShard[k] = append(byShard[k], r)
	}
	for k, refs := range byShard {
		late[cardsFolder+strconv.Itoa(k)+".json"] = output{data: func(b *builder, out []byte) []byte { return b.previews(out, refs) }}
	}
	late[explorerFolder+"index.json"] = output{data: (*builder).explorerIndex}
	for _, chunk := range s.explorerChunks() {
		late[explorerFolder+chunk.name+".json"] = output{data: func(b *builder, out []byte) []byte { return b.explorerChunk(out, chunk.claims) }}
	}
}

func shardOf(path string, shards int) int {
	h := fnv.New32a()
	h.Write([]byte(path))
	return int(h.Sum32() % uint32(shards))
}

// Preview is what a pointer at a link to a record other than a claim shows
// (partials/preview.html).
type Preview struct {
	Link
	Kind string // its type in words
	Meta string
	Text string
}

// previews renders a shard of previews.
func (b *builder) previews(out []byte, refs []docket.Ref) []byte {
	type entry struct {
		path string
		ref  docket.Ref
	}
	entries := make([]entry, len(refs))
	for i, r := range refs {
		entries[i] = entry{folder(r), r}
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	j := export.JSON{Out: out}
	j.Begin('{')
	for _, e := range entries {
		j.Next()
		j.Text(e.path)
		j.Out = append(j.Out, ':')
		j.Text(string(b.preview(e.ref)))
	}
	j.End('}')
	return append(j.Out, '\n')
}

func (b *builder) preview(r docket.Ref) template.HTML {
	d, w := b.docket, b.theme.words
	if r.Type == content.TypeClaim {
		return b.exec("claim-note", b.claim(d.Claim(r.ID)))
	}
	p := &Preview{Link: link(r), Kind: w.Text("type." + string(r.Type))}
	switch r.Type {
	case content.TypeArticle:
		card := b.article(d.Article(r.ID))
		p.Meta, p.Text = card.Date.Text, card.Summary
	case content.TypeEntity:
		e := d.Entity(r.ID)
		card := b.entityLink(e)
		p.Kind, p.Meta, p.Text = card.KindLabel, card.Role, d.Text(e.Description)
	case content.TypeEvent:
		e := d.Event(r.ID)
		switch {
		case !e.Happened.IsZero():
			p.Meta = w.Text("event.happened") + " " + e.Happened.Format(w.Dates)
		case !e.Cancelled.IsZero():
			p.Meta = w.Text("event.cancelled") + " " + e.Cancelled.Format(w.Dates)
		}
		p.Text = d.Text(e.Description)
	case content.TypeTopic:
		p.Text = d.Text(d.Topic(r.ID).Description)
	case content.TypePage:
		p.Text = d.Text(d.Page(r.ID).Summary)
	}
	p.Text = shorten(p.Text, 180)
	return b.exec("preview", p)
}

// explorerValue is a value by which claims can be filtered.
type explorerValue struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// explorerFacets are the values that claims have, in the order in which they are
// offered, and where each stands.
type explorerFacets struct {
	Kinds    []explorerValue `json:"kinds"`
	Ratings  []explorerValue `json:"ratings"`
	Speakers []explorerValue `json:"speakers"`
	Topics   []explorerValue `json:"topics"`
	Verdicts []template.HTML `json:"verdicts"` // as rows show them: a pledge is kept, a deadline met
	Flags    []explorerValue `json:"flags"`    // what stands beside a verdict: superseded, taken back
	Chunks   []explorerPart  `json:"chunks"`   // newest first

	kind, rating, verdict, flag map[string]int
	speaker                     map[*docket.Entity]int
	topic                       map[*docket.Topic]int
}

type explorerPart struct {
	Name  string `json:"name"`
	Year  string `json:"year"`
	Count int    `json:"count"`
}

// facets collects the filters' values, once for a site.
func (b *builder) facets() *explorerFacets {
	b.facetOnce.Do(func() {
		f := &explorerFacets{kind: map[string]int{}, rating: map[string]int{}, verdict: map[string]int{}, flag: map[string]int{}, speaker: map[*docket.Entity]int{}, topic: map[*docket.Topic]int{}}
		for _, c := range b.docket.Claims {
			card := b.claim(c)
			enlist(f.kind, card.Kind, &f.Kinds, explorerValue{card.Kind, card.KindLabel})
			r := b.ratingFacet(c, card)
			enlist(f.rating, r.ID, &f.Ratings, r)
			if _, ok := f.verdict[r.ID+card.Verdict.Label]; !ok {
				f.verdict[r.ID+card.Verdict.Label] = len(f.Verdicts)
				verdict, err := b.theme.exec("verdict", &card.Verdict)
				b.fail(err)
				f.Verdicts = append(f.Verdicts, verdict)
			}
			for _, flag := range card.Flags {
				enlist(f.flag, flag.ID, &f.Flags, explorerValue(flag))
			}
			for _, e := range c.Voices() {
				enlist(f.speaker, e, &f.Speakers, explorerValue{e.ID, e.Name})
			}
			for _, t := range c.Topics {
				enlist(f.topic, t, &f.Topics, explorerValue{t.ID, t.Title})
			}
		}
		for _, chunk := range slices.Backward(b.explorerChunks()) {
			f.Chunks = append(f.Chunks, explorerPart{chunk.name, chunk.year, len(chunk.claims)})
		}
		b.facetValue, b.facetErr = f, b.failed
	})
	b.fail(b.facetErr)
	return b.facetValue
}

// enlist gives a value the next place in a list, the first time that it comes up.
func enlist[K comparable](places map[K]int, key K, list *[]explorerValue, v explorerValue) {
	if _, ok := places[key]; !ok {
		places[key] = len(*list)
		*list = append(*list, v)
	}
}

// ratingFacet is the value by which the explorer filters a claim's verdict: the
// rating in words that fit every kind, else what was computed or is open.
func (b *builder) ratingFacet(c *docket.Claim, card *Claim) explorerValue {
	w := b.theme.words
	switch {
	case card.Verdict.ID != "none":
		return explorerValue{card.Verdict.ID, b.theme.Label("any", c.Rating)}
	case c.Due != nil && c.Due.Met:
		return explorerValue{"met", w.Text("track.met")}
	case c.Due != nil:
		return explorerValue{"missed", w.Text("track.missed")}
	case c.AwaitsRuling:
		return explorerValue{"awaits", w.Text("verdict.awaits")}
	case c.Kind.Forward():
		return explorerValue{"open", w.Text("verdict.open")}
	}
	return explorerValue{"unrated", w.Text("verdict.unrated")}
}

func (b *builder) explorerIndex(out []byte) []byte { return append(out, mustJSON(b.facets())...) }

func (b *builder) explorerChunk(out []byte, claims []*docket.Claim) []byte {
	f := b.facets()
	j := export.JSON{Out: out}
	j.Begin('[')
	for _, c := range slices.Backward(claims) {
		card := b.claim(c)
		j.Next()
		j.Begin('{')
		j.Member("i", c.ID)
		j.Member("t", c.Title)
		j.Member("b", card.Speakers[0].Text)
		said := ""
		if card.Said != nil {
			said = card.Said.Short
		}
		j.Member("d", said)
		rating := b.ratingFacet(c, card).ID
		j.Key("k")
		j.Int(f.kind[card.Kind])
		j.Key("r")
		j.Int(f.rating[rating])
		j.Key("v")
		j.Int(f.verdict[rating+card.Verdict.Label])
		j.List("f", len(card.Flags), func(i int) { j.Int(f.flag[card.Flags[i].ID]) })
		places(&j, "s", f.speaker, c.Voices())
		places(&j, "o", f.topic, c.Topics)
		j.End('}')
	}
	j.End(']')
	return append(j.Out, '\n')
}

// places writes a member that lists the places of values, where there are any.
func places[K comparable](j *export.JSON, name string, of map[K]int, values []K) {
	j.List(name, len(values), func(i int) { j.Int(of[values[i]]) })
}

// explorerChunk is a part of the claims of one year, oldest first.
type explorerChunk struct {
	name, year string
	claims     []*docket.Claim
}

// maxChunk is how many claims a file of the explorer has at most.
const maxChunk = 4000

// explorerChunks cuts claims into years, and long years into parts counted from the
// oldest.
func (s *Site) explorerChunks() []explorerChunk {
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
			file, year = "undated", s.theme.words.Text("list.undated")
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
