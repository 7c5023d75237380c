package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// content is what html/template knows of a text by its type.
type content int

const (
	plain content = iota
	html          // template.HTML
	url           // template.URL
)

var (
	stringType   = reflect.TypeFor[string]()
	htmlType     = reflect.TypeFor[template.HTML]()
	urlType      = reflect.TypeFor[template.URL]()
	intType      = reflect.TypeFor[int]()
	floatType    = reflect.TypeFor[float64]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	errorType    = reflect.TypeFor[error]()
)

// printer appends a value as a place in a page needs it.
type printer struct {
	text  func(out []byte, s string, c content) []byte // nil where value is set
	value func(out []byte, v any) []byte               // for places that depend on more than the text
}

// printers are html/template's escapers in the order in which it calls them.
var printers = map[string]printer{
	"htmlescaper":                         {text: inText},
	"rcdataescaper":                       {text: inRCDATA},
	"attrescaper":                         {text: inAttribute},
	"urlfilter attrescaper":               {text: func(out []byte, s string, c content) []byte { return escape(out, filterURL(s, c), special) }},
	"urlnormalizer attrescaper":           {text: inURL},
	"urlfilter urlnormalizer attrescaper": {text: func(out []byte, s string, c content) []byte { return inURL(out, filterURL(s, c), plain) }},
	"urlescaper attrescaper":              {text: inQuery},
	"jsvalescaper":                        {value: inScript},
}

// printing splits a pipeline into what makes the value and what prints it.
func printing(cmds []*parse.CommandNode) (value []*parse.CommandNode, p printer, err error) {
	const prefix = "_html_template_"
	at, names := len(cmds), []string(nil)
	for at > 0 {
		name, ok := cmds[at-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, prefix) {
			break
		}
		at--
		names = append([]string{strings.TrimPrefix(name.Ident, prefix)}, names...)
	}
	p, ok := printers[strings.Join(names, " ")]
	if !ok || at == 0 {
		return nil, p, unsupportedf("escaping by %q", names)
	}
	return cmds[:at], p, nil
}

// appendValue prints a value of any type.
func (p printer) appendValue(out []byte, v reflect.Value) []byte {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if p.value != nil {
		if !v.IsValid() {
			return p.value(out, nil)
		}
		return p.value(out, v.Interface())
	}
	switch {
	case !v.IsValid():
		return p.text(out, "", plain)
	case v.Kind() == reflect.Pointer && !v.IsNil() && v.Elem().Kind() != reflect.Pointer && v.Type().Elem().PkgPath() == "":
		v = v.Elem() // *int and the like, which have no methods
	}
	switch v.Type() {
	case stringType:
		return p.text(out, v.String(), plain)
	case htmlType:
		return p.text(out, v.String(), html)
	case urlType:
		return p.text(out, v.String(), url)
	case intType:
		var digits [20]byte
		return p.text(out, string(strconv.AppendInt(digits[:0], v.Int(), 10)), plain)
	case floatType:
		var digits [32]byte
		return p.text(out, string(strconv.AppendFloat(digits[:0], v.Float(), 'g', -1, 64)), plain)
	}
	if v.Kind() == reflect.String && v.Type().NumMethod() == 0 {
		return p.text(out, v.String(), plain)
	}
	s, c := stringify(v.Interface())
	return p.text(out, s, c)
}

// stringify is html/template's: pointers are followed to a text, a Stringer or an
// error, and fmt makes text of all else.
func stringify(a any) (string, content) {
	end, _ := indirectPointer(reflect.ValueOf(a), false)
	switch end.Type() {
	case stringType:
		return end.String(), plain
	case htmlType:
		return end.String(), html
	case urlType:
		return end.String(), url
	}
	switch end.Interface().(type) {
	case template.CSS, template.HTMLAttr, template.JS, template.JSStr, template.Srcset:
		return end.String(), plain
	}
	end, _ = indirectPointer(reflect.ValueOf(a), true)
	return fmt.Sprint(end.Interface()), plain
}

