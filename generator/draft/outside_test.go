package draft_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
	"onrecord/generator/edtf"
)

const draftFile = "content/claims/drafts.toml"

// outsideSite has an article with the text "Some words by Friday.", and Ada Morrow.
func outsideSite() fstest.MapFS {
	return fstest.MapFS{
		"site.toml":             {Data: []byte("title = \"T\"\nbase_url = \"https://news.example/\"\n")},
		"content/articles/a.md": {Data: []byte("+++\ntitle = \"A\"\ndate = 2021-07-01\n+++\nSome words by Friday.\n")},
		"content/entities/e.toml": {Data: []byte("[[entity]]\nid = \"ada\"\nname = \"Ada Morrow\"\nkind = \"person\"\n" +
			"[[entity]]\nid = \"city\"\nname = \"The City\"\n")},
	}
}

// accept returns the records of the lines that are taken, and why the others are not.
func accept(t *testing.T, site fstest.MapFS, lines string) (records string, refusals []error) {
	t.Helper()
	c, err := content.NewLoader(site).Load()
	if err != nil {
		t.Fatal(err)
	}
	d, _ := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Everything: true})
	p := draft.NewProposer(d, c.Source)
	for line := range strings.Lines(lines) {
		answer, err := draft.ReadAnswer([]byte(line))
		var proposal *draft.Proposal
		if err == nil {
			proposal, err = p.Accept(d.Article("a"), answer)
		}
		if err != nil {
			refusals = append(refusals, err)
			continue
		}
		records += proposal.Text() + "\n"
	}
	return records, refusals
}

// TestAccept holds what an answer becomes, or why it is not taken.
func TestAccept(t *testing.T) {
	for _, c := range []struct{ answer, want string }{
		{`"kind": "statement", "speaker": "Ada Morrow"`, "speaker  = \"ada\"\nsaid     = \"2021-07-01\""},
		{`"kind": "statement", "speaker": ["ada", "The City"]`, "speaker  = [\"ada\", \"city\"]\n"},
		{`"kind": "statement", "speaker": "Some"`, `speaker_text = "Some"`},
		{`"kind": "statement", "speaker": "Bo Lee"`,
			`the speaker "Bo Lee" is no entity and does not stand in the article`},
		{`"kind": "statement"`, "it has no speaker"},
		{`"kind": "statement", "speaker": "ada", "deadline": null, "figure": null`, "said     = "},
		{`"kind": "statement", "speaker": "ada", "deadline": "2022"`, "deadline means nothing on a statement"},
		{`"kind": "statement", "speaker": "ada", "figure": {"value": 2}`, "a statement has no figure"},
		{`"kind": "figure", "speaker": "ada", "figure": {"measure": "words", "value": 2500, "unit": "words"}`,
			"value    = \"2500\"\nunit     = \"words\"\n"},
		{`"kind": "figure", "speaker": "ada", "figure": {"measure": "words", "value": ">50"}`, "value    = \">50\"\n"},
		{`"kind": "figure", "speaker": "ada", "figure": {"measure": "words", "value": "many"}`,
			`"many" is not a number`},
		{`"kind": "timeline", "speaker": "ada", "progress": 90`, "progress = \"90\"\n"},
		{`"kind": "timeline", "speaker": "ada", "progress": "lots"`, `"lots" is not a number`},
		{`"kind": "timeline", "speaker": "ada"`, "a timeline claim needs a deadline, or progress, or both"},
		{`"kind": "pledge", "speaker": "ada", "deadline": "2021-07-02", "deadline_text": "by  friday", "bound": "by"`,
			"the words \"by  friday\" do not stand in the article"},
		{`"kind": "pledge", "speaker": "ada", "deadline": "2021-07-02", "deadline_text": "by Friday", "bound": "before"`,
			"deadline = \"2021-07-02\"\nbound    = \"before\"\ndeadline_text = \"by Friday\"\n"},
		{`"kind": "pledge", "speaker": "ada", "deadline": "next week"`, `"next week" is not a date`},
		{`"kind": "pledge", "speaker": "ada", "deadline": "2022", "bound": "until"`, `"until"`},
		{`"kind": "pledge", "speaker": "ada", "deadline_text": "by Friday"`, "words of a deadline, and no deadline"},
		{`"kind": "threat", "speaker": "ada", "threat": {"response": "a strike", "actor": "city", "target": ["ada"]}`,
			"actor    = [\"city\"]\ntarget   = [\"ada\"]"},
		{`"kind": "warning", "speaker": "ada", "threat": {"response": "a strike", "actor_text": "the union"}`,
			"actor_text = \"the union\"\n"},
		{`"kind": "threat", "speaker": "ada", "threat": {"response": "x", "actor": ["nato"]}`,
			`there is no entity "nato"`},
		{`"kind": "threat", "speaker": "ada", "threat": {"response": "x", "instrument": "magic"}`, `"magic"`},
		{`"kind": "statement", "speaker": "ada", "why": "a\n[[claim]]\nrating = 1"`, "# a [[claim]] rating = 1\n"},
		{`"kind": "statement", "speaker": "ada", "title": "a\n[[claim]]"`, "title    = \"a [[claim]]\"\n"},
		{`"kind": "statement", "speaker": "ada", "rating": "false"`, `unknown field "rating"`},
		{`"kind": "statement", "speaker": "ada", "prefix": "Few"`, "do not stand in the article"},
		{`"kind": "statement", "speaker": "ada", "suffix": "by Friday"`, "suffix   = \"by Friday\"\n"},
		{`"kind": "statement", "speaker": "ada"} {`, "something stands behind the object"},
	} {
		records, refusals := accept(t, outsideSite(), `{"quote": "Some words", `+c.answer+"}")
		got := records
		for _, err := range refusals {
			got += err.Error()
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.answer, got, c.want)
		}
	}
}

