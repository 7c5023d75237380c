package content

import (
	"bytes"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// yamlAsTOML returns a YAML mapping, the front matter of other generators, as TOML. Its
// keys keep their order, but that tables come last, as TOML needs it. ok is false where
// the text is no such mapping.
func yamlAsTOML(text string) (converted string, ok bool) {
	var document yaml.Node
	if yaml.Unmarshal([]byte(text), &document) != nil || len(document.Content) != 1 ||
		document.Content[0].Kind != yaml.MappingNode {
		return "", false
	}
	var keys, tables bytes.Buffer
	pairs := document.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		var value any
		if pairs[i+1].Decode(&value) != nil {
			return "", false
		}
		value, table := forTOML(value)
		to := &keys
		if table {
			to = &tables
		}
		e := toml.NewEncoder(to)
		e.Indent = ""
		if e.Encode(map[string]any{pairs[i].Value: value}) != nil {
			return "", false
		}
	}
	return strings.TrimSpace(keys.String() + strings.TrimLeft(tables.String(), "\n")), true
}

// forTOML returns a value of YAML as TOML can write it: a date as a text, and nothing as an
// empty text. table reports whether it is written below a header of its own.
func forTOML(value any) (converted any, table bool) {
	switch v := value.(type) {
	case nil:
		return "", false
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly), false
		}
		return v.Format(time.RFC3339), false
	case map[string]any:
		for key := range v {
			v[key], _ = forTOML(v[key])
		}
		return v, true
	case []any:
		tables := make([]map[string]any, 0, len(v))
		for i := range v {
			v[i], _ = forTOML(v[i])
			if t, ok := v[i].(map[string]any); ok {
				tables = append(tables, t)
			}
		}
		if len(tables) == len(v) && len(v) > 0 {
			return tables, true
		}
	}
	return value, false
}
