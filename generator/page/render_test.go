package page

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"onrecord/generator/theme"
)

// sourceFolder is the site that is rendered: the sample, or any other by
// go test ./generator/page -run HTMLTemplate -source FOLDER.
var sourceFolder = flag.String("source", "../..", "folder of the site that is rendered both ways")

// Every page and fragment of a site is what html/template alone would write, and package render
// leaves none of the theme's templates to it.
func TestRenderedAsByHTMLTemplate(t *testing.T) {
	load := func() *theme.Theme {
		read, problems := theme.Load(os.DirFS("../../templates"), nil)
		if read == nil {
			t.Fatal(say(problems))
		}
		return read
	}
	// html/template changes the trees of templates that it runs, so each has its own.
	compiled := load()
	site := planFS(t, os.DirFS(*sourceFolder), compiled)
	reference := planFS(t, os.DirFS(*sourceFolder), load().Uncompiled())
	for _, path := range site.Paths() {
		if !strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, "data/cards/") && !strings.HasPrefix(path, "data/explorer/") {
			continue
		}
		got, problems := site.Render(path)
		want, _ := reference.Render(path)
		if len(problems) > 0 {
			t.Fatal(path, ": ", say(problems))
		}
		if !bytes.Equal(got, want) {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Fatalf("%s differs from byte %d:\n%s\nhtml/template writes\n%s",
				path, at, excerptAt(got, at), excerptAt(want, at))
		}
	}
	for name, why := range compiled.Slow() {
		t.Errorf("the template %q is left to html/template: %s", name, why)
	}
}

func excerptAt(b []byte, at int) []byte { return b[max(0, at-100):min(len(b), at+100)] }
