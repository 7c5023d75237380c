package page

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/theme"
)

var builtin = sync.OnceValue(func() *theme.Theme {
	t, problems := theme.Load(os.DirFS("../../templates"), nil)
	if len(problems) > 0 {
		panic(say(problems))
	}
	return t
})

func say(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s:%d:%d %s %s\n", p.Span.File, p.Span.Line, p.Span.Column, p.Check.Code, p.Message)
	}
	return b.String()
}

// plan plans a site from the files of a txtar archive; without a site.toml it is a
// default one of 30 September 2021.
func plan(t testing.TB, archive string) *Site {
	t.Helper()
	fsys := fstest.MapFS{"site.toml": {Data: []byte("title = \"Test\"\nbase_url = \"https://desk.example/desk/\"\nas_of = \"2021-09-30\"\n")}}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return planFS(t, fsys, builtin())
}

func planFS(t testing.TB, fsys fs.FS, with *theme.Theme) *Site {
	t.Helper()
	c, err := content.NewLoader(fsys).Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Problems) > 0 {
		t.Fatal(say(c.Problems))
	}
	day, ok := c.Settings.Day()
	if !ok {
		day = edtf.DayOf(2021, 9, 30)
	}
	d, problems := new(docket.Linker).Link(c, docket.Options{AsOf: day})
	if problems.Fails(false) {
		t.Fatal(say(problems))
	}
	return Plan(d, with)
}

// text renders a page and fails the test where that has a problem.
func text(t testing.TB, s *Site, path string) string {
	t.Helper()
	if !s.Has(path) {
		t.Fatalf("there is no %s among\n%s", path, strings.Join(s.Paths(), "\n"))
	}
	out, problems := s.Render(path)
	if len(problems) > 0 {
		t.Fatalf("%s: %s", path, say(problems))
	}
	return string(out)
}

// find returns the elements of a page for which want is true.
func find(t testing.TB, page string, want func(*html.Node) bool) (found []*html.Node) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && want(n) {
			found = append(found, n)
		}
	}
	return found
}

func attr(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}

func lookup(n *html.Node, key string) (string, bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}

