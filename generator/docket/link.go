package docket

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Options say for which day and which reader records are linked.
type Options struct {
	AsOf       edtf.Day // the day on which the site stands
	Drafts     bool     // with drafts
	Everything bool     // with drafts and records of later than as_of, for checking
	Lenient    bool     // a lost or ambiguous quote is a warning
	Once       bool     // this linking is the last: nothing is kept for another

	// Label returns the word that readers see for a rating of a claim of a kind. Authors
	// sometimes write it. It is nil where there are no such words.
	Label func(content.Kind, *content.Rating) string

	// Title returns a claim's title as it is printed where the claim stands alone. It is nil where
	// the plain title will do.
	Title func(*Claim) string
}

// Linker links one site's content again and again.
//
// Incremental: what depends on one article's text (the places of quotes and names, and
// the sentences around them) is kept while the text, the quotes and the names are the
// same. All else is made again.
type Linker struct {
	anchored map[*content.Article]*anchored
	cited    map[*markup.Doc]*cited
	names    *names
	world    uint64 // stands for all that fills the slots of texts, see fingerprint
	broken   bool   // some link led nowhere
}

// Link links the content and reports mistakes between its records. The docket is usable
// even then: it lacks what is wrong.
func (l *Linker) Link(c *content.Content, o Options) (*Docket, diag.List) {
	k := &linking{
		Linker: l, content: c, options: o, until: o.AsOf,
		d: &Docket{
			Settings: c.Settings, AsOf: o.AsOf, Files: c.Files,
			articles: make(map[string]*Article, len(c.Articles)), claims: make(map[string]*Claim, len(c.Claims)),
			entities: make(map[string]*Entity, len(c.Entities)), events: make(map[string]*Event, len(c.Events)),
			topics: make(map[string]*Topic, len(c.Topics)), pages: make(map[string]*Page, len(c.Pages)),
		},
		leftOut: newLeftOut(), circular: map[*Claim]bool{}, spelling: spelling{},
	}
	if o.Everything {
		k.until = edtf.MaxDay
	}
	k.collect()
	k.nameEntities()
	k.resolver = k.d.resolver(k.leftOut)
	k.d.fill, k.d.title = k.resolver, o.Title
	k.resolve()
	k.missTopics()
	world := k.fingerprint()
	k.settled = world == l.world && !l.broken
	l.world, l.broken = world, false
	texts := make(chan []*anchored, 1)
	go func() { texts <- k.anchorAll() }() // at the same time as what follows from the records alone
	k.sortClaims()
	k.invert()
	k.derive()
	k.placeTexts(<-texts)
	k.placeRetractions()
	k.impossible()
	if o.Once {
		*l = Linker{}
	}
	return k.d, k.problems
}

// linking is one run of a Linker.
type linking struct {
	*Linker
	content   *content.Content
	options   Options
	until     edtf.Day // records of later days are left out
	d         *Docket
	leftOut   *leftOut
	resolver  *markup.Resolver
	settled   bool // slots are filled as the last time, and all links of texts read then lead somewhere
	problems  diag.List
	dates     map[string]*edtf.Date // of left-out articles, by id
	addresses *addresses
	seen      map[content.Type]map[string]*content.Record // see known
	spelling  spelling                                    // suggestions for names that lead nowhere
	texts     []*anchored                                 // in the order of the docket's articles
	// Claims in a circle of relations that was reported.
	circular map[*Claim]bool
}

// comes reports whether a date is on or before the last day of which the docket has
// records. A record without a date comes, too.
func (k *linking) comes(date edtf.Date) bool { return comes(date, k.until) }

// comes reports whether a date is on or before a day, or absent.
func comes(date edtf.Date, day edtf.Day) bool { return date.IsZero() || date.Lower() <= day }

// collect makes a linked record of each record that is not left out, and reports ids that
// stand twice.
func (k *linking) collect() {
	k.seen = map[content.Type]map[string]*content.Record{}
	k.dates = map[string]*edtf.Date{}
	at := newAddresses(k.content.Settings)
	k.addresses = at
	drafts := k.options.Drafts || k.options.Everything
	articles := make([]Article, len(k.content.Articles)) // one piece of memory for all
	claims := make([]Claim, len(k.content.Claims))
	k.d.Articles = make([]*Article, 0, len(articles))
	later := func(t content.Type, r *content.Record, title string, draft, comes bool) {
		if r.ID != "" && (drafts || !draft) && !comes {
			k.d.Later = append(k.d.Later, Ref{Type: t, ID: r.ID, Title: title})
		}
	}
	for i, a := range k.content.Articles {
		if !k.first(content.TypeArticle, &a.Record) {
			continue
		}
		later(content.TypeArticle, &a.Record, a.Title, a.Draft, comes(a.Date, k.options.AsOf))
		if !k.keep(content.TypeArticle, &a.Record, (drafts || !a.Draft) && k.comes(a.Date)) {
			k.dates[a.ID] = &a.Date
			continue
		}
		articles[i].Article, articles[i].address = a, at.of(content.TypeArticle, a.ID)
		k.d.articles[a.ID] = &articles[i]
		k.d.Articles = append(k.d.Articles, &articles[i])
	}
	k.d.Claims = make([]*Claim, 0, len(k.content.Claims))
	for i, c := range k.content.Claims {
		inTime := k.claimComes(c, k.options.AsOf)
		later(content.TypeClaim, &c.Record, c.Title, c.Draft, inTime)
		if k.first(content.TypeClaim, &c.Record) &&
			k.keep(content.TypeClaim, &c.Record, (drafts || !c.Draft) && (inTime || k.options.Everything)) {
			claims[i].Claim, claims[i].address = c, at.of(content.TypeClaim, c.ID)
			k.d.claims[c.ID] = &claims[i]
			k.d.Claims = append(k.d.Claims, &claims[i])
		}
	}
	for _, e := range k.content.Entities {
		if k.first(content.TypeEntity, &e.Record) {
			k.d.entities[e.ID] = &Entity{Entity: e, address: at.of(content.TypeEntity, e.ID)}
			k.d.Entities = append(k.d.Entities, k.d.entities[e.ID])
		}
	}
	for _, e := range k.content.Events {
		if k.first(content.TypeEvent, &e.Record) {
			k.d.events[e.ID] = &Event{Event: e, address: at.of(content.TypeEvent, e.ID)}
			k.d.Events = append(k.d.Events, k.d.events[e.ID])
		}
	}
	for _, t := range k.content.Topics {
		if k.first(content.TypeTopic, &t.Record) {
			k.d.topics[t.ID] = &Topic{Topic: t, address: at.of(content.TypeTopic, t.ID)}
			k.d.Topics = append(k.d.Topics, k.d.topics[t.ID])
		}
	}
	for _, p := range k.content.Pages {
		if k.first(content.TypePage, &p.Record) && k.keep(content.TypePage, &p.Record, drafts || !p.Draft) {
			k.d.pages[p.ID] = &Page{Page: p, address: at.of(content.TypePage, p.ID)}
			k.d.Pages = append(k.d.Pages, k.d.pages[p.ID])
		}
	}
}

