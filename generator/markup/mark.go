package markup

import (
	"cmp"
	"html"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Mark is a claim's quote to be marked in a text.
type Mark struct {
	ID     string // the claim's
	Number int    // shown at the quote's end
	Href   string // of the claim's page
	Label  string // what the link at the quote's end is called
	Ranges []Range
	Later  bool // another quote of the claim stands before: no id of its own
}

// Anchor is a name in a text to be made a link.
type Anchor struct {
	Range Range
	Href  string
}

// Block is an element at the top of an article, with what was put into it.
type Block struct {
	HTML  string
	Marks []int // the marks that begin in it
}

// edit is something to be put into the HTML at an offset.
type edit struct {
	at, order int // order among edits at one offset: what closes comes before what opens
	text      string
}

const (
	closing = iota
	reference
	opening
)

// Linkable reports whether a name can be made a link: it stands whole between two
// tags, in no link or code, and no mark's boundary would cut it.
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

// Mark puts marks and links into the HTML. Each stretch of a quote between two
// tags, or between the boundaries of other quotes and links, becomes a
// <mark data-claim>; a claim's first one carries its id, and a link to the claim
// follows its last. Anchors must be Linkable and apart from each other.
func (t *Text) Mark(marks []Mark, anchors []Anchor) []Block {
	m := marking{t: t, marks: marks, blocks: make([]Block, len(t.blocks))}
	pieces := m.pieces(anchors)
	for _, p := range pieces {
		m.put(p)
	}
	m.references(pieces)
	return m.apply()
}

// piece is a stretch of a run in which the same marks and link hold.
type piece struct {
	run   *run
	plain Range
	marks []int
	href  string
}

type marking struct {
	t      *Text
	marks  []Mark
	seen   map[int]bool
	edits  []edit
	blocks []Block
}

// boundary is where a mark or a link begins or ends.
type boundary struct {
	at    int
	mark  int // or -1 for a link
	href  string
	start bool
}

func (m *marking) boundaries(anchors []Anchor) []boundary {
	var all []boundary
	for i, k := range m.marks {
		for _, r := range k.Ranges {
			all = append(all, boundary{r.Start, i, "", true}, boundary{r.End, i, "", false})
		}
	}
	for _, a := range anchors {
		all = append(all, boundary{a.Range.Start, -1, a.Href, true}, boundary{a.Range.End, -1, "", false})
	}
	slices.SortStableFunc(all, func(a, b boundary) int { return cmp.Compare(a.at, b.at) })
	return all
}

// pieces cuts the runs at every boundary and keeps the stretches that something
// holds. Marks of one piece are in the order of their numbers.
func (m *marking) pieces(anchors []Anchor) []piece {
	var all []piece
	open := map[int]int{} // by mark: how many of its ranges are open
	href := ""
	bounds := m.boundaries(anchors)
	next, at := 0, 0
	emit := func(end int) {
		if len(open) > 0 || href != "" {
			all = m.t.split(all, Range{at, end}, sortedKeys(open), href)
		}
		at = end
	}
	for ; next < len(bounds); next++ {
		b := bounds[next]
		if b.at > at {
			emit(b.at)
		}
		switch {
		case b.mark < 0:
			href = b.href
		case b.start:
			open[b.mark]++
		default:
			if open[b.mark]--; open[b.mark] == 0 {
				delete(open, b.mark)
			}
		}
	}
	return all
}

func sortedKeys(m map[int]int) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// split adds the parts of a stretch of plain text that stand in each run.
func (t *Text) split(all []piece, r Range, marks []int, href string) []piece {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].plain.End > r.Start })
	for ; i < len(t.runs) && t.runs[i].plain.Start < r.End; i++ {
		n := &t.runs[i]
		part := Range{max(r.Start, n.plain.Start), min(r.End, n.plain.End)}
		all = append(all, piece{n, part, marks, href})
	}
	return all
}

