package markup

import (
	"cmp"
	"html"
	"slices"
	"sort"
	"strconv"
	"sync"
)

// Mark is a claim's quote to be marked in a text.
type Mark struct {
	ID     string // the claim's id
	Number int    // shown at the quote's end
	Href   string // of the claim's page
	Label  string // the name of the link at the quote's end, after the number
	Ranges []Range
	Later  bool // another quote of the claim comes before, so this one has no id
}

// Anchor is a name in a text that becomes a link.
type Anchor struct {
	Range Range
	Href  string
}

// edit is a text to insert into the HTML at an offset.
type edit struct {
	at, order int   // order sorts edits at one offset: what closes comes before what opens
	text      Range // a stretch of marking.texts
}

const (
	closing = iota
	reference
	opening
)

// Linkable reports whether a name can become a link: it stands between two tags, in no
// link or code, and no mark's boundary cuts it.
func (t *Text) Linkable(r Range, marks []Mark) bool {
	n := t.runAt(r.Start)
	if n == nil || r.End > n.plain.End || n.fixed {
		return false
	}
	for _, m := range marks {
		for _, q := range m.Ranges {
			if cuts(q.Start, r) || cuts(q.End, r) {
				return false
			}
		}
	}
	return true
}

func cuts(at int, r Range) bool { return at > r.Start && at < r.End }

func (t *Text) runAt(plain int) *run {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].plain.End > plain })
	if i == len(t.runs) || t.runs[i].plain.Start > plain {
		return nil
	}
	return &t.runs[i]
}

// InLink reports whether the text at an offset stands in a link or in code.
func (t *Text) InLink(plain int) bool {
	n := t.runAt(plain)
	return n != nil && n.fixed
}

// AppendMarked appends the text's HTML to out, with marks and links. Each stretch of a
// quote between two tags, or between the boundaries of other quotes and links, becomes a
// <mark data-claim>. A claim's first one has its id, and a link to the claim follows its
// last. Anchors must be Linkable and apart from each other.
//
// It calls block for each element at the top, with its part of the result and the numbers
// of the marks that begin in it. block must not keep either.
func (t *Text) AppendMarked(out []byte, marks []Mark, anchors []Anchor, block func(htm []byte, begin []int)) []byte {
	m := markings.Get().(*marking)
	defer m.done()
	m.t, m.marks = t, marks
	m.cut(anchors)
	m.ends = append(m.ends, make([]int, len(marks))...)
	m.seen = append(m.seen, make([]bool, len(marks))...)
	for _, p := range m.pieces {
		m.put(p)
	}
	m.references()
	return m.apply(out, block)
}

// piece is a stretch of a run with the same marks and link.
type piece struct {
	run   *run
	plain Range
	marks Range // a stretch of marking.held
	href  string
}

// boundary is the start or end of a mark or link.
type boundary struct {
	at    int
	mark  int // -1 for a link
	href  string
	start bool
}

// marking is the state of one AppendMarked. Its memory is used again for the next.
type marking struct {
	t      *Text
	marks  []Mark
	bounds []boundary
	open   []int // the open marks, in order, each as often as it is open
	pieces []piece
	held   []int  // the marks of pieces
	seen   []bool // by mark: it has a piece
	ends   []int  // by seen mark: where the link to its claim goes
	begun  []int  // the marks in the order in which they begin
	starts []int  // the blocks in which they begin
	ids    []string
	edits  []edit
	texts  []byte // the texts of edits
}

var markings = sync.Pool{New: func() any { return new(marking) }}

// done returns the marking to the pool.
func (m *marking) done() {
	clear(m.bounds)
	clear(m.pieces)
	clear(m.ids)
	*m = marking{bounds: m.bounds[:0], open: m.open[:0], pieces: m.pieces[:0], held: m.held[:0], seen: m.seen[:0],
		ends:  m.ends[:0],
		begun: m.begun[:0], starts: m.starts[:0], ids: m.ids[:0], edits: m.edits[:0], texts: m.texts[:0]}
	markings.Put(m)
}

// bound finds the boundaries in order.
func (m *marking) bound(anchors []Anchor) {
	for i, k := range m.marks {
		for _, r := range k.Ranges {
			m.bounds = append(m.bounds, boundary{r.Start, i, "", true}, boundary{r.End, i, "", false})
		}
	}
	for _, a := range anchors {
		m.bounds = append(m.bounds, boundary{a.Range.Start, -1, a.Href, true}, boundary{a.Range.End, -1, "", false})
	}
	slices.SortStableFunc(m.bounds, func(a, b boundary) int { return cmp.Compare(a.at, b.at) })
}

// cut cuts the runs at every boundary and keeps the pieces with a mark or link. A piece's
// marks are in the order of their numbers.
func (m *marking) cut(anchors []Anchor) {
	m.bound(anchors)
	href, at := "", 0
	for _, b := range m.bounds {
		if b.at > at {
			if len(m.open) > 0 || href != "" {
				m.split(Range{at, b.at}, href)
			}
			at = b.at
		}
		i, _ := slices.BinarySearch(m.open, b.mark)
		switch {
		case b.mark < 0:
			href = b.href
		case b.start:
			m.open = slices.Insert(m.open, i, b.mark)
		default:
			m.open = slices.Delete(m.open, i, i+1)
		}
	}
}

