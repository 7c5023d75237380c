package content

import (
	"reflect"
	"slices"
	"strings"

	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Field is one key of a table of the content format. The structs of this package declare
// the fields (records.go, settings.go): a struct field with a tag key is a key of the
// format, and its Go type is the type of the value. Everything else that must know the
// keys asks here: reading, the JSON and CSV of claims and their schemas, imports, and the
// list of keys in the documentation.
//
// The other tags are:
//
//	doc      what it says, for schemas and the documentation
//	need     it must be there; the value is the example that a diagnostic shows
//	choice   the list of choices that it is one of, by its name in choices
//	for      the kinds of claim that may have it: kinds with spaces between, or forward
//	with     the key without which it means nothing, or several of which it needs one
//	also     another name of the key
//	default  the value where nothing is written
//	format   address, file (of the site), copy (an address or file), language, base-url or path:
//	         what the text must be
//	ref      the type of record that it refers to
//	column   its column in data/claims.csv, "-" for none; default: the key, at the top of a claim
//	export   "-" keeps it out of data/claims.json and data/claims.csv
//	added    the version that added it; its columns come last
type Field struct {
	Key     string
	Type    FieldType
	Doc     string
	Need    string
	Choices []string
	Kinds   []Kind // nil for all
	With    []string
	Also    string
	Default string
	Format  string
	Ref     Type
	Column  string // "" for none
	Hidden  bool   // of export
	Added   string
	Fields  []*Field // of a table, or of each table of a list

	index int
}

// FieldType is the type of a field's value.
type FieldType string

// The types of value.
const (
	TextField     FieldType = "text"
	ListField     FieldType = "list of texts"
	DateField     FieldType = "date"
	QuantityField FieldType = "quantity"
	NumberField   FieldType = "number"
	WholeField    FieldType = "whole number"
	FlagField     FieldType = "true or false"
	MarkdownField FieldType = "Markdown"
	TableField    FieldType = "table"
	TablesField   FieldType = "list of tables"
	FreeField     FieldType = "free table"
)

// choices are the closed lists of values that fields choose from.
var choices = map[string][]string{
	"kind": Kinds, "bound": {string(By), string(Before), string(In), string(NotBefore)}, "instrument": Instruments,
	"trend": Trends, "wording": Wordings, "bearing": Bearings, "change": Changes, "form": Forms, "medium": Media,
	"entity-kind": EntityKinds,
}

// Fields returns the fields of a type's records in the order in which they are written.
func (t Type) Fields() []*Field { return recordFields[t] }

var recordFields = map[Type][]*Field{
	TypeArticle: fieldsOf(reflect.TypeFor[Article]()),
	TypeClaim:   fieldsOf(reflect.TypeFor[Claim]()),
	TypeEntity:  fieldsOf(reflect.TypeFor[Entity]()),
	TypeEvent:   fieldsOf(reflect.TypeFor[Event]()),
	TypeTopic:   fieldsOf(reflect.TypeFor[Topic]()),
	TypePage:    fieldsOf(reflect.TypeFor[Page]()),
}

// SettingsFields are the fields of site.toml.
var SettingsFields = fieldsOf(reflect.TypeFor[Settings]())

// Of returns the field's value in the struct that declares it.
func (f *Field) Of(record reflect.Value) reflect.Value { return record.Field(f.index) }

// find returns the field with a key or another name of it, or nil.
func find(fields []*Field, key string) *Field {
	for _, f := range fields {
		if f.Key == key || f.Also == key && key != "" {
			return f
		}
	}
	return nil
}

// fieldsOf lists the fields that a struct declares.
func fieldsOf(t reflect.Type) []*Field {
	var all []*Field
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		key, ok := tag.Lookup("key")
		if !ok {
			continue
		}
		f := &Field{
			Key: key, Doc: tag.Get("doc"), Need: tag.Get("need"), Choices: choices[tag.Get("choice")],
			With: strings.Fields(tag.Get("with")),
			Also: tag.Get("also"), Default: tag.Get("default"), Format: tag.Get("format"), Ref: Type(tag.Get("ref")),
			Column: tag.Get("column"), Hidden: tag.Get("export") == "-", Added: tag.Get("added"), index: i,
		}
		f.Kinds = kindsOf(tag.Get("for"))
		f.Type, f.Fields = typeOf(t.Field(i).Type)
		if f.Column == "" && t == reflect.TypeFor[Claim]() && f.Fields == nil && !f.Hidden {
			f.Column = key
		}
		f.Column = strings.TrimPrefix(f.Column, "-")
		all = append(all, f)
	}
	return all
}

// kindsOf reads the tag for.
func kindsOf(tag string) (kinds []Kind) {
	for _, word := range strings.Fields(tag) {
		if word == "forward" {
			kinds = append(kinds, forwardKinds...)
		} else {
			kinds = append(kinds, Kind(word))
		}
	}
	return kinds
}

// typeOf returns the type of value that a Go type holds, and the fields of a table.
func typeOf(t reflect.Type) (FieldType, []*Field) {
	switch t {
	case reflect.TypeFor[edtf.Date]():
		return DateField, nil
	case reflect.TypeFor[Quantity]():
		return QuantityField, nil
	case reflect.TypeFor[*markup.Doc]():
		return MarkdownField, nil
	case reflect.TypeFor[*float64]():
		return NumberField, nil
	case reflect.TypeFor[[]string]():
		return ListField, nil
	}
	switch t.Kind() {
	case reflect.Bool:
		return FlagField, nil
	case reflect.Int:
		return WholeField, nil
	case reflect.Struct:
		return TableField, fieldsOf(t)
	case reflect.Pointer:
		return TableField, fieldsOf(t.Elem())
	case reflect.Slice:
		return TablesField, fieldsOf(t.Elem())
	case reflect.Map:
		return FreeField, nil
	}
	return TextField, nil
}

// MayHave reports whether claims of the kind may have the field.
func (f *Field) MayHave(k Kind) bool { return f.Kinds == nil || slices.Contains(f.Kinds, k) }
