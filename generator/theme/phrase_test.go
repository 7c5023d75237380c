package theme

import (
	"fmt"
	"testing"
)

func TestPhrase(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"plain":                "plain",
		"{1}":                  "a",
		"{2}, {1} and {1}.":    "b, a and a.",
		"{0} {3} {x} {01} {":   "{0} {3} {x} {01} {",
		"{{1}} {1":             "{a} {1",
		"by {1} – «{2}»{}":     "by a – «b»{}",
		"{-1}{ 1}{1}{+2}{2} }": "{-1}{ 1}a{+2}b }",
	} {
		if got := fill(newPhrase(text).parts, []any{"a", "b"}, func(a any) string { return fmt.Sprint(a) }); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
	got := fill(newPhrase("<{1}>").html, []any{"<b>"}, func(a any) string { return fmt.Sprint(a) })
	if want := "&lt;<b>&gt;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
