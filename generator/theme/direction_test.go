package theme

import "testing"

// TestRuns asks whether names run against the direction of a page.
func TestRuns(t *testing.T) {
	for _, test := range []struct {
		text        string
		rightToLeft bool
		want        bool
	}{
		{"Joe Biden", false, false},
		{"Çağla Ünsal 99 – 100", false, false},
		{"拜登", false, false},
		{"علی رضایی", false, true},
		{"Ali (علی)", false, true},
		{"דוד", false, true},
		{"Joe Biden", true, true},
		{"2021", true, false},
		{"", true, false},
	} {
		if got := runs(test.text, test.rightToLeft); got != test.want {
			t.Errorf("%q on a page from right to left (%t): %t", test.text, test.rightToLeft, got)
		}
	}
}
