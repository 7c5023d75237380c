package export

import (
	"bytes"
	"encoding/xml"
	"testing"
)

// FuzzEscaped compares what feeds escape with what the library does.
func FuzzEscaped(f *testing.F) {
	f.Add("a <b> & \"c\" 'd'\t\r\n\x00\u2028 \ufffe \xff é\xc3x")
	f.Fuzz(func(t *testing.T, text string) {
		var want bytes.Buffer
		if err := xml.EscapeText(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		x := &xmlText{}
		if escaped(x, text); string(x.out) != want.String() {
			t.Errorf("%q is written %q and not %q", text, x.out, want.String())
		}
	})
}
