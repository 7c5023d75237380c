package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// table reads one TOML table key by key. What is asked for is the schema: finish
// reports each key that nobody asked for. All that is wrong with a record is
// collected; a value that is wrong reads as absent.
type table struct {
	values   map[string]any
	path     []any // from the record
	name     string
	record   *reading
	parent   *table
	defaults map[string]any // the file's [defaults], for a record's own table
	asked    []string
}

// reading is the reading of one record.
type reading struct {
	source   *source
	markup   *markup.Renderer
	problems *diag.List
	tables   []*table
	lacks    []lack              // keys that are missing, until finish knows why
	meant    map[*table][]string // keys that were written under another name or in another place
}

func (r *reading) root(values, defaults map[string]any, name string) *table {
	t := &table{values: values, defaults: defaults, name: name, record: r}
	r.tables = append(r.tables, t)
	return t
}

func (t *table) at(key string) diag.Span {
	return t.record.source.at(append(slices.Clip(t.path), key))
}

// keyAt is the place of a key itself, not of its value.
func (t *table) keyAt(key string) diag.Span {
	for _, s := range []*source{t.record.source, t.record.source.defaults} {
		if s == nil {
			continue
		}
		path := append(slices.Clip(t.path), key)
		if n, steps := locate(s.places(), path); steps == len(path) {
			if len(n.items) > 0 && n.value.end == 0 {
				n = n.items[0] // the first header of an array of tables
			}
			if n.key.end > 0 {
				return s.span(n.key)
			}
			return s.span(n.value)
		}
	}
	return t.head()
}

// head is the place of the table's own header.
func (t *table) head() diag.Span {
	s := t.record.source
	n, steps := locate(s.places(), t.path)
	if steps == len(t.path) && n.value.end > 0 {
		line, _, _ := strings.Cut(s.text[n.value.start:n.value.end], "\n")
		return s.span(stretch{n.value.start, n.value.start + len(line)})
	}
	return s.span(firstLine(s.text))
}

func (t *table) report(d *diag.Diagnostic) { t.record.problems.Add(d) }

func (t *table) wrongType(key, wanted, example string) {
	t.report(diag.WrongType.At(t.at(key), "%s must be %s", key, wanted).WithHint("%s = %s", key, example))
}

// get returns a key's value, the record's own or the file's default, and notes
// that the key is known.
func (t *table) get(key string) (any, bool) {
	t.asked = append(t.asked, key)
	if v, ok := t.values[key]; ok {
		return v, true
	}
	v, ok := t.defaults[key]
	return v, ok
}

func (t *table) text(key string) string {
	v, ok := t.get(key)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		t.wrongType(key, "text in quotation marks", strconv.Quote(fmt.Sprint(v)))
	}
	return strings.TrimSpace(s)
}

// need reads text that must be there.
func (t *table) need(key string) string {
	before := len(*t.record.problems)
	s := t.text(key)
	if s == "" && len(*t.record.problems) == before {
		t.missing(key, `"…"`)
	}
	return s
}

// list reads a list of texts; one text alone will do.
func (t *table) list(key string) []string {
	v, ok := t.get(key)
	if !ok {
		return nil
	}
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); s != "" {
			return []string{s}
		}
		return nil
	case []any:
		var all []string
		for i, item := range v {
			s, ok := item.(string)
			if !ok {
				t.report(diag.WrongType.At(t.record.source.at(append(slices.Clip(t.path), key, i)), "%s must be a list of texts in quotation marks", key).
					WithHint("%s = [%q]", key, fmt.Sprint(item)))
				continue
			}
			all = append(all, strings.TrimSpace(s))
		}
		return all
	}
	t.wrongType(key, "a list of texts", `["…"]`)
	return nil
}

func (t *table) flag(key string, standard bool) bool {
	v, ok := t.get(key)
	if !ok {
		return standard
	}
	b, ok := v.(bool)
	if !ok {
		t.wrongType(key, "true or false, without quotation marks", strconv.FormatBool(!standard))
		return standard
	}
	return b
}

func (t *table) choice(key string, options []string) string {
	s := t.text(key)
	if s == "" || slices.Contains(options, s) {
		return s
	}
	d := diag.BadChoice.At(t.at(key), "%s can't be %q", key, s)
	hint := "one of " + strings.Join(options, ", ")
	if near := diag.Suggest(s, options); near != "" {
		hint = fmt.Sprintf("%s = %q\n%s", key, near, hint)
	}
	t.report(d.WithHint("%s", hint))
	return ""
}

// date reads an EDTF date, written as text or as TOML's own date.
func (t *table) date(key string) edtf.Date {
	v, ok := t.get(key)
	if !ok {
		return edtf.Date{}
	}
	var written string
	switch v := v.(type) {
	case string:
		if written = strings.TrimSpace(v); written == "" {
			return edtf.Date{}
		}
	case int64: // a bare year
		written = fmt.Sprintf("%04d", v)
	default:
		// The library reads a TOML date into the machine's own time zone; its text
		// says what the author wrote.
		written = t.written(key)
	}
	d, err := edtf.Parse(written)
	if err == nil {
		return d
	}
	t.badDate(key, written, err)
	return edtf.Date{}
}

