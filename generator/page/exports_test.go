package page

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// ldOf reads the JSON-LD of a page through an HTML parser, by type.
func ldOf(t *testing.T, s *Site, path string) map[string][]map[string]any {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text(t, s, path)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]map[string]any{}
	for n := range doc.Descendants() {
		if n.Data != "script" || n.FirstChild == nil || n.Attr[0].Val != "application/ld+json" {
			continue
		}
		var data map[string]any
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
			t.Fatalf("%s: %v in %s", path, err, n.FirstChild.Data)
		}
		kind, _ := data["@type"].(string)
		found[kind] = append(found[kind], data)
	}
	return found
}

const linkedDesk = `
-- content/entities/all.toml --
[[entity]]
id = "ana"
name = "Ana"
kind = "person"
same_as = ["https://www.wikidata.org/wiki/Q1"]
[[entity.role]]
title = "Minister"
organisation = "ministry"
[[entity.role]]
title = "Student"
to = "2001"
[[entity]]
id = "ministry"
name = "Ministry"
kind = "organisation"
-- content/events/all.toml --
[[event]]
id = "open"
title = "The bridge opens"
[[event]]
id = "closed"
title = "The bridge closes"
cancelled = "2021-03-01"
-- content/articles/one.md --
+++
title = "Ends </script><script>alert(1)</script>"
date = 2021-03-01
+++
Words.
-- content/claims/all.toml --
[defaults]
speaker = "ana"
said = "2021-03-01"
appearance = [{article = "one"}]
[[claim]]
id = "rated"
kind = "statement"
title = "It </script> is so"
supports = ["unrated"]
assessment = [{date = "2021-03-02", rating = "mostly-true"}, {by = "other", date = "2021-03-03", rating = "false"}]
[[claim]]
id = "unrated"
kind = "statement"
title = "It is"
[[claim]]
id = "off-scale"
kind = "statement"
title = "Nobody can tell"
assessment = [{date = "2021-03-02", rating = "not-checkable"}]
[[claim]]
id = "elsewhere"
kind = "statement"
title = "Rated by others"
assessment = [{by = "other", date = "2021-03-03", rating = "false"}]
[[claim]]
id = "kept"
kind = "pledge"
title = "I will"
assessment = [{date = "2021-03-02", rating = "fulfilled"}]
[[claim]]
id = "may"
kind = "timeline"
event = "open"
title = "Open by May"
deadline = "2021-05"
[[claim]]
id = "june"
kind = "timeline"
event = "open"
title = "Open by June"
said = "2021-04-01"
deadline = "2021-06"
`

func TestClaimReviewOnlyWhereWeRated(t *testing.T) {
	s := plan(t, linkedDesk)
	for id, want := range map[string]int{"rated": 1, "unrated": 0, "off-scale": 0, "elsewhere": 0, "kept": 0, "may": 0} {
		ld := ldOf(t, s, "claims/"+id+"/index.html")
		if len(ld["Claim"]) != 1 || len(ld["ClaimReview"]) != want {
			t.Errorf("%s has %d Claim and %d ClaimReview, want 1 and %d", id, len(ld["Claim"]), len(ld["ClaimReview"]), want)
		}
	}
	review := ldOf(t, s, "claims/rated/index.html")["ClaimReview"][0]
	want := map[string]any{"@type": "Rating", "ratingValue": 4.0, "bestRating": 5.0, "worstRating": 1.0, "alternateName": "Mostly true"}
	if got := review["reviewRating"]; !reflect.DeepEqual(got, want) {
		t.Errorf("the rating is %v, want %v", got, want)
	}
	if review["claimReviewed"] != "It </script> is so" || review["datePublished"] != "2021-03-02" {
		t.Errorf("%v", review)
	}
	for _, path := range s.Paths() {
		if strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, "claims/") && len(ldOf(t, s, path)["ClaimReview"]) > 0 {
			t.Errorf("%s has a ClaimReview", path)
		}
	}
}

