package page

import (
	"os"
	"strings"
	"testing"
)

// TestBranchMistakes has mistakes that no page of the test's site comes by.
func TestBranchMistakes(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"a view's field": {"event.html", "{{if .Description}}{{.Titel}}{{end}}",
			"templates/event.html:1:22 OR801 <.Titel>: can't evaluate field Titel in type page.EventView"},
		"a field of a field": {"claim.html", "{{range .Evidence}}{{else}}{{.Rating.Titel}}{{end}}",
			"templates/claim.html:1:37 OR801 <.Rating.Titel>: can't evaluate field Rating in type page.ClaimView"},
		"in another template": {"partials/threat-facts.html", "{{with .Threat}}{{if .Response}}{{.Respons}}{{end}}{{end}}",
			"templates/partials/threat-facts.html:1:35 OR801 <.Respons>: can't evaluate field Respons in type page.Threat"},
		"a variable": {"topic.html", "{{$all := .Speakers}}{{range $all}}{{$.Speaker}}{{end}}",
			"templates/topic.html:1:39 OR801 <$.Speaker>: can't evaluate field Speaker in type page.TopicView"},
	} {
		t.Run(name, func(t *testing.T) {
			theme, problems := siteTheme(t, map[string]string{test.file: test.text})
			if problems != "" {
				t.Fatal(problems)
			}
			if got := say(planWith(t, theme).TemplateMistakes()); !strings.HasPrefix(got, test.want) {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestViews looks that every template of a page is checked, and that the built-in ones ask
// for nothing that their views lack.
func TestViews(t *testing.T) {
	s := planWith(t, builtin())
	if got := say(s.TemplateMistakes()); got != "" {
		t.Error(got)
	}
	files, err := os.ReadDir("../../templates")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name, isPage := strings.CutSuffix(f.Name(), ".html")
		if !isPage {
			continue
		}
		theme, problems := siteTheme(t, map[string]string{f.Name(): "{{.NoSuchField}}"})
		if problems != "" {
			t.Fatal(problems)
		}
		if got := say(planWith(t, theme).TemplateMistakes()); !strings.Contains(got, "NoSuchField") {
			t.Errorf("%s is not checked; views lacks %q", f.Name(), name)
		}
	}
}
