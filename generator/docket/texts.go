package docket

import (
	"cmp"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"onrecord/generator/content"
	"onrecord/generator/markup"
)

// anchored is what one article's text says about the quotes and names looked for.
type anchored struct {
	filling string         // of the text's slots
	quotes  []markup.Quote // looked for
	names   *names

	places   []placed
	mentions []mentioned
	links    []cited
}

// placed is where a quote stands.
type placed struct {
	found   markup.Found
	quoted  bool
	context Sentence
}

// mentioned is where an entity is named.
type mentioned struct {
	entity   string
	count    int
	sentence Sentence
	link     markup.Range // to be made a link; empty where none can be
}

// cited says that a text links to records.
type cited struct {
	filling string
	refs    []Ref
	at      []Sentence
}

// readTexts finds quotes, names and links in all texts, or takes what the last
// Link found where nothing that it depends on has changed.
func (k *linking) readTexts() {
	articles := k.d.Articles
	fresh := make([]*anchored, len(articles))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(articles); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(articles)); i++ {
				fresh[i] = k.anchor(articles[i])
			}
			return nil
		})
	}
	_ = group.Wait()
	kept := make(map[*content.Article]*anchored, len(articles))
	for i, a := range articles {
		kept[a.Article] = fresh[i]
		a.text = fresh[i]
		k.place(a)
	}
	k.anchored = kept
	k.citations()
}

// anchor reads one article's text.
func (k *linking) anchor(a *Article) *anchored {
	var quotes []markup.Quote
	for _, p := range a.Appearances {
		if p.Quote != "" {
			quotes = append(quotes, markup.Quote{Words: p.Quote, Prefix: p.Prefix, Suffix: p.Suffix})
		}
	}
	body := a.Body
	if body == nil {
		body = &markup.Doc{}
	}
	filling := body.Filling(k.resolver)
	before := k.anchored[a.Article]
	if before != nil && before.filling == filling && before.names == k.names && slices.Equal(before.quotes, quotes) {
		return before
	}
	html, slots := body.ResolveAt(k.resolver)
	text := markup.ReadText(html)
	found, mentions := text.Find(quotes, k.names.index)
	r := &anchored{filling: filling, quotes: quotes, names: k.names, places: make([]placed, len(found))}
	for i, f := range found {
		r.places[i] = placed{found: f}
		if f.Places == 1 {
			r.places[i].quoted = text.Quoted(f.Ranges)
			r.places[i].context = sentence(text, markup.Range{Start: f.Ranges[0].Start, End: f.Ranges[len(f.Ranges)-1].End})
		}
	}
	refs := k.links(body)
	for i, s := range slots {
		if refs[i].ID != "" {
			r.links = append(r.links, cited{refs: refs[i : i+1], at: []Sentence{sentence(text, text.At(s))}})
		}
	}
	r.mentions = k.mentioned(text, mentions, found, refs, slots)
	return r
}

func sentence(t *markup.Text, r markup.Range) Sentence {
	before, words, after := t.Sentence(r)
	return Sentence{before, words, after}
}

// mentioned counts the mentions of each entity, and chooses the first that can be
// a link. An entity that a record link names earlier needs no other.
func (k *linking) mentioned(text *markup.Text, mentions []markup.Mention, found []markup.Found, refs []Ref, slots []int) []mentioned {
	var marks []markup.Mark
	for _, f := range found {
		marks = append(marks, markup.Mark{Ranges: f.Ranges})
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
			all = append(all, mentioned{entity: id, sentence: sentence(text, m.Range)})
		}
		all[i].count++
		by, isLinked := linked[id]
		if all[i].link == (markup.Range{}) && (!isLinked || by > m.Range.Start) && text.Linkable(m.Range, marks) {
			all[i].link = m.Range
			linked[id] = -1
		}
	}
	return all
}

// place gives an article's appearances, mentions and backlinks what its text says.
func (k *linking) place(a *Article) {
	k.placeQuotes(a)
	for _, m := range a.text.mentions {
		e := k.d.entities[m.entity]
		a.Mentions = append(a.Mentions, Mention{e, m.count, m.sentence})
		e.Mentions = append(e.Mentions, EntityMention{a, m.count, m.sentence})
	}
	for _, l := range a.text.links {
		k.cite(a.Ref(), l)
	}
}

