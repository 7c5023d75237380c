package export

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/generator/swar"
)

// JSON is JSON that is being written: the bytes of encoding/json, without its
// reflection, for what is written with every page or record. The caller says in order
// what there is; where a comma or a new line goes follows from the byte before it.
type JSON struct {
	Out      []byte
	Indented bool // two spaces deep
	InHTML   bool // it may stand within HTML

	depth int
}

// Begin begins an object or a list, with its brace or bracket, and End ends it.
func (j *JSON) Begin(brace byte) {
	j.Out = append(j.Out, brace)
	j.depth++
}

func (j *JSON) End(brace byte) {
	const fromOpen = '}' - '{' // as ']' - '['
	j.depth--
	if j.Out[len(j.Out)-1] != brace-fromOpen {
		j.line()
	}
	j.Out = append(j.Out, brace)
}

// Next begins a list's next value.
func (j *JSON) Next() {
	if last := j.Out[len(j.Out)-1]; last != '{' && last != '[' {
		j.Out = append(j.Out, ',')
	}
	j.line()
}

func (j *JSON) line() {
	if !j.Indented {
		return
	}
	j.Out = append(j.Out, '\n')
	for range j.depth {
		j.Out = append(j.Out, "  "...)
	}
}

// Key begins an object's next member. The name is one that stands for itself.
func (j *JSON) Key(name string) {
	j.Next()
	j.Out = append(append(append(j.Out, '"'), name...), '"', ':')
	if j.Indented {
		j.Out = append(j.Out, ' ')
	}
}

// Text writes a text as a value, and Int a number.
func (j *JSON) Text(text string) {
	if j.InHTML {
		j.Out = appendQuoted(j.Out, text, &inHTML)
	} else {
		j.Out = appendQuoted(j.Out, text, &inJSON)
	}
}

func (j *JSON) Int(n int) { j.Out = strconv.AppendInt(j.Out, int64(n), 10) }

// Member writes an object's member that is a text; Optional does where it is not empty.
func (j *JSON) Member(name, text string) {
	j.Key(name)
	j.Text(text)
}

func (j *JSON) Optional(name, text string) {
	if text != "" {
		j.Member(name, text)
	}
}

// List writes a member that is a list of n values, where there are any; value writes each.
func (j *JSON) List(name string, n int, value func(i int)) {
	if n > 0 {
		j.Key(name)
		j.list(n, value)
	}
}

func (j *JSON) list(n int, value func(i int)) {
	j.Begin('[')
	for i := range n {
		j.Next()
		value(i)
	}
	j.End(']')
}

// Texts is List of texts.
func (j *JSON) Texts(name string, values []string) {
	j.List(name, len(values), func(i int) { j.Text(values[i]) })
}

// Number writes a member that is a finite number, in JavaScript's form.
func (j *JSON) Number(name string, f float64) {
	j.Key(name)
	if size := math.Abs(f); size == 0 || 1e-6 <= size && size < 1e21 {
		j.Out = strconv.AppendFloat(j.Out, f, 'f', -1, 64)
		return
	}
	j.Out = strconv.AppendFloat(j.Out, f, 'e', -1, 64)
	if n := len(j.Out); j.Out[n-4] == 'e' && j.Out[n-3] == '-' && j.Out[n-2] == '0' { // e-09
		j.Out = append(j.Out[:n-2], j.Out[n-1])
	}
}

// known writes a member that is a number, where it is known.
func (j *JSON) known(name string, f *float64) {
	if f != nil {
		j.Number(name, *f)
	}
}

func (j *JSON) bool(name string, is bool) {
	j.Key(name)
	j.Out = strconv.AppendBool(j.Out, is)
}

func (j *JSON) int(name string, n int) {
	j.Key(name)
	j.Int(n)
}

// record writes a record as a value.
func (j *JSON) record(r interface{ members(*JSON) }) {
	j.Begin('{')
	r.members(j)
	j.End('}')
}

// escaping is which bytes stand for themselves in a text. Its masks ask [escaping.end]
// to look for <, > and & too.
type escaping struct {
	plain     [256]bool
	tags, amp uint64
}

var (
	inJSON = escaping{plain: plainBut(`"\`)}
	inHTML = escaping{plainBut(`"\<>&`), swar.Tops, ('&' ^ '"') * swar.Each}
)

func plainBut(special string) (plain [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		plain[c] = strings.IndexByte(special, c) < 0
	}
	return plain
}

// end returns the first byte from i on that does not stand for itself, looking at eight
// at once: of eight among which there is such a one, each is looked at alone.
func (e *escaping) end(text string, i int) int {
	for ; i+8 <= len(text); i += 8 {
		w := swar.Load(text[i:])
		quote := swar.Is(w&^e.amp, '"')
		tag := swar.Is(w|('<'^'>')*swar.Each, '>') & e.tags
		if quote|tag|swar.Is(w, '\\')|swar.Odd(w) != 0 {
			break
		}
	}
	for i < len(text) && e.plain[text[i]] {
		i++
	}
	return i
}

func appendQuoted(out []byte, text string, e *escaping) []byte {
	out = append(out, '"')
	from := 0
	for at := e.end(text, 0); at < len(text); at = e.end(text, at) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if r < utf8.RuneSelf || r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
			out = appendEscape(append(out, text[from:at]...), r)
			from = at + size
		}
		at += size
	}
	return append(append(out, text[from:]...), '"')
}

// appendEscape appends a character that does not stand for itself.
func appendEscape(out []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(out, '\\', byte(r))
	case '\b':
		return append(out, `\b`...)
	case '\f':
		return append(out, `\f`...)
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	case '\t':
		return append(out, `\t`...)
	}
	const hex = "0123456789abcdef"
	return append(out, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}
