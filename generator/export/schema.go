package export

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// schema is data/claims.schema.json: what claims.json holds, made of the tags of
// [Claim], so that the two can't differ.
func (s *Source) schema(out []byte) ([]byte, error) {
	claim := object(reflect.TypeFor[Claim]())
	return appendIndented(out, struct {
		Schema string  `json:"$schema"`
		ID     string  `json:"$id"`
		Title  string  `json:"title"`
		Type   string  `json:"type"`
		Items  *schema `json:"items"`
	}{"https://json-schema.org/draft/2020-12/schema", s.Docket.Settings.Absolute(schemaPath), "Claims of " + s.Docket.Settings.Title, "array", claim})
}

// schema is the part of JSON Schema that a claim needs.
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
		property.Description, property.Format, property.Enum = f.Tag.Get("doc"), f.Tag.Get("format"), enums[f.Tag.Get("enum")]
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

// appendIndented appends a small document as JSON for people to read too.
func appendIndented(out []byte, v any) ([]byte, error) {
	b := bytes.NewBuffer(out)
	e := json.NewEncoder(b)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}
