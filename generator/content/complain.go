package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/generator/diag"
)

// A mistake is reported once. A key that is misspelled or misplaced is missing where it
// belongs, too. So while a record is read, missing keys are only noted, and finish
// reports those that no other mistake explains.

// lack is a key that a table needs and does not have, or several of which it needs one.
type lack struct {
	table *table
	keys  []string
	told  *diag.Diagnostic
}

// missing notes that a key is missing.
func (t *table) missing(key, example string) {
	if t.values.get(key) != nil {
		t.report(diag.MissingKey.At(t.at(key), "%s is empty", key).WithHint("%s = %s", key, example))
		return
	}
	t.lacks(diag.MissingKey.At(t.head(), "%s has no %s", t.name(), key).
		WithHint("add a line: %s = %s", key, example), key)
}

// lacks notes that a table has none of the keys. Where one is there and empty, the
// diagnostic points at it.
func (t *table) lacks(d *diag.Diagnostic, keys ...string) {
	for _, key := range keys {
		if t.values.get(key) != nil {
			d.Span, d.Message, d.Hint = t.at(key), key+" is empty: "+d.Message,
				strings.TrimPrefix(d.Hint, "add a line: ")
			break
		}
	}
	t.record.lacks = append(t.record.lacks, lack{t, keys, d})
}

// finish reports the unknown keys of all tables of the record, and what is missing.
func (r *reading) finish() {
	for _, t := range r.tables {
		t.finish()
	}
	for _, l := range r.lacks {
		if slices.ContainsFunc(l.keys, func(key string) bool { return slices.Contains(r.meant[l.table], key) }) {
			continue
		}
		for _, key := range l.keys {
			if sub := l.table.swallowed(key); sub != nil {
				l.told.WithRelated(sub.keyAt(key), "%s stands here, under %s", key, sub.name()).
					WithHint("if it is meant for %s, move the line up, above the header %s", l.table.name(), sub.name())
			}
		}
		r.problems.Add(l.told)
	}
}

// swallowed returns the table below t that has the key: its header may stand above a line
// that was meant for t.
func (t *table) swallowed(key string) *table {
	for _, sub := range t.record.tables {
		if sub.parent == t && sub.values.get(key) != nil {
			return sub
		}
	}
	return nil
}

// explain notes keys of t that a reported mistake stands for, so that they are not
// reported as missing.
func (t *table) explain(keys ...string) {
	if len(keys) == 0 {
		return
	}
	if t.record.meant == nil {
		t.record.meant = map[*table][]string{}
	}
	t.record.meant[t] = append(t.record.meant[t], keys...)
}

// finish reports the table's unknown keys. Those that belong under one header are one
// mistake.
func (t *table) finish() {
	var unknown []string
	for _, values := range []*node{t.values, t.defaults} {
		for n := range values.inner {
			if !t.knows(n.name) && !slices.Contains(unknown, n.name) {
				unknown = append(unknown, n.name)
			}
		}
	}
	if len(unknown) == 0 {
		return
	}
	slices.SortFunc(unknown, func(a, b string) int {
		return cmp.Or(t.keyAt(a).Compare(t.keyAt(b)),
			strings.Compare(a, b))
	})
	misplaced := map[string][]string{} // by the table to which they belong
	var order []string
	for _, key := range unknown {
		home := t.home(key)
		if home == "" {
			t.unknown(key)
			continue
		}
		if misplaced[home] == nil {
			order = append(order, home)
		}
		misplaced[home] = append(misplaced[home], key)
	}
	for _, home := range order {
		t.misplaced(home, misplaced[home])
	}
}

// home returns the header of the table to which an unknown key belongs, or "". A key that
// other programs use for one of this table's keys belongs here.
func (t *table) home(key string) string {
	if t.parent != nil {
		if t.parent.knows(key) {
			t.parent.explain(key)
			return t.parent.name()
		}
		return ""
	}
	for _, other := range foreign[key] {
		if t.knows(other) {
			return ""
		}
	}
	var home *Field // a list of tables rather than a table: most records have one
	for _, part := range t.fields {
		if find(part.Fields, key) != nil && (home == nil || home.Type == TableField && part.Type == TablesField) {
			home = part
		}
	}
	if home == nil {
		return ""
	}
	t.explain(home.Key)
	return t.header(home.Key, home.Type == TablesField)
}