// split adds the parts of a stretch of plain text that stand in each run.
func (m *marking) split(r Range, href string) {
	marks := Range{Start: len(m.held)}
	for i, k := range m.open {
		if i == 0 || k != m.open[i-1] {
			m.held = append(m.held, k)
		}
	}
	marks.End = len(m.held)
	runs := m.t.runs
	i := sort.Search(len(runs), func(i int) bool { return runs[i].plain.End > r.Start })
	for ; i < len(runs) && runs[i].plain.Start < r.End; i++ {
		n := &runs[i]
		part := Range{max(r.Start, n.plain.Start), min(r.End, n.plain.End)}
		m.pieces = append(m.pieces, piece{n, part, marks, href})
	}
}

// put wraps a piece in its marks, and within them in its link.
func (m *marking) put(p piece) {
	start, end := m.t.inHTML(*p.run, p.plain.Start), m.t.inHTML(*p.run, p.plain.End)
	marks, spans := m.held[p.marks.Start:p.marks.End], 0
	from := len(m.texts)
	if len(marks) > 0 {
		spans = m.openMark(marks, start)
	}
	if p.href != "" {
		m.write(`<a class="entity" href="`, html.EscapeString(p.href), `">`)
	}
	m.edit(start, opening, from)
	from = len(m.texts)
	if p.href != "" {
		m.write("</a>")
	}
	for range spans {
		m.write("</span>")
	}
	if len(marks) > 0 {
		m.write("</mark>")
	}
	m.edit(end, closing, from)
	after := end
	if p.run.after > p.run.html.End {
		after = p.run.after // links can't stand within links, so the number goes behind
	}
	for _, k := range marks {
		m.ends[k] = after
	}
}

func (m *marking) write(texts ...string) {
	for _, text := range texts {
		m.texts = append(m.texts, text...)
	}
}

// edit adds an edit with the text written last.
func (m *marking) edit(at, order, from int) {
	m.edits = append(m.edits, edit{at, order, Range{from, len(m.texts)}})
}

// openMark writes a mark's start. Where a second claim begins at the same place, its id
// stands on a span within, since an element has one id.
func (m *marking) openMark(marks []int, at int) (spans int) {
	m.ids = m.ids[:0]
	for _, k := range marks {
		m.ids = append(m.ids, m.marks[k].ID)
	}
	slices.Sort(m.ids)
	m.ids = slices.Compact(m.ids)
	m.write(`<mark data-claim="`)
	for i, id := range m.ids {
		if i > 0 {
			m.write(" ")
		}
		m.write(id)
	}
	m.write(`"`)
	first := true
	for _, k := range marks {
		if m.seen[k] {
			continue
		}
		m.seen[k] = true
		m.begun, m.starts = append(m.begun, k), append(m.starts, m.blockAt(at))
		if m.marks[k].Later {
			continue
		}
		if !first {
			m.write(`><span`)
			spans++
		}
		m.write(` id="claim-`, m.marks[k].ID, `"`)
		first = false
	}
	m.write(">")
	return spans
}

// references puts the link to each claim after the last piece of its quote.
func (m *marking) references() {
	for k, at := range m.ends {
		if !m.seen[k] {
			continue
		}
		from, c := len(m.texts), m.marks[k]
		m.write(`<a class="claim-ref" href="`, html.EscapeString(c.Href), `" aria-label="`)
		m.texts = strconv.AppendInt(m.texts, int64(c.Number), 10)
		m.write(": ", html.EscapeString(c.Label), `">`)
		m.texts = strconv.AppendInt(m.texts, int64(c.Number), 10)
		m.write(`</a>`)
		m.edit(at, reference, from)
	}
}

func (m *marking) blockAt(at int) int {
	i := sort.Search(len(m.t.blocks), func(i int) bool { return m.t.blocks[i].End > at })
	return min(i, len(m.t.blocks)-1)
}

// apply inserts the edits into the HTML, block by block.
func (m *marking) apply(out []byte, block func(htm []byte, begin []int)) []byte {
	slices.SortStableFunc(m.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order))
	})
	htm, edits, begun, from := m.t.HTML, m.edits, 0, 0
	for i, b := range m.t.blocks {
		end, start := b.End, len(out)
		if i == len(m.t.blocks)-1 {
			end = len(htm)
		}
		for len(edits) > 0 && (edits[0].at < end || edits[0].at == end && edits[0].order != opening) {
			e := edits[0]
			out = append(append(out, htm[from:e.at]...), m.texts[e.text.Start:e.text.End]...)
			edits, from = edits[1:], e.at
		}
		out = append(out, htm[from:end]...)
		from = end
		first := begun
		for begun < len(m.begun) && m.starts[begun] == i {
			begun++
		}
		block(out[start:], m.begun[first:begun])
	}
	return out
}
