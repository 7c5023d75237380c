package page

import (
	"encoding/json"
	"testing"
)

// FuzzAppendJSON compares a text's JSON with encoding/json's.
func FuzzAppendJSON(f *testing.F) {
	f.Add("a \"b\" \\ <c> & \b\f\n\r\t\x00\x7f é\u2028\u2029\ufffd\xff\xe2\x80")
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := string(appendJSON(nil, text))+"\n", string(mustJSON(text)); got != want {
			t.Errorf("%q becomes %s, not %s", text, got, want)
		}
		want, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(appendHTMLSafe(nil, text)); got != string(want) {
			t.Errorf("within HTML %q becomes %s, not %s", text, got, want)
		}
	})
}
