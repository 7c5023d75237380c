package page

import (
	"bytes"
	"encoding/json"
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

var compact, indented = encoders(""), encoders("  ")

func encoders(indent string) *sync.Pool {
	return &sync.Pool{New: func() any {
		e := &encoder{}
		e.json = json.NewEncoder(&e.out)
		e.json.SetEscapeHTML(false)
		e.json.SetIndent("", indent)
		return e
	}}
}

// encode makes out the value's JSON and a line's end.
func (e *encoder) encode(v any) error {
	e.out.Reset()
	return e.json.Encode(v)
}

// appendJSON appends a text as an encoder writes it: for files that are little else
// than texts.
func appendJSON(out []byte, text string) []byte {
	out = append(out, '"')
	from := 0
	for at := 0; at < len(text); {
		c := text[at]
		if asItIs[c] {
			at++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[at:]); (r != utf8.RuneError || size > 1) && r != '\u2028' && r != '\u2029' {
				at += size
				continue
			}
		}
		out = append(out, text[from:at]...)
		out = appendEscape(out, text[at:at+size])
		at += size
		from = at
	}
	return append(append(out, text[from:]...), '"')
}

// asItIs are the bytes that stand for themselves in JSON.
var asItIs = func() (t [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return t
}()

// appendEscape appends a character that does not stand for itself.
func appendEscape(out []byte, character string) []byte {
	quoted, err := json.Marshal(character)
	if err != nil {
		panic(err) // a string always has JSON
	}
	return append(out, quoted[1:len(quoted)-1]...)
}
