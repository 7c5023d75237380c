package content

import (
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// table is one TOML table that is being read. All that is wrong with a record is
// collected; a value that is wrong reads as absent.
type table struct {
	values   *node // nil for an empty one
	defaults *node // the file's [defaults], for a record's own table
	record   *reading
	parent   *table   // nil for a record's own
	key      string   // in parent; of a record's own table, its name
	item     int      // its place in an array of tables, else -1
	fields   []*Field // that it may have
}

// reading is the reading of one record. The next one uses its tables again.
type reading struct {
	source   *source
	markup   *markup.Renderer
	problems *diag.List
	tables   []*table
	lacks    []lack              // keys that are missing, until finish knows why
	meant    map[*table][]string // keys that were written under another name or in another place
	field    []byte              // the text of Markdown that is being read
	lists    []string            // room for lists of texts
}

// begin makes r the reading of another record.
func (r *reading) begin(s *source, md *markup.Renderer, problems *diag.List) {
	*r = reading{source: s, markup: md, problems: problems, tables: r.tables[:0], field: r.field, lists: r.lists}
}

func (r *reading) table(values *node, fields []*Field) *table {
	n := len(r.tables)
	if n == cap(r.tables) {
		r.tables = append(r.tables, &table{})
	} else if r.tables = r.tables[:n+1]; r.tables[n] == nil {
		r.tables[n] = &table{}
	}
	t := r.tables[n]
	*t = table{values: values, record: r, item: -1, fields: fields}
	return t
}

// room returns an empty list with room for so many texts. Most lists have one or two
// and are kept, so they are cut from a longer one, whatever file they stand in.
func (r *reading) room(texts int) []string {
	const cutFrom = 256
	from := len(r.lists)
	if from+texts > cap(r.lists) {
		r.lists, from = make([]string, 0, max(texts, cutFrom)), 0
	}
	r.lists = r.lists[:from+texts]
	return r.lists[from : from : from+texts]
}

func (r *reading) root(values, defaults *node, fields []*Field, name string) *table {
	t := r.table(values, fields)
	t.defaults, t.key = defaults, name
	return t
}

// path is where the table stands in its record, and what follows.
func (t *table) path(further ...any) []any {
	switch {
	case t.parent == nil:
		return further
	case t.item >= 0:
		return t.parent.path(append([]any{t.key, t.item}, further...)...)
	}
	return t.parent.path(append([]any{t.key}, further...)...)
}

// name is the table's header, or what a record without one is called.
func (t *table) name() string {
	if t.parent == nil {
		return t.key
	}
	return t.header(t.key, t.item >= 0)
}
