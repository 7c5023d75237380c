package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// contextLimit is how many bytes of a sentence are kept on each side of the words
// that matter, so that a text without full stops is not copied whole.
const contextLimit = 320

// abbreviations end in a full stop that ends no sentence. Unicode's rules
// (UAX 29) can't know them.
var abbreviations = map[string]bool{
	"Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true, "Prof.": true, "St.": true, "No.": true, "vs.": true, "Jr.": true, "Sr.": true,
	"Gen.": true, "Lt.": true, "Col.": true, "Maj.": true, "Capt.": true, "Sgt.": true, "Adm.": true, "Sen.": true, "Rep.": true, "Gov.": true,
	"U.S.": true, "U.K.": true, "U.N.": true, "e.g.": true, "i.e.": true,
	"Jan.": true, "Feb.": true, "Aug.": true, "Sept.": true, "Oct.": true, "Nov.": true, "Dec.": true,
}

// Sentence returns the text before and after a range within its sentence (or
// sentences), each cut at a word and marked with an ellipsis where it is long.
func (t *Text) Sentence(r Range) (before, words, after string) {
	start, end := t.near(r)
	from, to := start, end
	sentence, joined := start, false // where the sentence began; whether an abbreviation carries it on
	for at := start; at < end; {
		if !joined {
			sentence = at
		}
		if sentence <= r.Start {
			from = sentence
		}
		next := sentenceEnd(t.Plain[:end], at)
		joined = endsInAbbreviation(t.Plain[at:next])
		if at = next; at >= r.End && !joined {
			to = at
			break
		}
	}
	return tail(strings.TrimLeft(t.Plain[from:r.Start], " \n")), t.Plain[r.Start:r.End], head(strings.TrimRight(t.Plain[r.End:to], " \n"))
}

// sentenceEnd is where the sentence ends that starts at a place, by Unicode's rules.
// They look at each character, but none ends a sentence without certain characters,
// and then nothing matters that stands before the last word.
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

// mayEndSentence reports whether a sentence may end at a byte: not at ASCII but for a
// few, nor at Latin letters, curly quotation marks and dashes.
func mayEndSentence(text string, at int) bool {
	switch c := text[at]; {
	case c < utf8.RuneSelf:
		return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r'
	case c == 0xe2:
		return at+2 >= len(text) || text[at+1] != 0x80 || text[at+2] < 0x90 || text[at+2] > 0x9f // U+2010 to U+201F
	default:
		return c >= 0xc0 && (c < 0xc3 || c > 0xc9) // U+00C0 to U+027F
	}
}

// Sentences returns where the text's sentences stand, in order. None reaches over
// the end of a block.
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

// near returns the block of a range, or as much of a long one as matters.
func (t *Text) near(r Range) (start, end int) {
	const reach = 8 * contextLimit
	start = max(strings.LastIndexByte(t.Plain[:r.Start], '\n')+1, r.Start-reach)
	end = len(t.Plain)
	if i := strings.IndexByte(t.Plain[r.End:], '\n'); i >= 0 {
		end = r.End + i
	}
	end = min(end, r.End+reach)
	for start > 0 && !utf8.RuneStart(t.Plain[start]) {
		start--
	}
	for end < len(t.Plain) && !utf8.RuneStart(t.Plain[end]) {
		end--
	}
	return start, end
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

// Quoted reports whether every word of the ranges stands inside quotation marks
// that open in the word's own block: a quotation of several blocks opens in each.
func (t *Text) Quoted(ranges []Range) bool {
	for _, r := range ranges {
		if !t.quoted(r) {
			return false
		}
	}
	return len(ranges) > 0
}

func (t *Text) quoted(r Range) bool {
	q := quotation{text: t.Plain}
	for i := strings.LastIndexByte(t.Plain[:r.Start], '\n') + 1; i < r.End; {
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

// quotation follows quotation marks through a block: double ones (curly, low,
// angled or straight) and single ones that are no apostrophes.
type quotation struct {
	text           string
	double, single bool
}

func (q *quotation) read(c rune, at, size int) {
	before, _ := utf8.DecodeLastRuneInString(q.text[:at])
	after, _ := utf8.DecodeRuneInString(q.text[at+size:])
	switch c {
	case '“':
		q.double = !q.double || inWord(after) // German „…“ closes with it
	case '„', '«':
		q.double = true
	case '”', '»':
		q.double = false
	case '"':
		q.double = !q.double
	case '‘':
		q.single = q.single || !inWord(before)
	case '’', '\'':
		switch {
		case q.single && !inWord(after):
			q.single = false
		case c == '\'' && !q.single && !inWord(before) && inWord(after):
			q.single = true
		}
	}
}
