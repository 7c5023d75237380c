package markup

import (
	"sync"
	"unsafe"
)

// loan is the memory of a text that is looked into and not kept. A build looks into
// each text, and each takes several times the memory that is kept of it.
type loan struct {
	html  []byte
	slots []int
	reader
	text Text
}

var loans = sync.Pool{New: func() any { return new(loan) }}

// Look shows the text of the doc's finished HTML, and where in the HTML the filling of
// each slot starts. It lies in memory that the next text is read into: neither it nor
// any part of its strings may be kept. A nil Doc has an empty text.
func (d *Doc) Look(r *Resolver, look func(t *Text, slots []int)) {
	l := loans.Get().(*loan)
	defer loans.Put(l)
	htm := ""
	l.slots = l.slots[:0]
	if d != nil {
		htm = d.HTML
		if len(d.Slots) > 0 {
			d.resolve(l, r)
			htm = inPlace(l.html)
		}
	}
	l.read(htm)
	l.text = Text{HTML: htm, Plain: inPlace(l.plain), runs: l.runs, blocks: l.blocks, bounds: bounds{l.text.bounds.blocks[:0], l.text.bounds.ends[:0]}}
	look(&l.text, l.slots)
}

// inPlace is bytes as a string, without a copy. They must not change while it is used.
func inPlace(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
