package content

import (
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// A record with mistakes is kept all the same, so that references to it are not reported,
// too.

// checker is a struct of the format that checks itself after its fields were read.
type checker interface{ check(t *table) }

// read reads the table's fields into the struct that declares them.
func (t *table) read(into reflect.Value) {
	for _, f := range t.fields {
		f.read(t, into.Field(f.index))
	}
	if c, ok := into.Addr().Interface().(checker); ok {
		c.check(t)
	}
}

// read reads the field's value. A value that is wrong is reported, and reads as absent.
func (f *Field) read(t *table, into reflect.Value) {
	key := f.Key
	if f.Also != "" && !t.wrote(key) && t.wrote(f.Also) {
		key = f.Also
	}
	if !t.wrote(key) {
		f.absent(t, into)
		return
	}
	switch f.Type {
	case TextField:
		into.SetString(f.text(t, key))
	case ListField:
		into.Set(reflect.ValueOf(f.list(t, key)))
	case DateField:
		*into.Addr().Interface().(*edtf.Date) = f.date(t, key)
	case QuantityField:
		*into.Addr().Interface().(*Quantity) = t.quantity(key)
		if f.Need != "" && !t.states(key) {
			t.missing(key, f.Need)
		}
	case NumberField:
		if n, ok := t.number(key); ok {
			into.Set(reflect.ValueOf(&n))
		}
	case WholeField:
		into.SetInt(t.whole(key))
	case FlagField:
		into.SetBool(t.flag(key, f.Default == "true"))
	case MarkdownField:
		*into.Addr().Interface().(**markup.Doc) = t.markdown(key)
	case TableField:
		if s := t.table(key); s != nil && into.Kind() == reflect.Pointer {
			into.Set(reflect.New(into.Type().Elem()))
			s.read(into.Elem())
		} else if s != nil {
			s.read(into)
		}
	case TablesField:
		tables := t.tables(key)
		into.Set(reflect.MakeSlice(into.Type(), len(tables), len(tables)))
		for i, s := range tables {
			s.read(into.Index(i))
		}
	}
}

// absent sets the field's default, or notes that the field is missing.
func (f *Field) absent(t *table, into reflect.Value) {
	switch {
	case f.Need != "":
		t.missing(f.Key, f.Need)
	case f.Type == TableField && into.Kind() == reflect.Struct: // its fields may have defaults
		t.sub(nil, f.Key, -1).read(into)
	case f.Default == "":
	case f.Type == FlagField:
		into.SetBool(f.Default == "true")
	default:
		into.SetString(f.Default)
	}
}

// text reads a text that must fit the field's format or choices.
func (f *Field) text(t *table, key string) string {
	if f.Need != "" && t.need(key, f.Need) == "" {
		return ""
	}
	text := ""
	switch {
	case f.Choices != nil:
		text = t.choice(key, f.Choices)
	case f.Format == "address":
		text = t.address(key)
	case f.Format == "file", f.Format == "copy" && strings.HasPrefix(t.get(key).text, "/"):
		text = t.file(key)
	case f.Format == "copy":
		text = t.address(key)
	case f.Format == "language":
		text = t.language(key)
	case f.Format == "base-url":
		text = t.baseURL(key)
	default:
		text = t.text(key)
	}
	if text == "" {
		return f.Default
	}
	return text
}

func (f *Field) list(t *table, key string) []string {
	switch f.Format {
	case "address":
		return t.addresses(key)
	case "path":
		return t.oldURLs(key)
	}
	return t.list(key)
}

func (f *Field) date(t *table, key string) edtf.Date {
	if f.Need != "" {
		return t.needDate(key, f.Need)
	}
	return t.date(key)
}

// common are the fields that every record has.
type common struct {
	ID      string         `key:"id" doc:"Unique among the site's records of its type; a single-record file's name is its id."`
	OldURLs []string       `key:"old_urls" format:"path" doc:"Addresses that it had before: each leads here."`
	Extra   map[string]any `key:"extra" doc:"Free for the site's own templates."`
}

// CommonFields are the fields that every record has.
var CommonFields = fieldsOf(reflect.TypeFor[common]())

// base reads the fields that every record has. In a single-record file the id is the
// file's name.
func (t *table) base(typ Type, fileID string) Record {
	r := Record{ID: fileID, source: *t.record.source, extra: t.extra(), oldURLs: t.oldURLs("old_urls")}
	if typ == TypeArticle || typ == TypePage || fileID != "" {
		if stated := t.text("id"); stated != "" && stated != fileID {
			t.report(diag.BadID.At(t.at("id"), "the id is the file's name, %q", fileID).
				WithHint("remove this line, or rename the file to %s.md", stated))
		}
	} else {
		r.ID = t.need("id", `"…"`)
	}
	r.ID = norm.NFC.String(r.ID)
	if problem := IDProblem(typ, r.ID); problem != "" && r.ID != "" {
		at := diag.FileSpan(t.record.source.file)
		if fileID == "" {
			at = t.at("id")
		}
		d := diag.BadID.At(at, "%q can't be an id: %s", r.ID, problem)
		if of := copyOf(fileID); of != "" {
			d.WithHint("it looks like a copy of %s.md that a program made: remove it, or give it a name of its own", of)
		} else if id := MendedID(typ, r.ID); id != "" && fileID != "" {
			d.WithHint("rename the file to %s.md", id)
		} else if id != "" {
			d.WithHint("id = %q", id)
		}
		t.report(d)
	}
	return r
}

// keys lists the keys that the table may have.
func (t *table) keys() (all []string) {
	fields := t.fields
	if t.parent == nil {
		fields = slices.Concat(fields, CommonFields)
	}
	for _, f := range fields {
		all = append(all, f.Key)
		if f.Also != "" {
			all = append(all, f.Also)
		}
	}
	return all
}

// knows reports whether the table may have a key.
func (t *table) knows(key string) bool {
	return find(t.fields, key) != nil || t.parent == nil && find(CommonFields, key) != nil
}
