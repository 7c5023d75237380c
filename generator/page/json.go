package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"onrecord/generator/export"
)

// mustJSON marshals strings, numbers, lists and maps of them, which can't fail.
func mustJSON(v any) []byte {
	e := compact.Get().(*encoder)
	defer compact.Put(e)
	if err := e.encode(v); err != nil {
		panic(err)
	}
	return bytes.Clone(e.out.Bytes())
}

// encoder writes JSON that need not be safe within HTML, in memory that is used again.
type encoder struct {
	out   bytes.Buffer
	json  *json.Encoder
	claim export.Claim // that is written
}

var compact = sync.Pool{New: func() any {
	e := &encoder{}
	e.json = json.NewEncoder(&e.out)
	e.json.SetEscapeHTML(false)
	return e
}}

// encode makes out the value's JSON and a line's end.
func (e *encoder) encode(v any) error {
	e.out.Reset()
	return e.json.Encode(v)
}

// appendJSON appends a text as an encoder writes it: for files that are little else
// than texts.
func appendJSON(out []byte, text string) []byte { return appendQuoted(out, text, &inJSON) }

// appendHTMLSafe is appendJSON for JSON that may stand within HTML.
func appendHTMLSafe(out []byte, text string) []byte { return appendQuoted(out, text, &inScript) }

// The bytes that stand for themselves in JSON, and in JSON within HTML.
var inJSON, inScript = unescaped(`"\`), unescaped(`"\<>&`)

func unescaped(but string) (t [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		t[c] = strings.IndexByte(but, c) < 0
	}
	return t
}

func appendQuoted(out []byte, text string, asItIs *[256]bool) []byte {
	out = append(out, '"')
	from := 0
	for at := 0; at < len(text); {
		if asItIs[text[at]] {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
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
	return fmt.Appendf(out, `\u%04x`, r)
}

// appendIndented appends JSON as json.Indent writes it, two spaces deep, without
// checking it, which is most of what that does. The JSON ends with a line's end.
func appendIndented(out, compact []byte) []byte {
	depth := 0
	line := func() {
		out = append(out, '\n')
		for range depth {
			out = append(out, "  "...)
		}
	}
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			end := i + 1
			for compact[end] != '"' {
				if compact[end] == '\\' {
					end++
				}
				end++
			}
			out = append(out, compact[i:end+1]...)
			i = end
		case '{', '[':
			out = append(out, c)
			if depth++; compact[i+1] != '}' && compact[i+1] != ']' {
				line()
			}
		case '}', ']':
			if depth--; compact[i-1] != '{' && compact[i-1] != '[' {
				line()
			}
			out = append(out, c)
		case ',':
			out = append(out, c)
			line()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}
