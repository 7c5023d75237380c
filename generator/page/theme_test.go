package page

import (
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"onrecord/generator/theme"
)

func siteTheme(t *testing.T, files map[string]string) (*theme.Theme, string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	read, problems := theme.Load(os.DirFS("../../templates"), fsys)
	return read, say(problems)
}

// planWith plans the small site with a theme.
func planWith(t *testing.T, with *theme.Theme) *Site {
	t.Helper()
	return Plan(plan(t, small).docket, with)
}

func TestOverride(t *testing.T) {
	theme, problems := siteTheme(t, map[string]string{
		"404.html":            "<h1>{{.Title}}</h1><p>Our own. {{template \"ours\" .Site}}</p>",
		"partials/ours.html":  "{{.Title}}",
		"words.toml":          "[404]\ntitle = \"Nicht gefunden\"\n[dates]\nmonths = [\"Januar\",\"Februar\",\"März\",\"April\",\"Mai\",\"Juni\",\"Juli\",\"August\",\"September\",\"Oktober\",\"November\",\"Dezember\"]\n",
		"assets/site.css":     "body { color: red }",
		"assets/own/more.css": "p { color: blue }",
	})
	if problems != "" {
		t.Fatal(problems)
	}
	s := planWith(t, theme)
	page := text(t, s, "404.html")
	for _, want := range []string{"<h1>Nicht gefunden</h1><p>Our own. Test</p>", `<header class="masthead">`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	if claim := text(t, s, "claims/bridge/index.html"); !strings.Contains(claim, "2 Juli 2021") || !strings.Contains(claim, "The words") {
		t.Error("words are overridden key by key, and the others stay")
	}
	was, is := builtin().Assets["site.css"].Path, theme.Assets["site.css"].Path
	if was == is || !s.Has(is) || s.Has(was) {
		t.Errorf("an asset's name changes with its bytes: %s, %s", was, is)
	}
}

func TestTemplateMistakes(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"syntax":        {"404.html", "<h1>{{.Title}}</h1>\n{{if}}", "templates/404.html:2:1 OR801 missing value for if"},
		"function":      {"404.html", "<h1>{{.Title}}</h1>\n\n{{titel .}}", "templates/404.html:3:1 OR801 function \"titel\" not defined"},
		"words":         {"404.html", "<h1>{{.Title}}</h1>\n<p>{{w \"404.titel\"}}</p>", "templates/404.html:2:8 OR802 words.toml has no words “404.titel”"},
		"key":           {"words.toml", "# ours\n[404]\ntitel = \"x\"", "templates/words.toml:3:1 OR802 no template asks for the words “404.titel”"},
		"toml":          {"words.toml", "[404]\ntitle = x", "templates/words.toml:2:"},
		"field":         {"404.html", "<h1>\n  {{.Titel}}</h1>", "templates/404.html:2:5 OR801 <.Titel>: can't evaluate field Titel"},
		"field of card": {"partials/claim-row.html", "<li>{{.Titel}}</li>", "templates/partials/claim-row.html:1:7 OR801 <.Titel>: can't evaluate field Titel in type *brief.Claim"},
		"asset":         {"404.html", "<h1>{{.Title}}</h1><img src=\"{{asset \"none.png\"}}\">", "templates/404.html:1:"},
		"empty":         {"layout.html", "{{/* the page */}}", "templates:1:1 OR801 404.html comes out empty"},
		"partial":       {"404.html", "<h1>{{.Title}}</h1>\n{{template \"none\" .}}", "templates/404.html:2:"},
	} {
		t.Run(name, func(t *testing.T) {
			theme, got := siteTheme(t, map[string]string{test.file: test.text})
			if theme != nil {
				s := planWith(t, theme)
				_, first := s.Render("404.html")
				_, second := s.Render("claims/index.html")
				got = say(append(first, second...))
			}
			if !strings.HasPrefix(got, test.want) {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestWords(t *testing.T) {
	w := builtin().Words
	for got, want := range map[string]string{
		w.Text("due.met", 1):               "Met, 1 day early",
		w.Text("due.met", 12):              "Met, 12 days early",
		w.Text("drift.sides", 1):           "one side",
		w.Text("progress.of", "90", "all"): "90 of all",
		w.Number(2500):                     "2500",
		w.Number(-1234567):                 "−1,234,567",
		w.Float(0.5):                       "0.5",
		string(w.HTML("drift.level", "<")): "Happened &lt;",
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// TestPersian: another language brings its plural rules and digits, and turns the page.
func TestPersian(t *testing.T) {
	theme, problems := siteTheme(t, map[string]string{"words.toml": "[language]\ntag = \"fa\"\n[numbers]\ndigits = \"۰۱۲۳۴۵۶۷۸۹\"\n[claim]\ntold = { one = \"{1} بار گفته شد\", other = \"{1} بار گفته شد\" }\n"})
	if problems != "" {
		t.Fatal(problems)
	}
	if got := theme.Words.Text("claim.told", 3); got != "۳ بار گفته شد" {
		t.Errorf("got %q", got)
	}
	s := plan(t, small+"-- site.toml --\ntitle = \"پرونده\"\nlanguage = \"fa\"\nas_of = \"2021-09-30\"\n")
	if page := text(t, s, "index.html"); !strings.Contains(page, `<html lang="fa" dir="rtl"`) {
		t.Error("Persian is set from right to left")
	}
}

// TestConcurrent renders everything twice at once: the bytes are the same, whatever
// was made first.
func TestConcurrent(t *testing.T) {
	one, two := plan(t, small), plan(t, small)
	paths := one.Paths()
	var group sync.WaitGroup
	for i := range paths {
		group.Add(1)
		go func() {
			defer group.Done()
			if a, b := text(t, one, paths[len(paths)-1-i]), text(t, two, paths[len(paths)-1-i]); a != b {
				t.Errorf("%s differs", paths[len(paths)-1-i])
			}
		}()
	}
	group.Wait()
}