// Dates for machines say no more than was given, and nothing where they would have to.
func TestVagueDatesAsData(t *testing.T) {
	for given, want := range map[string]string{
		"2021-07-02": "2021-07-02", "2021-07-02T18:30:00Z": "2021-07-02", "2021-07-02~": "2021-07-02",
		"2021-07": "2021-07", "2021-07?": "2021-07", "2021-07-XX": "2021-07", "2021-07-02/2021-07-08": "2021-07",
		"2021": "2021", "2021-22": "2021", "2021-06/2021-07": "2021",
		"2020-24": "", "2020/2021": "", "201X": "", "../2021-09-11": "", "/2021-08": "", "2021-08/..": "", "../..": "",
		"-0043-03": "-0043-03", "Y-170000002": "",
	} {
		s := plan(t, fmt.Sprintf(`
-- content/articles/a.md --
+++
title = "A"
date = %[1]q
updated = %[1]q
+++
It is so.
-- content/events/e.toml --
[[event]]
id = "e"
title = "E"
happened = %[1]q
[[event]]
id = "stated"
title = "Stated"
-- content/claims/c.toml --
[defaults]
said = %[1]q
speaker_text = "Ann"
[[claim]]
id = "c"
kind = "statement"
title = "It is so"
[[claim.appearance]]
article = "a"
[[claim.appearance]]
publisher = "P"
date = %[1]q
[[claim.assessment]]
date = %[1]q
rating = "true"
[[claim]]
id = "t"
kind = "timeline"
event = "stated"
title = "It will be so"
speaker_text = ""
speaker = "ann"
deadline = %[1]q
[[claim.appearance]]
publisher = "P"
-- content/entities/e.toml --
[[entity]]
id = "ann"
name = "Ann"
`, given))
		claim, article := ldOf(t, s, "claims/c/index.html"), ldOf(t, s, "articles/a/index.html")["NewsArticle"][0]
		works := claim["Claim"][0]["appearance"].([]any)
		for place, got := range map[string]any{
			"claim": claim["Claim"][0]["datePublished"], "review": claim["ClaimReview"][0]["datePublished"],
			"article of the claim": works[0].(map[string]any)["datePublished"], "text elsewhere": works[1].(map[string]any)["datePublished"],
			"article": article["datePublished"], "article's update": article["dateModified"],
			"event": ldOf(t, s, "events/e/index.html")["Event"][0]["startDate"], "stated": ldOf(t, s, "events/stated/index.html")["Event"][0]["startDate"],
		} {
			if want == "" && got != nil || want != "" && got != want {
				t.Errorf("%s: %s is %v instead of %q", given, place, got, want)
			}
		}
		page := text(t, s, "articles/a/index.html")
		for _, name := range []string{"published", "modified"} {
			tag := `<meta property="article:` + name + `_time" content="`
			if want == "" && strings.Contains(page, tag) || want != "" && !strings.Contains(page, tag+want+`">`) {
				t.Errorf("%s: the article's %s_time is not %q", given, name, want)
			}
		}
	}
}

// A claim's page shows its record as it stands in claims.json, whatever signs it has.
func TestRecordAsData(t *testing.T) {
	const title = `</code><b>"Fish &amp; chips"</b> \\ & 'more'`
	s := plan(t, linkedDesk+"[[claim]]\nid = \"signs\"\nkind = \"statement\"\ntitle = '''"+title+"'''\n")
	codes := find(t, text(t, s, "claims/signs/index.html"), func(n *html.Node) bool {
		return n.Data == "code" && strings.HasPrefix(plain(n), "{")
	})
	if len(codes) != 1 {
		t.Fatalf("%d records on the page", len(codes))
	}
	var shown struct{ ID, Title string }
	if err := json.Unmarshal([]byte(plain(codes[0])), &shown); err != nil {
		t.Fatalf("%v in %s", err, plain(codes[0]))
	}
	if shown.ID != "signs" || shown.Title != title {
		t.Errorf("the record is %q", shown)
	}
}

