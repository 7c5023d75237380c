package docket

import (
	"slices"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/markup"
)

// scan is the search of one article's text. Its memory is used again for the next.
type scan struct {
	*linking
	text  *markup.Text // must not be kept, nor any part of it
	refs  []Ref        // the records that slots link to
	slots []int

	sentences []byte // the sentences to keep
	passages  []part

	marks    []markup.Mark
	linked   map[string]int // by entity: the place in the text of the first link to it
	index    map[string]int // by entity: its place in mentions
	mentions []mentioned
	first    []markup.Range // the first range of each mention
}

// part is a passage, and the place of its words in sentences.
type part struct {
	passage    *passage
	start, end int
}

var scans = sync.Pool{New: func() any { return &scan{linked: map[string]int{}, index: map[string]int{}} }}

// all finds the quotes, names and links of an article.
func (s *scan) all(r *anchored, a *Article) {
	quotes := make([]markup.Quote, 0, len(a.Appearances))
	for _, p := range a.Appearances {
		if p.Quote != "" {
			quotes = append(quotes, p.looked())
		}
	}
	var words *markup.Words
	if !s.options.Once {
		r.filling, r.quotes, words = a.Body.Filling(s.resolver), quotes, &r.words
	}
	found, mentions := s.text.Find(quotes, s.names.index, words)
	r.places = make([]placed, len(found))
	for i, f := range found {
		p := &r.places[i]
		p.found = f
		if f.Places == 1 {
			p.quoted = s.text.Quoted(f.Ranges)
			if a.Form == content.FormTranscript {
				p.turn = turnAt(s.text.Plain, f.Ranges[0].Start)
			}
			for i, next := range f.Ranges[1:] {
				p.apart = max(p.apart, s.text.BlocksBetween(f.Ranges[i], next))
			}
			s.sentence(&p.context, markup.Range{Start: f.Ranges[0].Start, End: f.Ranges[len(f.Ranges)-1].End})
		}
	}
	links := 0
	for _, ref := range s.refs {
		if ref.ID != "" {
			links++
		}
	}
	r.links = make([]link, 0, links)
	for i, ref := range s.refs {
		if ref.ID != "" {
			r.links = append(r.links, link{to: ref})
			s.sentence(&r.links[len(r.links)-1].at, s.text.At(s.slots[i]))
		}
	}
	s.mentioned(r, mentions)
}

// mentioned counts the mentions of each entity, and chooses the first that can become a
// link. An entity that an earlier record link names needs none.
func (s *scan) mentioned(r *anchored, mentions []markup.Mention) {
	for _, p := range r.places {
		s.marks = append(s.marks, markup.Mark{Ranges: p.found.Ranges})
	}
	clear(s.linked)
	clear(s.index)
	for i, r := range s.refs {
		if _, known := s.linked[r.ID]; r.Type == content.TypeEntity && !known {
			s.linked[r.ID] = s.text.At(s.slots[i]).Start
		}
	}
	for _, m := range mentions {
		id := s.names.entities[m.Phrase]
		if id == "" {
			continue
		}
		i, known := s.index[id]
		if !known {
			i = len(s.mentions)
			s.index[id] = i
			s.mentions, s.first = append(s.mentions, mentioned{entity: id}), append(s.first, m.Range)
		}
		at := &s.mentions[i]
		at.Count++
		by, isLinked := s.linked[id]
		if at.link == (markup.Range{}) && (!isLinked || by > m.Range.Start) && s.text.Linkable(m.Range, s.marks) {
			at.link = m.Range
			s.linked[id] = -1
		}
	}
	r.mentions = slices.Clone(s.mentions)
	for i := range r.mentions {
		s.sentence(&r.mentions[i].passage, s.first[i])
	}
}

// sentence notes the sentence around a range.
func (s *scan) sentence(p *passage, r markup.Range) {
	before, words, after := s.text.Sentence(r)
	p.before, p.words = int32(len(before)), int32(len(words))
	start := len(s.sentences)
	s.sentences = append(append(append(s.sentences, before...), words...), after...)
	end := len(s.sentences)
	for _, other := range s.passages { // several names may stand in one sentence
		if string(s.sentences[other.start:other.end]) == string(s.sentences[start:end]) {
			s.sentences = s.sentences[:start]
			start, end = other.start, other.end
			break
		}
	}
	s.passages = append(s.passages, part{p, start, end})
}

// keep copies all sentences into one string.
func (s *scan) keep() {
	all := string(s.sentences)
	for _, p := range s.passages {
		p.passage.text = all[p.start:p.end]
	}
	clear(s.passages)
	s.linking, s.text = nil, nil
}

// passage is a sentence that is kept.
type passage struct {
	text          string
	before, words int32 // the lengths of its first two parts
}

// Sentence returns the sentence. It is empty where there is none.
func (p passage) Sentence() Sentence {
	words := p.before + p.words
	return Sentence{p.text[:p.before], p.text[p.before:words], p.text[words:]}
}
