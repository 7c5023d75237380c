package diag

import (
	"testing"

	"pgregory.net/rapid"
)

func TestPositionAt(t *testing.T) {
	tests := []struct {
		src          string
		offset       int
		line, column int
	}{
		{"", 0, 1, 1},
		{"abc", -5, 1, 1},
		{"abc", 99, 1, 4},
		{"a\nbc", 1, 1, 2},
		{"a\nbc", 2, 2, 1},
		{"a\n", 2, 2, 1},
		{"a\r\nb", 1, 1, 2},
		{"a\r\nb", 2, 1, 2}, // the "\n" of "\r\n" is no place of its own
		{"a\r\nb", 3, 2, 1},
		{"a\rb", 2, 1, 3},
		{"é名x", 5, 1, 3},
		{"é名x", 3, 1, 2}, // inside 名
		{"\xff\xfex", 2, 1, 3},
		{"\xe5\x90", 1, 1, 2}, // cut off in the middle
		{"\ufeffab", 0, 1, 1},
		{"\ufeffab", 3, 1, 1},
		{"\ufeffab", 4, 1, 2},
		{"\ufeffa\nb", 5, 2, 1},
	}
	for _, test := range tests {
		line, column := PositionAt([]byte(test.src), test.offset)
		if line != test.line || column != test.column {
			t.Errorf("PositionAt(%q, %d) = %d:%d, want %d:%d", test.src, test.offset, line, column, test.line, test.column)
		}
	}
	if got, want := SpanAt("f", []byte("a\nbcd\n"), 3, 5), (Span{"f", 2, 2, 2, 4}); got != want {
		t.Errorf("SpanAt = %v, want %v", got, want)
	}
	if got, want := SpanAt("f", []byte("abc"), 2, 1), (Span{"f", 1, 3, 1, 3}); got != want {
		t.Errorf("SpanAt backwards = %v, want %v", got, want)
	}
}

// A later offset never has an earlier place.
func TestPositionAtIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SliceOf(rapid.SampledFrom([]byte("a\r\n\xc3\xa9\xef\xbb\xbf"))).Draw(t, "src")
		before := Span{}
		for i := range len(src) + 1 {
			at := SpanAt("", src, i, i)
			if at.Compare(before) < 0 {
				t.Fatalf("offset %d of %q is at %v, the one before at %v", i, src, at, before)
			}
			before = at
		}
	})
}
