package markup

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// contextLimit is the number of bytes of a sentence that are kept on each side of the
// words that matter. A text without full stops is not copied whole.
const contextLimit = 320

// abbreviations end in a full stop that ends no sentence. Unicode's rules (UAX 29) don't
// know them.
var abbreviations = map[string]bool{
	"Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true, "Prof.": true, "St.": true, "No.": true, "vs.": true,
	"Jr.": true, "Sr.": true,
	"Gen.": true, "Lt.": true, "Col.": true, "Maj.": true, "Capt.": true, "Sgt.": true, "Adm.": true, "Sen.": true,
	"Rep.": true, "Gov.": true,
	"U.S.": true, "U.K.": true, "U.N.": true, "e.g.": true, "i.e.": true,
	"Jan.": true, "Feb.": true, "Aug.": true, "Sept.": true, "Oct.": true, "Nov.": true, "Dec.": true,
}

// bounds are the ends of sentences, in the blocks looked at so far.
type bounds struct {
	blocks []bounded // in order
	ends   []int
}

// bounded is a block with a stretch of bounds.ends: the ends of its sentences.
type bounded struct{ block, ends Range }

// Sentence returns the text before and after a range within its sentence or sentences. It
// cuts a long one at a word and adds an ellipsis. It keeps the ends of sentences for the
// next call, so only one goroutine may call at a time.
func (t *Text) Sentence(r Range) (before, words, after string) {
	b := t.bounded(r)
	from, to := b.block.Start, b.block.End
	for _, end := range t.bounds.ends[b.ends.Start:b.ends.End] {
		if end >= r.End {
			to = end
			break
		}
		if end <= r.Start {
			from = end
		}
	}
	return tail(strings.TrimLeft(t.Plain[from:r.Start], " \n")), t.Plain[r.Start:r.End],
		head(strings.TrimRight(t.Plain[r.End:to], " \n"))
}

// bounded returns the block around a range.
func (t *Text) bounded(r Range) bounded {
	all := &t.bounds
	i := sort.Search(len(all.blocks), func(i int) bool { return all.blocks[i].block.Start > r.Start })
	if i > 0 && r.End <= all.blocks[i-1].block.End {
		return all.blocks[i-1]
	}
	block, whole := t.near(r)
	b := bounded{block, Range{Start: len(all.ends)}}
	text := t.Plain[:block.End]
	for at := block.Start; at < len(text); {
		next := sentenceEnd(text, at)
		if !endsInAbbreviation(text[at:next]) {
			all.ends = append(all.ends, next)
		}
		at = next
	}
	b.ends.End = len(all.ends)
	if whole {
		all.blocks = slices.Insert(all.blocks, i, b)
	}
	return b
}

// sentenceEnd returns where the sentence that starts at a place ends, by Unicode's rules.
// Only certain characters can end a sentence, so it applies the rules near those alone.
func sentenceEnd(text string, start int) int {
	at := start
	for at < len(text) && !mayEndSentence(text, at) {
		at++
	}
	from := start + max(0, strings.LastIndexByte(text[start:at], ' '))
	it := sentences.FromString(text[from:])
	it.Next()
	return from + it.End()
}

// mayEndSentence reports whether a sentence may end at a byte. Few ASCII and other common
// characters end one.
func mayEndSentence(text string, at int) bool {
	if c := text[at]; c < utf8.RuneSelf {
		return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r'
	}
	return uncommon(text, at)
}

// Sentences returns the text's sentences in order. None reaches over the end of a block.
func (t *Text) Sentences() []Range {
	var all []Range
	joined := false
	for next := 0; next < len(t.Plain); {
		start, end := next, sentenceEnd(t.Plain, next)
		next = end
		for block := range strings.SplitAfterSeq(t.Plain[start:end], "\n") {
			end = start + len(strings.TrimRight(block, " \n"))
			switch {
			case end == start:
			case joined:
				all[len(all)-1].End = end
			default:
				all = append(all, Range{start, end})
			}
			joined = end > start && endsInAbbreviation(block) && !strings.HasSuffix(block, "\n")
			start += len(block)
		}
	}
	return all
}

// near returns the block of a range, or the part of a long block that matters. whole is
// false for a part, and for a range over several blocks.
func (t *Text) near(r Range) (block Range, whole bool) {
	const reach = 8 * contextLimit
	whole = strings.IndexByte(t.Plain[r.Start:r.End], '\n') < 0
	lines := t.lines(r)
	start, end := lines.Start, lines.End
	if end-start <= reach {
		return lines, whole
	}
	start, end = max(start, r.Start-reach), min(end, r.End+reach)
	for start > 0 && !utf8.RuneStart(t.Plain[start]) {
		start--
	}
	for end < len(t.Plain) && !utf8.RuneStart(t.Plain[end]) {
		end--
	}
	return Range{start, end}, false
}

// lines returns the block of a range, or all blocks over which it reaches.
func (t *Text) lines(r Range) Range {
	start := strings.LastIndexByte(t.Plain[:r.Start], '\n') + 1
	if i := strings.IndexByte(t.Plain[r.End:], '\n'); i >= 0 {
		return Range{start, r.End + i}
	}
	return Range{start, len(t.Plain)}
}

func endsInAbbreviation(sentence string) bool {
	sentence = strings.TrimRight(sentence, " ")
	if !strings.HasSuffix(sentence, ".") {
		return false
	}
	last := sentence[strings.LastIndexByte(sentence, ' ')+1:]
	last = strings.TrimLeft(last, `("“`)
	if abbreviations[last] {
		return true
	}
	r, size := utf8.DecodeRuneInString(last)
	return len(last) == size+1 && unicode.IsUpper(r) && last[size] == '.' // an initial
}

