package content

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/fields.md")

// TestFieldsDocumented compares docs/fields.md with the table of fields.
func TestFieldsDocumented(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Every key\n\n" +
		"The keys of `site.toml` and of all records. This page is made from the program's own table of fields, so it is complete.\n" +
		"[The content format](format.md) explains the keys in context.\n\n" +
		"Every record may also have:\n\n")
	listFields(&b, CommonFields, "")
	b.WriteString("\n## site.toml\n\n")
	listFields(&b, SettingsFields, "")
	for _, typ := range Types {
		name := string(typ)
		fmt.Fprintf(&b, "\n## %s\n\n", strings.ToUpper(name[:1])+name[1:])
		within := name + "."
		if typ == TypeArticle || typ == TypePage {
			within = "" // a file holds one record
		}
		listFields(&b, typ.Fields(), within)
	}
	const file = "../../docs/fields.md"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != b.String() {
		t.Error("docs/fields.md is not what the table of fields says; write it with: go test ./generator/content -update")
	}
}

// listFields writes fields as a table, and then a table for each table among them. within
// is the beginning of their headers.
func listFields(b *strings.Builder, fields []*Field, within string) {
	b.WriteString("| key | value | meaning |\n|---|---|---|\n")
	for _, f := range fields {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.Key, fieldValue(f), fieldMeaning(f))
	}
	for _, f := range fields {
		if f.Fields == nil {
			continue
		}
		header := "[" + within + f.Key + "]" // in a file of records; in a file of one, without its type
		if f.Type == TablesField {
			header = "[" + header + "]"
		}
		fmt.Fprintf(b, "\n`%s`: %s\n\n", header, f.Doc)
		listFields(b, f.Fields, within+f.Key+".")
	}
}

func fieldValue(f *Field) string {
	switch {
	case f.Choices != nil:
		return "`" + strings.Join(f.Choices, "`, `") + "`"
	case f.Format == "address":
		return "web address"
	case f.Format == "language":
		return "language tag"
	}
	return string(f.Type)
}

func fieldMeaning(f *Field) string {
	parts := []string{f.Doc}
	if f.Need != "" {
		parts = append(parts, "Required.")
	}
	if f.Kinds != nil {
		kinds := make([]string, len(f.Kinds))
		for i, k := range f.Kinds {
			kinds[i] = string(k)
		}
		parts = append(parts, "Only on: "+strings.Join(kinds, ", ")+".")
	}
	if len(f.With) > 0 {
		parts = append(parts, "Only with `"+strings.Join(f.With, "` or `")+"`.")
	}
	if f.Default != "" {
		parts = append(parts, "Default: `"+f.Default+"`.")
	}
	if f.Column != "" && f.Column != f.Key {
		parts = append(parts, "Column `"+f.Column+"`.")
	}
	if f.Added != "" {
		parts = append(parts, "Since "+f.Added+".")
	}
	return strings.Join(parts, " ")
}
