package export

import (
	"encoding/json"
	"reflect"
	"strings"
)

// schema returns data/claims.schema.json, which describes claims.json. It is made from
// the tags of [ClaimRecord], so that the two can't differ.
func (x *Exporter) schema() ([]byte, error) {
	claim := object(reflect.TypeFor[ClaimRecord]())
	set := x.docket.Settings
	return indented(struct {
		Schema string  `json:"$schema"`
		ID     string  `json:"$id"`
		Title  string  `json:"title"`
		Type   string  `json:"type"`
		Items  *schema `json:"items"`
	}{"https://json-schema.org/draft/2020-12/schema", set.Absolute(schemaPath), "Claims of " + set.Title, "array", claim})
}

// schema is the part of JSON Schema that describes a claim.
type schema struct {
	Type        string             `json:"type"`
	Description string             `json:"description,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Format      string             `json:"format,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Closed      *bool              `json:"additionalProperties,omitempty"`
}

func object(t reflect.Type) *schema {
	closed := false
	out := &schema{Type: "object", Properties: map[string]*schema{}, Closed: &closed}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if options == "" {
			out.Required = append(out.Required, name)
		}
		property := schemaOf(f.Type)
		property.Description, property.Format = f.Tag.Get("doc"), f.Tag.Get("format")
		property.Enum = enums[f.Tag.Get("enum")]
		out.Properties[name] = property
	}
	return out
}

func schemaOf(t reflect.Type) *schema {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.Struct:
		return object(t)
	case reflect.Slice:
		return &schema{Type: "array", Items: schemaOf(t.Elem())}
	case reflect.Bool:
		return &schema{Type: "boolean"}
	case reflect.Int:
		return &schema{Type: "integer"}
	case reflect.Float64:
		return &schema{Type: "number"}
	}
	return &schema{Type: "string"}
}

// indented returns a small document as JSON that people can read too.
func indented(v any) ([]byte, error) {
	data, err := json.MarshalIndent(v, "", "  ")
	return append(data, '\n'), err
}
