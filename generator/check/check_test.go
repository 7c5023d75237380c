package check

import (
	"testing"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
)

func TestRatingIn(t *testing.T) {
	scale := content.Scale{Ratings: []content.Rating{{ID: "mostly-true", Label: "Largely so"}}}
	pattern := ratingPattern(&content.Settings{Truth: scale})
	for title, want := range map[string]string{
		"False: the bridge was closed":         "False",
		"FALSE – the bridge was closed":        "FALSE",
		"The bridge was closed (mostly true)":  "mostly true",
		"The bridge was closed [mostly-true]":  "mostly-true",
		"The bridge was closed – largely so!":  "largely so",
		"The bridge was closed - misleading":   "misleading",
		"Fact check: the bridge was closed":    "Fact check",
		"The true cost: ten million":           "",
		"False hopes were raised":              "",
		"What the minister said (at first)":    "",
		"The report was true - in some places": "",
	} {
		if got := ratingIn(pattern, title); got != want {
			t.Errorf("%s\n got %q, want %q", title, got, want)
		}
	}
}

func TestContradicted(t *testing.T) {
	for _, c := range []struct {
		words, deadline string
		bound           content.Bound
		want            string
	}{
		{"by the end of August", "2021-08-31", content.By, ""},
		{"by the end of August", "2021-09-30", content.By, "August"},
		{"by Sept. 11", "2021-09-11", content.By, ""},
		{"by Sept. 11", "2021-11-11", content.By, "Sept."},
		{"before September", "2021-08-31", content.Before, ""},
		{"in March or April", "2021-04", content.By, ""},
		{"in 2021", "2021-12-31", content.By, ""},
		{"in 2021", "2023", content.By, "2021"},
		{"before 2022", "2021-12-31", content.Before, ""},
		{"by May", "2021-05/..", content.By, ""},
		{"in march", "2021-08", content.By, ""}, // may be a verb
		{"in mars", "2021-08", content.By, ""},
		{"within 20210 hours", "2022", content.By, ""},
	} {
		deadline, err := edtf.Parse(c.deadline)
		if err != nil {
			t.Fatal(err)
		}
		if got := contradicted(c.words, deadline, c.bound); got != c.want {
			t.Errorf("%q with the deadline %s: got %q, want %q", c.words, c.deadline, got, c.want)
		}
	}
}

func TestSameSense(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"The bridge will open soon", "The bridge will open very soon", true},
		{"The bridge opens in May", "The bridge opens in June", false},
		{"The bridge opens in 2021", "The bridge opens in 2022", false},
		{"The bridge will open", "The bridge will not open", false},
		{"More people use the bridge", "Fewer people use the bridge", false},
		{"Half of the ships left Oslo", "Half of the ships left Bergen", false},
		{"All of the ships left", "Most of the ships left", false},
	} {
		if got := sameSense(c.a, c.b); got != c.want {
			t.Errorf("%s\n%s\n got %v", c.a, c.b, got)
		}
	}
}

func TestLookalikes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"claim", "c1aim", true},
		{"out-by-may", "outby-may", true},
		{"оpen", "open", true}, // with a Cyrillic о
		{"claim-1", "claim-l", false},
		{"part-10", "part-1o", false},
	} {
		if got := appearance(c.a) == appearance(c.b); got != c.same {
			t.Errorf("%s and %s look the same: %v", c.a, c.b, got)
		}
	}
}

func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"withdrawl", "withdrawal", true},
		{"us-withdrawl", "us-withdrawal", true},
		{"us-with-drawal", "us-withdrawal", true},
		{"law", "lay", false},
		{"budget-2021", "budget-2022", false},
		{"housing-policy", "health-policies", false},
	} {
		if got := misspelt(c.a, c.b); got != c.want {
			t.Errorf("%s for %s: %v", c.a, c.b, got)
		}
	}
}