// placeQuotes gives an article's appearances their places.
func (k *linking) placeQuotes(a *Article) {
	i := 0
	for _, p := range a.Appearances {
		if p.Quote == "" {
			continue
		}
		at := a.text.places[i]
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
	sortFunc(a.Appearances, func(x, y *Appearance) int {
		switch {
		case x.State != Anchored || y.State != Anchored:
			return cmp.Compare(boolInt(x.State != Anchored), boolInt(y.State != Anchored))
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

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
<<<<<<< Updated upstream
=======

func (k *linking) severity() diag.Severity {
	if k.options.Lenient {
		return diag.Warning
	}
	return diag.Error
}

// lost reports a quote that is not in its article, with the nearest place that is
// like it.
func (k *linking) lost(a *Article, p *Appearance) {
	at := p.Claim.At("appearance", p.Index, "quote")
	d := diag.QuoteLost.At(at, "these words are not in %s", a.File())
	d.Severity = k.severity()
	k.problems.Add(d)
	source, err := k.content.Source(a.File())
	if err != nil {
		return
	}
	near, ok := markup.Nearest(string(source), p.Quote)
	if !ok {
		d.WithHint("quote words that stand in the article, or leave quote out to list the claim without marking it")
		return
	}
	d.WithRelated(diag.SpanAt(a.File(), source, near.Range.Start, near.Range.End), "the nearest words in the article")
	d.WithHint("the quote says:   %s\nthe article says: %s\nquote = %s", p.Quote, markup.PlainWords(near.Words), strconv.Quote(markup.PlainWords(near.Words)))
}

func (k *linking) ambiguous(a *Article, p *Appearance, places int) {
	d := diag.QuoteAmbiguous.At(p.Claim.At("appearance", p.Index, "quote"), "these words stand %d times in %s", places, a.File())
	d.Severity = k.severity()
	if p.Prefix != "" || p.Suffix != "" {
		d.WithHint("prefix and suffix do not decide: give the words just before or after that only one of the places has")
	} else {
		d.WithHint("add prefix = \"…\" or suffix = \"…\" with the words just before or after, or quote more")
	}
	k.problems.Add(d)
}

// links returns the record that each of a doc's slots links to, if any.
func (k *linking) links(doc *markup.Doc) []Ref {
	refs := make([]Ref, len(doc.Slots))
	for i, s := range doc.Slots {
		switch {
		case s.Kind == markup.RecordSlot:
			refs[i], _ = k.d.find(s)
		case s.Kind == markup.LinkSlot && s.File != "":
			refs[i], _ = k.d.byFile(s.File)
		}
	}
	return refs
}

// cite gives the records that a text links to their backlinks.
func (k *linking) cite(from Ref, l cited) {
	for i, ref := range l.refs {
		if ref != from {
			all := k.d.citedBy(ref)
			*all = addBacklink(*all, Backlink{from, l.at[i]})
		}
	}
}

// citedBy is where a record keeps its backlinks.
func (d *Docket) citedBy(ref Ref) *[]Backlink {
	switch ref.Type {
	case content.TypeArticle:
		return &d.articles[ref.ID].CitedBy
	case content.TypeClaim:
		return &d.claims[ref.ID].CitedBy
	case content.TypeEntity:
		return &d.entities[ref.ID].CitedBy
	case content.TypeEvent:
		return &d.events[ref.ID].CitedBy
	case content.TypeTopic:
		return &d.topics[ref.ID].CitedBy
	}
	return &d.pages[ref.ID].CitedBy
}

// addBacklink adds a backlink; of several links in one text the first counts.
func addBacklink(all []Backlink, b Backlink) []Backlink {
	if len(all) > 0 && all[len(all)-1].From == b.From {
		return all
	}
	return append(all, b)
}

// citations finds the record links of all other texts and complains about links
// to nothing.
func (k *linking) citations() {
	kept := map[*markup.Doc]*cited{}
	for r, docs := range k.d.texts() {
		for _, doc := range docs {
			if doc == nil || len(doc.Slots) == 0 {
				continue
			}
			k.checkLinks(doc)
			if r.body {
				continue // read with its article
			}
			c := k.cited[doc]
			if filling := doc.Filling(k.resolver); c == nil || c.filling != filling {
				c = k.readLinks(doc, filling)
			}
			kept[doc] = c
			k.cite(r.ref, *c)
		}
	}
	k.cited = kept
}

func (k *linking) readLinks(doc *markup.Doc, filling string) *cited {
	c := &cited{filling: filling}
	html, slots := doc.ResolveAt(k.resolver)
	var text *markup.Text
	for i, ref := range k.links(doc) {
		if ref.ID == "" {
			continue
		}
		if text == nil {
			text = markup.ReadText(html)
		}
		c.refs = append(c.refs, ref)
		c.at = append(c.at, sentence(text, text.At(slots[i])))
	}
	return c
}

// owner is the record that a text belongs to.
type owner struct {
	ref  Ref
	body bool // an article's body
}

// texts yields every Markdown text of the docket, in the docket's order.
func (d *Docket) texts() func(func(owner, []*markup.Doc) bool) {
	return func(yield func(owner, []*markup.Doc) bool) {
		for _, a := range d.Articles {
			fields := []*markup.Doc{a.Summary}
			for _, c := range a.Corrections {
				fields = append(fields, c.Note)
			}
			if !yield(owner{a.Ref(), true}, []*markup.Doc{a.Body}) || !yield(owner{ref: a.Ref()}, fields) {
				return
			}
		}
		for _, c := range d.Claims {
			if !yield(owner{ref: c.Ref()}, c.docs()) {
				return
			}
		}
		for _, e := range d.Entities {
			if !yield(owner{ref: e.Ref()}, []*markup.Doc{e.Description, e.Note}) {
				return
			}
		}
		for _, e := range d.Events {
			if !yield(owner{ref: e.Ref()}, []*markup.Doc{e.Description, e.Note}) {
				return
			}
		}
		for _, t := range d.Topics {
			if !yield(owner{ref: t.Ref()}, []*markup.Doc{t.Description, t.Note}) {
				return
			}
		}
		for _, p := range d.Pages {
			if !yield(owner{ref: p.Ref()}, []*markup.Doc{p.Summary, p.Body}) {
				return
			}
		}
	}
}

// Texts yields every record with its Markdown texts, in the docket's order; some of
// the texts may be nil, and an article comes twice.
func (d *Docket) Texts() iter.Seq2[Ref, []*markup.Doc] {
	return func(yield func(Ref, []*markup.Doc) bool) {
		d.texts()(func(o owner, docs []*markup.Doc) bool { return yield(o.ref, docs) })
	}
}

// docs lists a claim's Markdown texts as of the day.
func (c *Claim) docs() []*markup.Doc {
	all := make([]*markup.Doc, 0, 8)
	all = append(all, c.Note, c.Body)
	for _, e := range c.Evidence {
		all = append(all, e.Note)
	}
	for _, a := range c.Assessments {
		all = append(all, a.Note)
	}
	if c.Retracted != nil {
		all = append(all, c.Retracted.Note)
	}
	return all
}

// checkLinks complains about record links and links to content files that lead
// nowhere.
func (k *linking) checkLinks(doc *markup.Doc) {
	for _, s := range doc.Slots {
		switch s.Kind {
		case markup.RecordSlot:
			k.checkRecordLink(s)
		case markup.LinkSlot:
			if s.File != "" {
				k.checkFileLink(s)
			}
		}
	}
}

func (k *linking) checkRecordLink(s markup.Slot) {
	types := content.Types
	if s.Type != "" {
		t := content.Type(s.Type)
		if !slices.Contains(content.Types, t) {
			d := diag.Dangling.At(s.Place, "%q is no type of record", s.Type)
			k.problems.Add(d.WithHint("one of article: claim: entity: event: topic: page:"))
			return
		}
		types = []content.Type{t}
	}
	var found []content.Type
	var candidates []string
	for _, t := range types {
		_, made := k.seen[t][s.Target]
		if made || t == content.TypeTopic && k.d.topics[s.Target] != nil {
			found = append(found, t)
		}
		if k.content.Unread[t] > 0 && !made {
			return // it may stand in a file that could not be read
		}
	}
	switch {
	case len(found) == 1:
		return
	case len(found) > 1:
		d := diag.AmbiguousLink.At(s.Place, "%q is the id of several records", s.Target)
		k.problems.Add(d.WithHint("write [[%s:%s]] or [[%s:%s]]", found[0], s.Target, found[1], s.Target))
		return
	}
	for _, t := range types {
		candidates = append(candidates, slices.Sorted(maps.Keys(k.seen[t]))...)
	}
	d := diag.Dangling.At(s.Place, "there is no record %q", s.Target)
	if s.Type != "" {
		d.Message = "there is no " + s.Type + " " + strconv.Quote(s.Target)
	}
	if near := diag.Suggest(s.Target, candidates); near != "" {
		d.WithHint("did you mean [[%s]]?", near)
	}
	k.problems.Add(d)
}

func (k *linking) checkFileLink(s markup.Slot) {
	if _, err := k.content.Source(s.File); err == nil {
		return
	}
	d := diag.Dangling.At(s.Place, "there is no file %s", s.File)
	var files []string
	for _, a := range k.content.Articles {
		files = append(files, a.File())
	}
	for _, p := range k.content.Pages {
		files = append(files, p.File())
	}
	if near := diag.Suggest(s.File, files); near != "" {
		d.WithHint("did you mean %s?", near)
	}
	k.problems.Add(d)
}
>>>>>>> Stashed changes
