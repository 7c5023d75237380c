package docket

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/markup"
	"onrecord/generator/parallel"
)

// anchored is what one article's text says about the quotes and names looked for.
type anchored struct {
	filling string         // of the text's slots
	quotes  []markup.Quote // looked for
	names   *names
	words   markup.Words // of the text

	places   []placed
	mentions []mentioned
	links    []link
}

// placed is where a quote stands.
type placed struct {
	found   markup.Found
	quoted  bool
	context Sentence
}

// mentioned is where an entity is named.
type mentioned struct {
	entity string
	Naming
}

// anchorAll reads all articles' texts.
func (k *linking) anchorAll() []*anchored {
	texts := make([]*anchored, len(k.d.Articles))
	parallel.Each(len(texts), func(i int) { texts[i] = k.anchor(k.d.Articles[i]) })
	return texts
}

// placeTexts gives articles and all that they name, quote and link to what their texts
// say, and finds the links of other texts.
func (k *linking) placeTexts(texts []*anchored) {
	articles := k.d.Articles
	kept := make(map[*content.Article]*anchored, len(articles))
	k.texts = texts
	for i, a := range articles {
		k.check(a.Body, k.anchored[a.Article] != nil)
		kept[a.Article] = texts[i]
		k.placeQuotes(a)
	}
	k.anchored = kept
	k.mention()
	k.citations(k.reread)
}

// anchor reads one article's text, or takes what was read before. Where names alone
// are others it looks for nothing else.
func (k *linking) anchor(a *Article) *anchored {
	before := k.anchored[a.Article]
	same := before != nil && sameQuotes(before.quotes, a.Appearances) && (k.settled || before.filling == a.Body.Filling(k.resolver))
	if same && k.names.hold(before) {
		return before
	}
	html, slots := a.Body.ResolveAt(k.resolver)
	text, refs := markup.ReadText(html), k.targets(a.Body)
	if same {
		r := *before
		r.names = k.names
		r.mentions = k.mentioned(text, text.Mentions(k.names.index), r.places, refs, slots)
		return &r
	}
	var quotes []markup.Quote
	for _, p := range a.Appearances {
		if p.Quote != "" {
			quotes = append(quotes, p.looked())
		}
	}
	found, mentions, words := text.Find(quotes, k.names.index)
	r := &anchored{filling: a.Body.Filling(k.resolver), quotes: quotes, names: k.names, words: words, places: make([]placed, len(found))}
	for i, f := range found {
		r.places[i] = placed{found: f}
		if f.Places == 1 {
			r.places[i].quoted = text.Quoted(f.Ranges)
			r.places[i].context = sentence(text, markup.Range{Start: f.Ranges[0].Start, End: f.Ranges[len(f.Ranges)-1].End})
		}
	}
	for i, s := range slots {
		if refs[i].ID != "" {
			r.links = append(r.links, link{refs[i], sentence(text, text.At(s))})
		}
	}
	r.mentions = k.mentioned(text, mentions, r.places, refs, slots)
	return r
}

// looked is what is looked for in the article.
func (a *Appearance) looked() markup.Quote {
	return markup.Quote{Words: a.Quote, Prefix: a.Prefix, Suffix: a.Suffix}
}

// sameQuotes reports whether quotes are what appearances have looked for.
func sameQuotes(quotes []markup.Quote, appearances []*Appearance) bool {
	n := 0
	for _, p := range appearances {
		if p.Quote == "" {
			continue
		}
		if n == len(quotes) || quotes[n] != p.looked() {
			return false
		}
		n++
	}
	return n == len(quotes)
}

func sentence(t *markup.Text, r markup.Range) Sentence {
	before, words, after := t.Sentence(r)
	own := strings.Join([]string{before, words, after}, "") // a copy: parts of the text would keep all of it
	return Sentence{own[:len(before)], own[len(before) : len(own)-len(after)], own[len(own)-len(after):]}
}

// mentioned counts the mentions of each entity, and chooses the first that can be
// a link. An entity that a record link names earlier needs no other.
func (k *linking) mentioned(text *markup.Text, mentions []markup.Mention, places []placed, refs []Ref, slots []int) []mentioned {
	var marks []markup.Mark
	for _, p := range places {
		marks = append(marks, markup.Mark{Ranges: p.found.Ranges})
	}
	linked := map[string]int{} // by entity: where in the text a record link to it stands
	for i, r := range refs {
		if _, known := linked[r.ID]; r.Type == content.TypeEntity && !known {
			linked[r.ID] = text.At(slots[i]).Start
		}
	}
	var all []mentioned
	index := map[string]int{}
	for _, m := range mentions {
		id := k.names.entities[m.Phrase]
		if id == "" {
			continue
		}
		i, known := index[id]
		if !known {
			i = len(all)
			index[id] = i
			all = append(all, mentioned{entity: id, Naming: Naming{Sentence: sentence(text, m.Range)}})
		}
		all[i].Count++
		by, isLinked := linked[id]
		if all[i].link == (markup.Range{}) && (!isLinked || by > m.Range.Start) && text.Linkable(m.Range, marks) {
			all[i].link = m.Range
			linked[id] = -1
		}
	}
	return slices.Clone(all) // no longer than it is
}

// mention gives articles and entities the mentions that texts have.
func (k *linking) mention() {
	for _, e := range k.d.Entities {
		e.Mentions = e.Mentions[:0]
	}
	for _, a := range k.d.Articles {
		mentions := k.texts[a.Index].mentions
		a.Mentions = slices.Grow(a.Mentions[:0], len(mentions))
		for i := range mentions {
			m := &mentions[i]
			e := k.d.entities[m.entity]
			a.Mentions = append(a.Mentions, Mention{e, &m.Naming})
			e.Mentions = append(e.Mentions, EntityMention{a, &m.Naming})
		}
	}
}

// placeQuotes gives an article's appearances their places.
func (k *linking) placeQuotes(a *Article) {
	i := 0
	for _, p := range a.Appearances {
		if p.Quote == "" {
			continue
		}
		at := k.texts[a.Index].places[i]
		i++
		switch {
		case at.found.Places == 0:
			p.State = Lost
			k.lost(a, p)
		case at.found.Places > 1:
			p.State = Ambiguous
			k.ambiguous(a, p, at.found.Places)
		default:
			p.State, p.Ranges, p.Context = Anchored, at.found.Ranges, at.context
			if p.Wording == "" && at.quoted {
				p.Wording = "verbatim"
			}
		}
	}
	for _, p := range a.Appearances {
		if p.Wording == "" {
			p.Wording = "paraphrase"
		}
	}
	number(a)
}

// number sorts an article's appearances by place and numbers its claims.
func number(a *Article) {
	slices.SortStableFunc(a.Appearances, func(x, y *Appearance) int {
		switch anchoredX, anchoredY := x.State == Anchored, y.State == Anchored; {
		case anchoredX && !anchoredY:
			return -1
		case anchoredY && !anchoredX:
			return 1
		case !anchoredX:
			return 0
		}
		return cmp.Or(cmp.Compare(x.Ranges[0].Start, y.Ranges[0].Start), cmp.Compare(x.Claim.Index, y.Claim.Index), cmp.Compare(x.Index, y.Index))
	})
	numbers := map[*Claim]int{}
	for _, p := range a.Appearances {
		if p.State != Anchored {
			break
		}
		if numbers[p.Claim] == 0 {
			numbers[p.Claim] = len(numbers) + 1
		}
		p.Number = numbers[p.Claim]
	}
}
