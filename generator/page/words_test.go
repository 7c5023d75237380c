package page_test

import (
	"os"
	"testing"

	"onrecord/generator/content"
	"onrecord/generator/theme"
)

// TestEveryChoiceHasWords looks for the words of every kind, bound, instrument, wording and
// other choice of the content format.
func TestEveryChoiceHasWords(t *testing.T) {
	loaded, problems := theme.Load(os.DirFS("../../templates"), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var look func(fields []*content.Field)
	look = func(fields []*content.Field) {
		for _, f := range fields {
			for _, choice := range f.Choices {
				if key := f.Key + "." + choice; loaded.Words.Text(key) == key {
					t.Errorf("words.toml has no %s", key)
				}
			}
			look(f.Fields)
		}
	}
	look(content.TypeClaim.Fields())
	for _, bound := range []content.Bound{content.By, content.Before, content.In, content.NotBefore} {
		if key := "counted." + string(bound); loaded.Words.Text(key) == key {
			t.Errorf("words.toml has no %s", key)
		}
	}
	for _, kind := range content.Kinds {
		if key := "outcome." + kind + ".fulfilled"; content.Kind(kind).Forward() && loaded.Words.Text(key) == key {
			t.Errorf("words.toml has no [outcome.%s]", kind)
		}
		if key := "parts." + kind; content.Kind(kind).Forward() && loaded.Words.Text(key) == key {
			t.Errorf("words.toml has no %s", key)
		}
	}
}