// FuzzAccept feeds any lines. The site reads whatever is taken without an error, every
// record is a draft whose quote is found, and a second time nothing is taken.
func FuzzAccept(f *testing.F) {
	f.Add(`{"quote": "Some words", "speaker": "ada", "kind": "pledge", "deadline": "2022", "said_text": "Friday", "why": "\u2028"}`)
	f.Add("{\"quote\": \"Some\", \"speaker\": \"ada\", \"kind\": \"statement\"}\n{\"quote\": \"words\", \"speaker\": \"by\", \"kind\": \"denial\", \"title\": \"Some\"}")
	f.Add(`{"quote": "Some […] by", "speaker": "words", "kind": "threat", "threat": {"response": "a\"b", "trend": "rising"}}`)
	f.Fuzz(func(t *testing.T, lines string) {
		site := outsideSite()
		records, _ := accept(t, site, lines)
		if records == "" {
			return
		}
		site[draftFile] = &fstest.MapFile{Data: []byte(records)}
		c, err := content.NewLoader(site).Load()
		if err != nil {
			t.Fatal(err)
		}
		d, problems := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Drafts: true})
		for _, p := range append(problems, c.Problems...) {
			if p.Severity == diag.Error {
				t.Fatalf("%v: %s\n%s", p.Span, p.Message, records)
			}
		}
		if want := strings.Count(records, "\n[[claim]]\n"); len(d.Claims) != want {
			t.Fatalf("%d claims, want %d\n%s", len(d.Claims), want, records)
		}
		for _, claim := range d.Claims {
			if !claim.Draft || claim.Appearances[0].State != docket.Anchored {
				t.Fatalf("no draft whose quote is found:\n%s", records)
			}
		}
		again, refusals := accept(t, site, lines)
		if again != "" {
			t.Fatalf("a second time there is more:\n%s", again)
		}
		for _, claim := range d.Claims {
			if !errors.Is(errors.Join(refusals...), draft.ErrKnown) {
				t.Fatalf("nothing is said to be there already, as %s is", claim.ID)
			}
		}
	})
}
