package page

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"onrecord/generator/docket"
)

// passage is what the search finds: a claim, or a stretch of an article short enough
// to be loaded for one hit.
type passage struct {
	url   string // of the page, below the root
	kind  string // its type in words
	title string
	meta  string // who and when
	text  string
	terms []termCount
	words int
}

// How long a passage of an article may get, in bytes, and how much more a word in a
// title counts than one in a text.
const (
	passageBytes = 1600
	titleWeight  = 3
)

// passages cuts the docket into what can be found, oldest record first, so that a
// new record changes few numbers. Reading is spread over the machine; the order of
// the result and its terms, which are sorted, do not depend on it.
func (s *Site) passages() (all []*passage, terms []string) {
	d, w := s.docket, s.theme.words
	jobs := make([]func(t *termReader) []*passage, 0, len(d.Articles)+len(d.Claims)+len(d.Entities)+len(d.Events)+len(d.Topics))
	add := func(r docket.Ref, meta, text func() string) {
		kind := w.Text("type." + string(r.Type))
		jobs = append(jobs, func(t *termReader) []*passage { return cut(t, r, kind, meta(), text()) })
	}
	none := func() string { return "" }
	for _, e := range d.Entities {
		add(e.Ref(), none, func() string { return strings.Join(append(e.Aliases, d.Text(e.Description)), ". ") })
	}
	for _, e := range d.Events {
		add(e.Ref(), func() string { return e.Happened.Format(w.Dates) }, func() string { return d.Text(e.Description) })
	}
	for _, t := range d.Topics {
		add(t.Ref(), none, func() string { return d.Text(t.Description) })
	}
	for _, p := range d.Pages {
		add(p.Ref(), none, func() string { return d.Text(p.Body) })
	}
	for _, c := range d.Claims {
		add(c.Ref(), func() string { return s.claimMeta(c) }, func() string { return claimText(d, c) })
	}
	for _, a := range d.Articles {
		add(a.Ref(), func() string { return a.Date.Format(w.Dates) }, func() string { return strings.TrimSpace(d.Text(a.Summary) + " " + d.Text(a.Body)) })
	}
	found := make([][]*passage, len(jobs))
	var readers termReaders
	parallel(len(jobs), func(i int) {
		t := readers.take()
		defer readers.give(t)
		found[i] = jobs[i](t)
	})
	all = make([]*passage, 0, len(jobs))
	for _, f := range found {
		all = append(all, f...)
	}
	return all, readers.sorted()
}

// parallel calls do for every number below n, several at once.
func parallel(n int, do func(i int)) {
	var group sync.WaitGroup
	const batch = 64
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += batch {
		group.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; group.Done() }()
			for i := from; i < min(from+batch, n); i++ {
				do(i)
			}
		}()
	}
	group.Wait()
}

func (s *Site) claimMeta(c *docket.Claim) string {
	card := s.claim(c)
	parts := []string{card.Speakers[0].Text}
	if card.Said != nil {
		parts = append(parts, card.Said.Short)
	}
	return strings.Join(append(parts, card.KindLabel, card.Verdict.Label), " · ")
}

// claimText is what of a claim is searched beside its title.
func claimText(d *docket.Docket, c *docket.Claim) string {
	parts := []string{c.DeadlineText, c.Condition}
	for _, a := range c.Appearances {
		if !slices.Contains(parts, a.Quote) {
			parts = append(parts, a.Quote)
		}
	}
	parts = append(parts, d.Text(c.Note), d.Text(c.Body))
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// cut makes passages of a text with single spaces; each carries the record's title.
func cut(t *termReader, r docket.Ref, kind, meta, text string) (out []*passage) {
	for first := true; first || text != ""; first = false {
		part := text
		if len(text) > passageBytes {
			part = text[:breakAt(text, passageBytes)]
		}
		text = strings.TrimSpace(text[len(part):])
		p := &passage{url: r.Path(), kind: kind, title: r.Title, meta: meta, text: strings.TrimSpace(part)}
		if first {
			t.count(r.Title, titleWeight)
			t.count(meta, 1)
		} else {
			t.count(r.Title, 1)
		}
		t.count(p.text, 1)
		t.end(p)
		out = append(out, p)
	}
	return out
}

// breakAt is the place at or before limit where a sentence or word ends.
func breakAt(text string, limit int) int {
	for _, sep := range []string{". ", " "} {
		if i := strings.LastIndex(text[:limit], sep); i > limit/2 {
			return i + len(sep)
		}
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}
