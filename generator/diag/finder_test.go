package diag

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

func TestFinder(t *testing.T) {
	records := map[string][]string{
		"petra-vance": {"Petra Vance", "Ms Vance"}, "tom-vance": {"Tom Vance"}, "dance": {"The Dance"},
		"northline": {"Northline Trams"}, "tram-runs": {"First tram runs"}, "tram-late": {"Late"}, "tram-stops": {"It stops"}, "tram-sold": {"Sold"}, "tram-bell": {},
	}
	f := NewFinder(maps.All(records))
	for ref, want := range map[string][]string{
		"petra":           {"petra-vance"},
		"Vance":           {"dance", "petra-vance", "tom-vance"},
		"vance petra":     {"petra-vance"},
		"Northline Tramz": {"northline"},
		"Trams":           {"northline"},
		"nortline":        {"northline"},
		"stops":           {"tram-stops"},
		"tramruns":        {"tram-runs"},
		"tram":            nil, // which four have
		"bell":            nil, // of an id alone
		"petrah":          {"petra-vance"},
		"fyrst":           {"tram-runs"},
		"pets":            nil,
		"!":               nil,
		"":                nil,
	} {
		if got := f.Suggest(ref); !slices.Equal(got, want) {
			t.Errorf("%q suggests %q, not %q", ref, got, want)
		}
	}
	for i := range mostAnswers {
		f.Suggest(fmt.Sprint("vance ", i))
	}
	if got := f.Suggest("Tom"); got != nil {
		t.Errorf("Tom suggests %q, after too many others", got)
	}
}

func TestOr(t *testing.T) {
	for want, choices := range map[string][]string{"": {}, `"a"`: {"a"}, `"a" or "b"`: {"a", "b"}, `"a", "b" or "c"`: {"a", "b", "c"}} {
		if got := Or("%q", choices); got != want {
			t.Errorf("%q reads %s", choices, got)
		}
	}
}
