package page

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/docket"
	"onrecord/generator/parallel"
)

// searched is a record that can be found. Its text is made when it is asked for, once
// for the index and once for the files that hold it, and not kept between.
type searched struct {
	ref  docket.Ref
	kind string        // its type in words
	meta func() string // who and when
	text func() string // with single spaces
}

// keptBytes is from what length on a text is kept nevertheless: it fills many files.
const keptBytes = 64 << 10

// passage is what the search finds: a claim, or a stretch of an article short enough
// to be loaded for one hit.
type passage struct {
	of       *searched
	from, to int32 // of its text
	words    int32
	size     int32  // of its row, in bytes
	sum      uint64 // of its row
}

// How long a passage of an article may get, in bytes, and how much more a word in a
// title counts than one in a text.
const (
	passageBytes = 1600
	titleWeight  = 3
)

// searched lists what can be found, oldest record first, so that a new record changes
// few numbers.
func (s *Site) searched() []searched {
	d, w := s.docket, s.theme.words
	all := make([]searched, 0, len(d.Articles)+len(d.Claims)+len(d.Entities)+len(d.Events)+len(d.Topics)+len(d.Pages))
	add := func(r docket.Ref, meta, text func() string) {
		all = append(all, searched{r, w.Text("type." + string(r.Type)), meta, text})
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
	return all
}

// passages cuts the docket into what can be found, and counts the terms of each
// passage. Reading is spread over the machine; the order of the result and the terms,
// which are sorted, do not depend on it.
func (s *Site) passages() (all []passage, counts []counted, terms []string) {
	records := s.searched()
	found := make([]struct {
		passages []passage
		counts   []counted
	}, len(records))
	var readers termReaders
	parallel.Each(len(records), func(i int) {
		t := readers.take()
		defer readers.give(t)
		found[i].passages, found[i].counts = records[i].cut(t)
	})
	for _, f := range found {
		all, counts = append(all, f.passages...), append(counts, f.counts...)
	}
	return slices.Clip(all), counts, readers.sorted()
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

// cut makes the record's passages; each carries the record's title.
func (s *searched) cut(t *termReader) (out []passage, counts []counted) {
	meta, text := s.meta(), s.text()
	if len(text) > keptBytes {
		s.text = func() string { return text }
	}
	for from := 0; from == 0 || from < len(text); {
		to := len(text)
		if to-from > passageBytes {
			to = from + breakAt(text[from:], passageBytes)
		}
		p := passage{of: s, from: int32(from), to: int32(to)}
		row := s.row(meta, text, p)
		if from == 0 {
			t.count(s.ref.Title, titleWeight)
			t.count(meta, 1)
		} else {
			t.count(s.ref.Title, 1)
		}
		t.count(row[len(row)-1], 1)
		c, words := t.end()
		p.words = words
		p.size, p.sum = t.measure(row)
		out, counts = append(out, p), append(counts, c)
		from = max(to, 1)
	}
	return out, counts
}

// row is a passage as clients get it: address below the root, type, title, who and
// when, text.
type row [5]string

func (s *searched) row(meta, text string, p passage) row {
	return row{s.ref.Path(), s.kind, s.ref.Title, meta, strings.TrimSpace(text[p.from:p.to])}
}

// measure returns about how many bytes the row takes in a file, and a hash of it.
func (t *termReader) measure(r row) (size int32, sum uint64) {
	t.scratch = t.scratch[:0]
	for _, text := range r {
		t.scratch = append(append(t.scratch, text...), 0)
	}
	h := fnv.New64a()
	h.Write(t.scratch)
	return int32(len(t.scratch) + 19), h.Sum64() // with quotes, commas and brackets
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
