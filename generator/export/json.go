package export

import (
	"bytes"
	"encoding/json"
	"strings"
)

// AppendJSON appends the record to out as encoding/json writes it: on one line, with <, >
// and & escaped.
func (r *ClaimRecord) AppendJSON(out []byte) []byte {
	w := jsonWriter{out: out}
	w.value(r.object())
	return w.out
}

// AppendHTML appends the record for people to read: each value on its own line, and as the
// text of an HTML element.
func (r *ClaimRecord) AppendHTML(out []byte) []byte {
	w := jsonWriter{out: out, forPeople: true}
	w.value(r.object())
	return append(w.out, '\n')
}

// jsonWriter writes what a record consists of. encoding/json would check and copy every
// nested value again, which takes a twentieth of a build.
type jsonWriter struct {
	out       []byte
	forPeople bool // with indents, in HTML
	depth     int
}

// indent is what each depth adds to the start of a line.
const indent = "  "

func (w *jsonWriter) value(value any) {
	switch v := value.(type) {
	case string:
		w.text(v)
	case []string:
		w.items('[', ']', len(v), func(i int) { w.text(v[i]) })
	case Object:
		w.object(v)
	case []Object:
		w.items('[', ']', len(v), func(i int) { w.object(v[i]) })
	default:
		w.encode(v)
	}
}

// encode writes a value as encoding/json does, at the depth where the writer is.
func (w *jsonWriter) encode(v any) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(!w.forPeople)
	if w.forPeople {
		e.SetIndent(strings.Repeat(indent, w.depth), indent)
	}
	_ = e.Encode(v) // what records consist of can always be written
	text := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	if w.forPeople {
		text = []byte(tagSigns.Replace(string(text)))
	}
	w.out = append(w.out, text...)
}

func (w *jsonWriter) object(o Object) {
	w.items('{', '}', len(o), func(i int) {
		w.text(o[i].Key)
		w.out = append(w.out, ':')
		if w.forPeople {
			w.out = append(w.out, ' ')
		}
		w.value(o[i].Value)
	})
}

// items writes n items between brackets.
func (w *jsonWriter) items(opening, closing byte, n int, item func(i int)) {
	w.out = append(w.out, opening)
	w.depth++
	for i := range n {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.newLine()
		item(i)
	}
	w.depth--
	if n > 0 {
		w.newLine()
	}
	w.out = append(w.out, closing)
}

func (w *jsonWriter) newLine() {
	if w.forPeople {
		w.out = append(w.out, '\n')
		for range w.depth {
			w.out = append(w.out, indent...)
		}
	}
}

// text writes a text. encoding/json writes those with characters that need an escape.
func (w *jsonWriter) text(s string) {
	if !strings.ContainsFunc(s, needsEscape) {
		w.out = append(append(append(w.out, '"'), s...), '"')
		return
	}
	w.encode(s)
}

// tagSigns replaces the characters that a text between tags must not have.
var tagSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func needsEscape(r rune) bool {
	switch r {
	case '"', '\\', '<', '>', '&', '\u2028', '\u2029', '\ufffd':
		return true
	}
	return r < ' '
}
