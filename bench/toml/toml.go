// Package toml writes TOML records key by key.
package toml

import (
	"fmt"
	"strings"
)

// Writer writes records. The zero value is empty.
type Writer struct{ strings.Builder }

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// Text writes a key, unless its value is empty.
func (t *Writer) Text(key, value string) {
	if value != "" {
		fmt.Fprintf(t, "%s = \"%s\"\n", key, escapes.Replace(value))
	}
}

// List writes a key with a list, unless it is empty.
func (t *Writer) List(key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = `"` + escapes.Replace(v) + `"`
	}
	fmt.Fprintf(t, "%s = [%s]\n", key, strings.Join(quoted, ", "))
}

// Quantity writes a number bare, and what was said of it as text.
func (t *Writer) Quantity(key, value string) {
	if value == "" || strings.ContainsAny(value, "<>~.") {
		t.Text(key, value)
		return
	}
	fmt.Fprintf(t, "%s = %s\n", key, value)
}

// Header begins a table.
func (t *Writer) Header(name string) { fmt.Fprintf(t, "[%s]\n", name) }

// Element begins one more table of an array.
func (t *Writer) Element(name string) { fmt.Fprintf(t, "[[%s]]\n", name) }
