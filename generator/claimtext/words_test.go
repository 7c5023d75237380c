package claimtext

import "testing"

func TestFindFigure(t *testing.T) {
	for text, want := range map[string][2]string{
		"there are 2,500 troops in the country":           {"2500", "troops"},
		"more than $1.5 million was paid":                 {">1500000", "dollars"},
		"about 90 percent of the work is done":            {"~90", "percent"},
		"two-thirds of the villages were lost":            {"67", "percent"},
		"more than a quarter of all schools":              {">25", "percent"},
		"one fighter in five had none":                    {"20", "percent"},
		"1,800 to 2,200 fighters crossed":                 {"1800..2200", "fighters"},
		"nineteen barges were counted":                    {"19", "barges"},
		"as many as 120 people died on 3 May 2021":        {"<=120", "people"},
		"at least 13 soldiers and 60 Afghans were killed": {">=13", "soldiers"},
		"in March 2021 it had 277 flaws":                  {"277", "flaws"},
		"COVID-19 killed 40 of them":                      {"40", ""},
	} {
		got, _ := FindFigure(text)
		if got.Value != want[0] || got.Unit != want[1] {
			t.Errorf("%s: %s %s, want %v", text, got.Value, got.Unit, want)
		}
	}
}

func TestFindProgress(t *testing.T) {
	for text, want := range map[string]string{
		"More than 90 percent of the withdrawal is done": ">90",
		"the process is 30 to 44 percent complete":       "30..44",
		"half the engines have been cleared":             "50",
		"we are past the halfway point of withdrawal":    "50",
		"90 percent of the voters are angry":             "",
		"the work is done":                               "",
	} {
		if got, _ := FindProgress(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestFindCondition(t *testing.T) {
	for text, want := range map[string]string{
		"we will strike if they attack our ally":               "if they attack our ally",
		"Unless the toll is dropped, the port stays closed.":   "Unless the toll is dropped",
		"they will act should the barrier stay down":           "should the barrier stay down",
		"it will be sued if the sites are not back by Sept. 4": "if the sites are not back by Sept. 4",
		"he looked as if he knew":                              "",
		"the bridge is safe":                                   "",
	} {
		if got := FindCondition(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		cue, content, want string
	}{
		{"said", "that the withdrawal would be completed by the end of August", "timeline"},
		{"denied", "that soldiers had joined in", "denial"},
		{"threatened", "to close the port unless the toll was dropped", "threat"},
		{"promised", "that nobody would be left behind", "pledge"},
		{"urged", "to open the silos", "demand"},
		{"asked", "whether he would resign", "question"},
		{"said", "that 340 prisoners were held in containers", "figure"},
		{"warned", "that the dam could break", "warning"},
		{"said", "that the talks were held in Geneva", "statement"},
	} {
		if got, sure := KindOf(Said{Cue: c.cue, Content: c.content}); got != c.want || sure <= 0 || sure > 1 {
			t.Errorf("%s %s: %s, %.2f, want %s", c.cue, c.content, got, sure, c.want)
		}
	}
}

func TestUndertakes(t *testing.T) {
	for text, want := range map[string]bool{
		"We will leave":             true,
		"what we’ll do":             true,
		"I'm going to stay":         true,
		"they will leave":           false,
		"we would leave if we must": false,
	} {
		if Undertakes(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
