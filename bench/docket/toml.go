package main

import (
	"fmt"
	"strings"
)

// toml writes records. The zero value is empty.
type toml struct{ strings.Builder }

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// text writes a key, unless its value is empty.
func (t *toml) text(key, value string) {
	if value != "" {
		fmt.Fprintf(t, "%s = \"%s\"\n", key, escapes.Replace(value))
	}
}

// list writes a key with a list, unless it is empty.
func (t *toml) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = `"` + escapes.Replace(v) + `"`
	}
	fmt.Fprintf(t, "%s = [%s]\n", key, strings.Join(quoted, ", "))
}

// quantity writes a number bare, and what was said of it as text.
func (t *toml) quantity(key, value string) {
	if value == "" || strings.ContainsAny(value, "<>~.") {
		t.text(key, value)
		return
	}
	fmt.Fprintf(t, "%s = %s\n", key, value)
}

func (t *toml) header(name string)  { fmt.Fprintf(t, "[%s]\n", name) }
func (t *toml) element(name string) { fmt.Fprintf(t, "[[%s]]\n", name) }
