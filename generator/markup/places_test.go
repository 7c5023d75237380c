package markup

import (
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	tests := []struct {
		name, md, quote string
		want            string // for each place its prefix, or -its suffix
	}{
		{"words before", "It is safe, he said. She said it is safe. Now it is safe.", "it is safe", "said|Now"},
		{"more words before", "Ada said it is safe. Tom said it is safe.", "it is safe", "Ada said|Tom said"},
		{"at the start", "Out now, he said. He said: out now. Out now, she said.", "ut now", ""},
		{"words after", "Out now, he said.\n\nOut now, she said.", "Out now", "-he|said"},
		{"nothing decides", "Out now.\n\nOut now.\n\nOut now.", "Out now", "-Out now. Out|-|now. Out now"},
		{"across emphasis", "*Ada* said it is safe. **Tom** said it is safe.", "it is safe", "Ada said|Tom said"},
		{"Chinese", "甲说桥安全。乙说桥安全。", "桥安全", "甲说|乙说"},
	}
	for _, test := range tests {
		text := ReadText(render(t, test.md))
		var got []string
		for _, p := range text.Places(Quote{Words: test.quote}) {
			line := p.Prefix
			if line == "" {
				line = "-" + p.Suffix
			}
			got = append(got, line)
			if line == "-" {
				continue
			}
			q := Quote{Words: test.quote, Prefix: p.Prefix, Suffix: p.Suffix}
			if found, _ := text.Find([]Quote{q}, nil, nil); found[0].Places != 1 || found[0].Ranges[0] != p.Ranges[0] {
				t.Errorf("%s: %+v does not find its place", test.name, q)
			}
		}
		if is := strings.Join(got, "|"); is != test.want {
			t.Errorf("%s: %q, not %q", test.name, is, test.want)
		}
	}
}

func TestBlocksBetween(t *testing.T) {
	tests := map[string]int{
		"A b": 0, "A\n\nb": 1, "A\n\nx\n\nx\n\nb": 3, "A<br>x<br>x<br>b": 0,
		"- A\n- x\n- b": 2, "- A\n\n- x\n\n- b": 2, "A\n\n> x\n>\n> b": 2, "## A\n\n- x\n  - y\n\n## b": 3,
		"| A | x |\n|---|---|\n| x | y |\n| b | z |": 2, "A\nx\nx\n*b*": 0, "A\n\n```\nx\n\nx\n```\n\nb": 2,
	}
	for md, want := range tests {
		text := ReadText(render(t, md))
		found, _ := text.Find([]Quote{{Words: "A […] b"}}, nil, nil)
		ranges := found[0].Ranges
		if len(ranges) != 2 {
			found, _ = text.Find([]Quote{{Words: "A"}, {Words: "b"}}, nil, nil)
			ranges = []Range{found[0].Ranges[0], found[1].Ranges[0]}
		}
		if got := text.BlocksBetween(ranges[0], ranges[1]); got != want {
			t.Errorf("%q: %d blocks, not %d", md, got, want)
		}
	}
}

// TestNearestIsWhole looks for quotes with a mistake in one word: the nearest stretch is whole.
func TestNearestIsWhole(t *testing.T) {
	const text = "We will be out of the country by the end of August, she said. 甲说桥是安全的，乙说不安全。"
	for quote, want := range map[string]string{
		"out of the country by the end of Agust": "out of the country by the end of August",
		"We would be out of the country":         "We will be out of the country",
		"They will be out of the country":        "We will be out of the country",
		"out of the country by the end of May":   "out of the country by the end of August",
		"桥是危险的":                                  "桥是安全的",
		"be out of country by the end":           "be out of the country by the end",
	} {
		if near, ok := Nearest(text, quote); !ok || near.Words != want {
			t.Errorf("nearest to %q is %q, not %q", quote, near.Words, want)
		}
	}
}
