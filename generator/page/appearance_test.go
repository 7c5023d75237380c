package page

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAppearances looks at what a claim's page says of a text elsewhere: what it is, where the
// words stand in it, that it was deleted, the site's own copy, and the words' translation.
func TestAppearances(t *testing.T) {
	s := plan(t, `-- content/files/é a.png --
x
-- content/files/page.html --
x
-- content/articles/admits.md --
+++
title = "He admits it"
date = 2021-03-01
+++
“I was wrong,” he said.
-- content/claims/c.toml --
[defaults]
said = "2021-01-01"
kind = "statement"
speaker_text = "A clerk"
[defaults.appearance]
publisher = "The Channel"
[[claim]]
id = "c"
title = "T"
[[claim.appearance]]
url = "https://example.org/v"
archive = "/files/page.html"
medium = "video"
at = "00:14:05"
gone = true
language = "fa"
wording = "verbatim"
quote = "سلام بر شما همه"
translation = "Greetings to all of you"
file = "/files/é a.png"
alt = "The speaker at a desk"
note = "The end was *cut*."
[claim.retracted]
date = "2021-03-01"
by = "His lawyer"
article = "admits"
quote = "I was wrong"
[[claim]]
id = "d"
title = "U"
[[claim.appearance]]
[claim.retracted]
date = "2021-03-01"
url = "https://example.org/r"
publisher = "A Paper"
medium = "post"
at = "second paragraph"
archive = "/files/page.html"
`)
	page := text(t, s, "claims/c/index.html")
	for _, want := range []string{
		`<bdi lang="fa" dir="rtl">سلام بر شما همه</bdi>`,
		`<blockquote class="translation"><p>Greetings to all of you</p></blockquote>`,
		"Our translation",
		`<img src="/desk/files/%C3%A9%20a.png" alt="The speaker at a desk"`,
		`The Channel, Video, at 00:14:05, <span class="gone">deleted since</span> (<a href="/desk/files/page.html">archived</a>)`,
		"The end was <em>cut</em>.",
		`Taken back <time datetime="2021-03-01">1 March 2021</time>, by His lawyer`,
		`“<bdi>I was wrong</bdi>”`,
		`<a href="/desk/articles/admits/">He admits it</a>`,
		`"@type":"VideoObject"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if body, _, _ := strings.Cut(page, `<section id="cite">`); strings.Contains(body, `href="https://example.org/v`) {
		t.Error("the page links to what was deleted")
	}
	other := text(t, s, "claims/d/index.html")
	for _, want := range []string{`<a href="https://example.org/r">A Paper</a>, Post, at second paragraph (<a href="/desk/files/page.html">archived</a>)`,
		"The Channel"} {
		if !strings.Contains(other, want) {
			t.Errorf("the page of the other claim has no %s", want)
		}
	}
}

// TestFeatured looks for the records that the desk chose on the home page, and there alone above
// all others.
func TestFeatured(t *testing.T) {
	s := plan(t, `-- content/articles/a.md --
+++
title = "The article"
date = 2021-03-01
featured = true
+++
Words.
-- content/events/e.toml --
[[event]]
id = "e"
title = "The event"
featured = true
[[event]]
id = "other"
title = "Another event"
-- content/topics/t.toml --
[[topic]]
id = "t"
title = "The topic"
featured = true
-- content/claims/c.toml --
[[claim]]
id = "c"
kind = "statement"
title = "The claim"
said = "2021-01-01"
speaker_text = "A clerk"
featured = true
[[claim.appearance]]
article = "a"
`)
	_, chosen, found := strings.Cut(text(t, s, "index.html"), `<h2 id="featured">Chosen by the desk</h2>`)
	chosen, _, _ = strings.Cut(chosen, "</section>")
	var got []string
	for _, m := range regexp.MustCompile(`<a class="row-title"[^>]*>([^<]*)`).FindAllStringSubmatch(chosen, -1) {
		got = append(got, m[1])
	}
	if diff := cmp.Diff([]string{"The article", "The claim", "The event", "The topic"}, got); diff != "" || !found {
		t.Errorf("chosen by the desk (-want +got):\n%s", diff)
	}
}
