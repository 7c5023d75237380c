package docket_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

var revisable = map[string]string{
	"site.toml":             "title = \"Test\"\n",
	"content/articles/a.md": "+++\ntitle = \"A\"\ndate = 2021-01-01\n+++\n## First\n\nAda Person met Ben Person. “Out by May,” Ada Person said.\n",
	"content/articles/b.md": "+++\ntitle = \"B\"\ndate = 2021-01-02\n+++\nAs [[a]] has it, [[ada]] said so.\n",
	"content/entities/all.toml": `
[[entity]]
id = "ada"
name = "Ada Person"
[[entity]]
id = "ben"
name = "Ben Person"
[[entity.role]]
title = "Member"
organisation = "The House"
[[entity]]
id = "house"
name = "House"
aliases = ["The House"]
description = "Of [[ada]]."
`,
	"content/claims/all.toml": `
[[claim]]
id = "out"
kind = "timeline"
title = "Out by May"
speaker = "ada"
said = "2021-01-01"
event = "out"
deadline = "2021-05"
[[claim.appearance]]
article = "a"
quote = "Out by May"
[[claim]]
id = "stay"
kind = "statement"
title = "Still in"
speaker = "Ben Person"
said = "2021-01-01"
note = "See [[claim:out]]."
[[claim.appearance]]
publisher = "The Wire"
`,
	"content/events/all.toml": "[[event]]\nid = \"out\"\ntitle = \"Out\"\n",
}

// TestRevise edits a site in a place and asks whether its docket is revised then; one
// that is says what one made anew does.
func TestRevise(t *testing.T) {
	for _, test := range []struct {
		edit, file, old, new string
		revised              bool
	}{
		{"a sentence", "articles/a.md", "met Ben Person", "met nobody", true},
		{"a link", "articles/a.md", "met Ben Person", "met [[ben]] and [[house]]", true},
		{"a heading", "articles/a.md", "## First", "## Second", true},
		{"a lost quote", "articles/a.md", "Out by May", "Out by June", false},
		{"a link to nothing", "articles/a.md", "met Ben Person", "met [[nobody]]", false},
		{"an article's title", "articles/a.md", "\"A\"", "\"Another\"", true},
		{"an article's day", "articles/a.md", "2021-01-01", "2021-01-03", false},
		{"an entity's name", "entities/all.toml", "name = \"Ada Person\"", "name = \"Ada Other\"", true},
		{"a name that a claim refers by", "entities/all.toml", "name = \"Ben Person\"", "name = \"Ben Other\"\naliases = [\"Ben Person\"]", true},
		{"the loss of a name that a claim refers by", "entities/all.toml", "name = \"Ben Person\"", "name = \"Ben Other\"", false},
		{"a second owner of such a name", "entities/all.toml", "name = \"Ada Person\"", "name = \"Ada Person\"\naliases = [\"Ben Person\"]", false},
		{"a name made short that a claim refers by", "entities/all.toml", "name = \"Ben Person\"", "name = \"Ben Other\"\nshort = [\"Ben Person\"]", false},
		{"an organisation's name", "entities/all.toml", "name = \"House\"", "name = \"Lower House\"", true},
		{"a name in the text", "entities/all.toml", "name = \"House\"", "name = \"met\"", true},
		{"a role", "entities/all.toml", "\"Member\"", "\"Speaker\"", false},
		{"a claim's title", "claims/all.toml", "\"Out by May\"\nspeaker", "\"Out soon\"\nspeaker", true},
		{"a claim's note", "claims/all.toml", "See [[claim:out]].", "See [[a]] and [[b]].", true},
		{"a claim's day", "claims/all.toml", "\"2021-01-01\"", "\"2021-01-02\"", false},
		{"a claim's id", "claims/all.toml", "id = \"stay\"", "id = \"remain\"", false},
		{"an event's title", "events/all.toml", "\"Out\"", "\"All out\"", true},
		{"an event's end", "events/all.toml", "id =", "happened = 2021-06-01\nid =", false},
	} {
		t.Run(test.edit, func(t *testing.T) {
			site := fstest.MapFS{}
			for name, text := range revisable {
				site[name] = &fstest.MapFile{Data: []byte(text)}
			}
			loader, linker, options := content.NewLoader(site), &docket.Linker{}, docket.Options{AsOf: edtf.DayOf(2021, 7, 1)}
			before, err := loader.Load()
			if err != nil {
				t.Fatal(err)
			}
			d, problems := linker.Link(before, options)
			if len(before.Problems)+len(problems) > 0 {
				t.Fatal("the site has problems:", describe(d, append(before.Problems, problems...)))
			}
			name := "content/" + test.file
			text := strings.Replace(revisable[name], test.old, test.new, 1)
			if text == revisable[name] {
				t.Fatal("the edit finds nothing to change")
			}
			site[name] = &fstest.MapFile{Data: []byte(text)}
			now, err := loader.Reload([]string{name})
			if err != nil {
				t.Fatal(err)
			}
			differs, same := now.Since(before)
			var revision *docket.Revision
			if same {
				revision = linker.Revise(now, differs)
			}
			if (revision != nil) != test.revised {
				t.Fatalf("revised: %v", revision != nil)
			}
			if revision == nil {
				return
			}
			clean, _ := new(docket.Linker).Link(now, options)
			if got := revision.Apply(); got != d {
				t.Error("the docket is another")
			}
			if diff := cmp.Diff(describe(clean, nil), describe(d, nil)); diff != "" {
				t.Errorf("made anew (-) and revised (+):\n%s", diff)
			}
		})
	}
}

// TestReviseAmongMistakes changes a title where a reference leads nowhere: what it may
// have meant is found by titles, so the docket is made anew.
func TestReviseAmongMistakes(t *testing.T) {
	site := fstest.MapFS{}
	for name, text := range revisable {
		site[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, "event = \"out\"", "event = \"ouster\"", 1))}
	}
	loader, linker := content.NewLoader(site), &docket.Linker{}
	before, err := loader.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := linker.Link(before, docket.Options{AsOf: edtf.DayOf(2021, 7, 1)}); len(problems) != 1 {
		t.Fatal("not one problem:", problems)
	}
	site["content/events/all.toml"] = &fstest.MapFile{Data: []byte("[[event]]\nid = \"out\"\ntitle = \"The ouster\"\n")}
	now, err := loader.Reload([]string{"content/events/all.toml"})
	if err != nil {
		t.Fatal(err)
	}
	differs, same := now.Since(before)
	if !same || linker.Revise(now, differs) != nil {
		t.Error("the docket is revised")
	}
}
