package export

import (
	"reflect"
	"slices"
	"strconv"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// Object is a JSON object whose members keep their order.
type Object []Member

// Member is one member of an object. Value is a text, a list of texts, a whole number, a flag,
// an object, a list of objects, or a struct that encoding/json writes.
type Member struct {
	Key   string
	Value any
}

// get returns the value of a member, or nil.
func (o Object) get(key string) any {
	for _, m := range o {
		if m.Key == key {
			return m.Value
		}
	}
	return nil
}

// Text returns the value of a member in one cell, or "".
func (o Object) Text(key string) string {
	switch v := o.get(key).(type) {
	case string:
		return v
	case []string:
		return join(v)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// list returns a member that is a list of texts.
func (o Object) list(key string) []string {
	all, _ := o.get(key).([]string)
	return all
}

// table returns a member that is an object.
func (o Object) table(key string) Object {
	t, _ := o.get(key).(Object)
	return t
}

// tables returns a member that is a list of objects.
func (o Object) tables(key string) []Object {
	all, _ := o.get(key).([]Object)
	return all
}

// ClaimRecord is a claim as data: the fields of the content format, with references as ids
// and Markdown as plain text, and the values that the generator computed.
type ClaimRecord struct {
	ID, URL string
	Fields  Object
	Derived Derived

	claim *docket.Claim
}

// Claim makes the record of a claim.
func (x *Exporter) Claim(c *docket.Claim) *ClaimRecord {
	return &ClaimRecord{ID: c.ID, URL: c.Ref().Absolute(), Fields: x.claimFields(c), Derived: x.derived(c), claim: c}
}

// object returns the whole record.
func (r *ClaimRecord) object() Object {
	all := append(make(Object, 0, len(r.Fields)+3), Member{"id", r.ID}, Member{"url", r.URL})
	return append(append(all, r.Fields...), Member{"derived", &r.Derived})
}

// claimFields returns the claim's fields. Of the tables that as_of cuts it returns what
// the docket has left.
func (x *Exporter) claimFields(c *docket.Claim) (all Object) {
	record := reflect.ValueOf(c.Claim).Elem()
	all = make(Object, 0, 20) // as many as most claims have
	for _, f := range content.TypeClaim.Fields() {
		if f.Need == "" && f.Of(record).IsZero() {
			continue
		}
		value := any(nil)
		switch f.Key {
		case "retracted":
			if c.Retracted != nil {
				value = x.object(f.Fields, c.Retracted.Retraction)
			}
		case "appearance":
			value = x.appearances(f, c)
		case "evidence":
			value = objects(c.Evidence, func(e docket.Evidence) Object { return x.object(f.Fields, e.Evidence) })
		case "assessment":
			value = objects(c.Assessments, func(a *docket.Assessment) Object {
				return x.object(f.Fields,
					a.Assessment)
			})
		case "reply":
			value = objects(c.Replies, func(r docket.Reply) Object { return x.object(f.Fields, r.Reply) })
		default:
			value = x.value(f, f.Of(record))
		}
		all = all.add(f, value)
	}
	return all.withoutLonely(content.TypeClaim.Fields())
}

// appearances returns where the claim stands. The wording is the derived one where the
// author wrote none. It is a list even where it is empty, which the schema requires.
func (x *Exporter) appearances(f *content.Field, c *docket.Claim) []Object {
	all := []Object{}
	for _, a := range c.Appearances {
		written := *a.Appearance
		written.Wording = a.Wording
		all = append(all, x.object(f.Fields, &written))
	}
	return all
}

func objects[R any](records []R, object func(R) Object) (all []Object) {
	for _, r := range records {
		all = append(all, object(r))
	}
	return all
}

// object returns the fields of a table. record is a pointer to the struct that declares
// them.
func (x *Exporter) object(fields []*content.Field, record any) (all Object) {
	v := reflect.ValueOf(record).Elem()
	all = make(Object, 0, 6) // as many as most tables have
	for _, f := range fields {
		if f.Need != "" || !f.Of(v).IsZero() {
			all = all.add(f, x.value(f, f.Of(v)))
		}
	}
	return all.withoutLonely(fields)
}

// add adds a field's value. It leaves out an empty one, unless the field is required.
func (o Object) add(f *content.Field, value any) Object {
	if f.Hidden || f.Need == "" && isEmpty(value) {
		return o
	}
	return append(o, Member{f.Key, value})
}

func isEmpty(value any) bool {
	switch v := value.(type) {
	case string:
		return v == ""
	case []string:
		return v == nil
	case Object:
		return v == nil
	case []Object:
		return v == nil
	}
	return value == nil
}

// withoutLonely removes the values that mean nothing without another, such as the default
// bound of a claim without a deadline.
func (o Object) withoutLonely(fields []*content.Field) Object {
	for _, f := range fields {
		given := func(key string) bool { return o.get(key) != nil }
		if len(f.With) > 0 && given(f.Key) && !slices.ContainsFunc(f.With, given) {
			o = slices.DeleteFunc(o, func(m Member) bool { return m.Key == f.Key })
		}
	}
	return o
}

// value returns a field's value as data.
func (x *Exporter) value(f *content.Field, v reflect.Value) any {
	switch f.Type {
	case content.DateField:
		return v.Addr().Interface().(*edtf.Date).String()
	case content.QuantityField:
		return v.Addr().Interface().(*content.Quantity).Text
	case content.MarkdownField:
		return x.docket.Text(v.Interface().(*markup.Doc))
	case content.WholeField:
		return int(v.Int())
	case content.FlagField:
		return v.Bool()
	case content.ListField:
		return x.references(f.Ref, *v.Addr().Interface().(*[]string))
	case content.TextField:
		return x.reference(f.Ref, v.String())
	}
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		return x.object(f.Fields, v.Interface())
	}
	return nil
}

// reference returns the id of a record that a text refers to. Where the docket lacks the
// record it returns "", but for an entity, which may be only a name.
func (x *Exporter) reference(t content.Type, text string) string {
	switch t {
	case content.TypeArticle:
		if x.docket.Article(text) == nil {
			return ""
		}
	case content.TypeEntity:
		if named := x.docket.Named(text); len(named) == 1 {
			return named[0].ID
		}
	case content.TypeEvent:
		if x.docket.Event(text) == nil {
			return ""
		}
	}
	return text
}

// references returns the ids of the records that a list refers to, each once. It leaves
// out records that the docket lacks.
func (x *Exporter) references(t content.Type, texts []string) (ids []string) {
	for _, text := range texts {
		switch t {
		case content.TypeEntity:
			named := x.docket.Named(text)
			if len(named) != 1 {
				continue
			}
			text = named[0].ID
		case content.TypeClaim:
			if x.docket.Claim(text) == nil {
				continue
			}
		}
		if !slices.Contains(ids, text) {
			ids = append(ids, text)
		}
	}
	return ids
}

// json returns data/claims.json: an array with a claim on each line, in docket order.
func (x *Exporter) json() ([]byte, error) {
	const about = 2 << 10 // bytes of a record
	out := append(make([]byte, 0, about*(len(x.docket.Claims)+1)), "[\n"...)
	for i, c := range x.docket.Claims {
		if i > 0 {
			out = append(out, ",\n"...)
		}
		out = x.Claim(c).AppendJSON(out)
	}
	if len(x.docket.Claims) > 0 {
		out = append(out, '\n')
	}
	return append(out, "]\n"...), nil
}
