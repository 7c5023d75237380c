package draft_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
	"onrecord/generator/edtf"
)

// FuzzPropose proposes claims from any text of an article. The site reads every record
// without an error, as a draft whose quote is found, and a second time nothing is proposed.
func FuzzPropose(f *testing.F) {
	f.Add("“We will leave by the end of August. All of us,” Ada Morrow said, “and soon.” According to X, it's 90 percent done.")
	f.Add("MS. PSAKI:  We will send 2,500 troops by Friday.\n\nQ    When?\n\nMS. PSAKI:  If they attack, we will answer.")
	f.Add("Ada Morrow warned on Monday that the City would cut aid unless it paid $1.5 million within 90 days.\nShe said: \"No.")
	f.Fuzz(func(t *testing.T, text string) {
		site := outsideSite()
		site["content/articles/a.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"A\"\ndate = 2021-07-01\n+++\n" +
			text + "\n")}
		propose := func() (string, *content.Content) {
			c, err := content.NewLoader(site).Load()
			if err != nil {
				t.Fatal(err)
			}
			d, _ := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Everything: true})
			if d.Article("a") == nil {
				return "", nil
			}
			var all strings.Builder
			for _, p := range draft.NewProposer(d, c.Source).Propose(d.Article("a")) {
				all.WriteString(p.Text() + "\n")
			}
			return all.String(), c
		}
		records, _ := propose()
		if records == "" {
			return
		}
		site[draftFile] = &fstest.MapFile{Data: []byte(records)}
		again, c := propose()
		d, problems := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Drafts: true})
		for _, p := range append(problems, c.Problems...) {
			if p.Severity == diag.Error && p.Span.File == draftFile {
				t.Fatalf("%v: %s\n%s", p.Span, p.Message, records)
			}
		}
		for _, claim := range d.Claims {
			if !claim.Draft || claim.Appearances[0].State != docket.Anchored {
				t.Fatalf("no draft whose quote is found:\n%s", records)
			}
		}
		if again != "" {
			t.Fatalf("a second time there is more:\n%s\nafter\n%s", again, records)
		}
	})
}
