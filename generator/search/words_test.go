package search

import (
	"strings"
	"testing"
)

// TestFold folds texts to words.
func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"The CSTO's answer: 2,500 — façade": "the cstos answer 2500 facade",
		"2.500 and 1,250,000, 2\u202f500":   "2500 and 1250000 2500",
		"in 2021, 300 of 1,5 or 2,5000":     "in 2021 300 of 1 5 or 2 5000",
		"۲٬۵۰۰ ٢٥٠٠ ۹۰":                     "2500 2500 90",
		"كتاب کتاب علي علی ســلام":          "کتاب کتاب علی علی سلام",
		"Ёлки 北京大学 x":                       "елки 北 北京 京大 大学 x",
		"don’t naïve–½ ﬁn… Ａb’s":            "dont naive 1 2 fin abs",
		"北's 京":                             "北 s 京",
		"":                                  "",
		"a1b2c3d4e5f6g7h8’s,a1b2c3d4\x00e5": "a1b2c3d4e5f6g7h8s a1b2c3d4 e5",
	} {
		if got := strings.Join(strings.Fields(fold(text)), " "); got != want {
			t.Errorf("%q gives %q, not %q", text, got, want)
		}
	}
}

// TestCounts counts how often a word stands in a passage: a title's words count more, what
// is too long for a word counts nothing, and the next passage begins anew.
func TestCounts(t *testing.T) {
	c := newCounter()
	c.count("bridge", titleWeight)
	c.count("the bridge, the toll "+strings.Repeat("many ", 300)+strings.Repeat("x", maxTerm+1), 1)
	terms, often, words := c.take()
	got := map[string]uint8{}
	for i, number := range terms {
		got[c.terms[number]] = often[i]
	}
	if words != 305 || len(got) != 4 || got["bridge"] != titleWeight+1 || got["the"] != 2 || got["toll"] != 1 ||
		got["many"] != most {
		t.Errorf("%d words, and of each %v", words, got)
	}
	c.count("toll", 1)
	c.name("toll")
	if terms, often, words = c.take(); len(terms) != 1 || c.terms[terms[0]] != "toll" || often[0] != isName ||
		words != 1 {
		t.Errorf("the next passage has %d words, %v", words, often)
	}
}
