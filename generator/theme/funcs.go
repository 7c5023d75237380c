package theme

import (
	"fmt"
	"html/template"
)

// Funcs returns the functions that templates may call besides text/template's own.
// docs/templates.md describes them.
func (t *Theme) Funcs() template.FuncMap {
	return template.FuncMap{
		"w":      t.Words.Text,
		"label":  t.Words.Label,
		"field":  field,
		"phrase": t.Words.HTML,
		"number": t.Words.Number,
		"bdi":    t.isolated,
		"asset":  t.asset,
		"sep":    t.separator,
		"dict":   dict,
	}
}

// field returns a field of a record as text, by its key in the content format. The record
// is the first of of.
func field(key string, of ...any) string {
	for _, record := range of {
		if fields, ok := record.(interface{ Text(key string) string }); ok {
			return fields.Text(key)
		}
	}
	return ""
}

// asset returns the path of an asset below the site's root.
func (t *Theme) asset(name string) (string, error) {
	a, ok := t.Assets[name]
	if !ok {
		return "", fmt.Errorf("there is no templates/assets/%s", name)
	}
	return a.Path, nil
}

// separator returns the text before the i-th of n names in a sentence: nothing, a comma
// or "and".
func (t *Theme) separator(i, n int) string {
	switch {
	case i == 0:
		return ""
	case i < n-1:
		return t.Words.Text("list.comma")
	case n == 2:
		return t.Words.Text("list.and")
	}
	return t.Words.Text("list.last")
}

// dict makes a map from pairs of a name and a value, to pass several values to a partial.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict wants pairs of a name and a value")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict wants a name, not %v", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}
