// Package markup turns Markdown into HTML in which quotes can be found and marked.
//
// Reading and placing are apart, because the first depends on one file alone and
// the second on the whole docket:
//
//	Markdown ── Renderer.Render ──> Doc      HTML with slots: once for a file
//	Doc ── Doc.Resolve ──> HTML              slots filled with titles and addresses
//	HTML ── ReadText ──> Text                the rendered words, and where they stand in the HTML
//	Text, quotes ── Index.Find ──> Ranges    where a quote stands, after folding
//	Text, spans ── Text.Mark ──> Blocks      the HTML with marks and links put in
//
// It is the only package that knows goldmark.
package markup

import "onrecord/generator/diag"

// Doc is rendered Markdown that still depends on other records: its HTML has slots for
// record links, links from the site's root, links to content files, and the sizes of
// pictures.
type Doc struct {
	HTML string // without the slots' contents
	*Extras
}

// Extras holds what a text has beside words. It is never nil: plain texts, as most notes
// are, share an empty one that must not change.
type Extras struct {
	Slots []Slot   // by Offset
	Links []Link   // all links and pictures, for the checks
	Bare  bool     // some record link has no words of its own, so the text depends on other records' titles
	IDs   []string // of headings, in order
}

var noExtras Extras

// SlotKind says what goes into a slot.
type SlotKind uint8

// The kinds of slot.
const (
	RecordSlot SlotKind = iota // a whole link to a record, or its words alone
	LinkSlot                   // the start of a link from the site's root or to a content file
	LinkEnd                    // the end of that link
	RootSlot                   // the path of base_url without its final slash, for a picture's address
	SizeSlot                   // the attributes that give a picture's size
)

// Slot is a place in a Doc's HTML that waits for another record.
type Slot struct {
	Offset int // in Doc.HTML
	Kind   SlotKind
	Type   string // RecordSlot: the record's type as written before the colon, or ""
	Target string // RecordSlot: its id; LinkSlot: the link as written; SizeSlot: a path below the root
	File   string // LinkSlot: the content file that a relative link means, below the source
	Within bool   // RecordSlot: it stands within a link, so only its words are written
	Words  string // RecordSlot: the words to link, or "" for the record's title; LinkSlot: the link's title
	Place  diag.Span
}

// Link is an authored link or picture.
type Link struct {
	Dest    string // as written, in Unicode's NFC, with %20 for a space and mailto: for an e-mail address
	File    string // the content file it points at, or ""
	Picture bool
	Alt     string // of a picture
	Place   diag.Span
}

// Range is a stretch of a text, in bytes.
type Range struct{ Start, End int }

// Overlaps reports whether two stretches have a byte in common.
func (r Range) Overlaps(o Range) bool { return r.Start < o.End && o.Start < r.End }

// Options are a site's choices of how Markdown is read.
type Options struct {
	Typographer bool // curly quotes, dashes, ellipses
	RawHTML     bool // keep raw HTML; else it is dropped with a warning
}

// Source is a piece of Markdown with its place.
type Source struct {
	Text  []byte
	File  string                         // below the source folder; relative links start here
	Field bool                           // a field of a record, without ids for headings, since several share a page
	Place func(start, end int) diag.Span // returns the place of a stretch of Text
}