func tail(s string) string {
	if len(s) <= contextLimit {
		return s
	}
	s = s[len(s)-contextLimit:]
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[i+1:]
	}
	return "… " + strings.ToValidUTF8(s, "")
}

func head(s string) string {
	if len(s) <= contextLimit {
		return s
	}
	s = s[:contextLimit]
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		s = s[:i]
	}
	return strings.ToValidUTF8(s, "") + " …"
}

// Quoted reports whether every word of the ranges stands inside quotation marks that open
// in the word's own block. A quotation of several blocks opens in each.
func (t *Text) Quoted(ranges []Range) bool {
	for _, r := range ranges {
		if !t.quoted(r) {
			return false
		}
	}
	return len(ranges) > 0
}

// Quotations returns the texts within double quotation marks in the block around a place,
// in order and without the marks. An unclosed one reaches to the block's end. It keeps
// the block's quotations for the next call, so only one goroutine may call at a time.
func (t *Text) Quotations(at int) []Range {
	if block := t.quotations.block; at >= block.Start && at < block.End {
		return t.quotations.all
	}
	block := t.lines(Range{at, at})
	var all []Range
	q := quotation{text: t.Plain[:block.End]}
	opened := -1
	for i := block.Start; i < block.End; {
		c, size := utf8.DecodeRuneInString(q.text[i:])
		q.read(c, i, size)
		switch {
		case q.double && opened < 0:
			opened = i + size
		case !q.double && opened >= 0:
			all = append(all, Range{opened, i})
			opened = -1
		}
		i += size
	}
	if opened >= 0 {
		all = append(all, Range{opened, block.End})
	}
	t.quotations = blockQuotations{block, all}
	return all
}

// blockQuotations holds the quotations of one block.
type blockQuotations struct {
	block Range
	all   []Range
}

func (t *Text) quoted(r Range) bool {
	q := quotation{text: t.Plain}
	for i := strings.LastIndexByte(t.Plain[:r.Start], '\n') + 1; i < r.End; {
		if next := nextMark(t.Plain[:r.End], i); next > i {
			if next > r.Start && !q.double && !q.single && strings.ContainsFunc(t.Plain[max(i, r.Start):next], inWord) {
				return false
			}
			i = next
			continue
		}
		c, size := utf8.DecodeRuneInString(t.Plain[i:])
		if c == '\n' {
			q = quotation{text: t.Plain}
		} else {
			q.read(c, i, size)
		}
		if i >= r.Start && inWord(c) && !q.double && !q.single {
			return false
		}
		i += size
	}
	return true
}

// nextMark returns the next place, from at on, of a quotation mark, the end of a block,
// or any character but ASCII; else the end of the text.
func nextMark(text string, at int) int {
	for at < len(text) && text[at] >= ' ' && text[at] < utf8.RuneSelf && text[at] != '"' && text[at] != '\'' {
		at++
	}
	return at
}

// quotation follows quotation marks through a block in the styles of many languages:
// double ones (“…”, „…“, ”…”, «…», »…«, ‹…›, 「…」, straight) and single ones that are no
// apostrophes.
type quotation struct {
	text           string
	double, single bool
	closing        string // the marks that close the open double quotation
	low            bool   // the open single quotation began with a low mark
}

// closes returns the marks that close a quotation opened by a mark, or "" where the mark
// opens none.
func closes(c rune) string {
	switch c {
	case '"':
		return `"”`
	case '“', '”':
		return "”"
	case '„':
		return `“”"`
	case '«':
		return "»"
	case '»':
		return "«»"
	case '‹':
		return "›"
	case '›':
		return "‹›"
	case '「':
		return "」"
	case '『':
		return "』"
	case '｢':
		return "｣"
	}
	return ""
}

func (q *quotation) read(c rune, at, size int) {
	switch c {
	case '‘':
		if q.single && q.low { // ‚…‘
			q.single = false
			return
		}
		q.single = q.single || !q.wordBefore(at)
	case '‚':
		if !q.single && !q.wordBefore(at) {
			q.single, q.low = true, true
		}
	case '’', '\'':
		switch after := q.wordAfter(at + size); {
		case q.single && !after:
			q.single = false
		case c == '\'' && !q.single && after && !q.wordBefore(at):
			q.single, q.low = true, false
		}
	default:
		q.readDouble(c, at, size)
	}
}

func (q *quotation) readDouble(c rune, at, size int) {
	if q.double {
		switch {
		case strings.ContainsRune(q.closing, c):
			q.double = false
		case c == '“' && !q.wordAfter(at+size): // German, whatever mark opened it
			q.double = false
		}
		return
	}
	closing := closes(c)
	switch c {
	case '"':
		if q.spacedBefore(at) {
			return
		}
	case '”', '»', '›': // they close a quotation in other languages
		if !q.wordAfter(at+size) || q.wordBefore(at) {
			return
		}
	}
	if closing != "" {
		q.double, q.closing = true, closing
	}
}

// spacedBefore reports whether a word with spaces between words, or a number, ends at a
// place. A mark there opens no quotation, and may mean inches.
func (q *quotation) spacedBefore(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(q.text[:at])
	return inWord(before) && !unspaced(before)
}

func (q *quotation) wordBefore(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(q.text[:at])
	return inWord(before)
}

func (q *quotation) wordAfter(at int) bool {
	after, _ := utf8.DecodeRuneInString(q.text[at:])
	return inWord(after)
}
