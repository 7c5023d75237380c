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

func (t *table) at(key string) diag.Span { return t.record.source.at(t.path(key)) }

// keyAt returns the place of a key, not of its value.
func (t *table) keyAt(key string) diag.Span {
	own := t.path(key)
	for _, in := range []struct {
		source *source
		path   []any
	}{{t.record.source, own}, {t.record.source.defaults(), own}, {t.record.source.defaults(), shared(own)}} {
		s := in.source
		if s == nil {
			continue
		}
		if n, steps := locate(s.places(), in.path); steps == len(in.path) {
			for n.value.end == 0 && n.first != nil {
				n = n.first // the first header of an array of tables, or the first below a name without one
			}
			if n.key.end > 0 {
				return s.span(n.key)
			}
			return s.span(n.value)
		}
	}
	return t.head()
}

// head returns the place of the table's own header.
func (t *table) head() diag.Span {
	s := t.record.source
	path := t.path()
	n, steps := locate(s.places(), path)
	if steps == len(path) && n.value.end > 0 {
		line, _, _ := strings.Cut(s.text[n.value.start:n.value.end], "\n")
		return s.span(stretch{n.value.start, n.value.start + len(line)})
	}
	return s.span(firstLine(s.text))
}

func (t *table) report(d *diag.Diagnostic) { t.record.problems.Add(d) }

func (t *table) wrongType(key, wanted, example string) {
	t.report(diag.WrongType.At(t.at(key), "%s must be %s", key, wanted).WithHint("%s = %s", key, example))
}

// get returns a key's value: the record's own, else the file's default. A default table for the
// tables of a list makes none of them.
func (t *table) get(key string) *node {
	if n := t.values.get(key); n != nil {
		return n
	}
	n := t.defaults.get(key)
	if f := find(t.fields, key); n != nil && n.kind == isTable && f != nil && f.Type == TablesField {
		return nil
	}
	return n
}

func (t *table) text(key string) string {
	n := t.get(key)
	if n == nil {
		return ""
	}
	if n.kind != isText {
		example := n.String()
		if n.kind == isList {
			var items []string
			for item := range n.inner {
				items = append(items, item.String())
			}
			example = strings.Join(items, ", ")
		}
		t.wrongType(key, "text in quotation marks", strconv.Quote(example))
		return ""
	}
	return strings.TrimSpace(n.text)
}

// wrote reports whether a key is there.
func (t *table) wrote(key string) bool { return t.get(key) != nil }

// states reports whether a key has a value, right or wrong, that is not empty. An empty
// value counts as none.
func (t *table) states(key string) bool { return !t.get(key).empty() }

// need reads a text that must be there. A diagnostic offers the example.
func (t *table) need(key, example string) string {
	before := len(*t.record.problems)
	s := t.text(key)
	if s == "" && len(*t.record.problems) == before {
		t.missing(key, example)
	}
	return s
}

// list reads a list of texts. It accepts one text alone.
func (t *table) list(key string) []string {
	n := t.get(key)
	switch {
	case n == nil:
		return nil
	case n.kind == isText:
		if s := strings.TrimSpace(n.text); s != "" {
			return []string{s}
		}
		return nil
	case n.kind != isList:
		t.wrongType(key, "a list of texts", `["…"]`)
		return nil
	}
	items := 0
	for range n.inner {
		items++
	}
	if items == 0 {
		return nil
	}
	all := make([]string, 0, items)
	i := 0
	for item := range n.inner {
		if item.kind == isText {
			all = append(all, strings.TrimSpace(item.text))
		} else {
			t.report(diag.WrongType.At(t.record.source.at(t.path(key, i)),
				"%s must be a list of texts in quotation marks", key).
				WithHint("%s = [%q]", key, item))
		}
		i++
	}
	return all
}

func (t *table) flag(key string, standard bool) bool {
	n := t.get(key)
	if n == nil {
		return standard
	}
	if n.kind != isFlag {
		t.wrongType(key, "true or false, without quotation marks", strconv.FormatBool(!standard))
		return standard
	}
	return n.text == "true"
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
	n := t.get(key)
	if n == nil {
		return edtf.Date{}
	}
	written := strings.TrimSpace(n.text)
	switch {
	case n.kind == isText && written == "":
		return edtf.Date{}
	case n.kind == isInteger: // a bare year
		year, _ := strconv.Atoi(written)
		written = fmt.Sprintf("%04d", year)
	case n.kind != isText && n.kind != isDate || written == "":
		// The library reads a TOML date in the machine's time zone, so the author's
		// spelling is read instead.
		written = t.written(key)
		if n.kind == isDate {
			written = wholeSeconds(written)
		}
	}
	d, err := edtf.Parse(written)
	if err == nil {
		return d
	}
	t.badDate(key, written, err)
	return edtf.Date{}
}

