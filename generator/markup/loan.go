package markup

import (
	"sync"
	"unsafe"
)

// loan is memory for a text that is looked at and not kept. A build looks at every text,
// and each takes several times the memory of what is kept.
type loan struct {
	html  []byte
	slots []int
	reader
	text Text
}

var loans = sync.Pool{New: func() any { return new(loan) }}

// Look shows the text of the doc's finished HTML, and the offsets in it at which each
// slot's content starts. The text and its strings are valid only until look returns. A
// nil Doc has an empty text.
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
	l.text = Text{HTML: htm, Plain: inPlace(l.plain), runs: l.runs, blocks: l.blocks,
		bounds: bounds{l.text.bounds.blocks[:0], l.text.bounds.ends[:0]}}
	look(&l.text, l.slots)
}

// inPlace returns bytes as a string without a copy. They must not change while the string
// is used.
func inPlace(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
