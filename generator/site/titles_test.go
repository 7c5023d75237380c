package site

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/generator/edtf"
)

// TestPrintedTitles: a link without words of its own says who demands, and according to whom
// hearsay was said.
func TestPrintedTitles(t *testing.T) {
	claim := func(id, kind, more string) string {
		return "[[claim]]\nid = \"" + id + "\"\nkind = \"" + kind + "\"\ntitle = \"The base " + id + "\"\nspeaker_text = \"a general\"\n" +
			"said = \"2021-01-01\"\n" + more + "[[claim.appearance]]\npublisher = \"P\"\n"
	}
	b := newBuilder(fstest.MapFS{
		"site.toml": {Data: []byte("title = \"T\"\nbase_url = \"https://t.example/\"\n")},
		"content/claims/c.toml": {Data: []byte(claim("opens", "demand", "") + claim("fell", "statement", "told_by = \"a clerk\"\n") +
			claim("stands", "statement", ""))},
		"content/articles/a.md": {Data: []byte("+++\ntitle = \"A\"\ndate = 2021-01-02\n+++\n[[claim:opens]], [[claim:fell]], [[claim:stands]].\n")},
	}, os.DirFS("../../templates"))
	r, err := b.Make(Options{Today: edtf.DayOf(2021, 2, 1)})
	if err != nil {
		t.Fatal(err)
	}
	page, problems := r.Site.Render("articles/a/index.html")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, want := range []string{">a general demands: The base opens</a>", ">The base fell, according to a clerk</a>", ">The base stands</a>"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the article lacks %s", want)
		}
	}
}