// wholeSeconds drops the fraction of a second from a TOML date. EDTF has none, and
// programs write it.
func wholeSeconds(date string) string {
	whole, fraction, _ := strings.Cut(date, ".")
	return whole + strings.TrimLeft(fraction, "0123456789")
}

func (t *table) badDate(key, written string, err error) {
	e, ok := err.(*edtf.Error)
	if !ok {
		t.wrongType(key, "a date", `"2021-07-02"`)
		return
	}
	d := diag.BadDate.At(t.at(key), "%s: %q is not a date: %s", key, written, e.Message)
	if over := t.timeOver(key, written); over != "" {
		d.WithHint("write deadline = %s, counted from the day on which it was said, and deadline_text = %s",
			Quote(over),
			Quote(written))
	} else if e.Hint != "" {
		d.WithHint("%s", e.Hint)
	} else if thousands, _, dotted := Dotted(written); dotted {
		d.WithHint("write %s, if it is a number: a dot begins decimals", thousands)
	}
	t.report(d)
}

// written returns the text of a value as the author wrote it.
func (t *table) written(key string) string {
	path := t.path(key)
	s := t.record.source
	n, steps := locate(s.places(), path)
	if d := s.defaults(); steps < len(path) && d != nil {
		if s = d; !s.has(path) {
			path = shared(path)
		}
		n, steps = locate(s.places(), path)
	}
	if steps < len(path) {
		return ""
	}
	return strings.TrimSpace(s.text[n.value.start:n.value.end])
}

// needDate reads a date that must be there. A diagnostic offers the example.
func (t *table) needDate(key, example string) edtf.Date {
	before := len(*t.record.problems)
	d := t.date(key)
	if d.IsZero() && len(*t.record.problems) == before {
		t.missing(key, example)
	}
	return d
}

// markdown reads a field of Markdown.
func (t *table) markdown(key string) *markup.Doc {
	text := t.text(key)
	if text == "" {
		return nil
	}
	t.record.field = append(t.record.field[:0], text...)
	doc, problems := t.record.markup.Render(markup.Source{Text: t.record.field, File: t.record.source.file,
		Field: true, Place: t.placeIn(key, text)})
	t.record.problems.Add(problems...)
	return doc
}

// placeIn returns a function that finds places within a text value. Where escapes make
// the value differ from its spelling, the place is the whole value.
func (t *table) placeIn(key, text string) func(start, end int) diag.Span {
	return func(start, end int) diag.Span {
		s := t.record.source
		path := t.path(key)
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
	n := t.get(key)
	if n == nil {
		return nil
	}
	if n.kind != isTable {
		t.wrongType(key, "a table", "{ … }")
		return nil
	}
	return t.sub(n, key, -1)
}

// tables reads an array of tables; the list is the record's.
func (t *table) tables(key string) []*table {
	n := t.get(key)
	if n == nil {
		return nil
	}
	if n.kind != isTables && n.kind != isList {
		t.report(diag.WrongType.At(t.at(key), "%s must be a list of tables", key).
			WithHint("write its header with two brackets: %s", t.header(key, true)))
		return nil
	}
	from := len(t.record.tables)
	i := 0
	for item := range n.inner {
		if item.kind == isTable {
			t.sub(item, key, i).defaults = defaultsOf(item, t.defaults.get(key))
		} else {
			t.wrongType(key, "a list of tables", "[{ … }]")
		}
		i++
	}
	return slices.Clip(t.record.tables[from:])
}

// sub returns the table at a key, or one item of an array of tables there.
func (t *table) sub(values *node, key string, item int) *table {
	c := t.record.table(values, find(t.fields, key).Fields)
	c.parent, c.key, c.item = t, key, item
	return c
}

// header returns the header of a table, as an author writes it.
func (t *table) header(key string, array bool) string {
	name := key
	if t.record.source.table() != "" {
		name = t.record.source.table() + "." + key
	}
	if array {
		return "[[" + name + "]]"
	}
	return "[" + name + "]"
}