func TestLinkedData(t *testing.T) {
	s := plan(t, linkedDesk)
	const root = "https://desk.example/desk/"
	first := func(path, kind string) map[string]any {
		t.Helper()
		found := ldOf(t, s, path)[kind]
		if len(found) != 1 {
			t.Fatalf("%s has %d of %s", path, len(found), kind)
		}
		return found[0]
	}
	for _, test := range []struct {
		path, kind, key string
		want            any
	}{
		{"articles/one/index.html", "NewsArticle", "headline", "Ends </script><script>alert(1)</script>"},
		{"entities/ana/index.html", "Person", "sameAs", []any{"https://www.wikidata.org/wiki/Q1"}},
		{"entities/ana/index.html", "Person", "jobTitle", []any{"Minister"}},
		{"entities/ministry/index.html", "Organization", "name", "Ministry"},
		{"events/open/index.html", "Event", "eventStatus", "https://schema.org/EventRescheduled"},
		{"events/open/index.html", "Event", "startDate", "2021-06"},
		{"events/open/index.html", "Event", "previousStartDate", []any{"2021-05"}},
		{"events/closed/index.html", "Event", "eventStatus", "https://schema.org/EventCancelled"},
		{"claims/rated/index.html", "", "http://purl.org/spar/cito/supports", []any{map[string]any{"@id": root + "claims/unrated/"}}},
		{"index.html", "WebSite", "url", root},
	} {
		if got := first(test.path, test.kind)[test.key]; !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %s is %v, want %v", test.path, test.key, got, test.want)
		}
	}
	var trail []string
	for _, item := range first("claims/rated/index.html", "BreadcrumbList")["itemListElement"].([]any) {
		trail = append(trail, item.(map[string]any)["item"].(string))
	}
	if want := []string{root, root + "claims/", root + "claims/rated/"}; !reflect.DeepEqual(trail, want) {
		t.Errorf("the trail is %v", trail)
	}
}

// An article is one work, however often a claim is quoted in it.
func TestAppearancesOnce(t *testing.T) {
	s := plan(t, `
-- content/articles/one.md --
+++
title = "One"
date = 2021-03-01
+++
"It is so," he said, and "it is not otherwise."
-- content/claims/c.toml --
[[claim]]
id = "c"
kind = "statement"
title = "It is so"
said = "2021-03-01"
speaker_text = "A clerk"
appearance = [{article = "one", quote = "It is so,"}, {publisher = "P", title = "First"}, {article = "one", quote = "it is not otherwise."}, {publisher = "P", title = "Second"}]
`)
	var got []string
	for _, work := range ldOf(t, s, "claims/c/index.html")["Claim"][0]["appearance"].([]any) {
		got = append(got, work.(map[string]any)["headline"].(string))
	}
	if want := []string{"One", "First", "Second"}; !reflect.DeepEqual(got, want) {
		t.Errorf("the claim appears in %q, not %q", got, want)
	}
}

// A claim can be shown elsewhere: the code on its page, the oEmbed data and the frame
// agree, and the frame has no script.
func TestEmbed(t *testing.T) {
	s := plan(t, linkedDesk)
	claim := text(t, s, "claims/rated/index.html")
	const frame = "https://desk.example/desk/embed/claims/rated/"
	if !strings.Contains(claim, `<link rel="alternate" type="application/json+oembed" title="It &lt;/script&gt; is so" href="`+frame+`oembed.json">`) {
		t.Error("the claim's page does not lead to its oEmbed data")
	}
	var data struct {
		Type, Version, HTML string
		Width, Height       int
	}
	if err := json.Unmarshal([]byte(text(t, s, "embed/claims/rated/oembed.json")), &data); err != nil {
		t.Fatal(err)
	}
	if data.Type != "rich" || data.Version != "1.0" || data.Width == 0 || data.Height == 0 || !strings.Contains(data.HTML, `src="`+frame+`"`) {
		t.Errorf("%+v", data)
	}
	if !strings.Contains(claim, html.EscapeString(data.HTML)) {
		t.Error("the code on the claim's page is not that of the oEmbed data")
	}
	embedded := text(t, s, "embed/claims/rated/index.html")
	for _, want := range []string{`data-claim="rated" data-kind="statement" data-rating="mostly-true"`, "Mostly true", `<link rel="canonical" href="https://desk.example/desk/claims/rated/">`} {
		if !strings.Contains(embedded, want) {
			t.Errorf("the frame lacks %s", want)
		}
	}
	if strings.Contains(embedded, "<script") || strings.Contains(embedded, "style=") {
		t.Error("the frame has a script or an inline style")
	}
	if strings.Contains(text(t, s, "sitemap.xml"), "embed/") {
		t.Error("search engines are told of frames")
	}
}

// Without a host nobody elsewhere could show a claim, and nothing offers it.
func TestNoEmbedWithoutHost(t *testing.T) {
	s := plan(t, "-- site.toml --\ntitle = \"Test\"\n"+linkedDesk)
	if page := text(t, s, "claims/rated/index.html"); strings.Contains(page, "iframe") || strings.Contains(page, "oembed") {
		t.Error("the page offers to embed the claim")
	}
}