// claimComes reports whether a claim is of a day or earlier: it was said and taken up by
// then, and its dated appearances are not all of later days.
func (k *linking) claimComes(c *content.Claim, day edtf.Day) bool {
	if !comes(c.Said, day) || !comes(c.Recorded, day) {
		return false
	}
	later := false
	for i := range c.Appearances {
		a := &c.Appearances[i]
		if !k.appearanceComes(a, day) {
			later = true
		} else if a.Article != "" || !a.Date.IsZero() {
			return true
		}
	}
	return !later
}

// appearanceComes reports whether an appearance's own date, else its article's, is on or
// before a day. An appearance without a date comes, too.
func (k *linking) appearanceComes(a *content.Appearance, day edtf.Day) bool {
	if !a.Date.IsZero() || a.Article == "" {
		return comes(a.Date, day)
	}
	if article := k.d.articles[a.Article]; article != nil {
		return comes(article.Date, day)
	}
	leftOut := k.dates[a.Article] // nil where there is no such article
	return leftOut == nil || comes(*leftOut, day)
}

// first reports whether the record is the first of its type with its id; if not, it
// reports the mistake. A record without an id was reported before.
func (k *linking) first(t content.Type, r *content.Record) bool {
	if r.ID == "" {
		return false
	}
	if before := k.known(t, r.ID); before != nil {
		d := diag.DuplicateID.At(r.IDPlace(), "there are two %s with the id %q", t.Folder(), r.ID).
			WithRelated(before.IDPlace(), "the first is here")
		if t == content.TypeArticle || t == content.TypePage {
			d.WithHint("rename one of the two files: an id is the file's name, whatever the folder")
		} else {
			d.WithHint("give one of them another id")
		}
		k.problems.Add(d)
		return false
	}
	if t != content.TypeArticle && t != content.TypeClaim {
		k.see(t, r)
	}
	return true
}

// keep notes a record that is left out.
func (k *linking) keep(t content.Type, r *content.Record, kept bool) bool {
	if !kept {
		k.leftOut.add(t, r)
		k.see(t, r)
	}
	return kept
}

func (k *linking) see(t content.Type, r *content.Record) {
	if k.seen[t] == nil {
		k.seen[t] = map[string]*content.Record{}
	}
	k.seen[t][r.ID] = r
}

// known returns the record with an id, left out or not, or nil.
func (k *linking) known(t content.Type, id string) *content.Record {
	switch t {
	case content.TypeArticle:
		if a := k.d.articles[id]; a != nil {
			return &a.Article.Record
		}
	case content.TypeClaim:
		if c := k.d.claims[id]; c != nil {
			return &c.Claim.Record
		}
	}
	return k.seen[t][id]
}

// ids lists the ids of all known records of a type, sorted.
func (k *linking) ids(t content.Type) []string {
	all := slices.Collect(maps.Keys(k.seen[t]))
	switch t {
	case content.TypeArticle:
		all = slices.AppendSeq(all, maps.Keys(k.d.articles))
	case content.TypeClaim:
		all = slices.AppendSeq(all, maps.Keys(k.d.claims))
	}
	slices.Sort(all)
	return all
}

// Collator returns what compares titles by the rules of the site's language.
func (d *Docket) Collator() *collate.Collator {
	tag, err := language.Parse(d.Settings.Language)
	if err != nil {
		tag = language.English
	}
	return collate.New(tag)
}

// sortByTitle sorts records by title, then id.
func sortByTitle[R any](d *Docket, records []R, key func(R) (title, id string)) {
	var buffer collate.Buffer
	c := d.Collator()
	type keyed struct {
		key, id string
		record  R
	}
	all := make([]keyed, len(records))
	for i, r := range records {
		title, id := key(r)
		all[i] = keyed{string(c.KeyFromString(&buffer, title)), id, r}
		buffer.Reset()
	}
	slices.SortStableFunc(all, func(a, b keyed) int {
		if n := strings.Compare(a.key, b.key); n != 0 {
			return n
		}
		return strings.Compare(a.id, b.id)
	})
	for i := range all {
		records[i] = all[i].record
	}
}
