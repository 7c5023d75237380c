package draft_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/generator/check"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
	"onrecord/generator/edtf"
)

// propose links the site and returns what is proposed from all its articles, and how
// many claims that are.
func propose(t *testing.T, loader *content.Loader) (records string, n int) {
	t.Helper()
	c, err := loader.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, _ := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Everything: true})
	p := draft.NewProposer(d, c.Source)
	var all []string
	for _, a := range d.Articles {
		for _, proposal := range p.Propose(a) {
			all = append(all, proposal.Text())
		}
	}
	return strings.Join(all, "\n"), len(all)
}

// sound adds the proposals to the site and fails for whatever is wrong with them:
// above all every quote must be found where it was read.
func sound(t *testing.T, site fs.FS) int {
	t.Helper()
	loader := content.NewLoader(site)
	records, n := propose(t, loader)
	const file = "content/claims/proposed.toml"
	c := loader.With(file, []byte(records))
	d, problems := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Everything: true})
	for _, p := range slices.Concat(problems, check.Lint(c, d, problems), c.Problems) {
		if p.Span.File == file && p.Severity == diag.Error {
			t.Errorf("%s:%d: %s", file, p.Span.Line, p.Message)
		}
	}
	found := 0
	for _, claim := range d.Claims {
		if claim.File() != file {
			continue
		}
		found++
		if !claim.Draft || claim.Standing != nil {
			t.Errorf("%s is no draft without a rating", claim.ID)
		}
		for _, a := range claim.Appearances {
			if a.State != docket.Anchored {
				t.Errorf("%s: the quote %q is not marked", claim.ID, a.Quote)
			}
		}
	}
	if found != n {
		t.Errorf("%d claims were proposed, and %d read", n, found)
	}
	return n
}

func TestProposalsOfSample(t *testing.T) {
	if n := sound(t, os.DirFS("../..")); n < 10 {
		t.Errorf("only %d claims are proposed", n)
	}
}

// TestProposalsOfNews proposes claims from news texts that nobody wrote for this.
func TestProposalsOfNews(t *testing.T) {
	const texts = "../../../shared/data/gum/news.jsonl"
	f, err := os.Open(texts)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the news texts are not on this machine: " + texts)
	} else if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	site := fstest.MapFS{"site.toml": {Data: []byte("title = \"News\"\nbase_url = \"https://news.example/\"\n")}}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var doc struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		id := strings.ReplaceAll(strings.ToLower(doc.ID), "_", "-")
		site["content/articles/"+id+".md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"" + id +
			"\"\ndate = 2021-07-09\n+++\n" + doc.Text + "\n")}
	}
	if n := sound(t, site); n < 80 {
		t.Errorf("only %d claims are proposed", n)
	}
}

// TestProposedSpeaker holds who is taken for the speaker: a wrong one is worse than
// none.
func TestProposedSpeaker(t *testing.T) {
	for sentence, want := range map[string]string{
		"Lavrov said that it was over and done.":                                          `speaker  = "lavrov"`,
		"Lavrov, the Russian foreign minister, said that it was over and done.":           `speaker  = "lavrov"`,
		"Russian Foreign Minister Sergey Lavrov said it was over and done.":               `speaker  = "lavrov"`,
		"Lavrov and Wang Yi said that it was over and done.":                              `speaker  = ["lavrov", "wang"]`,
		"Lavrov, speaking with Wang Yi, said that it was over and done.":                  `speaker  = "lavrov"`,
		"Wang Yi met Lavrov, who said it was over and done.":                              `speaker  = "lavrov"`,
		"TASS quoted Wang Yi. Lavrov was there. “It was over and done,” TASS quoted him.": `speaker  = "lavrov"`,
		"“It was over and done,” said Jen Psaki of the OSCE.":                             `speaker  = "osce"`,
		"Russia said it was over and done.":                                               `speaker  = "russia"`,
		"“It was over and done,” said Lavrov.":                                            `speaker  = "lavrov"`,
		"It was over and done, according to Lavrov.":                                      `speaker  = "lavrov"`,
		"Officials in Russia said it was over and done.":                                  `speaker_text = "Officials in Russia"`,
		"A spokesman for Lavrov said it was over and done.":                               `speaker_text = "A spokesman for Lavrov"`,
		"Lavrov's office said it was over and done.":                                      `speaker_text = "Lavrov’s office"`,
		"Russia spokeswoman Maria Zakharova said it was over and done.":                   `speaker_text = "Russia spokeswoman Maria Zakharova"`,
		"Lavrov left. He said it was over and done.":                                      `speaker  = "lavrov"                     # a guess: “He”, and Sergey Lavrov is named last`,
		"The Lavrov family said it was over and done.":                                    `speaker_text = "The Lavrov family"`,
		"Lavrov and a colleague of Wang Yi said it was over and done.":                    `speaker_text = "Lavrov and a colleague of Wang Yi"`,
		"“It was over and done,” said Russia's deputy minister, Wang Yi.":                 `speaker  = "wang"`,
		"Wang Yi left. It said in a statement: “It was over and done.”":                   `speaker_text = "It"                     # or speaker`,
		"The ministry said it was over and done.":                                         `speaker  = "russia"`,
		"The desk by the russia door, it said, was over and done with.":                   `speaker_text = "it"`,
	} {
		records, n := propose(t, content.NewLoader(fstest.MapFS{
			"site.toml": {Data: []byte("title = \"News\"\nbase_url = \"https://news.example/\"\n")},
			"content/entities/all.toml": {Data: []byte("[[entity]]\nid = \"lavrov\"\nname = \"Sergey Lavrov\"\nkind = \"person\"\naliases = [\"Lavrov\"]\n" +
				"[[entity]]\nid = \"wang\"\nname = \"Wang Yi\"\nkind = \"person\"\n[[entity]]\nid = \"osce\"\nname = \"OSCE\"\nkind = \"organisation\"\n[[entity]]\nid = \"russia\"\nname = \"Russia\"\nkind = \"country\"\nshort = [\"the ministry\"]\n")},
			"content/articles/a.md": {Data: []byte("+++\ntitle = \"A\"\ndate = 2021-07-09\n+++\n" + sentence + "\n")},
		}))
		if n != 1 || !strings.Contains(records, "\n"+want) {
			t.Errorf("%s\nwant %s\n%s", sentence, want, records)
		}
	}
}

