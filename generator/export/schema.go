package export

import (
	"encoding/json"
	"reflect"
	"strings"

	"onrecord/generator/content"
)

// schema returns data/claims.schema.json, which describes claims.json. It is made from
// the table of fields, and from the tags of [Derived].
func (x *Exporter) schema() ([]byte, error) {
	claim := fieldsSchema(content.TypeClaim.Fields())
	claim.Properties["id"] = &schema{Type: "string", Description: "Unique among the site's claims."}
	claim.Properties["url"] = &schema{Type: "string", Description: "The claim's page.", Format: "uri-reference"}
	claim.Properties["derived"] = structSchema(reflect.TypeFor[Derived]())
	claim.Properties["derived"].Description = "Computed by the generator, stated by nobody."
	claim.Required = append([]string{"id", "url"}, append(claim.Required, "appearance", "derived")...)
	set := x.docket.Settings
	return indented(struct {
		Schema string  `json:"$schema"`
		ID     string  `json:"$id"`
		Title  string  `json:"title"`
		Type   string  `json:"type"`
		Items  *schema `json:"items"`
	}{"https://json-schema.org/draft/2020-12/schema", set.Absolute(schemaPath), "Claims of " + set.Title, "array",
		claim})
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

// fieldsSchema describes a table of fields.
func fieldsSchema(fields []*content.Field) *schema {
	out := &schema{Type: "object", Properties: map[string]*schema{}, Closed: new(bool)}
	for _, f := range fields {
		if f.Hidden {
			continue
		}
		if f.Need != "" {
			out.Required = append(out.Required, f.Key)
		}
		var property *schema
		switch f.Type {
		case content.TableField:
			property = fieldsSchema(f.Fields)
		case content.TablesField:
			property = &schema{Type: "array", Items: fieldsSchema(f.Fields)}
		case content.WholeField:
			property = &schema{Type: "integer"}
		case content.FlagField:
			property = &schema{Type: "boolean"}
		case content.ListField:
			property = &schema{Type: "array", Items: &schema{Type: "string"}}
		default:
			property = &schema{Type: "string", Enum: f.Choices}
		}
		property.Description = f.Doc
		if f.Type == content.DateField {
			property.Description = "EDTF: " + f.Doc
		}
		if f.Format == "address" || f.Format == "file" || f.Format == "copy" {
			property.Format = "uri-reference"
		}
		out.Properties[f.Key] = property
	}
	return out
}

// structSchema describes a struct by its tags: json for names, doc, enum and format.
func structSchema(t reflect.Type) *schema {
	out := &schema{Type: "object", Properties: map[string]*schema{}, Closed: new(bool)}
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
		return structSchema(t)
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

// enums are the closed lists of values among what the generator computes.
var enums = map[string][]string{
	"due":  {"met", "missed"},
	"step": {"set", "reaffirmed", "brought-forward", "put-back", "narrowed", "widened", "withdrawn", "extended"},
}

// indented returns a small document as JSON that people can read too.
func indented(v any) ([]byte, error) {
	data, err := json.MarshalIndent(v, "", "  ")
	return append(data, '\n'), err
}