func element(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

const small = `
-- content/entities/e.toml --
[[entity]]
id = "ann"
name = "Ann Able"
kind = "person"
[[entity.role]]
title = "Minister"
organisation = "land"
from = "2020"
[[entity]]
id = "land"
name = "Land"
kind = "country"
[[entity]]
id = "silent"
name = "Silent One"
kind = "person"
-- content/events/e.toml --
[[event]]
id = "done"
title = "The bridge is open"
happened = "2021-08-30"
[[event]]
id = "ahead"
title = "The tunnel is open"
[[event]]
id = "nothing"
title = "Nobody speaks of it"
-- content/topics/t.toml --
[[topic]]
id = "works"
title = "Public works"
-- content/articles/report.md --
+++
title = "The minister speaks"
date = "2021-07-02"
topics = ["works"]
+++
Ann Able said: "The bridge will be open by the end of August." She denied any delay & more..

A second paragraph names [[claim:tunnel|the tunnel]].
-- content/claims/c.toml --
[defaults]
speaker = "ann"
said = "2021-07-02"
topics = ["works"]
[[claim]]
id = "bridge"
kind = "timeline"
title = "The bridge will be open by the end of August"
event = "done"
deadline = "2021-08-31"
[[claim.appearance]]
article = "report"
quote = "The bridge will be open by the end of August."
[[claim]]
id = "late"
kind = "timeline"
title = "The bridge will be open in June"
said = "2021-01-01"
event = "done"
deadline = "2021-06-30"
[[claim.appearance]]
publisher = "The Paper"
[[claim]]
id = "tunnel"
kind = "timeline"
title = "The tunnel will be open by July"
event = "ahead"
deadline = "2021-07-31"
[[claim.appearance]]
publisher = "The Paper"
[[claim]]
id = "delay"
kind = "denial"
title = "There is no delay </script>"
[[claim.appearance]]
publisher = "The Paper"
[[claim.evidence]]
url = "https://paper.example/delay"
bearing = "refutes"
[[claim.assessment]]
date = "2021-08-01"
rating = "mostly-false"
note = "There was one."
[[claim.assessment]]
date = "2021-08-02"
by = "Other Desk"
rating = "Pants on fire"
[[claim]]
id = "judgement"
kind = "statement"
title = "It is a fine bridge"
[[claim.appearance]]
publisher = "The Paper"
[[claim.assessment]]
date = "2021-08-01"
rating = "not-checkable"
[[claim]]
id = "pledge"
kind = "pledge"
title = "There will be no toll"
[[claim.appearance]]
publisher = "The Paper"
[[claim.evidence]]
url = "https://paper.example/toll"
bearing = "supports"
[[claim.assessment]]
date = "2021-08-05"
rating = "fulfilled"
-- content/pages/about.md --
+++
title = "About"
old_urls = ["/who-we-are/"]
+++
Who we are.
`

func TestHooks(t *testing.T) {
	s := plan(t, small)
	for id, want := range map[string]string{
		"bridge":    `data-claim="bridge" data-kind="timeline" data-rating="none" data-superseded data-met="1"`,
		"late":      `data-claim="late" data-kind="timeline" data-rating="none" data-missed="61"`,
		"tunnel":    `data-claim="tunnel" data-kind="timeline" data-rating="none" data-overdue`,
		"delay":     `data-claim="delay" data-kind="denial" data-rating="mostly-false"`,
		"judgement": `data-claim="judgement" data-kind="statement" data-rating="not-checkable"`,
		"pledge":    `data-claim="pledge" data-kind="pledge" data-rating="fulfilled"`,
	} {
		want = strings.ReplaceAll(want, " data-superseded", "")
		page := text(t, s, "claims/"+id+"/index.html")
		articles := find(t, page, element("article"))
		if len(articles) != 1 {
			t.Errorf("%s: %d article elements, not one", id, len(articles))
		}
		if !strings.Contains(page, `<article class="record" `+want+">") {
			t.Errorf("%s: no %s in %s", id, want, page[strings.Index(page, "<article"):][:200])
		}
	}
}

func TestSuperseded(t *testing.T) {
	s := plan(t, small+`
-- content/claims/next.toml --
[[claim]]
id = "next"
kind = "timeline"
speaker = "ann"
said = "2021-08-02"
title = "The tunnel will be open by December"
event = "ahead"
deadline = "2021-12-31"
supersedes = ["tunnel"]
[[claim.appearance]]
publisher = "The Paper"
`)
	page := text(t, s, "claims/tunnel/index.html")
	if strings.Contains(page, "data-overdue") || !strings.Contains(page, `data-rating="none" data-superseded>`) {
		t.Error("a superseded claim must say so, and is not overdue")
	}
	notice := strings.Index(page, `href="/desk/claims/next/"`)
	if heading := strings.Index(page, "<h1>"); notice < 0 || notice > heading {
		t.Error("what supersedes a claim must be linked above its title")
	}
}

func TestStructuredData(t *testing.T) {
	s := plan(t, small)
	reviews := map[string]bool{}
	for _, path := range s.Paths() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		page := text(t, s, path)
		if n := strings.Count(page, `"ClaimReview"`); n > 1 {
			t.Errorf("%s has %d ClaimReviews", path, n)
		} else if n == 1 {
			reviews[path] = true
		}
		if claim := strings.Count(page, `"@type":"Claim"`); strings.HasPrefix(path, "claims/") && path != "claims/index.html" && claim < 1 {
			t.Errorf("%s has no Claim", path)
		}
	}
	if len(reviews) != 1 || !reviews["claims/delay/index.html"] {
		t.Errorf("only a truth rating with a value is a ClaimReview, not %v", reviews)
	}
	page := text(t, s, "claims/delay/index.html")
	for _, want := range []string{`"ratingValue":2,"bestRating":5,"worstRating":1,"alternateName":"Mostly false"`, `\u003c/script\u003e`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in the data of a rated claim", want)
		}
	}
	if strings.Contains(page, "Pants on fire\"") && strings.Contains(page, `"alternateName":"Pants`) {
		t.Error("another desk's rating must never be in our ClaimReview")
	}
	if article := text(t, s, "articles/report/index.html"); !strings.Contains(article, `"mentions":[{"@id":"https://desk.example/desk/claims/bridge/"}]`) {
		t.Error("an article mentions its claims by @id")
	}
}