func TestProposedDay(t *testing.T) {
	for sentence, want := range map[string]string{ // 9 July 2021 was a Friday
		"Lavrov said on Thursday that it was over and done.":                       `"2021-07-08"                 # “on Thursday”`,
		"On Friday Lavrov said that it was over and done.":                         `"2021-07-09"                 # “On Friday”`,
		"Lavrov said last Friday that it was over and done.":                       `"2021-07-02"                 # “last Friday”`,
		"Lavrov said yesterday that it was over and done.":                         `"2021-07-08"                 # “yesterday”`,
		"Lavrov said on Wednesday, 30 June, that it was over and done.":            `"2021-06-30"                 # “on Wednesday, 30 June”`,
		"Lavrov said on Thursday, February 25, 2021, that it was over and done.":   `"2021-02-25"                 # “on Thursday, February 25, 2021”`,
		"Lavrov said in a letter dated 2 February that it was over and done.":      `"2021-02-02"                 # “dated 2 February”`,
		"Lavrov on Monday said it was over and done.":                              `"2021-07-05"                 # “on Monday”`,
		"Lavrov said in August that it was over and done.":                         `"2020-08"                    # “in August”`,
		"Lavrov said in 2019 that it was over and done.":                           `"2019"                       # “in 2019”`,
		"Lavrov, elected in 2019, said that it was over and done.":                 `"2021-07-09"                 # the day of the article`,
		"On 2 July Lavrov said that it was over and done.":                         `"2021-07-02"                 # “On 2 July”`,
		"On November 3rd Lavrov said that it was over and done.":                   `"2020-11-03"                 # “On November 3rd”`,
		"Lavrov said on 3 May 2019 that it was over and done.":                     `"2019-05-03"                 # “on 3 May 2019”`,
		"Lavrov said that it would be over and done on 2 July.":                    `"2021-07-09"                 # the day of the article`,
		"Lavrov, whose term ends on 3 May 2024, said that it was over and done.":   `"2021-07-09"                 # the day of the article`,
		"On 1 August, the date agreed, Lavrov said that it was over and done.":     `"2021-07-09"                 # the day of the article`,
		"Lavrov spoke on Wednesday. He said that it was over and done.":            `"2021-07-07"                 # a guess: “on Wednesday” stands before`,
		"The talks began on Monday.\n\nLavrov said that it was over and done.":     `"2021-07-05"                 # a guess: “on Monday” stands before`,
		"The talks began on 10 June.\n\nLavrov said that it was over and done.":    `"2021-07-09"                 # the day of the article`,
		"“Be here on Monday.” That is all. Lavrov said that it was over and done.": `"2021-07-09"                 # the day of the article`,
		"Lavrov said that it was over and done, and that the talks were on Monday": `"2021-07-09"                 # the day of the article`,
	} {
		records, n := propose(t, content.NewLoader(fstest.MapFS{
			"site.toml":             {Data: []byte("title = \"News\"\nbase_url = \"https://news.example/\"\n")},
			"content/articles/a.md": {Data: []byte("+++\ntitle = \"A\"\ndate = 2021-07-09\n+++\n" + sentence + "\n")},
		}))
		if n != 1 || !strings.Contains(records, "\nsaid     = "+want) {
			t.Errorf("%s\nwant %s\n%s", sentence, want, records)
		}
	}
}