// put wraps a piece: in its marks, and within them in its link.
func (m *marking) put(p piece) {
	start, end := m.t.inHTML(*p.run, p.plain.Start), m.t.inHTML(*p.run, p.plain.End)
	var before, after strings.Builder
	if len(p.marks) > 0 {
		m.openMark(&before, &after, p.marks, start)
	}
	if p.href != "" {
		before.WriteString(`<a class="entity" href="` + html.EscapeString(p.href) + `">`)
	}
	closed := after.String()
	if p.href != "" {
		closed = "</a>" + closed
	}
	m.edits = append(m.edits, edit{start, opening, before.String()}, edit{end, closing, closed})
}

// openMark writes a mark's start. A second claim that begins at the same place
// has its id on a span within, since an element has one id.
func (m *marking) openMark(before, after *strings.Builder, marks []int, at int) {
	ids := make([]string, len(marks))
	var first []string
	for i, k := range marks {
		ids[i] = m.marks[k].ID
		if !m.seen[k] {
			if m.seen == nil {
				m.seen = map[int]bool{}
			}
			m.seen[k] = true
			b := m.blockAt(at)
			m.blocks[b].Marks = append(m.blocks[b].Marks, k)
			if !m.marks[k].Later {
				first = append(first, "claim-"+ids[i])
			}
		}
	}
	slices.Sort(ids)
	before.WriteString(`<mark data-claim="` + strings.Join(slices.Compact(ids), " ") + `"`)
	closed := "</mark>"
	for i, id := range first {
		if i == 0 {
			before.WriteString(` id="` + id + `"`)
			continue
		}
		before.WriteString(`><span id="` + id + `"`)
		closed = "</span>" + closed
	}
	before.WriteByte('>')
	after.WriteString(closed)
}

// references puts the link to each claim after the last piece of its quote.
func (m *marking) references(pieces []piece) {
	last := make([]*run, len(m.marks))
	at := make([]int, len(m.marks))
	for _, p := range pieces {
		for _, k := range p.marks {
			last[k], at[k] = p.run, m.t.inHTML(*p.run, p.plain.End)
		}
	}
	for k, n := range last {
		if n == nil {
			continue
		}
		// Within a link no link may stand: go behind it.
		if n.after > n.html.End {
			at[k] = n.after
		}
		c := m.marks[k]
		m.edits = append(m.edits, edit{at[k], reference, `<a class="claim-ref" href="` + html.EscapeString(c.Href) +
			`" aria-label="` + html.EscapeString(c.Label) + `">` + strconv.Itoa(c.Number) + `</a>`})
	}
}

func (m *marking) blockAt(at int) int {
	i := sort.Search(len(m.t.blocks), func(i int) bool { return m.t.blocks[i].End > at })
	return min(i, len(m.t.blocks)-1)
}

// apply puts the edits into the HTML, block by block.
func (m *marking) apply() []Block {
	slices.SortStableFunc(m.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order))
	})
	e, from := 0, 0
	for i := range m.blocks {
		end := m.t.blocks[i].End
		if i == len(m.blocks)-1 {
			end = len(m.t.HTML)
		}
		first, size := e, end-from
		for ; e < len(m.edits) && (m.edits[e].at < end || m.edits[e].at == end && m.edits[e].order != opening); e++ {
			size += len(m.edits[e].text)
		}
		m.blocks[i].HTML = m.t.HTML[from:end]
		if e > first {
			m.blocks[i].HTML = m.edited(m.edits[first:e], from, end, size)
		}
		from = end
	}
	return m.blocks
}

// edited is a stretch of the HTML with edits in it, size bytes in all.
func (m *marking) edited(edits []edit, from, end, size int) string {
	var b strings.Builder
	b.Grow(size)
	for _, e := range edits {
		b.WriteString(m.t.HTML[from:e.at])
		b.WriteString(e.text)
		from = e.at
	}
	b.WriteString(m.t.HTML[from:end])
	return b.String()
}
