package draft

import (
	"regexp"
	"testing"
)

// TestPatterns has for each pattern words that it finds, and words in which it finds nothing.
func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		name      string
		pattern   *regexp.Regexp
		text      string
		wantFound string // "" for nothing
	}{
		{"quotes", quotes, "has quoted", "quoted"},
		{"quotes", quotes, "said", ""},
		{"object", object, " him as saying", " him"},
		{"object", object, " himself", ""},
		{"subject", subject, "But he was certain of one thing:", "But he"},
		{"subject", subject, "The heads were certain:", ""},
		{"spokenFor", spokenFor, "Jen Psaki of the White House", "Jen Psaki of the White House"},
		{"spokenFor", spokenFor, "a spokesman for the Pentagon", "spokesman for the Pentagon"},
		{"spokenFor", spokenFor, "a family from Kabul", ""},
		{"timeName", timeName, "Thursday", "Thursday"},
		{"timeName", timeName, "Mayer", ""},
	} {
		if found := c.pattern.FindString(c.text); found != c.wantFound {
			t.Errorf("%s in %q finds %q, want %q", c.name, c.text, found, c.wantFound)
		}
	}
}
