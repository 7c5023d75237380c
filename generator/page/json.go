package page

import (
	"bytes"
	"encoding/json"
)

// mustJSON marshals an index, of which there are few: strings, numbers, lists and maps
// of them, which can't fail. What is written for each record is an [export.JSON].
func mustJSON(v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false) // it need not be safe within HTML
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return out.Bytes()
}
