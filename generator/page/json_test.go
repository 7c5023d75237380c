package page

import (
	"bytes"
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

// What is indented without being checked is what the library indents.
func TestAppendIndented(t *testing.T) {
	for _, compact := range []string{`{}`, `[]`, `{"a":[],"b":{},"c":[{}],"d":"\"{[,:]}\\","e":[1,-2.5,true,null,"é"]}`, `"x"`, `[[[]],[1]]`} {
		var want bytes.Buffer
		if err := json.Indent(&want, []byte(compact+"\n"), "", "  "); err != nil {
			t.Fatal(err)
		}
		if got := string(appendIndented(nil, []byte(compact+"\n"))); got != want.String() {
			t.Errorf("%s is indented\n%s\nand not\n%s", compact, got, want.String())
		}
	}
}
