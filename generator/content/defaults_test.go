package content

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// TestAppearanceDefaults reads claims of a file with [defaults.appearance]: it fills absent keys
// of appearances and makes none, and never mixes an article with what stands elsewhere.
func TestAppearanceDefaults(t *testing.T) {
	const head = "[defaults]\nkind = \"statement\"\nspeaker = \"x\"\nsaid = \"2021-01-01\"\n[defaults.appearance]\n"
	for _, test := range []struct{ defaults, appearance, want, problem string }{
		{`publisher = "P"` + "\n" + `medium = "video"`, `at = "00:01:00"`, "[] [P] [video] [00:01:00]", ""},
		{`publisher = "P"`, `publisher = "Q"`, "[] [Q] [] []", ""},
		{`publisher = "P"` + "\n" + `medium = "video"`, `article = "a"`, "[a] [] [] []", ""},
		{`article = "a"`, `publisher = "Q"`, "[] [Q] [] []", ""},
		{`article = "a"`, `quote = "q"`, "[a] [] [] []", ""},
		{`publisher = "P"`, "", "", "7:1 [[claim]] does not say where it stands"},
		{`publisher = "P"` + "\n" + `medium = "vidio"`, `at = "1"`, "[] [P] [] [1]", `7:10 medium can't be "vidio"`},
		{`publisher = "P"` + "\n" + `mediums = "text"`, `at = "1"`, "[] [P] [] [1]",
			`7:1 [[claim.appearance]] has no key "mediums"`},
	} {
		file := head + test.defaults + "\n[[claim]]\nid = \"c\"\ntitle = \"T\"\n"
		if test.appearance != "" {
			appearance := "[[claim.appearance]]\n" + test.appearance + "\n"
			file += appearance + "[[claim]]\nid = \"d\"\ntitle = \"T\"\n" + appearance
		}
		c, err := NewLoader(fstest.MapFS{"site.toml": {Data: []byte("title = \"T\"\n")},
			"content/claims/c.toml": {Data: []byte(file)}}).Load()
		if err != nil {
			t.Fatal(err)
		}
		got, problem := "", ""
		c.Problems.Sort()
		for _, a := range c.Claims[0].Appearances {
			got += fmt.Sprintf("[%s] [%s] [%s] [%s]", a.Article, a.Publisher, a.Medium, a.At)
		}
		for _, p := range c.Problems {
			problem += fmt.Sprintf("%d:%d %s", p.Span.Line, p.Span.Column, p.Message)
		}
		if got != test.want || problem != test.problem {
			t.Errorf("%s and %s:\n got %s, %q\nwant %s, %q", test.defaults, test.appearance, got, problem, test.want,
				test.problem)
		}
	}
}
