package page

import (
	"bytes"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/docket"
	"onrecord/generator/export"
	"onrecord/generator/parallel"
)

// searched is a record that can be found, as the search shows it. One record after
// another is read into the same memory: once for the index, and once for the files
// that hold the texts, which are too many to be kept.
type searched struct {
	number int32
	path   string // address below the root
	kind   string // its type in words
	title  string
	meta   []byte // who and when
	text   []byte // with single spaces
}

// keptBytes is from what length on a text is kept nevertheless: it fills many files.
const keptBytes = 64 << 10

// passage is what the search finds: a claim, or a stretch of an article short enough
// to be loaded for one hit. It ends where the record's next passage starts.
type passage struct {
	record int32 // its number, see searched
	from   int32 // of its text
}

// How long a passage of an article may get, in bytes, and how much more a word in a
// title counts than one in a text.
const (
	passageBytes = 1600
	titleWeight  = 3
)

// read reads the record of a number, below how many there are. The oldest come first, so that a
// new record changes few numbers.
func (r *searched) read(s *Site, number int) {
	d := s.docket
	r.number, r.meta, r.text = int32(number), r.meta[:0], r.text[:0]
	if e, ok := nth(d.Entities, &number); ok {
		r.name(s, e.Ref())
		for _, alias := range e.Aliases {
			r.text = append(append(r.text, alias...), ". "...)
		}
		r.text = d.AppendText(r.text, e.Description)
	} else if e, ok := nth(d.Events, &number); ok {
		r.name(s, e.Ref())
		r.meta = append(r.meta, e.Happened.Format(s.theme.words.Dates)...)
		r.text = d.AppendText(r.text, e.Description)
	} else if t, ok := nth(d.Topics, &number); ok {
		r.name(s, t.Ref())
		r.text = d.AppendText(r.text, t.Description)
	} else if p, ok := nth(d.Pages, &number); ok {
		r.name(s, p.Ref())
		r.text = d.AppendText(r.text, p.Body)
	} else if c, ok := nth(d.Claims, &number); ok {
		r.name(s, c.Ref())
		r.claim(s, c)
	} else if a, ok := nth(d.Articles, &number); ok {
		r.name(s, a.Ref())
		r.meta = append(r.meta, a.Date.Format(s.theme.words.Dates)...)
		r.text = d.AppendText(r.text, a.Summary)
		r.text = d.AppendText(r.gap(), a.Body)
	}
	r.text = bytes.TrimSuffix(bytes.TrimSuffix(r.text, parted), []byte(" "))
}

// nth is the record of a number; where the list is shorter, the number in the lists
// that follow is what remains of it.
func nth[R any](list []R, number *int) (record R, ok bool) {
	if *number < len(list) {
		return list[*number], true
	}
	*number -= len(list)
	return record, false
}

func (r *searched) name(s *Site, ref docket.Ref) {
	r.path, r.kind, r.title = ref.Path(), s.theme.words.Text("type."+string(ref.Type)), ref.Title
}

// claim is what of a claim is searched beside its title.
func (r *searched) claim(s *Site, c *docket.Claim) {
	card := s.claim(c)
	r.meta = append(r.meta, card.Speakers[0].Text...)
	if card.Said != nil {
		r.meta = append(append(r.meta, " · "...), card.Said.Short...)
	}
	r.meta = append(append(r.meta, " · "...), card.KindLabel...)
	r.meta = append(append(r.meta, " · "...), card.Verdict.Label...)

	r.part(c.DeadlineText)
	r.part(c.Condition)
	for i, a := range c.Appearances {
		same := func(b *docket.Appearance) bool { return a.Quote == b.Quote }
		if a.Quote != c.DeadlineText && a.Quote != c.Condition && !slices.ContainsFunc(c.Appearances[:i], same) {
			r.part(a.Quote)
		}
	}
	r.text = s.docket.AppendText(r.apart(), c.Note)
	r.text = s.docket.AppendText(r.apart(), c.Body)
}

// part adds the words of a text.
func (r *searched) part(text string) {
	r.apart()
	for word := range strings.FieldsSeq(text) {
		r.text = append(r.gap(), word...)
	}
}

