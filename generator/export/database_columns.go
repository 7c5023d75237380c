package export

import (
	_ "embed"
	"fmt"
	"strings"

	"onrecord/generator/content"
)

//go:embed schema.sql
var tables string

//go:embed schema_indexes.sql
var indexes string

// claimColumn is a field of a claim, or of one of its tables, in the database's table of
// claims. Lists have tables of their own.
type claimColumn struct {
	field *content.Field
	part  *content.Field // the table of the claim that has the field; nil for the claim itself
}

var claimColumns = func() (all []claimColumn) {
	for _, f := range content.TypeClaim.Fields() {
		if f.Fields == nil && !f.Hidden && f.Type != content.ListField {
			all = append(all, claimColumn{f, nil})
		}
	}
	for _, part := range content.TypeClaim.Fields() {
		for _, f := range part.Fields {
			if part.Type == content.TableField && f.Type != content.ListField {
				all = append(all, claimColumn{f, part})
			}
		}
	}
	return all
}()

// name returns the column's name: that in claims.csv, else the key, after the table's.
func (c claimColumn) name() string {
	switch {
	case c.field.Column != "":
		return c.field.Column
	case c.part != nil:
		return c.part.Key + "_" + c.field.Key
	}
	return c.field.Key
}

// of returns the values of the column, and of those with the bounds of a date or quantity.
func (c claimColumn) of(r *ClaimRecord) []any {
	fields := r.Fields
	if c.part != nil {
		fields = r.part(c.part)
	}
	values := []any{cell(c.field, fields)}
	switch v := r.Derived; c.field.Column {
	case "said":
		return append(values, v.SaidFirst, v.SaidLast)
	case "deadline":
		return append(values, v.DeadlineFrom, v.DeadlineTo)
	case "progress":
		return append(values, v.ProgressFrom, v.ProgressTo)
	case "value":
		return append(values, v.ValueFrom, v.ValueTo)
	}
	return values
}

// schema returns the definitions of the columns.
func (c claimColumn) schema() string {
	name := c.name()
	out := definition(name, c.field, c.part == nil)
	switch name {
	case "said", "deadline":
		out += fmt.Sprintf("  %s_first text,\n  %[1]s_last text,\n", name)
	case "progress", "value":
		out += fmt.Sprintf("  %s_lower real,\n  %[1]s_upper real,\n", name)
	}
	return out
}

// definition returns the definition of a field's column.
func definition(name string, f *content.Field, required bool) string {
	out := "  " + name + " text"
	if f.Type == content.WholeField || f.Type == content.FlagField {
		out = "  " + name + " integer"
	}
	if required && f.Need != "" {
		out += " not null"
	}
	switch f.Ref {
	case content.TypeEvent, content.TypeArticle:
		out += " references " + f.Ref.Folder() + "(id)"
	}
	return out + ",\n"
}

// cellFields returns the fields of a part of a claim that have a column in the part's own
// table. The database names who ruled in columns of its own.
func cellFields(part string) (all []*content.Field) {
	for _, f := range content.TypeClaim.Fields() {
		if f.Key != part {
			continue
		}
		for _, inner := range f.Fields {
			if inner.Key != "by" {
				all = append(all, inner)
			}
		}
	}
	return all
}

// cells returns the values of those fields.
func cells(part string, o Object) (values []any) {
	for _, f := range cellFields(part) {
		values = append(values, cell(f, o))
	}
	return values
}

// cell returns a field's value: 1 for a flag that is set, else a whole number or a text.
func cell(f *content.Field, o Object) any {
	switch v := o.get(f.Key).(type) {
	case int:
		return v
	case bool:
		return 1
	}
	return o.Text(f.Key)
}

// schemaOfTables returns the statements that make the tables: schema.sql with the columns
// of fields.
func schemaOfTables() string {
	var claim strings.Builder
	for _, c := range claimColumns {
		claim.WriteString(c.schema())
	}
	out := strings.Replace(tables, "  -- fields of a claim\n", claim.String(), 1)
	for part, line := range map[string]string{"appearance": "an appearance", "evidence": "evidence",
		"assessment": "an assessment", "reply": "a reply"} {
		var columns strings.Builder
		for _, f := range cellFields(part) {
			columns.WriteString(definition(f.Key, f, false))
		}
		out = strings.Replace(out, "  -- fields of "+line+"\n", columns.String(), 1)
	}
	return out
}
