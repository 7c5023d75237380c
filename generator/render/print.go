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

// content is what a text is by its type, for html/template.
type content int

const (
	plain content = iota
	html          // template.HTML
	url           // template.URL
)

// contentOf returns the content of texts of a type.
func contentOf(typ reflect.Type) content {
	switch typ {
	case htmlType:
		return html
	case urlType:
		return url
	}
	return plain
}

var (
	stringType   = reflect.TypeFor[string]()
	htmlType     = reflect.TypeFor[template.HTML]()
	urlType      = reflect.TypeFor[template.URL]()
	boolType     = reflect.TypeFor[bool]()
	intType      = reflect.TypeFor[int]()
	floatType    = reflect.TypeFor[float64]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	errorType    = reflect.TypeFor[error]()
)

// printer appends a value as a place in a page needs it.
type printer struct {
	text    func(out []byte, s string, c content) []byte // nil if value is set
	value   func(out []byte, v any) []byte               // for places that depend on more than the text
	escapes bool                                         // plain text is escaped, and that is all
}

// printers are html/template's escapers in the order in which it calls them.
var printers = map[string]printer{
	"htmlescaper":   {text: inText, escapes: true},
	"rcdataescaper": {text: inRCDATA, escapes: true},
	"attrescaper":   {text: inAttribute, escapes: true},
	"urlfilter attrescaper": {text: func(out []byte, s string, c content) []byte {
		return escape(out, filterURL(s, c), special)
	}},
	"urlnormalizer attrescaper": {text: inURL},
	"urlfilter urlnormalizer attrescaper": {text: func(out []byte, s string, c content) []byte {
		return inURL(out, filterURL(s, c), plain)
	}},
	"urlescaper attrescaper": {text: inQuery},
	"jsvalescaper":           {value: inScript},
}

// printing splits a pipeline into the commands that make the value and the printer.
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
	case v.Kind() == reflect.Pointer && !v.IsNil() && v.Elem().Kind() != reflect.Pointer &&
		v.Type().Elem().PkgPath() == "":
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

// stringify does what html/template does: it follows pointers to a text, a Stringer or an
// error, and prints everything else with fmt.
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

// indirectPointer follows pointers to the end. With stringer set it stops at the first value
// that is a Stringer or an error.
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

// script is html/template's own way to print a value in a script element: as JSON.
var script = template.Must(template.New("script").Parse(scriptStart + "{{.}}" + scriptEnd))

const (
	scriptStart = "<script>"
	scriptEnd   = "</script>"
)

var scripts = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// inScript prints a value as JSON. For structs and maps without methods of their own,
// encoding/json gives the same bytes as html/template.
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

// isData reports whether a value is a struct or map that does not make its own text or JSON.
func isData(v any) bool {
	switch v.(type) {
	case json.Marshaler, fmt.Stringer:
		return false
	}
	value := reflect.ValueOf(v)
	return value.Kind() == reflect.Struct || value.Kind() == reflect.Map && !value.IsNil()
}