// apart is the text so far with a mark behind it: what was said must not run into what
// the desk notes of it.
func (r *searched) apart() []byte {
	if len(r.text) > 0 && !bytes.HasSuffix(r.text, parted) {
		r.text = append(r.gap(), parted...)
	}
	return r.text
}

var parted = []byte("· ")

// gap is the text so far, and a space behind its last word.
func (r *searched) gap() []byte {
	if n := len(r.text); n == 0 || r.text[n-1] == ' ' {
		return r.text
	}
	return append(r.text, ' ')
}

// cutting is a passage while the index is made.
type cutting struct {
	passage
	words int32
	terms counted
}

// cuttings are all passages of the docket.
type cuttings struct {
	passages []cutting
	long     map[int32]*searched // the records whose texts are kept, by number
	terms    []indexTerm         // sorted
	texts    textFiles
}

// cut cuts the docket into what can be found, counts the terms of each passage, and
// gives the files of passages to put, unless that is nil. Reading is spread over the
// machine; the order of the result and the terms, which are sorted, do not depend on it.
func (s *Site) cut(put func(path string, data []byte)) *cuttings {
	n := s.recordCount()
	all := &cuttings{long: map[int32]*searched{}, texts: textFiles{sum: fnv.New64a()}}
	var readers termReaders
	parallel.InTurn((n+cutAtOnce-1)/cutAtOnce, func(i int, turn func(act func())) {
		t := readers.take()
		defer readers.give(t)
		t.begin()
		var long []*searched
		for record := i * cutAtOnce; record < min((i+1)*cutAtOnce, n); record++ {
			t.searched.read(s, record)
			t.cut(int32(record))
			if put == nil && len(t.searched.text) > keptBytes {
				kept := t.searched
				t.searched, long = searched{}, append(long, &kept)
			}
		}
		sum := t.rows.checksum()
		turn(func() {
			all.passages = append(all.passages, t.passages...)
			for _, r := range long {
				all.long[r.number] = r
			}
			all.texts.add(&t.rows, sum)
		})
		if put != nil {
			t.rows.write(put)
		}
	})
	if put != nil {
		all.texts.writeLast(put)
	}
	all.terms = readers.sorted()
	return all
}

// cutAtOnce is how many records are cut before their passages go into files.
const cutAtOnce = 32

// begin forgets the passages of the records that were read.
func (t *termReader) begin() {
	t.passages, t.rows = t.passages[:0], t.rows.again()
}

// cut makes the passages of the record that was read; each carries the record's title.
func (t *termReader) cut(record int32) {
	r := &t.searched
	for from := 0; from == 0 || from < len(r.text); {
		to := len(r.text)
		if to-from > passageBytes {
			to = from + breakAt(r.text[from:], passageBytes)
		}
		c := cutting{passage: passage{record, int32(from)}}
		if from == 0 {
			t.count(r.title, titleWeight)
			t.count(inPlace(r.meta), 1)
		} else {
			t.count(r.title, 1)
		}
		text := bytes.TrimSpace(r.text[from:to])
		t.count(inPlace(text), 1)
		c.terms, c.words = t.end()
		t.passages = append(t.passages, c)
		t.rows.add(r, text, from == 0)
		from = max(to, 1)
	}
}

// appendRow appends a passage as clients get it, and a comma before it: address below
// the root, type, title, who and when, text.
func (r *searched) appendRow(out, text []byte) []byte {
	j := export.JSON{Out: append(out, ',')}
	j.Begin('[')
	for _, cell := range [...]string{r.path, r.kind, r.title, inPlace(r.meta), inPlace(text)} {
		j.Next()
		j.Text(cell)
	}
	j.End(']')
	return j.Out
}

// breakAt is the place at or before limit where a sentence or word ends.
func breakAt(text []byte, limit int) int {
	for _, sep := range []string{". ", " "} {
		if i := bytes.LastIndex(text[:limit], []byte(sep)); i > limit/2 {
			return i + len(sep)
		}
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}