func (t *table) badDate(key, written string, err error) {
	e, ok := err.(*edtf.Error)
	if !ok {
		t.wrongType(key, "a date", `"2021-07-02"`)
		return
	}
	d := diag.BadDate.At(t.at(key), "%s: %q is not a date: %s", key, written, e.Message)
	if e.Hint != "" {
		d.WithHint("%s", e.Hint)
	}
	t.report(d)
}

// written is the text of a value as the author wrote it.
func (t *table) written(key string) string {
	path := append(slices.Clip(t.path), key)
	s := t.record.source
	n, steps := locate(s.places(), path)
	if steps < len(path) && s.defaults != nil {
		s = s.defaults
		n, steps = locate(s.places(), path)
	}
	if steps < len(path) {
		return ""
	}
	return strings.TrimSpace(s.text[n.value.start:n.value.end])
}

// needDate reads a date that must be there.
func (t *table) needDate(key string) edtf.Date {
	before := len(*t.record.problems)
	d := t.date(key)
	if d.IsZero() && len(*t.record.problems) == before {
		t.missing(key, `"2021-07-02"`)
	}
	return d
}

func (t *table) quantity(key string) Quantity {
	v, ok := t.get(key)
	if !ok {
		return Quantity{}
	}
	var written string
	switch v := v.(type) {
	case string:
		if written = strings.TrimSpace(v); written == "" {
			return Quantity{}
		}
	case int64:
		written = strconv.FormatInt(v, 10)
	case float64:
		written = strconv.FormatFloat(v, 'f', -1, 64)
	default:
		t.wrongType(key, "a number, or text such as \">50\"", "50")
		return Quantity{}
	}
	q, ok := ParseQuantity(written)
	if !ok {
		t.report(diag.BadQuantity.At(t.at(key), "%s: %q is not a number", key, written).
			WithHint("a number, or a string with what was said: \"2..6\", \">50\", \"<=10\", \"~50\""))
		return Quantity{}
	}
	return q
}

func (t *table) number(key string) (float64, bool) {
	v, ok := t.get(key)
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	if ok {
		t.wrongType(key, "a number", "1")
	}
	return 0, false
}

// markdown reads a field of Markdown.
func (t *table) markdown(key string) *markup.Doc {
	text := t.text(key)
	if text == "" {
		return nil
	}
	doc, problems := t.record.markup.Render(markup.Source{Text: text, File: t.record.source.file, Field: true, Place: t.placeIn(key, text)})
	t.record.problems.Add(problems...)
	return doc
}

// placeIn finds places within a text value. Where escapes make the value differ
// from what is written, the whole value is the place.
func (t *table) placeIn(key, text string) func(start, end int) diag.Span {
	return func(start, end int) diag.Span {
		s := t.record.source
		path := append(slices.Clip(t.path), key)
		n, steps := locate(s.places(), path)
		if steps < len(path) {
			return t.at(key)
		}
		offset := strings.Index(s.text[n.value.start:n.value.end], text)
		if offset < 0 {
			return s.span(n.value)
		}
		offset += n.value.start
		return s.span(stretch{offset + start, offset + end})
	}
}

// table reads a table; nil where there is none.
func (t *table) table(key string) *table {
	v, ok := t.get(key)
	if !ok {
		return nil
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.wrongType(key, "a table", "{ … }")
		return nil
	}
	return t.sub(values, key, key)
}

// tables reads an array of tables.
func (t *table) tables(key string) []*table {
	v, ok := t.get(key)
	if !ok {
		return nil
	}
	var all []*table
	switch v := v.(type) {
	case []map[string]any:
		for i, values := range v {
			all = append(all, t.sub(values, key, key, i))
		}
	case []any:
		for i, item := range v {
			if values, ok := item.(map[string]any); ok {
				all = append(all, t.sub(values, key, key, i))
			} else {
				t.wrongType(key, "a list of tables", "[{ … }]")
			}
		}
	default:
		t.report(diag.WrongType.At(t.at(key), "%s must be a list of tables", key).WithHint("write its header with two brackets: %s", t.header(key, true)))
	}
	return all
}

func (t *table) sub(values map[string]any, key string, path ...any) *table {
	c := &table{values: values, path: append(slices.Clip(t.path), path...), name: t.header(key, len(path) > 1), record: t.record, parent: t}
	t.record.tables = append(t.record.tables, c)
	return c
}

// header is how a table's header is written.
func (t *table) header(key string, array bool) string {
	name := key
	if t.record.source.table != "" {
		name = t.record.source.table + "." + key
	}
	if array {
		return "[[" + name + "]]"
	}
	return "[" + name + "]"
}

// extra reads the free [extra] table.
func (t *table) extra() map[string]any {
	if v, ok := t.get("extra"); ok {
		if values, ok := v.(map[string]any); ok {
			return values
		}
		t.wrongType("extra", "a table", "{ … }")
	}
	return nil
}
