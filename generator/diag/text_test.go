package diag

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// These checks stand outside the catalogue, so that tests do not depend on it.
var (
	badKey  = &Check{Code: "OR901", Title: "unknown key", Severity: Error, Text: "A key has no meaning.", Wrong: "tilte = 1\n", Right: "title = 1\n"}
	badDate = &Check{Code: "OR902", Title: "vague date", Severity: Warning, Text: "A date is vague."}
	aside   = &Check{Code: "OR903", Title: "a remark", Severity: Info, Text: "By the way.", Only: "check"}
)

func oneFile(text string) ReadFile {
	return func(string) ([]byte, error) { return []byte(text), nil }
}

func textOf(t *testing.T, src ReadFile, opt TextOptions, d ...*Diagnostic) string {
	t.Helper()
	var b strings.Builder
	if err := Text(&b, d, src, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func at(line, column, endLine, endColumn int) Span {
	return Span{"a.toml", line, column, endLine, endColumn}
}

func TestTextPlaces(t *testing.T) {
	book := strings.Repeat("é left ", 5000) + "PLACE" + strings.Repeat(" right", 5000)
	long := strings.Repeat("left ", 40) + "PLACE" + strings.Repeat(" right", 40)
	tests := []struct {
		name, src string
		span      Span
		want      string // between the place's line and the closing blank one
	}{
		{"plain", "x\n  tilte = 1\n", at(2, 3, 2, 8), "  |\n2 |   tilte = 1\n  |   ^^^^^"},
		{"tab at the start", "\ttilte = 1\n", at(1, 2, 1, 7), "  |\n1 |     tilte = 1\n  |     ^^^^^"},
		{"tab inside", "ab\ttilte\n", at(1, 4, 1, 9), "  |\n1 | ab  tilte\n  |     ^^^^^"},
		{"tab underlined", "ab\tc\n", at(1, 3, 1, 4), "  |\n1 | ab  c\n  |   ^^"},
		{"wide", "名前 = x\n", at(1, 1, 1, 3), "  |\n1 | 名前 = x\n  | ^^^^"},
		{"after wide", "名前 = x\n", at(1, 6, 1, 7), "  |\n1 | 名前 = x\n  |        ^"},
		{"combining", "e\u0301te\u0301 x\n", at(1, 7, 1, 8), "  |\n1 | e\u0301te\u0301 x\n  |     ^"},
		{"emoji", "👩‍👩‍👧 ❤️ 👍🏽 x\n", at(1, 13, 1, 14), "  |\n1 | 👩‍👩‍👧 ❤️ 👍🏽 x\n  |          ^"},
		{"a skin tone with nobody before it", "🏽 x\n", at(1, 3, 1, 4), "  |\n1 | 🏽 x\n  |    ^"},
		{"mark first", "\u0301x\n", at(1, 2, 1, 3), "  |\n1 |  \u0301x\n  |  ^"},
		{"escape and bidi", "a\x1b[31m\u202eb\xffc\n", at(1, 8, 1, 9), "  |\n1 | a␛[31m�b�c\n  |        ^"},
		{"several lines", "a = [\n1,\n2]\n", at(1, 5, 3, 3), "  |\n1 | a = [\n  |     ^ to line 3"},
		{"to the line's break", "abc\ndef\n", at(1, 2, 2, 1), "  |\n1 | abc\n  |  ^^"},
		{"empty span", "abc\n", at(1, 2, 1, 2), "  |\n1 | abc\n  |  ^"},
		{"end before start", "abc\n", at(1, 3, 1, 1), "  |\n1 | abc\n  |   ^"},
		{"past the line", "abc\r\n", at(1, 40, 1, 50), "  |\n1 | abc\n  |    ^"},
		{"at the file's end", "abc\n", at(2, 1, 2, 1), "  |\n2 |\n  | ^"},
		{"past the file", "abc\n", at(7, 1, 7, 2), ""},
		{"byte order mark", "\ufeffabc\n", at(1, 1, 1, 4), "  |\n1 | abc\n  | ^^^"},
		{"long, middle", long, at(1, 201, 1, 206), "  |\n1 | …ft left left left PLACE right right right …\n  |                    ^^^^^"},
		{"long, start", long, at(1, 1, 1, 5), "  |\n1 | left left left left left left left left le…\n  | ^^^^"},
		{"long, end", long, at(1, 441, 1, 446), "  |\n1 | … right right right right right right right\n  |                                       ^^^^^"},
		{"a book in a line", book, at(1, 35001, 1, 35006), "  |\n1 | …eft é left é left PLACE right right right …\n  |                    ^^^^^"},
		{"longer than the window", long, at(1, 1, 1, 446), "  |\n1 | left left left left left left left left le…\n  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := textOf(t, oneFile(test.src), TextOptions{Width: 48}, badKey.At(test.span, "unknown key"))
			want := fmt.Sprintf("error[OR901]: unknown key\n --> a.toml:%d:%d\n", test.span.Line, test.span.Column)
			if test.want != "" {
				want += test.want + "\n"
			}
			want += "\n1 error\n"
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextWhole(t *testing.T) {
	src := func(file string) ([]byte, error) {
		if file == "gone.toml" {
			return nil, errors.New("gone")
		}
		return []byte(strings.Repeat("\n", 8) + "id = \"cut\"\ntilte = 1\n"), nil
	}
	got := textOf(t, src, TextOptions{},
		aside.At(Span{}, "the site is small"),
		badDate.At(FileSpan("gone.toml"), "the date is vague\nvery vague"),
		badKey.At(Span{File: "c.toml"}, "no end"),
		badKey.At(Span{"b.toml", 10, 1, 10, 6}, "unknown key %q", "tilte").
			WithHint("write\n  title = 1").
			WithRelated(Span{"a.toml", 9, 1, 9, 3}, "this claim"),
	)
	want := `error[OR901]: unknown key "tilte"
  --> b.toml:10:1
   |
10 | tilte = 1
   | ^^^^^
note: this claim
  --> a.toml:9:1
 9 | id = "cut"
help: write
        title = 1

error[OR901]: no end
 --> c.toml

warning[OR902]: the date is vague
  very vague
 --> gone.toml:1:1

info[OR903]: the site is small

2 errors, 1 warning, 1 info
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Errors are shown before warnings, and what is over the limit is counted.
func TestTextLimit(t *testing.T) {
	var l List
	for i := range 4 {
		l.Add(aside.At(at(i+1, 1, i+1, 1), "r"), badDate.At(at(i+1, 1, i+1, 1), "d"), badKey.At(at(i+10, 1, i+10, 1), "k"))
	}
	lowered := badKey.At(at(99, 1, 99, 1), "lowered")
	lowered.Severity = Warning
	l.Add(lowered)
	want := `error[OR901]: k
  --> a.toml:10:1

error[OR901]: k
  --> a.toml:11:1

and 11 more:
  3 × OR901 unknown key
  4 × OR902 vague date
  4 × OR903 a remark
` + "`onrecord explain OR901` says more" + `

4 errors, 5 warnings, 4 infos
`
	if diff := cmp.Diff(want, textOf(t, nil, TextOptions{Max: 2}, l...)); diff != "" {
		t.Error(diff)
	}
	if l[0].Check != aside {
		t.Error("Text reordered its caller's list")
	}
	if got := textOf(t, nil, TextOptions{}); got != "" {
		t.Errorf("an empty list prints %q", got)
	}
}

// TestTextAskedFor shows all of what a flag asked for: it is a list to read.
func TestTextAskedFor(t *testing.T) {
	asked := &Check{Code: "OR904", Title: "a remark", Severity: Info, Only: "check --remarks"}
	var l List
	for i := range 40 {
		l.Add(asked.At(at(i+1, 1, i+1, 1), "r"), aside.At(at(i+1, 1, i+1, 1), "a"))
	}
	got := textOf(t, oneFile(strings.Repeat("x\n", 40)), TextOptions{}, l...)
	if n := strings.Count(got, "info[OR904]"); n != 40 {
		t.Errorf("%d of 40 are shown", n)
	}
	if n := strings.Count(got, "info[OR903]"); n != infosPerCheck {
		t.Errorf("%d of what was not asked for are shown", n)
	}
}

func TestTextColor(t *testing.T) {
	got := textOf(t, oneFile("abc\n"), TextOptions{Color: true}, badKey.At(at(1, 1, 1, 2), "m\x1b[0m"))
	want := "\x1b[1;31merror[OR901]\x1b[0m\x1b[1m: m␛[0m\x1b[0m\n" +
		" \x1b[1;34m-->\x1b[0m a.toml:1:1\n" +
		" \x1b[1;34m |\x1b[0m\n\x1b[1;34m1 |\x1b[0m abc\n \x1b[1;34m |\x1b[0m \x1b[1;31m^\x1b[0m\n\n1 error\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever the file and the place, the printer neither panics nor prints a line
// wider than it was given.
func TestTextAnyPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a\t名\x{301}👩🏽\x{200d}\x{fe0f}\r\n]{0,200}`)).Draw(t, "src")
		n := rapid.IntRange(-1, 90)
		span := Span{"f", n.Draw(t, "line"), n.Draw(t, "col"), n.Draw(t, "end line"), n.Draw(t, "end col")}
		if rapid.Bool().Draw(t, "first line") {
			span.Line = 1
		}
		var b strings.Builder
		if err := Text(&b, List{badKey.At(span, "m")}, oneFile(src), TextOptions{Width: 40}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if w := widthOf(cellsOf([]byte(strings.TrimSuffix(line, "\n")))); w > 40+len(" to line 90") {
				t.Fatalf("%d columns: %q", w, line)
			}
		}
	})
}
