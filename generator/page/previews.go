package page

import (
	"bytes"
	"encoding/json"
	"hash/fnv"
	"html/template"
	"strconv"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Previews of records, for the script that shows them when a pointer rests on a link.
// No page names a file whose name changes, so that a new record changes no old page.
//
//	data/cards/index.json   {"shards": N}
//	data/cards/K.json       {"claims/x/": "<div …>"}; K is the FNV-1a hash of the link's path
//	                        below the root, unescaped, modulo N
const previewFolder = "data/cards/"

// previewsInShard is how many records share a file of previews.
const previewsInShard = 24

func planPreviews(s *Site, late outputs) {
	shards := (s.recordCount() + previewsInShard - 1) / previewsInShard
	byShard := make([][]docket.Ref, shards)
	for r := range s.records {
		h := fnv.New32a()
		h.Write([]byte(folder(r)))
		k := int(h.Sum32() % uint32(shards))
		byShard[k] = append(byShard[k], r)
	}
	late[previewFolder+"index.json"] = output{bytes: func(*builder) []byte {
		return encodeJSON(map[string]int{"shards": shards})
	}}
	for k, refs := range byShard {
		late[previewFolder+strconv.Itoa(k)+".json"] = output{bytes: func(b *builder) []byte {
			all := map[string]template.HTML{}
			for _, r := range refs {
				all[folder(r)] = preview(b, r)
			}
			return encodeJSON(all)
		}}
	}
}

// Preview is a record other than a claim, as it is shown when a pointer rests on a link
// to it (partials/preview.html).
type Preview struct {
	brief.Link
	Kind string // its type in words
	Meta string
	Text string
}

func preview(b *builder, r docket.Ref) template.HTML {
	d, dates := b.docket, b.words.Dates
	if r.Type == content.TypeClaim {
		return b.exec("claim-note", b.briefs.Claim(d.Claim(r.ID)))
	}
	p := &Preview{Link: brief.LinkTo(r), Kind: b.words.Text("type." + string(r.Type))}
	switch r.Type {
	case content.TypeArticle:
		card := b.briefs.Article(d.Article(r.ID))
		p.Meta, p.Text = card.Date.Text, card.Summary
	case content.TypeEntity:
		e := d.Entity(r.ID)
		card := b.briefs.Entity(e)
		p.Kind, p.Meta, p.Text = card.KindLabel, card.Role, d.Text(e.Description)
	case content.TypeEvent:
		e := d.Event(r.ID)
		switch {
		case !e.Happened.IsZero():
			p.Meta = b.words.Text("event.happened") + " " + e.Happened.Format(dates)
		case !e.Cancelled.IsZero():
			p.Meta = b.words.Text("event.cancelled") + " " + e.Cancelled.Format(dates)
		}
		p.Text = d.Text(e.Description)
	case content.TypeTopic:
		p.Text = d.Text(d.Topic(r.ID).Description)
	case content.TypePage:
		p.Text = d.Text(d.Page(r.ID).Summary)
	}
	p.Text = brief.Shorten(p.Text, 180)
	return b.exec("preview", p)
}

// encodeJSON returns a value for scripts as JSON and the end of a line. It need not be
// safe within HTML.
func encodeJSON(v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // text, numbers, lists and maps of them can't fail
	}
	return out.Bytes()
}