// indirectPointer follows pointers to the end or, where asked to, to the first value
// that can say itself.
func indirectPointer(v reflect.Value, stringer bool) (end reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer {
		if stringer && (v.Type().Implements(stringerType) || v.Type().Implements(errorType)) {
			return v, false
		}
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// table has a replacement for the bytes that need one.
type table struct {
	instead [256]string
	plain   [256]bool // the byte needs none: looked up much oftener
}

func newTable(instead [256]string) *table {
	t := &table{instead: instead}
	for c, replacement := range instead {
		t.plain[c] = replacement == ""
	}
	return t
}

// In text and quoted attributes these bytes are special. Text that is HTML already
// keeps its ampersands.
var (
	special     = newTable([256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"})
	specialHTML = newTable([256]string{0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"})
)

// escape appends s with its bytes replaced. All that are replaced are ASCII, so
// letters of several bytes pass whole.
func escape(out []byte, s string, t *table) []byte {
	for from, i := 0, 0; ; from = i {
		for i+4 <= len(s) && t.plain[s[i]] && t.plain[s[i+1]] && t.plain[s[i+2]] && t.plain[s[i+3]] {
			i += 4
		}
		for i < len(s) && t.plain[s[i]] {
			i++
		}
		out = append(out, s[from:i]...)
		if i == len(s) {
			return out
		}
		out = append(out, t.instead[s[i]]...)
		i++
	}
}

func inText(out []byte, s string, c content) []byte {
	if c == html {
		return append(out, s...)
	}
	return escape(out, s, special)
}

func inRCDATA(out []byte, s string, c content) []byte {
	if c == html {
		return escape(out, s, specialHTML)
	}
	return escape(out, s, special)
}

func inAttribute(out []byte, s string, c content) []byte {
	if c != html {
		return escape(out, s, special)
	}
	if strings.Contains(s, "<") {
		panic(unsupported("HTML with tags in an attribute"))
	}
	return escape(out, s, specialHTML)
}

// filterURL lets no scheme pass that could run a script.
func filterURL(s string, c content) string {
	if c == url || strings.HasPrefix(s, "/") { // which has no scheme
		return s
	}
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto") {
		return s
	}
	return "#ZgotmplZ"
}

// In addresses every byte is percent-encoded but those that may stand there. In a
// query, those that have a meaning in addresses are too.
var (
	inAddress  = percent("-._~!#$&*+,/:;=?@[]")
	inArgument = percent("-._~")
)

func percent(but string) *table {
	var encoded [256]string
	for c := range len(encoded) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && !strings.ContainsRune(but, rune(c)) {
			encoded[c] = fmt.Sprintf("%%%02x", c)
		}
	}
	return newTable(encoded)
}

// inURL is for an address in an attribute; what is percent-encoded already stays so.
func inURL(out []byte, s string, _ content) []byte {
	from := 0
	for i := range len(s) {
		replacement := inAddress.instead[s[i]]
		switch {
		case replacement == "":
			replacement = special.instead[s[i]]
		case s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			continue
		}
		if replacement != "" {
			out = append(append(out, s[from:i]...), replacement...)
			from = i + 1
		}
	}
	return append(out, s[from:]...)
}

// inQuery is for an argument after an address's question mark.
func inQuery(out []byte, s string, c content) []byte {
	if c == url {
		return inURL(out, s, c)
	}
	return escape(out, s, inArgument)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// script is html/template's own way to print a value in a script element: as JSON.
var script = template.Must(template.New("script").Parse(scriptStart + "{{.}}" + scriptEnd))

const (
	scriptStart = "<script>"
	scriptEnd   = "</script>"
)

var scripts = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// inScript prints a value as JSON. Of data that does not speak for itself, which
// begins with a brace, encoding/json's bytes are html/template's too.
func inScript(out []byte, v any) []byte {
	if isData(v) {
		buf := bytes.NewBuffer(out)
		if err := json.NewEncoder(buf).Encode(v); err == nil {
			return buf.Bytes()[:buf.Len()-1] // without the line's end
		}
	}
	buf := scripts.Get().(*bytes.Buffer)
	defer scripts.Put(buf)
	buf.Reset()
	if err := script.Execute(buf, v); err != nil {
		panic(err)
	}
	return append(out, buf.Bytes()[len(scriptStart):buf.Len()-len(scriptEnd)]...)
}

// isData reports whether a value is a struct or map without a text or JSON of
// its own.
func isData(v any) bool {
	switch v.(type) {
	case json.Marshaler, fmt.Stringer:
		return false
	}
	value := reflect.ValueOf(v)
	return value.Kind() == reflect.Struct || value.Kind() == reflect.Map && !value.IsNil()
}