// hasPart reports whether the type's records have a table of the name.
func (t Type) hasPart(name string) bool {
	f := find(t.Fields(), name)
	return f != nil && f.Fields != nil
}

// misplaced reports keys that stand under the wrong header.
func (t *table) misplaced(home string, keys []string) {
	verb, line := "stands", "line"
	if len(keys) > 1 {
		verb, line = "stand", "lines"
	}
	d := diag.MisplacedKey.At(t.keyAt(keys[0]), "%s %s under %s, which has no such key; it belongs to %s",
		strings.Join(keys, ", "), verb, t.name(), home)
	if t.parent != nil {
		d.WithHint("move the %s up, above the header %s", line, t.name())
	} else {
		d.WithHint("move the %s below a header %s", line, home)
	}
	t.report(d)
}

// foreign maps keys of other programs to those of the content format.
var foreign = map[string][]string{
	"tags": {"topics"}, "categories": {"topics"}, "keywords": {"topics"}, "subjects": {"topics"},
	"byline": {"authors"}, "writer": {"authors"}, "description": {"summary", "note"}, "excerpt": {"summary"},
	"abstract":  {"summary"},
	"published": {"date"}, "pubdate": {"date"}, "publishDate": {"date"}, "created": {"date"}, "lastmod": {"updated"},
	"modified": {"updated"},
	"aliases":  {"old_urls"}, "redirect_from": {"old_urls"}, "permalink": {"old_urls"},
	"who": {"speaker"}, "claimant": {"speaker"}, "author": {"speaker"}, "person": {"speaker"}, "when": {"said"},
	"date": {"said", "happened"},
	"type": {"kind"}, "headline": {"title", "name"}, "claim": {"title"}, "name": {"title"}, "title": {"name"},
	"due": {"deadline"}, "text": {"quote"},
	"verdict": {"rating"}, "source": {"url"}, "link": {"url"}, "href": {"url"}, "org": {"organisation"},
	"start": {"from"}, "end": {"to"},
}

// unknown reports a key that no table of the record has.
func (t *table) unknown(key string) {
	near := diag.Suggest(key, t.keys())
	for _, other := range foreign[key] {
		if near == "" && t.knows(other) {
			near = other
		}
	}
	d := diag.UnknownKey.At(t.keyAt(key), "%s has no key %q", t.name(), key)
	typ, _ := TypeOf(t.record.source.file)
	switch {
	case key == string(typ) && t.parent == nil && t.record.source.table() == "":
		d.WithHint("in a .md file the keys of the record stand at the top, and its tables without its name: %s",
			t.unprefixed(key))
	case near != "":
		t.explain(near)
		if n := t.values.get(key); n != nil && (n.kind == isTable || n.kind == isTables) {
			near = t.header(near, n.kind == isTables)
		}
		d.WithHint("did you mean %s?", near)
	default:
		d.WithHint("known keys: %s\nyour own data go into an [extra] table",
			strings.Join(slices.Sorted(slices.Values(t.keys())), ", "))
	}
	t.report(d)
}

// unprefixed says how to write, in a file of one record, what stands under the name of
// the record's type. It notes that those keys are not missing.
func (t *table) unprefixed(typ string) string {
	var lines []string
	n := t.record.source.places().get(typ)
	if n == nil {
		return "" // the name is written with escapes
	}
	if n.opened {
		lines = append(lines, "remove the line "+t.header(typ, n.array))
	}
	for part := range n.newest().inner {
		t.explain(part.name)
		if part.kind != isTable && part.kind != isTables {
			if !n.opened {
				lines = append(lines, fmt.Sprintf("write %s instead of %s.%[1]s", part.name, typ))
			}
		} else {
			name := t.header(part.name, part.kind == isTables)
			lines = append(lines, fmt.Sprintf("write %s instead of %s", name,
				strings.Replace(name, part.name, typ+"."+part.name, 1)))
		}
	}
	return strings.Join(lines, ", ")
}
