package draft_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/generator/attribution/corpus"
	"onrecord/generator/content"
)

// TestProposalsOfCorpus proposes claims from all texts of the corpus, as articles. Every
// record is read with the site, and a second time nothing is proposed.
func TestProposalsOfCorpus(t *testing.T) {
	texts, err := corpus.All("../attribution/corpus")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{"site.toml": {Data: []byte("title = \"News\"\nbase_url = \"https://news.example/\"\n")}}
	for _, text := range texts {
		id := strings.ReplaceAll(strings.ToLower(text.ID), "_", "-")
		site["content/articles/"+id+".md"] = &fstest.MapFile{
			Data: []byte("+++\ntitle = \"" + id + "\"\ndate = " + text.Date + "\n+++\n" + text.Text + "\n")}
	}
	if n := sound(t, site); n < 2000 {
		t.Errorf("only %d claims are proposed", n)
	}
	records, _ := propose(t, content.NewLoader(site))
	site["content/claims/proposed.toml"] = &fstest.MapFile{Data: []byte(records)}
	if again, n := propose(t, content.NewLoader(site)); n > 0 {
		t.Errorf("%d claims are proposed a second time:\n%.3000s", n, again)
	}
}
