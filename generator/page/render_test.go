package page

import (
	"bytes"
	"flag"
	"html/template"
	"os"
	"strings"
	"testing"

	"onrecord/generator/render"
)

// sourceFolder is the site that is rendered: the sample, or any other by
// go test ./generator/page -run HTMLTemplate -source FOLDER.
var sourceFolder = flag.String("source", "../..", "folder of the site that is rendered both ways")

// Every page and fragment of a site is what html/template alone would write, and package render
// leaves none of the theme's templates to it.
func TestRenderedAsByHTMLTemplate(t *testing.T) {
	load := func() *Site {
		theme, problems := LoadTheme(os.DirFS("../../templates"), nil)
		if theme == nil {
			t.Fatal(say(problems))
		}
		return planFS(t, os.DirFS(*sourceFolder), theme)
	}
	site, reference := load(), load()
	// Templates that a set did not have when render took it over are html/template's.
	alone := template.New("").Funcs(reference.theme.funcs())
	set := render.New(alone, nil)
	for _, parsed := range reference.theme.templates.Templates() {
		if _, err := alone.AddParseTree(parsed.Name(), parsed.Tree); err != nil {
			t.Fatal(err)
		}
	}
	reference.theme.render = set
	renderer := site.Renderer() // in memory that is used again
	for _, path := range site.Paths() {
		if !strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, "data/cards/") && !strings.HasPrefix(path, "data/explorer/") {
			continue
		}
		got, problems := renderer.Render(path)
		want, _ := reference.Render(path)
		if len(problems) > 0 {
			t.Fatal(path, ": ", say(problems))
		}
		if !bytes.Equal(got, want) {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Fatalf("%s differs from byte %d:\n%s\nhtml/template writes\n%s", path, at, excerptAt(got, at), excerptAt(want, at))
		}
	}
	for name, why := range site.theme.render.Slow() {
		t.Errorf("the template %q is left to html/template: %s", name, why)
	}
}

func excerptAt(b []byte, at int) []byte { return b[max(0, at-100):min(len(b), at+100)] }
