package content

import (
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// table is one TOML table while it is read. All mistakes in a record are collected. A
// wrong value reads as absent.
type table struct {
	values   *node // nil for an empty table
	defaults *node // the file's [defaults], for a record's own table
	record   *reading
	parent   *table   // nil for a record's own table
	key      string   // in parent; for a record's own table, its name
	item     int      // place in an array of tables, else -1
	fields   []*Field // that it may have
}

// reading is the state of reading one record. It is used again for the next.
type reading struct {
	source   *source
	markup   *markup.Renderer
	problems *diag.List
	tables   []*table
	lacks    []lack              // missing keys; finish reports those that nothing explains
	meant    map[*table][]string // keys that stand under another name or in another place
	field    []byte              // the text of the Markdown field that is being read
}

// begin starts the reading of another record.
func (r *reading) begin(s *source, md *markup.Renderer, problems *diag.List) {
	*r = reading{source: s, markup: md, problems: problems, tables: r.tables[:0], field: r.field}
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

func (r *reading) root(values, defaults *node, fields []*Field, name string) *table {
	t := r.table(values, fields)
	t.defaults, t.key = defaults, name
	return t
}

// path returns the table's place in its record, followed by further.
func (t *table) path(further ...any) []any {
	switch {
	case t.parent == nil:
		return further
	case t.item >= 0:
		return t.parent.path(append([]any{t.key, t.item}, further...)...)
	}
	return t.parent.path(append([]any{t.key}, further...)...)
}

// name returns the table's header, or the name of a record without one.
func (t *table) name() string {
	if t.parent == nil {
		return t.key
	}
	return t.header(t.key, t.item >= 0)
}

// extra reads the free [extra] table.
func (t *table) extra() map[string]any {
	n := t.get("extra")
	if n == nil {
		return nil
	}
	if n.kind != isTable {
		t.wrongType("extra", "a table", "{ … }")
		return nil
	}
	s := t.record.source
	if t.values.get("extra") == nil {
		s = s.defaults()
	}
	values, err := s.decode()
	if err != nil {
		return nil // has been reported
	}
	switch own := values[s.table()].(type) {
	case map[string]any:
		values = own
	case []map[string]any:
		values = own[0]
	}
	extra, _ := values["extra"].(map[string]any)
	return extra
}