func TestQuotationMarks(t *testing.T) {
	s := plan(t, small+`
-- content/claims/said.toml --
[[claim]]
id = "said"
kind = "statement"
speaker = "ann"
said = "2021-07-02"
title = "Words"
[[claim.appearance]]
publisher = "The Paper"
quote = "her very words"
wording = "verbatim"
[[claim.appearance]]
publisher = "The Gazette"
quote = "what she meant"
wording = "paraphrase"
`)
	page := text(t, s, "claims/said/index.html")
	if !strings.Contains(page, "“<bdi>her very words</bdi>”") {
		t.Error("verbatim words stand in quotation marks")
	}
	if strings.Contains(page, "“<bdi>what she meant</bdi>”") {
		t.Error("a paraphrase stands in no quotation marks")
	}
}

func TestRedirect(t *testing.T) {
	s := plan(t, small)
	page := text(t, s, "who-we-are/index.html")
	for _, want := range []string{`<meta http-equiv="refresh" content="0; url=/desk/about/">`, `<link rel="canonical" href="https://desk.example/desk/about/">`, `<a href="/desk/about/">About</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

func TestCollisions(t *testing.T) {
	s := plan(t, small+`
-- content/pages/other.md --
+++
title = "Other"
old_urls = ["/who-we-are/", "/articles/", "/fine/"]
+++
Text.
-- content/root/about/index.html --
hidden
-- content/root/robots.txt --
ours
`)
	var got []string
	for _, p := range s.Problems() {
		got = append(got, p.Check.Code+" "+p.Span.File)
	}
	want := []string{"OR804 content/pages/other.md", "OR804 content/pages/other.md", "OR804 content/root/about/index.html"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, not %v", got, want)
	}
	if s.Has("robots.txt") {
		t.Error("a robots.txt of the site's own takes the place of ours")
	}
}

// TestSparse looks at pages that have little to show.
func TestSparse(t *testing.T) {
	s := plan(t, small)
	for path, want := range map[string]string{
		"entities/silent/index.html": "No claim or article in the docket names them yet.",
		"events/nothing/index.html":  "No claim about this event yet.",
		"threats/index.html":         "No threat or warning on record.",
	} {
		if page := text(t, s, path); !strings.Contains(page, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if page := text(t, s, "index.html"); strings.Contains(page, ">Threats</a>") {
		t.Error("the menu lists only what the site has")
	}
	empty := plan(t, "")
	for _, path := range empty.Paths() {
		text(t, empty, path)
	}
}

// TestSpeakersClaims counts an entity's claims twice: of all, where entities are
// listed, and of a topic's, where its speakers are.
func TestSpeakersClaims(t *testing.T) {
	s := plan(t, `
-- content/entities/e.toml --
[[entity]]
id = "jen-psaki"
name = "Jen Psaki"
-- content/claims/c.toml --
[[claim]]
id = "one"
kind = "statement"
title = "One"
speaker = "jen-psaki"
said = 2021-07-01
topics = ["exit"]
appearance = [{publisher = "The Gazette", url = "https://gazette.example/1"}]
[[claim]]
id = "two"
kind = "statement"
title = "Two"
speaker = "jen-psaki"
said = 2021-07-02
appearance = [{publisher = "The Gazette", url = "https://gazette.example/2"}]
`)
	for _, c := range []struct{ path, want string }{{"topics/exit/index.html", "Jen Psaki</a> <span class=\"count\">1<"}, {"entities/index.html", "2 claims<"}} {
		if page := text(t, s, c.path); !strings.Contains(page, c.want) {
			t.Errorf("%s does not say %q of the speaker", c.path, c.want)
		}
	}
}
