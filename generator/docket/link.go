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

// Options say for which reader the records are linked.
type Options struct {
	AsOf       edtf.Day // the day on which the site stands
	Drafts     bool     // with drafts
	Everything bool     // with drafts and all that as_of leaves out, to check it
	Lenient    bool     // a lost or ambiguous quote is a warning
	Once       bool     // nothing is kept by which the same Linker would link again sooner

	// Label is the word by which readers see a rating of a claim of a kind, for authors
	// who write that; nil where there are no such words.
	Label func(content.Kind, *content.Rating) string
}

// Linker links one site's content again and again.
//
// Incremental: what one article's text says (the places of its quotes and of
// names, and the sentences round them) is kept for as long as the text, the
// quotes and the names looked for are the same. All else is made anew.
type Linker struct {
	anchored map[*content.Article]*anchored
	cited    map[*markup.Doc]*cited
	names    *names
	world    uint64 // what the slots of texts were filled from, see fingerprint
	broken   bool   // some link led nowhere
}

// Link links the content and reports what is wrong between its records. The
// docket is usable even where there are errors: what is wrong is left out of it.
func (l *Linker) Link(c *content.Content, o Options) (*Docket, diag.List) {
	k := &linking{
		Linker: l, content: c, options: o, until: o.AsOf,
		d: &Docket{
			Settings: c.Settings, AsOf: o.AsOf, Files: c.Files,
			articles: make(map[string]*Article, len(c.Articles)), claims: make(map[string]*Claim, len(c.Claims)),
			entities: make(map[string]*Entity, len(c.Entities)), events: make(map[string]*Event, len(c.Events)),
			topics: make(map[string]*Topic, len(c.Topics)), pages: make(map[string]*Page, len(c.Pages)),
		},
		absent: newAbsent(), circular: map[*Claim]bool{}, spelling: spelling{},
	}
	if o.Everything {
		k.until = edtf.MaxDay
	}
	k.collect()
	k.nameEntities()
	k.resolver = k.d.resolver(k.absent)
	k.d.fill = k.resolver
	k.resolve()
	k.missTopics()
	world := k.fingerprint()
	k.settled = world == l.world && !l.broken
	l.world, l.broken = world, false
	texts := make(chan []*anchored, 1)
	go func() { texts <- k.anchorAll() }() // meanwhile all that follows from the records
	k.sortClaims()
	k.invert()
	k.derive()
	k.placeTexts(<-texts)
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
	until     edtf.Day // records from after this day are left out
	d         *Docket
	absent    *absent
	resolver  *markup.Resolver
	settled   bool // slots are filled as they were, and every link of a text read before leads somewhere
	problems  diag.List
	dates     map[string]*edtf.Date // of articles that are left out, by id
	addresses *addresses
	seen      map[content.Type]map[string]*content.Record // see known
	spelling  spelling                                    // of names that lead nowhere
	texts     []*anchored                                 // of the docket's articles, in their order
	// Claims in a circle of relations, which has been complained about.
	circular map[*Claim]bool
}

// comes reports whether a record of the date is there on the day that the site
// stands; a record without a date is.
func (k *linking) comes(date edtf.Date) bool {
	return date.IsZero() || date.Lower() <= k.until
}

// collect makes a linked record of each record that is not left out, and finds
// ids that stand twice.
func (k *linking) collect() {
	k.seen = map[content.Type]map[string]*content.Record{}
	k.dates = map[string]*edtf.Date{}
	at := newAddresses(k.content.Settings)
	k.addresses = at
	drafts := k.options.Drafts || k.options.Everything
	articles := make([]Article, len(k.content.Articles)) // one piece of memory for all
	claims := make([]Claim, len(k.content.Claims))
	k.d.Articles = make([]*Article, 0, len(articles))
	for i, a := range k.content.Articles {
		if !k.first(content.TypeArticle, &a.Record) {
			continue
		}
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
		if k.first(content.TypeClaim, &c.Record) &&
			k.keep(content.TypeClaim, &c.Record, (drafts || !c.Draft) && k.claimComes(c)) {
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

// claimComes reports whether a claim is there on the day: it was said and taken up by
// then, and not all of its dated appearances are of later.
func (k *linking) claimComes(c *content.Claim) bool {
	if !k.comes(c.Said) || !k.comes(c.Recorded) {
		return false
	}
	later := false
	for i := range c.Appearances {
		a := &c.Appearances[i]
		if !k.appearanceComes(a) {
			later = true
		} else if a.Article != "" || !a.Date.IsZero() {
			return true
		}
	}
	return !later
}

// appearanceComes reports whether an appearance's own date, else its article's, is on or
// before the day. An appearance without a date comes.
func (k *linking) appearanceComes(a *content.Appearance) bool {
	if !a.Date.IsZero() || a.Article == "" {
		return k.comes(a.Date)
	}
	leftOut := k.dates[a.Article] // nil for an article that is there, as its date comes
	return leftOut == nil || k.comes(*leftOut)
}

// appeared returns the day of an appearance: its own, else its article's.
func (k *linking) appeared(a *content.Appearance) *edtf.Date {
	if a.Article != "" && a.Date.IsZero() {
		if in := k.d.articles[a.Article]; in != nil {
			return &in.Article.Date
		}
		if date := k.dates[a.Article]; date != nil {
			return date
		}
	}
	return &a.Date
}

// first reports whether the record is the first of its type with its id, and
// complains where it is not. A record without an id has been complained about.
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

// keep notes what is left out.
func (k *linking) keep(t content.Type, r *content.Record, kept bool) bool {
	if !kept {
		k.absent.add(t, r)
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

// known returns the record with an id that is written in the content, left out or not,
// or nil. The many that are not left out the docket has itself.
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

// ids lists the ids of what is known, sorted.
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

// collator compares titles as the site's language sorts them.
func (d *Docket) collator() *collate.Collator {
	tag, err := language.Parse(d.Settings.Language)
	if err != nil {
		tag = language.English
	}
	return collate.New(tag)
}

// sortByTitle sorts records by title, then id.
func sortByTitle[R any](d *Docket, records []R, key func(R) (title, id string)) {
	var buffer collate.Buffer
	c := d.collator()
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
