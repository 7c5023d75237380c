package docket

import (
	"cmp"
	"slices"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/markup"
	"onrecord/generator/parallel"
)

// anchored holds the places of quotes, names and links in one article's text.
type anchored struct {
	filling string         // what was filled into the text's slots
	quotes  []markup.Quote // the quotes that were looked for
	names   *names
	words   markup.Words // the words of the text

	places   []placed
	mentions []mentioned
	links    []link
}

// placed is the place of a quote.
type placed struct {
	found   markup.Found
	quoted  bool
	turn    string // in a transcript: the label of the turn that it stands in
	context passage
	apart   int // the most blocks between one part and the next
}

// farApart is the number of blocks after which parts of a quote are perhaps not one
// utterance.
const farApart = 3

// mentioned is a mention of an entity.
type mentioned struct {
	entity string
	Naming
}

// anchorAll searches the texts of all articles.
func (k *linking) anchorAll() []*anchored {
	texts := make([]*anchored, len(k.d.Articles))
	parallel.Each(len(texts), func(i int) { texts[i] = k.anchor(k.d.Articles[i]) })
	return texts
}

// placeTexts gives articles the places of quotes, mentions and links in their texts, and
// finds the links of other texts.
func (k *linking) placeTexts(texts []*anchored) {
	articles := k.d.Articles
	kept := make(map[*content.Article]*anchored, len(articles))
	k.texts = texts
	for i, a := range articles {
		k.checkLinks(a.Body, k.anchored[a.Article] != nil)
		kept[a.Article] = texts[i]
		k.placeQuotes(a)
	}
	k.anchored = kept
	var mentions sync.WaitGroup
	mentions.Go(k.mention) // it touches nothing that citations does
	k.citations()
	mentions.Wait()
}

// anchor searches one article's text, or returns the result of the last linking. Where
// only the names changed, it searches for names alone.
func (k *linking) anchor(a *Article) *anchored {
	before := k.anchored[a.Article]
	same := before != nil && sameQuotes(before.quotes, a.Appearances) &&
		(k.settled || before.filling == a.Body.Filling(k.resolver))
	if same && k.names.hold(before) {
		return before
	}
	r := &anchored{names: k.names}
	if same {
		*r = *before
		r.names = k.names
	}
	a.Body.Look(k.resolver, func(text *markup.Text, slots []int) {
		s := scans.Get().(*scan)
		defer scans.Put(s)
		*s = scan{linking: k, text: text, refs: k.d.Targets(s.refs[:0], a.Body), slots: slots,
			passages: s.passages[:0], sentences: s.sentences[:0],
			marks: s.marks[:0], linked: s.linked, index: s.index, mentions: s.mentions[:0], first: s.first[:0]}
		if same {
			s.mentioned(r, text.Mentions(k.names.index))
		} else {
			s.all(r, a)
		}
		s.keep()
	})
	return r
}

// looked returns the quote to look for in the article.
func (a *Appearance) looked() markup.Quote {
	return markup.Quote{Words: a.Quote, Prefix: a.Prefix, Suffix: a.Suffix}
}

// sameQuotes reports whether quotes are those that appearances look for.
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

// mention gives articles and entities the mentions found in texts.
func (k *linking) mention() {
	for _, a := range k.d.Articles {
		mentions := k.texts[a.Index].mentions
		a.Mentions = make([]Mention, 0, len(mentions))
		for i := range mentions {
			m := &mentions[i]
			e := k.d.entities[m.entity]
			a.Mentions = append(a.Mentions, Mention{e, &m.Naming})
			e.Mentions = append(e.Mentions, EntityMention{a, &m.Naming})
		}
	}
}

// placeQuotes gives an article's appearances the places of their quotes.
func (k *linking) placeQuotes(a *Article) {
	i := 0
	for _, p := range a.Appearances {
		if p.Quote == "" {
			continue
		}
		at := k.texts[a.Index].places[i]
		i++
		switch {
		case at.found.Places == 0 && at.found.Unfit:
			p.State = Lost
			k.reportUnfit(a, p)
		case at.found.Places == 0:
			p.State = Lost
			k.reportLost(a, p.Claim.At("appearance", p.Index, "quote"), p.Quote)
		case at.found.Places > 1:
			p.State = Ambiguous
			k.reportAmbiguous(a, p, at.found.Places)
		default:
			p.State, p.Ranges, p.passage = Anchored, at.found.Ranges, at.context
			if p.Wording == "" && (at.quoted || a.ownWords(p.Claim, at.turn)) {
				p.Wording = exact(a)
			}
			if at.apart >= farApart {
				k.reportApart(a, p, at.apart)
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
		return cmp.Or(cmp.Compare(x.Ranges[0].Start, y.Ranges[0].Start), cmp.Compare(x.Claim.Index, y.Claim.Index),
			cmp.Compare(x.Index, y.Index))
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
